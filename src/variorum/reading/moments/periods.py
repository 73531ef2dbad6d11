"""Calendar arithmetic on TIMEX3 values: what period a value covers, and values shifted by units."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from variorum.model import Period

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)|T(MO|AF|EV|NI|MI))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_QUARTER = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_FIRST_MONTH = {
    "Q1": (1, 3),
    "Q2": (4, 3),
    "Q3": (7, 3),
    "Q4": (10, 3),
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}


def make_period(first: date, after: date) -> Period | None:
    """Return the period of whole UTC days from ``first`` until before ``after``."""
    return Period(
        datetime(first.year, first.month, first.day, tzinfo=UTC),
        datetime(after.year, after.month, after.day, tzinfo=UTC),
    )


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month ``months`` later (earlier when below 0)."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def _find_month_run(year: int, month: int, months: int) -> Period | None:
    later_year, later_month = add_months(year, month, months)
    return make_period(date(year, month, 1), date(later_year, later_month, 1))


def find_period(value: str) -> Period | None:
    """Return the period a calendar value covers, None for values that name no place in time.

    Examples
    --------
    >>> find_period("2017-Q3").latest.date().isoformat()
    '2017-10-01'
    >>> find_period("XXXX-WXX-2") is None
    True
    """
    try:
        return _find_period(value)
    except (ValueError, OverflowError):
        return None


def _find_period(value: str) -> Period | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4]:
            start = datetime(day.year, day.month, day.day, int(found[4]), int(found[5]), tzinfo=UTC)
            return Period(start, start + timedelta(minutes=1))
        return make_period(day, day + timedelta(days=1))
    if found := _MONTH.fullmatch(value):
        return _find_month_run(int(found[1]), int(found[2]), 1)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return make_period(monday + timedelta(days=5 if found[3] else 0), monday + timedelta(days=7))
    if found := _QUARTER.fullmatch(value):
        month, months = _FIRST_MONTH[found[2]]
        return _find_month_run(int(found[1]), month, months)
    if re.fullmatch(r"\d{4}", value):
        return make_period(date(int(value), 1, 1), date(int(value) + 1, 1, 1))
    if re.fullmatch(r"\d{3}", value):
        return make_period(date(int(value) * 10, 1, 1), date(int(value) * 10 + 10, 1, 1))
    if re.fullmatch(r"\d{2}", value):
        return make_period(date(int(value) * 100, 1, 1), date(int(value) * 100 + 100, 1, 1))
    return None


def week_value(day: date) -> str:
    """Return the ISO week of a day, ``2017-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, month: int) -> str:
    """Return the quarter of a month, ``2017-Q4``."""
    return f"{year:04d}-Q{(month - 1) // 3 + 1}"


def shift_value(value: str, count: int, unit: str) -> str | None:
    """Return the value of ``unit`` grain ``count`` units after ``value`` (before when below 0), None if it cannot be.

    ``unit`` is a TIMEX3 letter: D, W, F (fortnight), M, Q, Y, E (decade) or C (century). The result is as fine as the
    coarser of the two, but years shift a day, month or quarter as it stands.

    Examples
    --------
    >>> shift_value("2015-08-26", 1, "M")
    '2015-09'
    >>> shift_value("2017-Q3", -1, "Y")
    '2016-Q3'
    """
    try:
        return _shift_value(value, count, unit)
    except (ValueError, OverflowError):
        return None


def _shift_value(value: str, count: int, unit: str) -> str | None:
    period = find_period(value)
    if period is None:
        return None
    start = period.earliest.date()
    if unit in "DWF":
        if len(value) < 10 and "W" not in value:
            return None
        if unit == "D":
            return (start + timedelta(days=count)).isoformat()
        return week_value(start + timedelta(weeks=count * (2 if unit == "F" else 1)))
    if unit == "Y":
        shifted = f"{start.year + count:04d}"
        return shifted + value[4:] if re.fullmatch(r"\d{4}-Q\d", value) else shifted
    if unit in "EC":
        return f"{start.year + count * (10 if unit == 'E' else 100):04d}"
    if len(value) < 7:
        return None
    year, month = add_months(start.year, start.month, count * (3 if unit == "Q" else 1))
    return quarter_value(year, month) if unit == "Q" else f"{year:04d}-{month:02d}"
