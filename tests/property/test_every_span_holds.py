"""The first invariant: every span of every output is inside its report, and shown words are the words there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum import Variorum
from variorum.filters import read_record
from variorum.model import (
    Block,
    Carrier,
    Edition,
    Figure,
    Mention,
    Moment,
    Passage,
    Piece,
    Reading,
    Report,
    Span,
    Statement,
)


def walk(value: object) -> Iterator[object]:
    """Yield every dataclass value inside a value, itself included."""
    if is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from walk(item)


def check_reading(report: Report, reading: Reading) -> None:
    text = report.text
    for value in walk(reading):
        if isinstance(value, Span):
            assert 0 <= value.start < value.end <= len(text)
    for figure in reading.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for statement in reading.statements:
        assert statement.content
        assert list(statement.content) == sorted(statement.content)
        assert statement.report_id == report.id
    found: list[Statement | Figure | Moment | Mention] = [
        *reading.statements, *reading.figures, *reading.moments, *reading.mentions,
    ]  # fmt: skip
    ids = [item.id for item in found]
    assert len(ids) == len(set(ids))
    entity_ids = {entity.id for entity in reading.entities}
    for mention in reading.mentions:
        assert mention.entity_id is None or mention.entity_id in entity_ids


def check_blocks(report: Report) -> None:
    at = 0
    for block in report.blocks:
        assert isinstance(block, Block)
        assert block.span.start >= at
        assert block.span.end <= len(report.text)
        at = block.span.end


def check_edition(edition: Edition) -> None:
    texts = {report.id: report.text for report in edition.reports}
    for report in edition.reports:
        check_blocks(report)
    for reading in edition.readings:
        check_reading(next(r for r in edition.reports if r.id == reading.report_id), reading)
    for value in walk((edition.brief, edition.rows, edition.timeline, edition.discrepancies, edition.lineage,
                       edition.collation)):  # fmt: skip
        if isinstance(value, Passage):
            assert value.report_id in texts
            assert value.of(texts[value.report_id])
        if isinstance(value, Piece) and value.passage is not None:
            assert value.text == value.passage.of(texts[value.passage.report_id])
    for discrepancy in edition.discrepancies:
        assert len(discrepancy.sides) >= 2
    for row in edition.rows:
        assert row.count.low <= row.count.origins <= row.count.high
        assert any(cell.statement_ids for cell in row.cells)
    statements = {s.id: s for reading in edition.readings for s in reading.statements}
    for row in edition.rows:
        for cell in row.cells:
            for statement_id, passage in zip(cell.statement_ids, cell.passages, strict=True):
                assert statements[statement_id].passage == passage
    for statement in statements.values():
        assert all(isinstance(link, Carrier) and link.spans for link in statement.via)


def make_editions(paths: list[Path]) -> tuple[Edition, ...]:
    with Variorum(":memory:") as collection:
        collection.add(paths)
        return collection.editions()


def test_every_span_of_the_example_story_holds(root: Path) -> None:
    editions = make_editions([root / "examples" / "harbour"])
    assert editions
    for edition in editions:
        check_edition(edition)


def test_every_span_of_real_reports_holds(shared: Path) -> None:
    editions = make_editions([shared / "data" / "seeds"])
    assert sum(len(edition.rows) for edition in editions) > 20
    for edition in editions:
        check_edition(edition)


PIECES = st.sampled_from(
    [
        "Mayor Ana Roe said", " that ", "she denied it", "“We will go", "”", "\"", "'", ", ", ". ", "\n", "\n\n", "- ",
        "according to the Harbour Courier", "4,000 Iranian fighters", "one-third", " on Tuesday", "He added", "—", "(",
        ")", ":", "\u202e", "\u200b", "🙂", "é", "１２", "the ", "not ", "told reporters", "…", "<b>", "{{x}}", "1e309",
    ]
)  # fmt: skip


@settings(max_examples=40)
@given(st.lists(PIECES, min_size=1, max_size=40).map("".join))
@example("“a")
@example('He said "we go')
def test_no_text_breaks_a_reading(text: str) -> None:
    if not any(character.isalnum() for character in text):
        return
    report, reading = read_record({"id": "r", "text": text})
    assert report.text == text
    check_blocks(report)
    check_reading(report, reading)


@pytest.mark.parametrize("kind", [Span, Passage])
def test_a_span_of_nothing_cannot_be_made(kind: type) -> None:
    with pytest.raises(ValueError, match="span"):
        kind(3, 3) if kind is Span else kind("r", ())
