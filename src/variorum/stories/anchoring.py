"""Open times of undated reports, placed through the day of their story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from variorum.model import Moment, MomentType, PartialTime, Period, Publication, Report
from variorum.reading.moments import find_moments
from variorum.reading.moments.periods import find_period
from variorum.reading.moments.tense import find_direction

_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T\w\w)?")
_LAST = re.compile(r"(?:the |this )?(?:last|past|previous)\b")
_NEXT = re.compile(r"(?:the |this )?(?:next|coming)\b")
YOUNGER_DAYS = 2
"""How many days after the event an undated report of it may look back on. Four of four weekdays that an editor found
wrong in unseen stories lay one or two days after the event and had been placed before it."""


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
        placed[report.id] = tuple(_place(report, moment, by_span.get(moment.span), when) for moment in mine)
    return placed


def _assume(when: Period) -> Publication:
    """Return the story's time as if it were the publication's, as coarse as it is."""
    days = (when.latest - when.earliest).days
    day = when.earliest.date()
    value = day.isoformat() if days <= 1 else f"{day:%Y-%m}" if days <= 31 else f"{day:%Y}"
    return Publication(PartialTime(value), read_from="assumed", because="the story's time")


def _place(report: Report, moment: Moment, again: Moment | None, when: Period) -> Moment:
    if moment.resolved is not None or again is None or again.resolved is None or moment.value.startswith("T"):
        return moment  # a clock time alone does not say that it is of the story's day
    value, because = again.value, again.because
    open_day = _OPEN_WEEKDAY.fullmatch(moment.value)
    if open_day and "following" not in moment.span.of(report.text).lower():
        day, because = _find_weekday(report, moment, when.earliest.date(), int(open_day[1]))
        if day is None:
            return moment
        value = day.isoformat() + (open_day[2] or "")
    resolved = find_period(value) if moment.type is not MomentType.DURATION else again.resolved
    if resolved is None:
        return moment
    shown = when.earliest.date().isoformat() if when.is_one_day else f"{when.earliest.date().year}"
    return replace(moment, value=value, resolved=resolved, because=f"inferred through the story ({shown}): {because}")


def _find_weekday(report: Report, moment: Moment, day: date, weekday: int) -> tuple[date | None, str]:
    """Return the day that a weekday of an undated report is, counted from the story's day, and why.

    The report may be younger than the event by some days, so a weekday shortly after it is more likely that one than
    the one almost a week before; halfway between the two nothing tells.
    """
    back, ahead = (day.isoweekday() - weekday) % 7, (weekday - day.isoweekday()) % 7
    words = moment.span.of(report.text).lower()
    if back == 0:
        return day, "the story's own day"
    if _LAST.match(words):
        return day - timedelta(days=back), "the last such day before the story's day"
    block = next((block.span for block in report.blocks if block.span.contains(moment.span)), None)
    low, high = (block.start, block.end) if block else (0, len(report.text))
    if _NEXT.match(words) or find_direction(report.text, moment.span.start, moment.span.end, low, high) > 0:
        return day + timedelta(days=ahead), "the next such day after the story's day, the words look ahead"
    if ahead <= YOUNGER_DAYS:
        return day + timedelta(days=ahead), "the report is undated and can be some days younger than the event"
    if back <= 7 - YOUNGER_DAYS - 2:
        return day - timedelta(days=back), "the last such day before the story's day"
    return None, ""
