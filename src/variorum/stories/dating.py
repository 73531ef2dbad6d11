"""When a story happened, by agreement of its reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.model import Moment, MomentType, Period, Precision, Report
from variorum.reading.moments.periods import find_period, make_period

_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w\w)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_LEAD_CHARS = 1500
"""Where a report tells when its event happened: title, lead and the paragraphs after."""
_NEAR_DAYS = 7
"""A weekday of an undated report is taken for a day the other reports name only if it lies within this many days."""

_SAME_STORY_DAYS = 30
"""An undated report's explicit date this far from every dated report of the story is what the story looks back on."""


@dataclass(frozen=True, slots=True)
class _Vote:
    day: date
    weight: float
    report_id: str
    words: str


def date_story(reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]]) -> tuple[Period | None, str]:
    """Return when a story's event happened and why, (None, reason) when the reports do not say.

    Parameters
    ----------
    reports
        The story's reports.
    moments
        Time expressions by report id; reports may be missing.

    Returns
    -------
    period, because
        One day where publication days, days of embedded posts, days named in the text and weekdays agree; a month or
        a year where only that is known.
    """
    votes = _drop_background(
        reports, [v for report in reports for v in _find_votes(report, moments.get(report.id, ()))]
    )
    if votes:
        return _settle(votes, reports, moments)
    return _find_coarse(reports)


def _find_votes(report: Report, moments: Sequence[Moment]) -> list[_Vote]:
    votes: list[_Vote] = []
    published = _publication_day(report)
    if published:
        votes.append(_Vote(published, 1.0, report.id, f"published on {published.isoformat()}"))
    for block in report.blocks:
        if block.posted and block.posted.precision not in {Precision.YEAR, Precision.MONTH}:
            posted = date.fromisoformat(block.posted.value[:10])
            if published is None or 0 <= (published - posted).days <= _NEAR_DAYS:
                votes.append(_Vote(posted, 1.5, report.id, f"an embedded post of {posted.isoformat()}"))
    for moment in moments:
        if moment.span.start > _LEAD_CHARS or not _DAY.fullmatch(moment.value) or moment.resolved is None:
            continue
        day = date.fromisoformat(moment.value[:10])
        if published is None or abs((published - day).days) <= _NEAR_DAYS:
            words = moment.span.of(report.text)
            # Without a publication day an explicit date may be of the background: it counts, but less.
            votes.append(_Vote(day, 2.0 if published else 0.75, report.id, f"“{words}” ({day.isoformat()})"))
            published = published or None
    return votes


def _drop_background(reports: Sequence[Report], votes: Sequence[_Vote]) -> list[_Vote]:
    """Return the votes without the dates of undated reports that lie far from every dated report's publication."""
    days = [day for report in reports if (day := _publication_day(report))]
    dated = {report.id for report in reports if _publication_day(report)}
    return [
        vote
        for vote in votes
        if not days or vote.report_id in dated or min(abs((day - vote.day).days) for day in days) <= _SAME_STORY_DAYS
    ]


def _publication_day(report: Report) -> date | None:
    value = report.published.value
    if value is None or value.precision in {Precision.YEAR, Precision.MONTH}:
        return None
    return date.fromisoformat(value.value[:10])


def _settle(
    votes: Sequence[_Vote], reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]]
) -> tuple[Period | None, str]:
    """Return the day most reports' evidence agrees on; a report counts once a day, with its best evidence."""
    best: dict[date, dict[str, _Vote]] = defaultdict(dict)
    for vote in votes:
        kept = best[vote.day].get(vote.report_id)
        if kept is None or kept.weight < vote.weight:
            best[vote.day][vote.report_id] = vote
    weekdays = _open_weekdays(reports, moments)
    totals = {
        day: sum(vote.weight for vote in given.values())
        + 1.0 * sum(day.isoweekday() in named for named in weekdays.values())
        for day, given in best.items()
    }
    latest = max(totals)
    # Of equally supported days the newest is the story's own: the older ones are what it looks back on.
    day = min(totals, key=lambda item: (-totals[item], abs((latest - item).days)))
    reasons = [vote.words for vote in best[day].values()]
    agreeing = [
        report_id for report_id, named in weekdays.items() if day.isoweekday() in named and report_id not in best[day]
    ]
    because = "; ".join(dict.fromkeys(reasons[:3]))
    if agreeing:
        noun = "report" if len(agreeing) == 1 else "reports"
        because += f"; “{day:%A}” in {len(agreeing)} undated {noun} agrees"
    support = len(best[day]) + len(agreeing)
    return make_period(day, day + timedelta(days=1)), f"{because} ({support} of {len(reports)} reports)"


def _open_weekdays(reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]]) -> dict[str, set[int]]:
    """Return the weekdays that reports without a publication day name, by report."""
    named: dict[str, set[int]] = {}
    for report in reports:
        found = {
            int(match[1])
            for moment in moments.get(report.id, ())
            if moment.type is not MomentType.SET and (match := _OPEN_WEEKDAY.fullmatch(moment.value))
        }
        if found:
            named[report.id] = found
    return named


def _find_coarse(reports: Sequence[Report]) -> tuple[Period | None, str]:
    """Return the year or month of a publication that is known no finer."""
    stated = [report.published.value for report in reports if report.published.value is not None]
    if stated:
        value = max(stated, key=lambda item: len(item.value))
        return find_period(value.value), f"published in {value.value}; the day is not known"
    bounded = [report for report in reports if report.published.not_before is not None]
    if bounded:
        bound = bounded[0].published.not_before
        assert bound is not None
        return None, f"day unknown: no report states when it was published; not before {bound.value}"
    return None, "day unknown: no report states when it was published, embeds a dated post or names a day"
