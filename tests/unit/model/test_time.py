from __future__ import annotations

from datetime import UTC, datetime

import pytest

from variorum.model import PartialTime, Period, Precision


@pytest.mark.parametrize(
    ("value", "precision"),
    [
        ("2021", Precision.YEAR),
        ("2021-03", Precision.MONTH),
        ("2021-03-09", Precision.DAY),
        ("2021-03-09T10:30", Precision.MINUTE),
        ("2021-03-09T10:30:15+02:00", Precision.SECOND),
    ],
)
def test_precision_is_the_finest_unit_stated(value: str, precision: Precision) -> None:
    assert PartialTime(value).precision is precision


@pytest.mark.parametrize(
    "value",
    ["2021-02-30", "2021-13", "yesterday", "2021-3-9", "", "21-03-09", "9999-12-31", "9999", "2021-03-09T25:00"],
)
def test_times_that_do_not_exist_are_refused(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ by cause
        PartialTime(value)


def test_a_month_is_the_period_up_to_the_next() -> None:
    assert PartialTime("2023-12").period == Period(datetime(2023, 12, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC))


def test_an_offset_is_kept_and_brought_to_utc() -> None:
    time = PartialTime("2023-03-08T18:20+01:00")
    assert time.zone_known
    assert time.period.earliest == datetime(2023, 3, 8, 17, 20, tzinfo=UTC)
    assert not PartialTime("2023-03-08T18:20").zone_known


def test_one_day_is_one_day_and_two_are_not() -> None:
    assert PartialTime("2023-03-08").period.is_one_day
    assert not PartialTime("2023-03").period.is_one_day


def test_a_period_needs_order_and_a_zone() -> None:
    noon = datetime(2023, 3, 8, 12, tzinfo=UTC)
    with pytest.raises(ValueError, match="earliest < latest"):
        Period(noon, noon)
    with pytest.raises(ValueError, match="timezone-aware"):
        Period(datetime(2023, 3, 8), datetime(2023, 3, 9))
