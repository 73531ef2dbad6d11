"""When it happened against when it was reported: the points of a small picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from variorum.model import Edition, Event
from variorum.web.addresses import report_path
from variorum.web.witnesses import PageWitnesses

MAX_POINTS = 400
"""Points of a picture; more lie on each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """Words of a report: the day they speak of, the day they were published, and where they stand."""

    happened: str
    said: str
    x: float
    y: float
    aspect: str
    siglum: str
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Points in a unit square: ``x`` grows with the day it happened, ``y`` with the day it was said."""

    points: tuple[Point, ...]
    first: str
    last: str
    first_said: str
    last_said: str


def make_spread(edition: Edition, events: Sequence[Event], witnesses: PageWitnesses) -> Spread | None:
    """Return the points of all events whose day is known and whose report's day is; None when there are none."""
    reports = {report.id: report for report in edition.reports}
    found: list[tuple[date, date, Event, str, str]] = []
    for event in events:
        passage = next((piece.passage for piece in event.line.pieces if piece.passage), None)
        if event.when is None or passage is None or event.aspect == "published" or not event.when.is_one_day:
            continue
        published = reports[passage.report_id].published.value
        if published is None or len(published.value) < 10:
            continue
        said = date.fromisoformat(published.value[:10])
        path = report_path(passage.report_id, passage.spans)
        found.append((event.when.earliest.date(), said, event, passage.report_id, path))
    found = found[:MAX_POINTS]
    if not found:
        return None
    happened = [item[0].toordinal() for item in found]
    said_on = [item[1].toordinal() for item in found]
    low, high, early, late = min(happened), max(happened), min(said_on), max(said_on)
    points = tuple(
        Point(
            day.isoformat(),
            said.isoformat(),
            round((day.toordinal() - low) / max(1, high - low), 4),
            round((said.toordinal() - early) / max(1, late - early), 4),
            event.aspect,
            witnesses.find(report_id).siglum,
            event.line.text,
            path,
        )
        for day, said, event, report_id, path in found
    )
    first, last, first_said, last_said = (date.fromordinal(n).isoformat() for n in (low, high, early, late))
    return Spread(points, first, last, first_said, last_said)
