"""Five real reports, kept beside the repository: their stories, thread and times, in any order of arrival."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from variorum.model import PartialTime, Report
from variorum.reading.moments import find_moments
from variorum.settings import IngestSettings
from variorum.stories import anchor_moments, group_reports, place_in_thread

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real reports are not beside the repository")


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    from variorum.ingest import load_reports

    paths = [str(SEEDS / f"00{number}.txt") for number in range(5)]
    return [report for report in load_reports(paths, IngestSettings()) if isinstance(report, Report)]


def test_three_stories_and_one_thread_in_any_order(reports: list[Report]) -> None:
    number = {report.id: place for place, report in enumerate(reports)}
    for order in list(permutations(reports))[::17]:
        assignments, stories = group_reports(order)
        assert {frozenset(number[i] for i in story.report_ids) for story in stories} == {
            frozenset({0, 1, 2}),
            frozenset({3}),
            frozenset({4}),
        }
        assert len({assignment.thread_id for assignment in assignments}) == 1


def test_the_times_of_the_stories_and_of_an_undated_weekday(reports: list[Report]) -> None:
    _, stories = group_reports(reports)
    moments = {report.id: find_moments(report) for report in reports}
    first, second, third = place_in_thread(stories, reports, moments)
    assert first.when == PartialTime("2024-12-19").period
    assert second.when == PartialTime("2017-11-21").period
    assert third.when == PartialTime("2025").period
    assert "day unknown" in third.when_because
    anchored = anchor_moments([reports[2]], moments, first.when)[reports[2].id]
    thursday = next(moment for moment in anchored if moment.span.of(reports[2].text) == "Thursday")
    assert thursday.value == "2024-12-19"
    assert "through the story" in thursday.because


def test_times_counted_from_another_time_of_the_report(reports: list[Report]) -> None:
    values = {moment.span.of(reports[3].text): moment.value for moment in find_moments(reports[3])}
    assert values["The following month"] == "2015-09"
    assert values["Sept. 30"] == "2015-09-30"
    assert values["Tuesday"] == "2017-11-21"
    assert values["Monday"] == "2017-11-20"
