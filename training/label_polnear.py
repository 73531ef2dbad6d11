"""Windows of PolNeAR's training reports: for the comparison only, never for weights that ship.

Usage: python label_polnear.py polnear_train_dev.jsonl.gz OUT.jsonl [--split train]. PolNeAR states no licence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path

from examples import cut_paragraphs, write_windows

EMPTY_KEPT = 0.3
"""Share of the paragraphs without an attribution that are kept: they teach little a piece."""


def main() -> None:
    """Write the windows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", default="train")
    options = parser.parse_args()
    draws = random.Random(0)
    with gzip.open(options.polnear, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == options.split]
    windows = [
        window
        for row in rows
        for window in cut_paragraphs(row["text"], row["attributions"], f"PolNeAR {row['doc_id']}")
        if window["items"] or draws.random() < EMPTY_KEPT
    ]
    print(write_windows(options.out, windows), "windows of", len(rows), "reports")


if __name__ == "__main__":
    main()
