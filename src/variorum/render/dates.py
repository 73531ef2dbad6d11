"""Times as a person reads them, never finer than they are known."""

from __future__ import annotations

import re
from datetime import timedelta

from variorum.model import Event, PartialTime, Period, Precision, Publication

_MONTHS = "January February March April May June July August September October November December".split()


def describe_time(time: PartialTime) -> str:
    """Return a time at its own precision: ``2023``, ``March 2023``, ``7 March 2023``, ``7 March 2023, 14:05 UTC``.

    Examples
    --------
    >>> describe_time(PartialTime("2023-03"))
    'March 2023'
    >>> describe_time(PartialTime("2023-03-07T14:05:09+01:00"))
    '7 March 2023, 14:05 (UTC+01:00)'
    """
    value, precision = time.value, time.precision
    if precision is Precision.YEAR:
        return value[:4]
    month = f"{_MONTHS[int(value[5:7]) - 1]} {value[:4]}"
    if precision is Precision.MONTH:
        return month
    day = f"{int(value[8:10])} {month}"
    if precision is Precision.DAY:
        return day
    clock = value[11:16]
    return f"{day}, {clock} ({_describe_zone(value)})"


def _describe_zone(value: str) -> str:
    tail = value[16:]
    if tail.endswith("Z"):
        return "UTC"
    for sign in "+-":
        if sign in tail:
            offset = tail[tail.index(sign) :]
            if offset.replace(":", "")[1:] == "0000":
                return "UTC"
            return "UTC" + offset.replace("-", "−")
    return "zone not stated"


def describe_published(published: Publication) -> str:
    """Return the day a report was published, or that it is unknown, with the bounds that are known."""
    if published.value is not None:
        return describe_time(PartialTime(published.value.value[:10]))
    bounds = []
    if published.not_before is not None:
        bounds.append(f"not before {describe_time(published.not_before)}")
    if published.not_after is not None:
        bounds.append(f"not after {describe_time(published.not_after)}")
    return "day unknown" + (f", {' and '.join(bounds)}" if bounds else "")


def describe_period(period: Period) -> str:
    """Return a period by its first and last day: ``2025``, ``March 2025``, ``7 March 2025``, ``7 to 9`` in full.

    Examples
    --------
    >>> describe_period(PartialTime("2025").period), describe_period(PartialTime("2025-02").period)
    ('2025', 'February 2025')
    """
    first, last = period.earliest.date(), (period.latest - timedelta(microseconds=1)).date()
    for value in (f"{first:%Y}", f"{first:%Y-%m}", first.isoformat()):
        if PartialTime(value).period == period:
            return describe_time(PartialTime(value))
    days = [describe_time(PartialTime(day.isoformat())) for day in (first, last)]
    return days[0] if first == last else " to ".join(days)


def describe_story_day(period: Period | None) -> str:
    """Return a story's day, or what is known of it with the words that the day is not."""
    if period is None:
        return "day unknown"
    return describe_period(period) if period.is_one_day else f"{describe_period(period)}, day unknown"


def describe_event_day(event: Event) -> tuple[str, str, str]:
    """Return the heading an event stands under, its ISO day if it is one day, and its time of day if it is stated."""
    if event.when is None:
        return event.shown_when, "", ""
    clock = re.search(r"T(\d{2}:\d{2})", event.shown_when)
    if event.when.is_one_day:
        iso = clock.string[:10] if clock else event.when.earliest.date().isoformat()
        return describe_time(PartialTime(iso)), iso, clock[1] if clock else ""
    return describe_period(event.when), "", ""
