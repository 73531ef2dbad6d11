"""Times that are known only in part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

_ISO = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})"
    r"(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
)


class Precision(StrEnum):
    """How finely a time is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open interval of time ``[earliest, latest)``, both timezone-aware UTC.

    A time whose zone is not stated is taken as UTC; its publication says so (``zone_known``).
    """

    earliest: datetime
    latest: datetime

    def __post_init__(self) -> None:
        if self.earliest.tzinfo is None or self.latest.tzinfo is None:
            raise ValueError("a period needs timezone-aware ends")
        if self.latest <= self.earliest:
            raise ValueError("a period needs earliest < latest")

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two periods share an instant."""
        return self.earliest < other.latest and other.earliest < self.latest

    def contains(self, other: Period) -> bool:
        """Tell whether ``other`` lies wholly inside this period."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    @property
    def is_one_day(self) -> bool:
        """Whether the period lies within one calendar day (UTC)."""
        return (self.latest - timedelta(microseconds=1)).date() == self.earliest.date()


@dataclass(frozen=True, slots=True)
class PartialTime:
    """An ISO 8601 time of any precision from year to second, e.g. ``2017-11`` or ``2017-11-21T21:03+02:00``.

    Ordering is not defined on purpose: compare ``period`` instead.

    Raises
    ------
    ValueError
        If the value is not such a time or names a day that does not exist.

    Examples
    --------
    >>> PartialTime("2024-12-19").precision.value
    'day'
    >>> PartialTime("2024-12").period.latest.isoformat()
    '2025-01-01T00:00:00+00:00'
    """

    value: str

    def __post_init__(self) -> None:
        if not _ISO.fullmatch(self.value):
            raise ValueError(f"not an ISO 8601 time: {self.value!r}")
        try:
            _ = self.period
        except OverflowError as error:
            raise ValueError(f"a time past the end of the calendar: {self.value!r}") from error

    @property
    def precision(self) -> Precision:
        """The finest unit the value states."""
        found = _ISO.fullmatch(self.value)
        assert found is not None
        for unit, name in (
            ("second", Precision.SECOND),
            ("minute", Precision.MINUTE),
            ("day", Precision.DAY),
            ("month", Precision.MONTH),
        ):
            if found[unit]:
                return name
        return Precision.YEAR

    @property
    def zone_known(self) -> bool:
        """Whether the value states its offset from UTC (never for whole days and longer)."""
        found = _ISO.fullmatch(self.value)
        return bool(found and found["zone"])

    @property
    def period(self) -> Period:
        """The interval of UTC time the value can mean, a missing zone read as UTC."""
        found = _ISO.fullmatch(self.value)
        assert found is not None
        year, month, day = int(found["year"]), int(found["month"] or 1), int(found["day"] or 1)
        if not found["hour"]:
            start = datetime(year, month, day, tzinfo=UTC)
            if found["day"]:
                return Period(start, start + timedelta(days=1))
            if found["month"]:
                return Period(start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC))
            return Period(start, datetime(year + 1, 1, 1, tzinfo=UTC))
        text = self.value.replace(" ", "T").replace("Z", "+00:00")
        start = datetime.fromisoformat(text)
        start = start.replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
        return Period(start, start + (timedelta(seconds=1) if found["second"] else timedelta(minutes=1)))
