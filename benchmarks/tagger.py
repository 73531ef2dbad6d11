"""What the learned tagger contributes: rules alone, tagger alone, both; figures on development data and time a report.

Usage: python benchmarks/tagger.py [--weights FOLDER] [--only SET] [--limit N]. Without ``--weights`` the shipped ones.
The sets are PolNeAR dev, GUM's news documents that the shipped weights were not trained on, and the project's own
annotated reports where they are. The protocol is that of ``benchmarks/attribution.py``.

Other weights, as those made of PolNeAR for comparison (``training/``), may be surer than those shipped. For them one
more row is printed: of how far they are trusted (``TRUST``) each half of the reports takes what was best on the other.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from attribution import measure, show
from attribution_data import SHARED, Row, load_own_rows, load_rows, load_scorer, make_labelled_report, to_record
from variorum.language.pipeline import load_pipeline
from variorum.model import Manner
from variorum.reading.entities import find_entities
from variorum.reading.parsing import ParsedReport, parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.draft import pieces_of
from variorum.reading.statements.learned import Learned, consult
from variorum.reading.statements.paragraph import make_paragraphs
from variorum.reading.tagger import load_tagger

Found = list[dict[str, Any]]
_SURER: dict[str, Any] = {"cue": 0.6, "added": 0.7, "edge_cue": 0.3, "edges": 0.1}
TRUST: tuple[dict[str, Any], ...] = (
    {},
    _SURER,
    {**_SURER, "everywhere": True, "kept": 0.3},
    {**_SURER, "everywhere": True, "kept": 0.3, "nouns": True},
    {**_SURER, "edges": 0.2, "everywhere": True, "kept": 0.3, "nouns": True, "quoted": True},
    {**_SURER, "edges": 0.2, "whole": True, "kept": 0.3, "nouns": True, "quoted": True},
)
"""Thresholds, from those that ship to where the tagger decides most: what is added, mended and left out."""


def load_unseen_news(limit: int | None) -> list[Row]:
    """Return GUM's news documents without the training half (every second one, as in training/label_gum.py)."""
    with gzip.open(SHARED / "data" / "quotes" / "gum_train_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["genre"] == "news"]
    trained = sorted(row["doc_id"] for row in rows if row["split"] == "train")[::2]
    return [row for row in rows if row["doc_id"] not in trained][:limit]


def find_with(parsed: ParsedReport, learned: Learned | None) -> Found:
    """Return the outermost statements of the rules, with or without the tagger."""
    entities, mentions = find_entities(parsed)
    found = find_statements(parsed, entities, mentions, (), learned)
    return [to_record(one) for one in found if one.manner is not Manner.OWN and one.parent_id is None]


def find_alone(parsed: ParsedReport, learned: Learned) -> Found:
    """Return what the tagger alone finds, every cue of its own."""
    found: Found = []
    for paragraph in make_paragraphs(parsed.blocks):
        for draft in consult(paragraph, [], replace(learned, cue=0.5, added=0.0, whole=True, nouns=True)):
            parts = {"source": [t.i for t in draft.source], "cue": [t.i for t in draft.cue], "content": draft.tokens}
            found.append(
                {
                    name: [
                        [span.start, span.end] for span in pieces_of(paragraph, places, is_content=name == "content")
                    ]
                    for name, places in parts.items()
                }
            )
    return found


def find_crossed(scorer: ModuleType, rows: list[Row], parses: list[ParsedReport], learned: Learned) -> list[Found]:
    """Return what both find together, each half of the reports with the thresholds that are best on the other half."""
    tried = [[find_with(parsed, replace(learned, **knobs)) for parsed in parses] for knobs in TRUST]
    chosen: list[Found] = [[] for _ in rows]
    for half in (0, 1):
        scores = [
            measure(scorer, rows[1 - half :: 2], found[1 - half :: 2], "speech", samples=0)["content_J"][2]
            for found in tried
        ]
        best = scores.index(max(scores))
        print(f"  half {half + 1} is read with {TRUST[best] or 'the shipped thresholds'}")
        chosen[half::2] = tried[best][half::2]
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=None, help="folder of other weights than those shipped")
    parser.add_argument("--only", default="", help="only the sets whose name contains this")
    parser.add_argument("--limit", type=int, default=None, help="read only the first N reports of each set")
    options = parser.parse_args()
    if not (SHARED / "scorers" / "eval_quotes.py").exists():
        print("skipped: the labelled data and its scorer are not beside the repository (../shared)")
        return 0
    scorer, pipeline = load_scorer(), load_pipeline()
    learned = Learned(load_tagger(options.weights))
    sets = {
        "PolNeAR dev": load_rows("polnear_train_dev", "dev", None, options.limit),
        "GUM unseen": load_unseen_news(options.limit),
        "own dev": load_own_rows("dev")[: options.limit],
        "own held": load_own_rows("held")[: options.limit],
    }
    ways: dict[str, Callable[[ParsedReport], Found]] = {
        "rules": lambda parsed: find_with(parsed, None),
        "tagger": lambda parsed: find_alone(parsed, learned),
        "both": lambda parsed: find_with(parsed, learned),
    }
    for name, rows in sets.items():
        if not rows or options.only not in name:
            continue
        parses = [parse_report(make_labelled_report(row), pipeline) for row in rows]
        for way, finder in ways.items():
            began = time.process_time()
            found = [finder(parsed) for parsed in parses]
            each = 1000 * (time.process_time() - began) / len(rows)
            print(f"{name}, {way}: {each:.0f} ms a report, without the parse")
            for subset in ("speech", "all"):
                show(way, subset, measure(scorer, rows, found, subset))
        if options.weights is not None and len(rows) > 1:
            crossed = find_crossed(scorer, rows, parses, learned)
            for subset in ("speech", "all"):
                show("both, trusted", subset, measure(scorer, rows, crossed, subset))
    return 0


if __name__ == "__main__":
    sys.exit(main())
