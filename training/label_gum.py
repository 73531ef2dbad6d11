"""Windows of GUM's human annotation, from the documents whose own text is CC BY (news, interviews, articles, court).

Usage: python label_gum.py gum_train_dev.jsonl.gz OUT.jsonl [--all-news]. Documents under a share-alike or
non-commercial licence, and those whose licence the file does not state, are left out. Every second news document is
left out as well, so that the tagger can be measured on it; ``--all-news`` takes them too. GUM: Zeldes (2017).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any

from examples import cut_paragraphs, write_windows

LICENCES = ("CC-BY-2.5", "CC-BY-4.0")


def choose(rows: list[dict[str, Any]], all_news: bool) -> list[dict[str, Any]]:
    """Return the training documents whose licence allows it, with every second news document or all of them."""
    kept = [row for row in rows if row["split"] == "train" and row["licence"] in LICENCES]
    news = sorted((row for row in kept if row["genre"] == "news"), key=lambda row: row["doc_id"])
    return [row for row in kept if row["genre"] != "news"] + (news if all_news else news[::2])


def main() -> None:
    """Write the windows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gum", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--all-news", action="store_true")
    options = parser.parse_args()
    draws = random.Random(0)
    with gzip.open(options.gum, "rt", encoding="utf-8") as lines:
        rows = choose([json.loads(line) for line in lines], options.all_news)
    windows = [
        window
        for row in rows
        for window in cut_paragraphs(row["text"], row["attributions"], f"{row['doc_id']} {row['licence']}")
        if window["items"] or draws.random() < 0.3
    ]
    print(write_windows(options.out, windows), "windows of", len(rows), "documents")


if __name__ == "__main__":
    main()
