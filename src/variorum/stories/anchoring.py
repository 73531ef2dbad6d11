"""Open times of undated reports, placed through the day of their story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from variorum.model import Moment, MomentType, PartialTime, Period, Publication, Report
from variorum.reading.moments import find_moments
from variorum.reading.moments.periods import find_period

_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T\w\w)?")


def anchor_moments(
    reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]], when: Period | None
) -> Mapping[str, tuple[Moment, ...]]:
    """Return every report's moments, those that an undated report leaves open placed through the story's time.

    Parameters
    ----------
    reports
        The story's reports; those with a publication time keep their moments.
    moments
        Time expressions by report id.
    when
        The story's time. A day places weekdays and days; a longer period places only times of its own grain ("last
        year"). None changes nothing.

    Returns
    -------
    mapping
        A tuple for every report; ids, spans and order stay, and ``because`` says what was inferred through the story.
    """
    placed: dict[str, tuple[Moment, ...]] = {}
    for report in reports:
        mine = tuple(moments.get(report.id, ()))
        if when is None or report.published.value is not None or all(moment.resolved for moment in mine):
            placed[report.id] = mine
            continue
        again = find_moments(replace(report, published=_assume(when)))
        by_span = {moment.span: moment for moment in again}
        placed[report.id] = tuple(_place(moment, by_span.get(moment.span), when) for moment in mine)
    return placed


def _assume(when: Period) -> Publication:
    """Return the story's time as if it were the publication's, as coarse as it is."""
    days = (when.latest - when.earliest).days
    day = when.earliest.date()
    value = day.isoformat() if days <= 1 else f"{day:%Y-%m}" if days <= 31 else f"{day:%Y}"
    return Publication(PartialTime(value), read_from="assumed", because="the story's time")


def _place(moment: Moment, again: Moment | None, when: Period) -> Moment:
    if moment.resolved is not None or again is None or again.resolved is None:
        return moment
    value = again.value
    if open_day := _OPEN_WEEKDAY.fullmatch(moment.value):
        value = _nearest_weekday(when.earliest.date(), int(open_day[1])) + (open_day[2] or "")
    resolved = find_period(value) if moment.type is not MomentType.DURATION else again.resolved
    if resolved is None:
        return moment
    shown = when.earliest.date().isoformat() if when.is_one_day else f"{when.earliest.date().year}"
    return replace(
        moment, value=value, resolved=resolved, because=f"inferred through the story ({shown}): {again.because}"
    )


def _nearest_weekday(day: date, weekday: int) -> str:
    """Return the story's day if it is that weekday, else the last such day before it."""
    return (day - timedelta(days=(day.isoweekday() - weekday) % 7)).isoformat()
