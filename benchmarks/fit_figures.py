"""Fit the weights by which two differing figures are taken to fill one slot, on the invented development pairs.

Usage: python benchmarks/fit_figures.py. Prints the table of ``variorum/collation/figure_slot.py`` and, by five folds,
precision and recall of *differs* at several floors. The held-out pairs are not read.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from variorum.collation import parse_proposition
from variorum.collation.encoding import measure_likeness
from variorum.collation.figure_slot import list_slot_features
from variorum.collation.pair import make_pair
from variorum.settings import CollationSettings

DATA = Path(__file__).resolve().parent / "data"
FILES = ("relations_dev", "relations", "relations_second", "relations_third")
SEED, FOLDS, RIDGE, ROUNDS = 0, 5, 1.0, 4
LEFT_OUT = ("contrast", "times", "change", "part", "noun_other", "names_both", "negated")
"""Features that bars have decided before the weights are asked."""
Matrix = NDArray[np.float64]
Bag = tuple[Matrix, bool, bool]


def load_bags() -> tuple[list[str], list[Bag]]:
    """Return the names of the features and, a pair, its differing figures, whether they differ and must be found."""
    names: list[str] = []
    bags: list[Bag] = []
    for row in (json.loads(line) for name in FILES for line in (DATA / f"{name}.jsonl").read_text().splitlines()):
        also = set(row.get("also") or ())
        is_soft = "figure" in also and row["relation"] not in {"figure", "supersedes"}
        if row.get("question") or is_soft:
            continue
        sides = [parse_proposition(row[key], published=row.get(f"{key}_published"), side=key) for key in ("a", "b")]
        likeness = measure_likeness(sides[0].resolved, sides[1].resolved)
        pair = make_pair(sides[0], sides[1], CollationSettings(), likeness)
        found: list[dict[str, Any]] = [
            list_slot_features(item.left, item.right, (pair.left, pair.right), pair.evidence)
            for item in pair.slots
            if not item.bar
        ]
        names = names or [name for item in found[:1] for name in item if name not in LEFT_OUT]
        table = np.array([[item[name] for name in names] for item in found]).reshape(len(found), len(names))
        bags.append((table, row["relation"] in {"figure", "supersedes"}, row["relation"] == "figure"))
    return names, bags


def fit_weights(bags: list[Bag], width: int) -> Matrix:
    """Return the weights; of a pair that differs only its likeliest figures count, chosen anew each round."""
    beta = np.zeros(width)
    for _ in range(ROUNDS):
        rows, marks = [], []
        for table, is_different, _ in bags:
            picked = table[[int(np.argmax(table @ beta))]] if is_different and len(table) else table
            rows.extend(picked)
            marks.extend([float(is_different)] * len(picked))
        features, labels = np.array(rows), np.array(marks)
        penalty = np.eye(width) * RIDGE
        penalty[0, 0] = 0.01
        for _ in range(50):
            chance = 1 / (1 + np.exp(-features @ beta))
            slope = features.T @ (chance - labels) + penalty @ beta
            beta -= np.linalg.solve((features * (chance * (1 - chance))[:, None]).T @ features + penalty, slope)
    return beta


def score_bag(bag: Bag, beta: Matrix) -> float:
    return float(1 / (1 + np.exp(-(bag[0] @ beta).max()))) if len(bag[0]) else 0.0


def main() -> None:
    names, bags = load_bags()
    order = np.random.default_rng(SEED).permutation(len(bags))
    scores = np.zeros(len(bags))
    for fold in range(FOLDS):
        kept = set(order[fold::FOLDS].tolist())
        beta = fit_weights([bag for number, bag in enumerate(bags) if number not in kept], len(names))
        for number in kept:
            scores[number] = score_bag(bags[number], beta)
    good = np.array([bag[1] for bag in bags])
    due = np.array([bag[2] for bag in bags])
    print(f"{len(bags)} pairs, {due.sum()} differ; five folds")
    for floor in (0.4, 0.5, 0.6, 0.7, 0.8):
        said = scores >= floor
        print(f"  floor {floor:.1f}: precision {good[said].mean():.3f} ({said.sum()}), recall {said[due].mean():.3f}")
    for name, weight in zip(names, fit_weights(bags, len(names)), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
