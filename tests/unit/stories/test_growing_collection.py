"""Stories of a collection that grows are those of the same collection grouped at once."""

from __future__ import annotations

import random

import pytest

from variorum.model import Block, BlockKind, Moment, PartialTime, Provenance, Publication, Report, Span, Story
from variorum.reading.moments import find_moments
from variorum.settings import StoriesSettings
from variorum.stories import StoryMemory, group_reports, grouping, joining, memory, place_in_thread

FAST = StoriesSettings(vectors="never")
ACTORS = "Quist Lund Roe Velde Hartman Quill Akerman Solano Brandt Onwe Strand Varga".split()
THINGS = "bridge ferry dam refinery tunnel railway stadium reservoir hospital mill quarry lighthouse".split()
DEEDS = "collapse strike fire flood inquiry closure leak auction evacuation outage robbery wedding".split()
FILLING = "council morning people street water plan cost winter engineer meeting worker union letter school".split()


def make_reports(stories: int, each: int, seed: int) -> list[Report]:
    chance = random.Random(seed)
    made = []
    for story in range(stories):
        actors, thing, deed = chance.sample(ACTORS, 3), THINGS[story % 12], DEEDS[(story * 5) % 12]
        place = f"Port{chance.choice('abcdefgh')}{story}"
        for number in range(each):
            lines = [
                f"The {deed} at the {thing} of {place} was told by {chance.choice(actors)} with "
                f"{' '.join(word + 'abcdefghijklmnopqrst'[story] for word in chance.sample(FILLING, 5))}."
                for _ in range(6)
            ]
            text = " ".join(lines)
            day = f"2024-{1 + story % 3:02d}-{1 + (story * 3 + number) % 27:02d}"
            made.append(
                Report(
                    f"r{story:02d}{number}",
                    text,
                    (Block(Span(0, len(text)), BlockKind.PROSE, "test"),),
                    Provenance("-", "text/plain", "utf-8", ""),
                    title=f"{place} {thing} {deed}",
                    published=Publication(PartialTime(day)) if number % 3 else Publication(),
                )
            )
    return made


def group_at_once(reports: list[Report]) -> tuple[Story, ...]:
    moments: dict[str, tuple[Moment, ...]] = {report.id: find_moments(report) for report in reports}
    return place_in_thread(group_reports(reports, FAST)[1], reports, moments)


@pytest.mark.parametrize("seed", range(4))
def test_reports_that_come_one_by_one_in_any_order_give_the_stories_of_all_at_once(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (joining, grouping):  # a small collection that counts as a large one
        monkeypatch.setattr(room, "SMALL", 20, raising=False)
        monkeypatch.setattr(room, "LARGE", 30)
    reports = make_reports(20, 5, seed)
    random.Random(seed).shuffle(reports)
    by_id = {report.id: report for report in reports}
    kept = StoryMemory(FAST)
    ids = [report.id for report in reports]
    kept.group(ids[:60], by_id.__getitem__)
    for count in range(61, 101):
        found = kept.group(ids[:count], by_id.__getitem__)
        if count % 10 == 0:
            assert found == group_at_once(reports[:count])
    assert kept.regroupings < 30


def test_a_report_is_looked_at_once_and_only_stories_that_changed_are_dated_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(joining, "LARGE", 10)
    reports = make_reports(12, 5, 9)
    by_id = {report.id: report for report in reports}
    asked: list[str] = []

    def load(report_id: str) -> Report:
        asked.append(report_id)
        return by_id[report_id]

    kept = StoryMemory(FAST)
    ids = list(by_id)
    kept.group(ids[:-1], load)
    asked.clear()
    found = kept.group(ids, load)
    story = next(story for story in found if ids[-1] in story.report_ids)
    undated = {name for each in found if each.when is None for name in each.report_ids}
    assert set(asked) - undated <= set(story.report_ids)


def test_another_process_takes_up_what_was_seen_of_each_report() -> None:
    reports = make_reports(6, 4, 3)
    by_id = {report.id: report for report in reports}
    shelf: dict[str, memory.Seen] = {}
    first = StoryMemory(FAST, shelf.get, lambda seen: shelf.update(seen)).group(list(by_id), by_id.__getitem__)
    assert set(shelf) == set(by_id)
    monkey: list[str] = []
    again = StoryMemory(FAST, shelf.get, lambda seen: monkey.extend(name for name, _ in seen))
    assert again.group(list(by_id), by_id.__getitem__) == first
    assert not monkey


def test_everything_is_grouped_anew_when_asked_and_when_a_report_has_gone() -> None:
    reports = make_reports(4, 3, 1)
    by_id = {report.id: report for report in reports}
    kept = StoryMemory(FAST)
    ids = list(by_id)
    kept.group(ids, by_id.__getitem__)
    assert kept.regroupings == 1
    assert kept.group(ids, by_id.__getitem__) == kept.group(ids, by_id.__getitem__, anew=True)
    assert kept.regroupings == 2
    assert kept.group(ids[1:], by_id.__getitem__) == group_at_once(reports[1:])
    assert kept.group([], by_id.__getitem__) == ()


def test_a_copy_joins_the_story_of_its_content_and_nothing_is_grouped_anew() -> None:
    reports = make_reports(4, 3, 1)
    copy = Report("copy", reports[4].text, reports[4].blocks, reports[4].provenance, title=reports[4].title)
    by_id = {report.id: report for report in [*reports, copy]}
    kept = StoryMemory(FAST)
    kept.group(list(by_id)[:-1], by_id.__getitem__)
    found = kept.group(list(by_id), by_id.__getitem__)
    assert kept.regroupings == 1
    assert next(story for story in found if "copy" in story.report_ids).report_ids[-1] == "copy"
    assert found == group_at_once([*reports, copy])
