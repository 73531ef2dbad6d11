"""What collation must show on the five real reports; skipped where they are not at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from variorum.collation import collate, relate_thread
from variorum.model import Claim, Collation, PartialTime, Reading, RelationKind, Report
from variorum.settings import IngestSettings

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.exists(), reason="the real reports are not at hand")

Story = tuple[list[Report], dict[str, Reading], list[Collation]]


@cache
def load() -> Story:
    from variorum.ingest import load_reports
    from variorum.reading import read_report

    paths = [str(SEEDS / f"00{number}.txt") for number in range(5)]
    reports = [report for report in load_reports(paths, IngestSettings()) if isinstance(report, Report)]
    readings = {report.id: read_report(report) for report in reports}
    groups = (reports[:3], reports[3:4], reports[4:5])
    return reports, readings, [collate(f"story:{n}", group, readings) for n, group in enumerate(groups)]


def words_of(claim: Claim) -> dict[int, str]:
    """Return what each report (by number) says to the claim."""
    reports, readings, _ = load()
    number = {report.id: index for index, report in enumerate(reports)}
    said: dict[int, str] = {}
    for member in claim.members:
        statement = next(s for s in readings[member.report_id].statements if s.id == member.statement_id)
        index = number[member.report_id]
        said[index] = f"{said.get(index, '')} {statement.passage.of(reports[index].text)}".strip()
    return said


def find_claim(words: str) -> dict[int, str]:
    for claim in load()[2][0].claims:
        said = words_of(claim)
        if any(words in text for text in said.values()):
            return said
    raise AssertionError(f"no claim holds {words!r}")


def test_the_4000_fighters_are_one_claim_of_two_reports() -> None:
    assert set(find_claim("4,000")) == {0, 2}


@pytest.mark.parametrize("figure", ["350", "30,000"])
def test_these_figures_stand_in_the_first_report_alone(figure: str) -> None:
    said = find_claim(figure)
    assert set(said) == {0}
    assert "4,000" not in said[0]


def test_no_two_figures_of_the_story_are_variants_of_each_other() -> None:
    assert not [r for r in load()[2][0].relations if r.kind is RelationKind.FIGURE]


def test_the_bases_are_one_claim_that_all_three_reports_put_differently() -> None:
    said = find_claim("keep control of the bases")
    assert set(said) == {0, 1, 2}
    assert "unclear" in said[0]
    assert "could be withdrawing" in said[1]
    assert "maintain" in said[2]


def test_keeping_and_withdrawing_within_one_report_is_a_visible_difference() -> None:
    reports, _, collations = load()
    texts = {report.id: report.text for report in reports}
    found = [
        relation
        for relation in collations[0].relations
        if relation.kind in {RelationKind.CERTAINTY, RelationKind.CONTRADICTS}
        and "keep control" in relation.left.of(texts[relation.left.report_id])
        and "withdrawing" in relation.right.of(texts[relation.right.report_id])
    ]
    assert found
    assert "withdraw" in found[0].reason


def test_the_meeting_is_one_claim_of_three_reports_differing_in_certainty() -> None:
    said = find_claim("such a meeting")
    assert set(said) == {0, 1, 2}
    texts = {report.id: report.text for report in load()[0]}
    kinds = {
        relation.kind
        for relation in load()[2][0].relations
        if "such a meeting" in relation.left.of(texts[relation.left.report_id])
        and "will definitely" in relation.right.of(texts[relation.right.report_id])
    }
    assert kinds == {RelationKind.CERTAINTY}


def test_no_defeat_is_one_claim_of_three_reports() -> None:
    assert set(find_claim("not been defeated")) == {0, 1, 2}


def test_whom_he_will_ask_about_the_reporter_is_one_claim_of_two_reports() -> None:
    assert set(find_claim("he would ask")) == {1, 2}


def test_the_later_intention_changes_what_was_open_and_contradicts_nothing() -> None:
    reports, readings, collations = load()
    when = {
        "story:0": PartialTime("2024-12-19").period,
        "story:1": PartialTime("2017-11-21").period,
        "story:2": PartialTime("2025").period,
    }
    relations = relate_thread(collations, readings, reports, when=when)
    texts = {report.id: report.text for report in reports}
    changed = [
        (relation.left.of(texts[relation.left.report_id]), relation.right.of(texts[relation.right.report_id]))
        for relation in relations
        if relation.kind is RelationKind.SUPERSEDES
    ]
    assert any("bases" in left and "maintain its military bases" in right for left, right in changed)
    assert not [r for r in relations if r.kind in {RelationKind.CONTRADICTS, RelationKind.FIGURE}]


def test_nothing_in_the_three_stories_is_called_a_contradiction() -> None:
    assert not [r for c in load()[2] for r in c.relations if r.kind is RelationKind.CONTRADICTS]


def test_every_passage_holds_its_statement() -> None:
    reports, readings, collations = load()
    texts = {report.id: report.text for report in reports}
    passages = {s.id: s.passage for reading in readings.values() for s in reading.statements}
    for collation in collations:
        for claim in collation.claims:
            assert claim.wording == passages[claim.wording_id]
            assert claim.wording.of(texts[claim.wording.report_id])
        for relation in collation.relations:
            assert relation.left == passages[relation.left_id]
            assert relation.right == passages[relation.right_id]
