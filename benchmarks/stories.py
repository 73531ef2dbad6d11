"""How well reports are grouped into stories, and how fast: BCubed on four labelled streams.

Usage: python benchmarks/stories.py [--only NAME] [--half odd|even] [--shuffle SEED] [--vectors always|short|never].
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from labelled import leave_without_labels
from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span
from variorum.settings import StoriesSettings
from variorum.stories import group_reports

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
STREAMS = ("basil_dev", "wikinews_events_dev", "ecbplus", "uci_news_2014")


def load_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("eval_clusters", SHARED / "scorers" / "eval_clusters.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_stream_report(row: dict[str, Any]) -> Report:
    text = row["text"]
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "labelled text"),) if text else ()
    published = (
        Publication(PartialTime(row["published"]), read_from="record") if row.get("published") else Publication()
    )
    source = Provenance("-", "application/jsonl", "utf-8", "")
    return Report(row["id"], text, blocks, source, title=row.get("title"), published=published)


def load_stream(name: str, half: str | None = None) -> list[dict[str, Any]]:
    packed = (SHARED / "data" / "stories" / f"{name}.jsonl.gz").read_bytes()
    rows = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    if half:
        stories = sorted({row["story"] for row in rows})
        wanted = set(stories[half == "odd" :: 2])
        rows = [row for row in rows if row["story"] in wanted]
    return rows


def measure(name: str, half: str | None, seed: int | None, settings: StoriesSettings) -> dict[str, Any]:
    rows = load_stream(name, half)
    if seed is not None:
        random.Random(seed).shuffle(rows)
    reports = [make_stream_report(row) for row in rows]
    began = time.perf_counter()
    assignments, stories = group_reports(reports, settings)
    seconds = time.perf_counter() - began
    scores = load_scorer().scores([row["story"] for row in rows], [item.story_id for item in assignments])
    return {
        "reports": len(rows),
        "gold": scores["gold"],
        "stories": len(stories),
        "threads": len({item.thread_id for item in assignments}),
        "BCubed P": round(scores["bP"], 1),
        "R": round(scores["bR"], 1),
        "F": round(scores["bF"], 1),
        "reports/s": round(len(rows) / seconds),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=STREAMS)
    parser.add_argument("--half", choices=["odd", "even"])
    parser.add_argument("--shuffle", type=int)
    parser.add_argument("--vectors", choices=["always", "short", "never"], default="always")
    parser.add_argument("--threshold", type=float)
    options = parser.parse_args()
    leave_without_labels()
    settings = StoriesSettings(vectors=options.vectors)
    if options.threshold:
        settings = StoriesSettings(vectors=options.vectors, story_threshold=options.threshold)
    for name in [options.only] if options.only else STREAMS:
        print(name, measure(name, options.half, options.shuffle, settings), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
