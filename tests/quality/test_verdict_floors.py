"""Floors for verdicts on the held-out invented pairs, a little under what ``benchmarks/verdicts.py`` printed.

Measured on 2026-11-23: figures 54 of 56 right and 54 of 75 found; contradictions 21 of 23 and 21 of 43.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.collation import compare_pair, parse_proposition

HELD = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "relations_held.jsonl"
FLOORS = {"figure": (0.92, 0.68), "contradicts": (0.88, 0.44)}


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[str, str, bool]]:
    """Return the label, the verdict and whether that is right, a pair."""
    found = []
    for row in map(json.loads, HELD.read_text(encoding="utf-8").splitlines()):
        left, right = (
            parse_proposition(row[side], published=row.get(f"{side}_published"), side=side) for side in ("a", "b")
        )
        kind = compare_pair(left, right).kind.value
        found.append((row["relation"], kind, kind in {row["relation"], *row["also"]}))
    return found


@pytest.mark.parametrize("kind", FLOORS)
def test_differences_on_held_out_pairs_keep_their_precision_and_recall(
    verdicts: list[tuple[str, str, bool]], kind: str
) -> None:
    precision_floor, recall_floor = FLOORS[kind]
    said = [is_right for _, given, is_right in verdicts if given == kind]
    due = [given == kind for label, given, _ in verdicts if label == kind]
    assert sum(said) / max(len(said), 1) >= precision_floor
    assert sum(due) / len(due) >= recall_floor
