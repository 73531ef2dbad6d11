"""Whether a time without its year or week lies before or after publication."""

from __future__ import annotations

import pytest

from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments

THURSDAY = "2014-05-08"


def read_last(text: str, published: str | None = THURSDAY) -> str:
    when = Publication(PartialTime(published)) if published else Publication()
    block = Block(Span(0, len(text)), BlockKind.PROSE, "test")
    report = Report("r", text, (block,), Provenance("-", "text/plain", "utf-8", ""), published=when)
    return find_moments(report)[-1].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry will go. Tuesday was the day of the storm.", "2014-05-06"),
        ("The ferry sank. Tuesday will bring divers.", "2014-05-13"),
        ("Divers will enter the wreck at 9 a.m. Tuesday.", "2014-05-13T09:00"),
    ],
)
def test_the_sentence_before_does_not_say_which_way_a_time_looks(text: str, value: str) -> None:
    assert read_last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The self-declared council of Orve plans a ballot on Sunday.", "2014-05-11"),
        ("Her sudden change of mind on Wednesday, asking for both ballots to be shelved, came late.", "2014-05-07"),
        ("Her sudden change of mind on Wednesday startled a council slated for renewal.", "2014-05-07"),
        ("She disowned the plan, but the need to close the bridge by Sunday remains.", "2014-05-11"),
        ("He rejected the ruling. The United Ferry Union will strike at the Hartsted Works Monday.", "2014-05-12"),
    ],
)
def test_participles_that_describe_are_no_verbs(text: str, value: str) -> None:
    assert read_last(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nobody commented. Sunday's planned ballot was called a threat.", "2014-05-11"),
        ("The union would look for ways around Wednesday's ruling.", "2014-05-07"),
        ("The report was expected to mention the March incident on the bridge.", "2014-03"),
        ("He had been campaigning for a seat in June's regional elections.", "2014-06"),
        ("Just ahead of a visit, the council on Sunday issued a warning.", "2014-05-04"),
    ],
)
def test_what_a_time_stands_before_says_which_way_it_looks(text: str, value: str) -> None:
    assert read_last(text) == value


def test_an_invitation_and_a_candidacy_look_ahead() -> None:
    assert read_last("Ms Ode has invited farmers to her office on Friday morning.") == "2014-05-09TMO"
    assert read_last("Ms Ode, in office since 1997, is running for mayor again in November.") == "2014-11"


def test_what_lies_ahead_is_not_of_a_past_year_named_before() -> None:
    assert read_last("Those invited in July 2011 will join the league on June 12.") == "2014-06-12"


def test_early_in_the_week_this_weekend_is_past_where_the_clause_looks_back() -> None:
    assert read_last("He grabbed a student this weekend.", "2014-05-12") == "2014-W19-WE"
    assert read_last("He will speak this weekend.", "2014-05-12") == "2014-W20-WE"


def test_last_july_without_a_publication_stays_open_whatever_year_was_named() -> None:
    assert read_last("The mill closed in 1997. She decided to buy it last July.", None) == "XXXX-07"


@pytest.mark.parametrize("text", ["He told the “Today” show so.", 'He told "Today" host Ann Vale so.'])
def test_a_programme_called_today_is_no_day(text: str) -> None:
    assert read_last(text) == "PRESENT_REF"


def test_a_time_after_and_opens_a_clause_of_its_own() -> None:
    assert (
        read_last("She fought the plan to close the mill and on Tuesday she shrugged off its owners.") == "2014-05-06"
    )
    assert read_last("The council will meet on Monday and on Tuesday.") == "2014-05-13"
    assert read_last("The ballot is Tuesday, so little time is left.") == "2014-05-13"
