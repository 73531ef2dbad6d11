"""Labelled reports for the attribution benchmark, and the scorer beside the data."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from variorum.filters import take_record
from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Entity, Manner, Provenance, Report, Span, Statement
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.confidence import rate_statements
from variorum.reading.statements.learned import Learned, load_learned

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
OWN = Path(__file__).resolve().parent / "data" / "attribution"
Row = dict[str, Any]


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_quotes", SHARED / "scorers" / "eval_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_rows(name: str, split: str | None, genre: str | None, limit: int | None) -> list[Row]:
    with gzip.open(SHARED / "data" / "quotes" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [row for row in rows if split in (None, row["split"]) and genre in (None, row.get("genre"))]
    return kept[:limit]


def load_own_rows(half: str) -> list[Row]:
    """Return the project's own annotated reports: ``dev`` or ``held``."""
    return [json.loads(line) for line in (OWN / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def make_labelled_report(row: Row) -> Report:
    """Return a report whose paragraphs are prose and whose first one is the title; our own are taken in as records."""
    if "outlet" in row:
        return take_record({"id": row["doc_id"], "text": row["text"], "outlet": row["outlet"]})
    blocks, place = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            kind = BlockKind.PROSE if blocks else BlockKind.TITLE
            blocks.append(Block(Span(place, place + len(line)), kind, "labelled text"))
        place += len(line) + 1
    return Report(row["doc_id"], row["text"], tuple(blocks), Provenance("-", "application/jsonl", "utf-8", ""))


def read_all(row: Row, learned: Learned | None = None) -> tuple[list[Statement], tuple[Entity, ...]]:
    """Return what the report attributes to somebody, nested statements too, and its entities."""
    report = make_labelled_report(row)
    parsed = parse_report(report, load_pipeline())
    entities, mentions = find_entities(parsed)
    found = rate_statements(report, find_statements(parsed, entities, mentions, (), learned))
    return [one for one in found if one.manner is not Manner.OWN], entities


def read_raw(row: Row) -> list[Statement]:
    """Return the same statements before their confidence is fitted."""
    parsed = parse_report(make_labelled_report(row), load_pipeline())
    entities, mentions = find_entities(parsed)
    found = find_statements(parsed, entities, mentions, (), load_learned())
    return [one for one in found if one.manner is not Manner.OWN]


def read_statements(row: Row) -> list[Statement]:
    """Return what the report attributes to somebody, outermost statements only."""
    return [one for one in read_all(row)[0] if one.parent_id is None]


def to_record(statement: Statement) -> Row:
    return {
        part: [[span.start, span.end] for span in getattr(statement, part)] for part in ("source", "cue", "content")
    }


def match_contents(scorer: ModuleType, row: Row, found: list[Statement], threshold: float) -> dict[int, int]:
    """Return which gold attribution each statement is: positions in ``found`` to positions in the row's."""
    words = scorer.toks(row["text"])
    starts = [start for start, _ in words]
    gold = [scorer.tset(one["content"], words, starts) for one in row["attributions"]]
    mine = [scorer.tset(to_record(one)["content"], words, starts) for one in found]
    return {number: place for place, number in scorer.greedy(gold, mine, threshold)}


def is_source_right(scorer: ModuleType, row: Row, place: int, statement: Statement) -> bool:
    """Tell whether a statement's source shares a word with the gold one's, or the gold one has none."""
    words = scorer.toks(row["text"])
    starts = [start for start, _ in words]
    gold = scorer.tset(row["attributions"][place]["source"], words, starts)
    return not gold or bool(gold & scorer.tset(to_record(statement)["source"], words, starts))
