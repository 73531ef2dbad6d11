"""Holidays, in the year they name or the one nearest publication."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from variorum.model import MomentType
from variorum.reading.moments.partial import find_sentence_year
from variorum.reading.moments.periods import find_period
from variorum.reading.moments.rule import Context, Placed, Rule

_HOLIDAY = (
    r"Thanksgiving(?: Day)?|Christmas(?: Day| Eve)?|Easter(?: Sunday)?|Good Friday|Labor Day|Memorial Day|Election Day"
    r"|Boxing Day|Halloween|Valentine['’]s Day|Bastille Day|Independence Day|New Year['’]s(?: Eve| Day)?"
)


def _easter(year: int) -> date:
    """Return Easter Sunday (Gregorian; anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def find_holiday(name: str, year: int) -> date:
    """Return the day of a holiday in a year; names are in lower case."""
    if name.startswith("thanksgiving"):
        return _nth_weekday(year, 11, 4, 4)
    if name.startswith("easter"):
        return _easter(year)
    if name == "good friday":
        return _easter(year) - timedelta(days=2)
    if name == "labor day":
        return _nth_weekday(year, 9, 1, 1)
    if name == "memorial day":
        return _nth_weekday(year, 6, 1, 1) - timedelta(days=7)
    if name == "election day":
        return _nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    month, day = {
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "halloween": (10, 31),
        "valentine's day": (2, 14),
        "bastille day": (7, 14),
        "independence day": (7, 4),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
        "new year's": (1, 1),
    }.get(name.replace("’", "'"), (12, 25))
    return date(year, month, day)


def _place_holiday(match: re.Match[str], context: Context) -> Placed | None:
    name, year = match["holiday"].lower(), int(match["year"]) if match["year"] else None
    why = "the holiday nearest publication" if year is None else "the year is written out"
    told = ""
    if year is None and not match["turn"]:
        year, told = find_sentence_year(context, match.start())
        why = told or why
    if year is None:
        if context.day is None:
            return Placed(MomentType.DATE, "XXXX-XX-XX", None, "a holiday of a year the report does not name")
        options: Iterable[date] = [find_holiday(name, context.day.year + shift) for shift in (-1, 0, 1)]
        turn = (match["turn"] or "").lower()
        if "last" in turn:
            options = [made for made in options if made < context.day]
        elif "next" in turn:
            options = [made for made in options if made > context.day]
        today = context.day
        year = min(options, key=lambda made: abs((made - today).days)).year
    value = find_holiday(name, year).isoformat()
    return Placed(MomentType.DATE, value, find_period(value), why, anchors=not told)


_TURN = r"(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming) )?"
RULES = (
    Rule("holiday", re.compile(rf"\b{_TURN}(?P<holiday>{_HOLIDAY})(?:,? (?P<year>(?:19|20)\d\d))?\b"), _place_holiday),
)
