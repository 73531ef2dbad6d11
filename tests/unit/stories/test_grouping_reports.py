"""Reports into stories, whatever the order of arrival."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from variorum.model import Assignment, Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.settings import StoriesSettings
from variorum.stories import group_reports

FAST = StoriesSettings(vectors="never")
FIRE = (
    "Fire destroys Halden paper mill",
    "A fire destroyed the Halden paper mill on the Orrin river early today. Some 312 workers were led out, fire chief "
    "Marta Quist said. The blaze began in the drying hall, and smoke hung over Halden for hours.",
)
FIRE_AGAIN = (
    "Mill blaze in Halden: 312 workers safe",
    "All 312 workers left the Halden paper mill unharmed before a blaze destroyed its drying hall, said Marta Quist, "
    "the fire chief. The mill stands on the Orrin river and is the largest employer of Halden.",
)
VOTE = (
    "Parliament of Ostrava Isles votes for longer terms",
    "Lawmakers of the Ostrava Isles voted 41 to 9 to lengthen their own terms to six years. Opposition leader Pell "
    "Onwe called the vote a disgrace and walked out of the chamber in Port Senn with her party.",
)
CUP = (
    "Lindgren wins the coastal cup",
    "Sailor Una Lindgren won the coastal cup off Cape Farrow after the leader lost a mast in heavy wind. She crossed "
    "the line four hours ahead of Tomas Brandt, who won twice before.",
)


def make_report(number: int, title: str, text: str, published: str | None = None) -> Report:
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "test"),) if text else ()
    when = Publication(PartialTime(published)) if published else Publication()
    source = Provenance("-", "text/plain", "utf-8", "")
    return Report(f"r{number}", text, blocks, source, title=title, published=when)


def partition(assignments: tuple[Assignment, ...]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for assignment in assignments:
        groups.setdefault(assignment.story_id, set()).add(assignment.report_id)
    return {frozenset(group) for group in groups.values()}


def test_reports_of_one_event_are_one_story_and_others_are_not() -> None:
    reports = [make_report(n, *content) for n, content in enumerate([FIRE, VOTE, FIRE_AGAIN, CUP])]
    assignments, stories = group_reports(reports)
    assert partition(assignments) == {frozenset({"r0", "r2"}), frozenset({"r1"}), frozenset({"r3"})}
    assert [story.report_ids for story in stories] == [("r0", "r2"), ("r1",), ("r3",)]
    assert [assignment.report_id for assignment in assignments] == ["r0", "r1", "r2", "r3"]
    assert stories[0].id == "story:r0"


def test_the_reason_names_shared_words_and_figures() -> None:
    assignments, _ = group_reports([make_report(n, *content) for n, content in enumerate([FIRE, FIRE_AGAIN])], FAST)
    assert "Halden" in assignments[0].because
    assert "312" in assignments[0].because


def test_the_order_of_arrival_does_not_change_the_stories() -> None:
    contents = [FIRE, VOTE, FIRE_AGAIN, CUP]
    reports = [make_report(n, *content, "2022-05-03" if n % 2 else None) for n, content in enumerate(contents)]
    expected = partition(group_reports(reports, FAST)[0])
    for seed in range(6):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert partition(group_reports(shuffled, FAST)[0]) == expected


def test_the_same_words_years_apart_are_two_stories() -> None:
    early, late = make_report(0, *FIRE, "2011-05-03"), make_report(1, *FIRE_AGAIN, "2019-05-03")
    assignments, _ = group_reports([early, late])
    assert assignments[0].story_id != assignments[1].story_id


def test_stories_with_the_same_actors_and_matter_are_one_thread() -> None:
    early, late = make_report(0, *FIRE, "2011-05-03"), make_report(1, *FIRE_AGAIN, "2019-05-03")
    assignments, _ = group_reports([early, late, make_report(2, *CUP, "2019-05-03")])
    assert assignments[0].thread_id == assignments[1].thread_id != assignments[2].thread_id


def test_events_at_different_distances_keep_reports_apart() -> None:
    this = "Rebels ousted President Dario Vell earlier this month. Envoy Ana Roth met the new council of Maravia."
    last = "After the fall of Dario Vell last year, envoy Ana Roth met the council of Maravia again on Maravia's debts."
    assignments, _ = group_reports([make_report(0, "", this), make_report(1, "", last)])
    assert assignments[0].story_id != assignments[1].story_id


@pytest.mark.parametrize(
    ("title", "text"), [("", ""), ("", "Only prose stands here."), ("Only a title", ""), ("…", "—")]
)
def test_empty_titles_and_texts_are_taken(title: str, text: str) -> None:
    assignments, stories = group_reports([make_report(0, title, text), make_report(1, *FIRE)], FAST)
    assert len(assignments) == 2
    assert len(stories) == 2


def test_no_reports_give_no_stories() -> None:
    assert group_reports([]) == ((), ())


def test_ten_thousand_equal_reports_are_one_story_in_linear_time() -> None:
    report = make_report(0, *FIRE)
    began = time.process_time()
    assignments, stories = group_reports([replace(report, id=f"r{number}") for number in range(10_000)], FAST)
    assert time.process_time() - began < 30
    assert len(stories) == 1
    assert len(assignments) == 10_000


def test_batches_give_the_stories_of_one_batch() -> None:
    contents = [FIRE, VOTE, FIRE_AGAIN, CUP]
    reports = [make_report(n, *content) for n, content in enumerate(contents)]
    small = StoriesSettings(vectors="never", batch_reports=1)
    assert partition(group_reports(reports, small)[0]) == partition(group_reports(reports, FAST)[0])
