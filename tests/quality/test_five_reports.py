"""What an edition of the five real reports must show. Their text stays out of this file: a few words find a place.

Runs where ``shared/data/seeds`` stands beside the clone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from variorum import Variorum
from variorum.model import (
    BlockKind,
    Edition,
    Force,
    Manner,
    Reading,
    RelationKind,
    Report,
    Row,
    Scope,
    Statement,
    Story,
)


@dataclass
class Five:
    """The five reports by label, and what was made of them."""

    reports: dict[str, Report]
    readings: dict[str, Reading]
    stories: tuple[Story, ...]
    editions: dict[str, Edition]

    def edition_of(self, label: str) -> Edition:
        wanted = self.reports[label].id
        return next(e for e in self.editions.values() if wanted in e.story.report_ids)

    def words(self, statement: Statement) -> str:
        text = next(r for r in self.reports.values() if r.id == statement.report_id).text
        return " … ".join(span.of(text) for span in statement.content)

    def find(self, label: str, *patterns: str) -> list[Statement]:
        """Statements of a report whose content matches every pattern."""
        return [
            s for s in self.readings[label].statements if all(re.search(pattern, self.words(s)) for pattern in patterns)
        ]

    def one(self, label: str, *patterns: str) -> Statement:
        """The attributed statement with the shortest content that matches."""
        found = [s for s in self.find(label, *patterns) if s.manner is not Manner.OWN]
        assert found, f"no attributed statement of {label} matches {patterns}"
        return min(found, key=lambda s: len(self.words(s)))

    def row_of(self, statement: Statement) -> Row:
        for edition in self.editions.values():
            for row in edition.rows:
                if any(statement.id in cell.statement_ids for cell in row.cells):
                    return row
        raise AssertionError(f"{statement.id} is in no row")

    def reports_of(self, row: Row) -> set[str]:
        labels = {report.id: label for label, report in self.reports.items()}
        return {labels[cell.report_id] for cell in row.cells if cell.statement_ids}


@pytest.fixture(scope="module")
def five(shared) -> Iterator[Five]:  # type: ignore[no-untyped-def]
    with Variorum(":memory:") as collection:
        added = collection.add([shared / "data" / "seeds"])
        # Four of the five state no publication time: taken, and listed as such.
        assert {refusal.code for refusal in added.refusals} == {"V112"}
        assert len(added.new) == 5
        reports = {report.label: report for report in collection.reports()}
        editions = {edition.story.id: edition for edition in collection.editions()}
        readings = {label: collection.read(report.id) for label, report in reports.items()}
        yield Five(reports, readings, collection.stories(), editions)


def test_three_stories_are_one_thread(five: Five) -> None:
    by_report = {rid: story for story in five.stories for rid in story.report_ids}
    story = {label: by_report[report.id] for label, report in five.reports.items()}
    assert story["000"].id == story["001"].id == story["002"].id
    assert len({story["000"].id, story["003"].id, story["004"].id}) == 3
    assert len({s.thread_id for s in five.stories}) == 1


def test_the_stories_are_dated_as_far_as_their_words_allow(five: Five) -> None:
    by_report = {rid: story for story in five.stories for rid in story.report_ids}
    when = {label: by_report[report.id].when for label, report in five.reports.items()}
    assert when["000"] is not None
    assert when["000"].earliest.date().isoformat() == "2024-12-19"
    assert when["000"].is_one_day
    assert five.reports["003"].published.value is not None
    assert five.reports["003"].published.value.value.startswith("2017-11-21")
    assert five.reports["003"].published.span is not None
    later = by_report[five.reports["004"].id]
    assert later.when is None or not later.when.is_one_day
    assert "unknown" in later.when_because
    assert five.reports["004"].published.value is None
    assert five.reports["001"].published.value is None


def test_the_fighters_rest_on_two_origins_and_one_word(five: Five) -> None:
    statement = five.one("000", r"4,000")
    row = five.row_of(statement)
    assert five.reports_of(row) == {"000", "002"}
    assert (row.count.reports, row.count.origins) == (2, 2)
    assert any("al-jazeera" in origin for origin in row.count.origin_ids)
    assert [word.name for word in row.words] == ["Vladimir Putin"]


def test_the_other_figures_stand_in_one_report_alone(five: Five) -> None:
    for figure in (r"350", r"30,000"):
        row = five.row_of(five.one("000", figure))
        assert five.reports_of(row) == {"000"}
        assert "alone" in row.note
    for edition in five.editions.values():
        for relation in edition.collation.relations:
            if relation.kind is RelationKind.FIGURE:
                words = {relation.left.of(five_text(five, relation.left.report_id)),
                         relation.right.of(five_text(five, relation.right.report_id))}  # fmt: skip
                assert not (any("4,000" in w for w in words) and any("30,000" in w for w in words))


def five_text(five: Five, report_id: str) -> str:
    return next(r.text for r in five.reports.values() if r.id == report_id)


def test_the_bases_differ_between_reports_and_change_over_time(five: Five) -> None:
    edition = five.edition_of("000")
    bases = [d for d in edition.discrepancies if any("base" in five_side(five, s) for s in d.sides)]
    labels = {five_label(five, side.report_id) for d in bases if d.kind != "changed" for side in d.sides}
    assert {"000", "001"} <= labels
    changed = [d for d in bases if d.kind == "changed"]
    assert any("004" in {five_label(five, side.report_id) for side in d.sides} for d in changed)
    for d in bases:
        if d.kind == "contradicts":
            assert "004" not in {five_label(five, side.report_id) for side in d.sides}


def five_side(five: Five, side) -> str:  # type: ignore[no-untyped-def]
    return side.passage.of(five_text(five, side.report_id))


def five_label(five: Five, report_id: str) -> str:
    return next(label for label, r in five.reports.items() if r.id == report_id)


def test_the_bbc_stands_behind_one_claim_of_its_report_only(five: Five) -> None:
    statement = five.one("001", r"ransport aircraft")
    assert "BBC" in {statement.speaker.name, *(c.name for c in statement.via)} | {
        n.removeprefix("the ") for n in [statement.speaker.name or ""]
    }
    edges = [e for e in five.edition_of("001").lineage.dependences if e.child == five.reports["001"].id]
    assert edges
    assert all(edge.scope is Scope.STATEMENT for edge in edges)


def test_the_meeting_differs_in_certainty(five: Five) -> None:
    hinted = five.one("000", r"meeting could")
    row = five.row_of(hinted)
    assert five.reports_of(row) >= {"000", "001", "002"}
    cells = {five_label(five, c.report_id): c.relation for c in row.cells if c.statement_ids}
    assert RelationKind.CERTAINTY in cells.values()
    assert hinted.force is Force.HEDGED


def test_the_same_utterance_is_told_apart_from_copying(five: Five) -> None:
    left, right = five.one("001", r"^You want to present"), five.one("002", r"^You want to present")
    assert five.row_of(left).claim_id == five.row_of(right).claim_id
    assert left.speaker.name == right.speaker.name
    ids = {report.id for report in five.reports.values()}
    for edition in five.editions.values():
        assert not [e for e in edition.lineage.dependences if e.parent in ids]


def test_each_report_reaches_us_through_whom_it_says(five: Five) -> None:
    whole = {
        (five_label(five, e.child), e.parent)
        for edition in five.editions.values()
        for e in edition.lineage.dependences
        if e.scope is Scope.REPORT and e.probability >= 0.5
    }
    assert whole == {("002", "missing:al-jazeera"), ("004", "missing:bloomberg")}


def test_a_photo_credit_and_an_embed_are_not_origins(five: Five) -> None:
    assert not any(e.child == five.reports["003"].id for e in five.edition_of("003").lineage.dependences)
    embeds = five.reports["001"].blocks_of(BlockKind.EMBED)
    assert any(block.posted is not None and block.posted.value == "2024-12-19" for block in embeds)


def test_furniture_is_never_quoted(five: Five) -> None:
    never = (r"ua en ru", r"delete your current", r"Stay informed", r"new comment", r"Getty", r"Photo:",
             r"[\u0590-\u05ff]",
             r"pic\.twitter", r"shake hands in Sochi", r"ship blasting")  # fmt: skip
    for label, reading in five.readings.items():
        for statement in reading.statements:
            for pattern in never:
                assert not re.search(pattern, five.words(statement)), (label, pattern)
    for edition in five.editions.values():
        for part in edition.brief:
            for line in part.lines:
                for pattern in never:
                    assert not re.search(pattern, line.text)


def test_the_missing_reporter_and_who_is_asked(five: Five) -> None:
    first, second = (five.one(label, r"would ask", r"Austin Tice") for label in ("001", "002"))
    assert first.speaker.name == second.speaker.name == "Vladimir Putin"
    assert [carrier.name for carrier in second.via] == ["Al Jazeera"]
    assert five.row_of(first).claim_id == five.row_of(second).claim_id


def test_the_deputies_and_the_third_that_is_appointed(five: Five) -> None:
    figures = five.readings["004"].figures
    assert any(f.low == f.high == 210 and f.noun and "deput" in f.noun for f in figures)
    third = [f for f in figures if f.unit == "fraction" and f.low is not None and abs(f.low - 1 / 3) < 0.01]
    assert third
    assert third[0].noun is not None
    assert "deput" in third[0].noun


@pytest.mark.parametrize(
    ("label", "pattern", "speaker"),
    [
        ("002", r"4,000", "Vladimir Putin"),
        ("002", r"enclave", "Vladimir Putin"),
        ("002", r"top priority", "White House"),
        ("002", r"refugees who are abroad", "Mohammed al-Bashir"),
        ("003", r"moving forward", "Bashar al-Assad"),
        ("003", r"sacrifices", "Bashar al-Assad"),
        ("004", r"restoring state", "Al-Shaibani"),
        ("004", r"transparent", "Al-Shaibani"),
        ("001", r"conversation with him", "Vladimir Putin"),
        ("000", r"terrorist stronghold", "Vladimir Putin"),
    ],
)
def test_a_line_names_the_right_speaker(five: Five, label: str, pattern: str, speaker: str) -> None:
    statement = five.one(label, pattern)
    assert (statement.speaker.name or "").removeprefix("the ") == speaker


def test_the_brief_shows_all_its_words(five: Five) -> None:
    edition = five.edition_of("000")
    assert [part.name.value for part in edition.brief][:2] == ["Headline", "What happened"]
    texts = {report.id: report.text for report in edition.reports}
    for part in edition.brief:
        for line in part.lines:
            shown = [piece for piece in line.pieces if piece.passage]
            assert shown
            for piece in shown:
                assert piece.passage is not None
                assert piece.text == piece.passage.of(texts[piece.passage.report_id])
