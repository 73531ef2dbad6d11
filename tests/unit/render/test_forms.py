from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from variorum.model import Edition, Event, Line, PartialTime, Passage, Period, Piece, Publication, Span
from variorum.render import render_csv, render_json
from variorum.render.dates import describe_event_day, describe_period, describe_published, describe_time
from variorum.render.labels import describe_probability
from variorum.render.report_view import find_safe_url


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_every_span_of_the_json_names_its_report_and_its_exact_words(edition: Edition) -> None:
    texts = {report.id: report.text for report in edition.reports}
    plain = json.loads(json.dumps(render_json(edition)))
    found = list(spans(plain))
    assert len(found) > 30
    assert all(span["text"] == texts[span["report"]][span["start"] : span["end"]] for span in found)


def test_the_json_holds_every_field_of_the_edition(edition: Edition) -> None:
    plain = render_json(edition)
    assert set(plain) == {"format", *Edition.__dataclass_fields__}
    assert plain["story"]["when"]["earliest"] == "2031-05-05T00:00:00+00:00"
    assert plain["brief"][1]["name"] == "What happened"


def test_the_csv_has_a_row_a_claim_and_report(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(render_csv(edition))))
    assert [(row["report"], row["relation"], row["words"]) for row in rows] == [
        ("r1", "same", "40 boats were stuck"),
        ("r2", "other figure", "14 boats were stuck"),
        ("r3", "contradicts", "No boat was ever stuck"),
    ]
    assert rows[1]["via"] == "Fen Herald"


def test_no_cell_of_the_csv_is_a_formula(hostile: Callable[[str], Edition]) -> None:
    rows = list(csv.reader(io.StringIO(render_csv(hostile("=HYPERLINK(1)")))))
    assert any("=HYPERLINK(1)" in value for row in rows for value in row)
    for row in rows:
        assert not any(value.startswith(("=", "+", "@")) for value in row)


def test_a_time_is_never_shown_finer_than_it_is_known() -> None:
    shown = {
        value: describe_time(PartialTime(value))
        for value in ("2031", "2031-04", "2031-04-09", "2031-04-09T08:05", "2031-04-09T08:05:06Z")
    }
    assert list(shown.values()) == [
        "2031",
        "April 2031",
        "9 April 2031",
        "9 April 2031, 08:05 (zone not stated)",
        "9 April 2031, 08:05 (UTC)",
    ]


def test_bounds_of_an_unknown_day_are_shown() -> None:
    bounded = Publication(not_before=PartialTime("2031-04-09"), not_after=PartialTime("2031"))
    assert describe_published(bounded) == "day unknown, not before 9 April 2031 and not after 2031"


def test_a_publication_of_a_month_is_shown_as_a_month() -> None:
    assert describe_published(Publication(PartialTime("2031-04"))) == "April 2031"


def test_a_probability_is_never_rounded_to_certainty() -> None:
    assert [describe_probability(p) for p in (0.999, 0.974, 0.001, 1.0)] == ["over .99", ".97", "under .01", "1"]


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    bad = ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "//a.example", "http:", "ftp://a", None]
    assert [find_safe_url(url) for url in [*bad, "http://[::1"]] == [""] * 8


def test_events_of_one_day_stand_under_one_heading_with_their_times() -> None:
    line = Line((Piece("x", Passage("r", (Span(0, 1),))),))
    day, minute = PartialTime("2031-04-09"), PartialTime("2031-04-09T23:30+01:00")
    month = PartialTime("2031-04")
    shown = [
        describe_event_day(Event(time.period if time else None, value, "said", line, ""))
        for time, value in (
            (day, day.value),
            (minute, minute.value),
            (month, month.value),
            (None, "“soon” (not placed)"),
        )
    ]
    assert shown == [
        ("9 April 2031", "2031-04-09", ""),
        ("9 April 2031", "2031-04-09", "23:30"),
        ("April 2031", "", ""),
        ("“soon” (not placed)", "", ""),
    ]


def test_the_last_day_of_a_period_is_shown_and_not_the_one_after() -> None:
    ends = [datetime(2031, 4, 9, tzinfo=UTC), datetime(2031, 4, 11, tzinfo=UTC)]
    assert describe_period(Period(ends[0], ends[1])) == "9 April 2031 to 10 April 2031"
    assert describe_period(PartialTime("2031-04-09T23:30Z").period) == "9 April 2031"
