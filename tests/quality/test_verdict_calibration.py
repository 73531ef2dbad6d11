"""Floors for the confidence of verdicts, on invented stories that neither a rule nor the table was made on.

Measured on 2026-11-22 on the 520 held pairs: an error of .037 in eight bins; the
surest quarter of the verdicts is right in .67, the least sure in .32.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from variorum.collation import compare_pair, parse_proposition

FRESH = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "relations_fresh.jsonl"
BINS = 8
HIGHEST_ERROR = 0.07


@pytest.fixture(scope="module")
def verdicts() -> tuple[np.ndarray, np.ndarray]:
    """Return the confidence of the verdicts on the held half, and whether each is right."""
    confidence, right = [], []
    for row in map(json.loads, FRESH.read_text(encoding="utf-8").splitlines()):
        if row["split"] != "held":
            continue
        left, right_side = (
            parse_proposition(row[side], published=row[f"{side}_published"], side=side) for side in ("a", "b")
        )
        relation = compare_pair(left, right_side)
        confidence.append(relation.confidence)
        right.append(float(relation.kind.value in {row["relation"], *row["also"]}))
    return np.array(confidence), np.array(right)


def test_confidence_is_near_the_share_that_is_right(verdicts: tuple[np.ndarray, np.ndarray]) -> None:
    confidence, right = verdicts
    parts = np.array_split(np.argsort(confidence, kind="stable"), BINS)
    error = sum(len(part) * abs(confidence[part].mean() - right[part].mean()) for part in parts) / len(right)
    assert error <= HIGHEST_ERROR


def test_surer_verdicts_are_more_often_right(verdicts: tuple[np.ndarray, np.ndarray]) -> None:
    confidence, right = verdicts
    order = np.argsort(-confidence, kind="stable")
    quarter = len(order) // 4
    assert right[order[:quarter]].mean() >= right[order[-quarter:]].mean() + 0.2
    assert right[order[:quarter]].mean() >= 0.6


def test_no_story_is_both_fitted_on_and_measured() -> None:
    rows = [json.loads(line) for line in FRESH.read_text(encoding="utf-8").splitlines()]
    fitted, measured = ({row["story"] for row in rows if row["split"] == split} for split in ("fit", "held"))
    assert len(rows) == 1021
    assert not fitted & measured
    digest = hashlib.sha256("".join(row["a"] + row["b"] for row in rows).encode()).hexdigest()
    assert digest.startswith("783bb37a719f6c0f")
