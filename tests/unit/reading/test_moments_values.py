"""TIMEX3 values of time expressions."""

from __future__ import annotations

import pytest

from variorum.model import Block, BlockKind, Moment, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments


def make_report(text: str, published: str | None = None, kind: BlockKind = BlockKind.PROSE) -> Report:
    when = Publication(PartialTime(published), read_from="record") if published else Publication()
    source = Provenance("-", "text/plain", "utf-8", "")
    return Report("r", text, (Block(Span(0, len(text)), kind, "test"),), source, published=when)


def read(text: str, published: str | None = None) -> list[tuple[str, str]]:
    return [(moment.span.of(text), moment.value) for moment in find_moments(make_report(text, published))]


def only(text: str, published: str | None = None) -> Moment:
    found = find_moments(make_report(text, published))
    assert len(found) == 1, [moment.span.of(text) for moment in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge opened on March 4, 1998.", "1998-03-04"),
        ("The bridge opened on 4 March 1998.", "1998-03-04"),
        ("The bridge opened on the 4th of March, 1998.", "1998-03-04"),
        ("The bridge opened on Wednesday, March 4, 1998.", "1998-03-04"),
        ("The bridge opened on 1998-03-04.", "1998-03-04"),
        ("The bridge opened on 3.24.98, they said.", "1998-03-24"),
        ("The bridge opened in March 1998.", "1998-03"),
        ("The bridge opened in 1998.", "1998"),
        ("The bridge was built in the 1990s.", "199"),
        ("The bridge was built in the 19th century.", "18"),
        ("Profit rose in the third quarter of 1998.", "1998-Q3"),
        ("Profit rose in Q3 1998.", "1998-Q3"),
        ("The bridge opened in summer 1998.", "1998-SU"),
    ],
)
def test_times_that_name_their_year_need_no_publication(text: str, value: str) -> None:
    moment = only(text)
    assert moment.value == value
    assert moment.resolved is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor resigned on Friday.", "2021-06-11"),
        ("The mayor resigned on Tuesday.", "2021-06-15"),
        ("The mayor resigned earlier on Tuesday.", "2021-06-15"),
        ("The mayor will resign on Friday.", "2021-06-18"),
        ("The mayor resigned last Tuesday.", "2021-06-08"),
        ("The vote is next Friday.", "2021-06-18"),
        ("The mayor resigned yesterday.", "2021-06-14"),
        ("The mayor resigned last night.", "2021-06-14TNI"),
        ("The mayor resigns tomorrow morning.", "2021-06-16TMO"),
        ("The mayor resigned last week.", "2021-W23"),
        ("The mayor resigned earlier this month.", "2021-06"),
        ("The mayor resigned last year.", "2020"),
        ("The mayor resigned two days ago.", "2021-06-13"),
        ("The mayor resigned three years ago.", "2018"),
        ("The mayor resigned on May 3.", "2021-05-03"),
        ("The mayor resigned on Dec. 29.", "2020-12-29"),
        ("The mayor resigned in November.", "2020-11"),
        ("The mayor will resign in November.", "2021-11"),
        ("The mayor resigned in March last year.", "2020-03"),
        ("The siege is now in its third year.", "2021"),
    ],
)
def test_times_count_from_publication(text: str, value: str) -> None:
    moment = only(text, "2021-06-15")
    assert moment.value == value
    assert moment.resolved is not None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Talks lasted three days.", "DURATION", "P3D"),
        ("Talks lasted more than two hours.", "DURATION", "PT2H"),
        ("Talks lasted 2 1/2 years.", "DURATION", "P2Y6M"),
        ("Talks lasted several weeks.", "DURATION", "PXW"),
        ("It was a two-day visit.", "DURATION", "P2D"),
        ("The committee meets every Monday.", "SET", "XXXX-WXX-1"),
        ("The committee meets every year.", "SET", "P1Y"),
        ("The committee meets twice a month.", "SET", "P1M"),
        ("The mayor recently resigned.", "DATE", "PAST_REF"),
        ("The mayor is now abroad.", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_sets_and_vague_times_have_their_types(text: str, kind: str, value: str) -> None:
    moment = only(text, "2021-06-15")
    assert (moment.type.value, moment.value) == (kind, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor resigned on Thursday.", "XXXX-WXX-4"),
        ("The mayor resigned earlier this month.", "XXXX-XX"),
        ("The mayor resigned last year.", "XXXX"),
        ("The mayor resigned on May 3.", "XXXX-05-03"),
    ],
)
def test_without_publication_relative_times_stay_open_and_say_why(text: str, value: str) -> None:
    moment = only(text)
    assert (moment.value, moment.resolved) == (value, None)
    assert moment.because


def test_a_month_of_publication_places_years_and_months_but_no_days() -> None:
    assert read("It fell last year and again on Friday.", "2021-06") == [
        ("last year", "2020"),
        ("Friday", "XXXX-WXX-5"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may march and sat for a second opinion.",
        "Version 10.4.1 was tested 24/7.",
        "The home side won 21-14.",
        "It cost $1,998 a piece.",
        "About 1900 troops left.",
        "Theresa May spoke. May I ask why?",
    ],
)
def test_words_and_numbers_that_are_no_times_are_left_alone(text: str) -> None:
    assert read(text, "2021-06-15") == []


def test_a_day_the_calendar_lacks_is_not_placed() -> None:
    assert only("The lease ends on February 30, 2020.").resolved is None


def test_only_blocks_that_are_read_are_looked_at() -> None:
    assert find_moments(make_report("Published on March 4, 1998", kind=BlockKind.MENU)) == ()
    assert len(find_moments(make_report("Bridge opens March 4, 1998", kind=BlockKind.TITLE))) == 1
