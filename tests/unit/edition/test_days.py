"""Days ranked by the origins that name them."""

from __future__ import annotations

from datetime import date

from variorum.edition.days import RankedDay, rank_days
from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments


def make_report(name: str, text: str, published: str | None = None) -> Report:
    when = Publication(PartialTime(published)) if published else Publication()
    block = Block(Span(0, len(text)), BlockKind.PROSE, "test")
    return Report(name, text, (block,), Provenance("-", "text/plain", "utf-8", ""), published=when)


def rank(*reports: Report, origins: dict[str, str] | None = None) -> tuple[RankedDay, ...]:
    moments = {report.id: find_moments(report) for report in reports}
    return rank_days(reports, moments, origins or {report.id: report.id for report in reports})


def test_the_day_most_reports_look_back_on_comes_first() -> None:
    days = rank(
        make_report("a", "Prices rose. The dam broke on May 9, 2022.", "2022-05-20"),
        make_report("b", "Rain fell. It broke on May 9, 2022, at noon.", "2022-06-20"),
        make_report("c", "A new dam is planned.", "2022-07-20"),
    )
    assert days[0].date == date(2022, 5, 9)
    assert days[0].origins == 2
    assert {day.date for day in days[1:]} == {date(2022, 5, 20), date(2022, 6, 20), date(2022, 7, 20)}


def test_one_origin_counts_once_however_many_reports_carry_it() -> None:
    text = "The dam broke on May 9, 2022. Repairs began on June 3, 2022."
    copies = [make_report(name, text) for name in "abc"]
    days = rank(*copies, origins={"a": "a", "b": "a", "c": "a"})
    assert [day.origins for day in days] == [1, 1]


def test_sentences_are_the_exact_words_of_their_reports_and_hold_the_day() -> None:
    report = make_report("a", "It rained. The dam broke on May 9, 2022, said Mr. Ode. Nobody was hurt.")
    (day,) = rank(report)
    (sentence,) = day.sentences
    assert sentence.span.of(report.text) == sentence.text
    assert "May 9, 2022" in sentence.text


def test_sentences_of_a_day_do_not_repeat_each_other() -> None:
    days = rank(
        make_report("a", "The old dam above the town broke on May 9, 2022."),
        make_report("b", "The old dam above the town broke on May 9, 2022 again."),
        make_report("c", "Forty families lost homes when floods came on May 9, 2022."),
    )
    assert len(days[0].sentences) == 2


def test_reports_that_name_no_day_and_have_none_give_no_days() -> None:
    assert rank(make_report("a", "The dam broke some years ago.")) == ()
