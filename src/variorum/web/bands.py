"""Bands of time that a picture with many days is cut into: days, weeks or months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.model import PartialTime
from variorum.render.dates import describe_time

MOST_BANDS = 8
"""Rows that fit a screen of 900 pixels (``render.stemma``: 88 pixels a row)."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band: its first day (ISO) by which it sorts, and what it is called."""

    first: str
    label: str


def make_bands(days: Sequence[str]) -> dict[str, Band]:
    """Return the band of every ISO day: the finest of day, week and month that gives ``MOST_BANDS`` or fewer.

    Examples
    --------
    >>> make_bands(["2024-03-07", "2024-03-09"])["2024-03-07"].label
    '7 March 2024'
    """
    seen = sorted(set(days))
    for width in (1, 7):
        firsts = {day: _find_first(day, seen[0], width) for day in seen}
        if len(set(firsts.values())) <= MOST_BANDS:
            return {day: Band(first, _name(first, width)) for day, first in firsts.items()}
    return {day: Band(f"{day[:7]}-01", describe_time(PartialTime(day[:7]))) for day in seen}


def _find_first(day: str, start: str, width: int) -> str:
    begin = date.fromisoformat(start)
    gap = (date.fromisoformat(day) - begin).days
    return (begin + timedelta(days=gap - gap % width)).isoformat()


def _name(first: str, width: int) -> str:
    if width == 1:
        return describe_time(PartialTime(first))
    last = (date.fromisoformat(first) + timedelta(days=width - 1)).isoformat()
    left, right = describe_time(PartialTime(first)), describe_time(PartialTime(last))
    day, month = left.split(" ")[:2]
    end = right.split(" ")
    if left.split(" ")[1:] == end[1:]:
        return f"{day}–{end[0]} {month[:3]} {end[2]}"
    return f"{day} {month[:3]} – {end[0]} {end[1][:3]}"
