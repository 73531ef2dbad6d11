"""Who said what: content, speaker and token F on PolNeAR and GUM development data, and reports a second.

Usage: python benchmarks/attribution.py [--limit N] [--errors N] [--rules]. Needs the labelled data of ``../shared``.

The protocol is that of the scorer beside the data: a statement's content counts at a word Jaccard of .8; *joint* asks
for a speaker that shares a word too. PolNeAR annotates the outermost speaker only, so nested statements are left out of
what is scored; the report's own voice is nobody's and is left out too. ``--rules`` prints how often each rule is right:
the table in ``reading/statements/rates.py`` is this one.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import importlib.util
import json
import random
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Manner, Provenance, Report, Span, Statement
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
SETS = (
    ("PolNeAR dev", "polnear_train_dev", "dev", None),
    ("GUM news", "gum_train_dev", None, "news"),
)
THRESHOLD = 0.8


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_quotes", SHARED / "scorers" / "eval_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_rows(name: str, split: str | None, genre: str | None, limit: int | None) -> list[dict[str, Any]]:
    with gzip.open(SHARED / "data" / "quotes" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [row for row in rows if split in (None, row["split"]) and genre in (None, row.get("genre"))]
    return kept[:limit]


def make_labelled_report(row: dict[str, Any]) -> Report:
    """Return a report whose paragraphs are prose and whose first one is the title."""
    blocks, place = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            kind = BlockKind.PROSE if blocks else BlockKind.TITLE
            blocks.append(Block(Span(place, place + len(line)), kind, "labelled text"))
        place += len(line) + 1
    return Report(row["doc_id"], row["text"], tuple(blocks), Provenance("-", "application/jsonl", "utf-8", ""))


def read_statements(row: dict[str, Any]) -> list[Statement]:
    """Return what the report attributes to somebody, outermost statements only."""
    parsed = parse_report(make_labelled_report(row), load_pipeline())
    entities, mentions = find_entities(parsed)
    found = find_statements(parsed, entities, mentions, ())
    return [one for one in found if one.manner is not Manner.OWN and one.parent_id is None]


def to_record(statement: Statement) -> dict[str, list[list[int]]]:
    return {
        part: [[span.start, span.end] for span in getattr(statement, part)] for part in ("source", "cue", "content")
    }


def measure(
    scorer: ModuleType, rows: list[dict[str, Any]], found: list[list[Statement]], subset: str
) -> dict[str, Any]:
    """Return the scorer's summary with 95% intervals from 1,000 draws of documents."""
    counts = []
    for row, statements in zip(rows, found, strict=True):
        predicted = [to_record(one) for one in statements]
        one, _, _ = scorer.score_doc(
            row["text"], row["attributions"], predicted, THRESHOLD, subset, row.get("extra") or ()
        )
        counts.append(one)
    summary: dict[str, Any] = scorer.summary(sum(counts, collections.Counter()))
    draws = random.Random(0)
    samples = []
    for _ in range(1000):
        total: collections.Counter[str] = collections.Counter()
        for _ in counts:
            total.update(counts[draws.randrange(len(counts))])
        drawn = scorer.summary(total)
        samples.append((drawn["content_J"][2], drawn["joint"][2]))
    for number, name in enumerate(("content_J", "joint")):
        ordered = sorted(sample[number] for sample in samples)
        summary[f"{name}_interval"] = (ordered[25], ordered[974])
    return summary


def show(name: str, subset: str, summary: dict[str, Any]) -> None:
    low, high = summary["content_J_interval"]
    joint_low, joint_high = summary["joint_interval"]
    kinds = " ".join(f"{kind} {summary[f'recall_{kind}']:.2f}" for kind in ("direct", "indirect", "mixed"))
    print(
        f"{name:12} {subset:7} content F {summary['content_J'][2]:.3f} [{low:.3f}, {high:.3f}]  "
        f"+ speaker F {summary['joint'][2]:.3f} [{joint_low:.3f}, {joint_high:.3f}]  "
        f"token F {summary['token'][2]:.3f}  recall: {kinds}"
    )


def show_rules(scorer: ModuleType, rows: list[dict[str, Any]], found: list[list[Statement]]) -> None:
    """Print, for each rule, its finds, the share whose content is right, and of those the share with the speaker."""
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row, statements in zip(rows, found, strict=True):
        words = scorer.toks(row["text"])
        starts = [start for start, _ in words]

        def words_of(record: dict[str, Any], part: str, words: Any = words, starts: Any = starts) -> frozenset[int]:
            spans: frozenset[int] = scorer.tset(record[part], words, starts)
            return spans

        gold, mine = row["attributions"], [to_record(one) for one in statements]
        pairs = scorer.greedy(
            [words_of(one, "content") for one in gold], [words_of(one, "content") for one in mine], THRESHOLD
        )
        matched = {number: place for place, number in pairs}
        for number, statement in enumerate(statements):
            counts = table[statement.because]
            counts["finds"] += 1
            if number in matched:
                source = words_of(gold[matched[number]], "source")
                counts["content"] += 1
                counts["named"] += bool(source)
                counts["speaker"] += bool(source & words_of(mine[number], "source"))
    for because, counts in sorted(table.items(), key=lambda pair: -pair[1]["finds"]):
        right, speaker = counts["content"] / counts["finds"], counts["speaker"] / max(1, counts["named"])
        print(f"  {because:70} {counts['finds']:5}  content {right:.2f}  speaker {speaker:.2f}")


def show_errors(scorer: ModuleType, rows: list[dict[str, Any]], found: list[list[Statement]], limit: int) -> None:
    listed = []
    for row, statements in zip(rows, found, strict=True):
        predicted = [to_record(one) for one in statements]
        _, groups, words = scorer.score_doc(row["text"], row["attributions"], predicted, THRESHOLD, "speech")
        for kind, item in (pair for group in groups for pair in group):
            text = " ".join(row["text"][words[i][0] : words[i][1]] for i in sorted(item[0]))
            listed.append(f"  {row['doc_id'][:20]} {kind} {item[2]} | {item[3]} | {text[:200]}")
    random.Random(1).shuffle(listed)
    print("\n".join(listed[:limit]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=None, help="read only the first N reports of each set")
    parser.add_argument("--errors", type=int, default=0, help="print N misses and spurious finds of each set")
    parser.add_argument("--rules", action="store_true", help="print how often each rule is right")
    options = parser.parse_args()
    if not (SHARED / "scorers" / "eval_quotes.py").exists():
        print("skipped: the labelled data and its scorer are not beside the repository (../shared)")
        return 0
    scorer = load_scorer()
    load_pipeline()
    for name, file, split, genre in SETS:
        rows = load_rows(file, split, genre, options.limit)
        began = time.process_time()
        found = [read_statements(row) for row in rows]
        seconds = time.process_time() - began
        words = sum(len(row["text"].split()) for row in rows)
        for subset in ("speech", "all"):
            show(name, subset, measure(scorer, rows, found, subset))
        rate = len(rows) / seconds
        print(f"{name:12} {len(rows)} reports, {rate:.1f} a CPU second ({words / seconds:.0f} words), parse included")
        if options.rules:
            show_rules(scorer, rows, found)
        if options.errors:
            show_errors(scorer, rows, found, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
