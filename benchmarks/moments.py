"""How well time expressions are read: TempEval-3 scores on TimeBank and AQUAINT, and characters a second.

Usage: python benchmarks/moments.py [--errors N] [--half odd|even]. Needs the labelled data of ``../shared``.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from labelled import leave_without_labels
from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.reading.moments import find_moments

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_timex", SHARED / "scorers" / "eval_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_timex_report(row: dict[str, Any]) -> Report:
    text = row["text"]
    block = Block(Span(0, len(text)), BlockKind.PROSE, "labelled text")
    published = Publication(PartialTime(row["dct"]), read_from="record")
    return Report(row["doc_id"], text, (block,), Provenance("-", "application/jsonl", "utf-8", ""), published=published)


def measure(name: str, half: str | None, errors: int) -> dict[str, float]:
    packed = (SHARED / "data" / "timex" / f"{name}.jsonl.gz").read_bytes()
    rows = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    if half:
        rows = rows[half == "odd" :: 2]
    began = time.process_time()
    system = []
    for row in rows:
        moments = find_moments(make_timex_report(row))
        timex = [
            {
                "start": moment.span.start,
                "end": moment.span.end,
                "type": moment.type.value,
                "value": moment.value,
                "text": moment.span.of(row["text"]),
            }
            for moment in moments
        ]
        system.append({"doc_id": row["doc_id"], "timex": timex})
    seconds = time.process_time() - began
    scores, wrong = load_scorer().score(rows, system)
    chars = sum(len(row["text"]) for row in rows)
    if errors:
        show_errors(rows, system, wrong, errors)
    return {
        "documents": len(rows),
        "strict": scores["strict"]["F1"],
        "relaxed P": scores["relaxed"]["P"],
        "relaxed R": scores["relaxed"]["R"],
        "relaxed F": scores["relaxed"]["F1"],
        "type F": scores["type"]["F1"],
        "value F": scores["value"]["F1"],
        "day F": scores["day"]["F1"],
        "chars/s": round(chars / seconds),
    }


def show_errors(
    rows: list[dict[str, Any]], system: list[dict[str, Any]], wrong: list[tuple[Any, ...]], count: int
) -> None:
    for item in wrong[:count]:
        print("value", item)
    for row, out in zip(rows, system, strict=True):
        gold, ours = row["timex"], out["timex"]
        overlaps = lambda a, b: a["start"] < b["end"] and b["start"] < a["end"]  # noqa: E731
        for item in gold:
            if not any(overlaps(item, other) for other in ours):
                print(
                    "missed",
                    row["doc_id"],
                    repr(row["text"][max(0, item["start"] - 40) : item["end"] + 20]),
                    item["text"],
                    item["value"],
                )
        for item in ours:
            if not any(overlaps(item, other) for other in gold):
                print(
                    "extra",
                    row["doc_id"],
                    repr(row["text"][max(0, item["start"] - 40) : item["end"] + 20]),
                    item["text"],
                    item["value"],
                )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--half", choices=["odd", "even"])
    parser.add_argument("--only")
    options = parser.parse_args()
    leave_without_labels()
    for name in [options.only] if options.only else ["timebank", "aquaint"]:
        print(name, measure(name, options.half, options.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
