"""Times that count from a time the report named before, and properties of all of them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments


def read(text: str, published: str | None = None) -> list[tuple[str, str]]:
    when = Publication(PartialTime(published)) if published else Publication()
    block = Block(Span(0, len(text)), BlockKind.PROSE, "test")
    report = Report("r", text, (block,), Provenance("-", "text/plain", "utf-8", ""), published=when)
    return [(moment.span.of(text), moment.value) for moment in find_moments(report)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The ferry sank on July 12, 2009. The following month a second one sank.", ("The following month", "2009-08")),
        ("The ferry sank on July 12, 2009. A day later divers arrived.", ("A day later", "2009-07-13")),
        ("The ferry sank on July 12, 2009, and the same day divers came.", ("the same day", "2009-07-12")),
        ("The ferry sank on July 12, 2009. On Aug. 3 it was raised.", ("Aug. 3", "2009-08-03")),
        ("It sank on July 12, 2009. The following month, on Aug. 3, it was raised.", ("Aug. 3", "2009-08-03")),
        ("It sank in 2009. It had been built three years earlier.", ("three years earlier", "2006")),
    ],
)
def test_narrative_times_count_from_the_time_named_before(text: str, last: tuple[str, str]) -> None:
    assert read(text, "2015-01-20")[-1] == last


def test_a_narrative_time_without_an_earlier_time_stays_open() -> None:
    assert read("The following month a second one sank.") == [("The following month", "XXXX-XX")]


def test_moments_never_overlap_and_stand_in_text_order() -> None:
    text = "On Thursday, March 4, 2010 at 5 p.m., two days after the March 2 vote, and again last week and in Q3 2009."
    block = Block(Span(0, len(text)), BlockKind.PROSE, "test")
    report = Report("r", text, (block,), Provenance("-", "text/plain", "utf-8", ""))
    found = find_moments(report)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert [moment.id for moment in found] == [f"r:t{number}" for number in range(len(found))]


_PIECES = st.sampled_from(
    "the last next two years ago March May 4 , 2009 31 February on Friday ’s s night 10:35 p.m. Q3 quarter third week "
    "of a and half 1/2 later earlier following same day 99 12/31/99 - . \n every each hourly 0000 9999".split(" ")
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([None, "2009", "2009-03", "2009-03-04", "0001-01-01"]))
def test_any_row_of_time_words_is_read_without_fault(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces) or "."
    for words, value in read(text, published):
        assert words.strip() == words
        assert value


@pytest.mark.parametrize("unit", ["last ", "May 4 ", "1999 ", "a year earlier ", "the the ", "0", "twenty-", "Monday"])
def test_long_rows_of_one_word_take_linear_time(unit: str) -> None:
    def spend(count: int) -> float:
        took = []
        for _ in range(3):  # the best of three: a collection of garbage or a busy neighbour is not the rules' doing
            began = time.process_time()
            read(unit * count, "2009-03-04")
            took.append(time.process_time() - began)
        return min(took)

    spend(100)
    # Ten times the words: linear is 10, quadratic 100.
    assert spend(20_000) < 35 * max(spend(2_000), 0.02)


def test_what_was_counted_forward_never_lies_after_the_report_that_looks_back() -> None:
    text = "The shop closed this morning. Just three months later, shares tumbled."
    assert read(text, "2012-10-01")[-1] == ("Just three months later", "PAST_REF")
    assert read("The shop opened in July 2009. Three months later, it closed.", "2012-10-01")[-1][1] == "2009-10"


def test_a_year_long_past_is_not_lent_to_a_month_of_the_next_paragraph() -> None:
    text = "The case dates to July 2006.\n\nThe mayor resigned in November amid a crisis."
    assert read(text, "2012-10-26")[-1] == ("November", "2011-11")
    assert read(text.replace("\n\n", " "), "2012-10-26")[-1] == ("November", "2006-11")


def test_where_people_died_on_a_day_the_day_lies_behind() -> None:
    text = "It was intended to be a chance to honour the people who died here on Friday."
    assert read(text, "2014-05-05")[-1] == ("Friday", "2014-05-02")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The quay burnt in 1964. He voted the following August to rebuild it.", ("the following August", "1965-08")),
        ("He voted the following August to rebuild it.", ("the following August", "XXXX-08")),
        ("In 2008 she backed Lund but switched to Moberg that May.", ("May", "2008-05")),
        ("He married Ada Lund in 1943 and arrived in Genoa the next year.", ("the next year", "1944")),
        ("He married Ada Lund and arrived in Genoa the next year.", ("the next year", "XXXX")),
        ("The council will vote the next year.", ("the next year", "2016")),
        ("Voters in 1972 knew, but it did not come out until after Election Day.", ("Election Day", "1972-11-07")),
        ("In 1972 they met in Oslo. When she began to speak it was 2:48 a.m.", ("2:48 a.m.", "T02:48")),
        ("In 1974 he joked. “I wanted to run, and last year I did,” he told a dinner.", ("last year", "XXXX")),
        ("“Last year I ran,” he told a dinner.", ("Last year", "2014")),
    ],
)
def test_a_tale_of_years_long_past_is_not_dated_by_publication(text: str, last: tuple[str, str]) -> None:
    assert read(text, "2015-01-20")[-1] == last


def test_a_time_of_day_is_of_the_day_named_after_it() -> None:
    assert read("It docked after midnight on Feb. 10, 2010.", "2012-10-20")[0] == ("midnight", "2010-02-10T00:00")


def test_the_month_after_a_verb_of_saying_and_that_is_of_this_year() -> None:
    assert read("She said that May was the warmest month.", "2015-08-20") == [("May", "2015-05")]


def test_a_weekday_beside_a_day_moves_the_year_carried_over() -> None:
    assert read("Lind lost weight throughout 1998 and wrote on Tuesday (Jan 5) to them.")[-1] == ("Jan 5", "1999-01-05")
    assert read("Lind lost weight throughout 1998 and wrote on Monday (Jan 5) to them.")[-1] == ("Jan 5", "1998-01-05")


def test_a_year_since_which_something_lasts_lends_itself_to_no_month() -> None:
    assert read("She had kept the light since 2010 and told the town in June that she would go.")[-1] == (
        "June",
        "XXXX-06",
    )
    assert read("She kept the light in 2010 and told the town in June that she would go.")[-1] == ("June", "2010-06")


def test_a_day_in_the_year_of_its_sentence_is_nothing_to_count_from() -> None:
    text = "Voters in 1972 knew little until after Election Day. 18 days later she left the party."
    assert ("Election Day", "1972-11-07") in read(text, "2012-10-21")
    assert not any(value.startswith("1972-11-25") for _, value in read(text, "2012-10-21"))
    first = "She was the first such mayor since 1930. She voted the following August for the quay."
    assert read(first, "2012-10-21")[-1] == ("the following August", "XXXX-08")
