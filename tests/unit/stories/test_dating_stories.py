"""When stories happened, and open times placed through them."""

from __future__ import annotations

import pytest

from variorum.model import Block, BlockKind, Moment, PartialTime, Provenance, Publication, Report, Span, Story
from variorum.reading.moments import find_moments
from variorum.stories import anchor_moments, date_story, place_in_thread


def make_report(name: str, text: str, published: str | None = None, posted: str | None = None) -> Report:
    blocks = [Block(Span(0, len(text)), BlockKind.PROSE, "test")]
    whole = text
    if posted:
        whole = f"{text}\nA post"
        span = Span(len(text) + 1, len(whole))
        blocks.append(Block(span, BlockKind.EMBED, "test", posted=PartialTime(posted)))
    when = Publication(PartialTime(published)) if published else Publication()
    return Report(name, whole, tuple(blocks), Provenance("-", "text/plain", "utf-8", ""), published=when)


def read(*reports: Report) -> dict[str, tuple[Moment, ...]]:
    return {report.id: find_moments(report) for report in reports}


def make_story(name: str, *report_ids: str) -> Story:
    return Story(f"story:{name}", "thread:t", report_ids, None, "")


def test_an_embedded_post_and_an_agreeing_weekday_date_a_story() -> None:
    one = make_report("a", "The minister spoke at length.", posted="2022-05-12")  # a Thursday
    two = make_report("b", "On Thursday the minister spoke at length.")
    when, because = date_story([one, two], read(one, two))
    assert when is not None
    assert when.is_one_day
    assert when.earliest.date().isoformat() == "2022-05-12"
    assert "Thursday" in because


def test_days_named_by_dated_reports_outweigh_days_of_publication() -> None:
    one = make_report("a", "The dam broke on Monday.", "2022-05-11")
    two = make_report("b", "Two days ago the dam broke.", "2022-05-11")
    when, _ = date_story([one, two], read(one, two))
    assert when is not None
    assert when.earliest.date().isoformat() == "2022-05-09"


def test_a_story_without_any_day_says_that_it_is_unknown() -> None:
    report = make_report("a", "The dam broke and nobody knows when.")
    when, because = date_story([report], read(report))
    assert when is None
    assert "unknown" in because


def test_a_publication_known_by_its_month_gives_the_month() -> None:
    report = make_report("a", "The dam broke.", "2022-05")
    when, _ = date_story([report], read(report))
    assert when is not None
    assert (when.latest - when.earliest).days == 31


def test_an_open_weekday_is_placed_through_the_story_and_says_so() -> None:
    one = make_report("a", "The minister spoke.", posted="2022-05-12")
    two = make_report("b", "On Thursday the minister spoke, and on Tuesday he had travelled.")
    moments = read(one, two)
    when, _ = date_story([one, two], moments)
    placed = anchor_moments([one, two], moments, when)["b"]
    assert [moment.value for moment in placed] == ["2022-05-12", "2022-05-10"]
    assert all("through the story" in moment.because for moment in placed)
    assert [moment.span for moment in placed] == [moment.span for moment in moments["b"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dam broke; the police arrested two men on Friday.", "2022-05-13"),  # the day after a Thursday
        ("The dam broke; the police arrested two men on Saturday night.", "2022-05-14TNI"),
        ("The dam broke; inspectors saw it on Monday.", "2022-05-09"),
        ("The dam broke; inspectors saw it last Saturday.", "2022-05-07"),
        ("The dam broke; the dead will be buried on Monday.", "2022-05-16"),
        ("The dam broke; inspectors saw it on Sunday.", "XXXX-WXX-7"),
    ],
)
def test_an_undated_report_may_look_back_on_the_days_after_the_event(text: str, value: str) -> None:
    one, two = make_report("a", "The dam broke.", posted="2022-05-12"), make_report("b", text)
    moments = read(one, two)
    placed = anchor_moments([one, two], moments, PartialTime("2022-05-12").period)["b"]
    assert placed[0].value == value


def test_a_story_of_a_year_places_no_weekday() -> None:
    report = make_report("a", "On Thursday he said it was agreed last year.")
    moments = read(report)
    placed = anchor_moments([report], moments, PartialTime("2022").period)["a"]
    assert [(moment.value, moment.resolved is None) for moment in placed] == [("XXXX-WXX-4", True), ("2021", False)]


def test_an_event_told_in_two_stories_places_the_undated_one() -> None:
    dated = make_report("a", "Rebels ousted President Dario Vell earlier this month.", "2022-11-20")
    undated = make_report("b", "After the fall of the Vell government last year, Maravia borrows.")
    stories = [make_story("a", "a"), make_story("b", "b")]
    placed = place_in_thread(stories, [dated, undated], read(dated, undated))
    assert placed[1].when == PartialTime("2023").period
    assert "day unknown" in placed[1].when_because
    assert "last year" in placed[1].when_because


def test_an_undated_story_of_another_thread_is_not_placed() -> None:
    dated = make_report("a", "Rebels ousted President Dario Vell earlier this month.", "2022-11-20")
    undated = make_report("b", "After the fall of the Vell government last year, Maravia borrows.")
    stories = [make_story("a", "a"), Story("story:b", "thread:other", ("b",), None, "")]
    assert place_in_thread(stories, [dated, undated], read(dated, undated))[1].when is None
