"""Fits the weights of the same-claim score and writes ``src/variorum/collation/data/same_claim.json``.

Usage: python training/same_claim/fit.py [--read] [--dry]. Needs the labelled data in ``../shared``; six minutes of
processor time, three with ``--read``, which leaves the weights of pairs that were not read together as they are.
Nothing is drawn by chance: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "benchmarks")]

from pairs import (  # noqa: E402
    LabelledPair,
    read_event_pairs,
    read_headline_pairs,
    read_invented_pairs,
    read_real_pairs,
)

from variorum.collation.pair_reading import RELATIONS, read_together  # noqa: E402
from variorum.collation.same_score import load_same_model  # noqa: E402

OUT = ROOT / "src" / "variorum" / "collation" / "data" / "same_claim.json"
LEARNED = (
    *("bias", "likeness", "words", "cover_least", "cover_most", "agents", "patients", "heads", "all_heads"),
    *("telling", "partial", "run", "run_share", "scrap", "short"),
)
READ = (*LEARNED, *RELATIONS)
"""Features of a pair that was read together."""
SET_BY_HAND = {"times": 1.0, "durations": 1.5, "figures": 1.3, "polarity": -0.8}
"""What the pairs tell too little about: few of them hold two dates or two figures."""
SHARES = {"real": 1.0, "invented": 0.5, "headlines": 0.3, "events": 0.3}
"""Weight of each source as a whole: real statements are what the score is for."""
RIDGE = 3.0
Matrix = NDArray[np.float64]


def make_table(pairs: list[LabelledPair], names: Sequence[str]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Return features ``(pairs, len(names))``, the fixed part of the log-odds, labels and weights."""
    table = np.array([[look_up(pair, name) for name in names] for pair in pairs])
    fixed = np.array([sum(w * pair.features[name] for name, w in SET_BY_HAND.items()) for pair in pairs])
    labels = np.array([float(pair.same) for pair in pairs])
    sizes = Counter(pair.source for pair in pairs)
    weights = np.array([1000 * SHARES[pair.source] / sizes[pair.source] for pair in pairs])
    return table, fixed, labels, weights


def look_up(pair: LabelledPair, name: str) -> float:
    """Return a feature of a pair; those that cost a reading of both texts only when they are asked for."""
    return read_together(*pair.sides).odds[name] if name in RELATIONS else pair.features[name]


def fit(pairs: list[LabelledPair], names: Sequence[str] = LEARNED) -> dict[str, float]:
    """Return the log-odds a unit of each learned feature: ridge logistic regression on standard scores (Newton)."""
    table, fixed, labels, weights = make_table(pairs, names)
    mean, spread = table.mean(0), table.std(0)
    mean[0], spread[0] = 0.0, 1.0
    spread = np.maximum(spread, 1e-6)
    scaled = (table - mean) / spread
    penalty = np.eye(len(names)) * RIDGE
    penalty[0, 0] = 0
    beta = np.zeros(len(names))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(scaled @ beta + fixed)))
        gradient = scaled.T @ (weights * (chance - labels)) + penalty @ beta
        curvature = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + penalty
        beta -= np.linalg.solve(curvature, gradient)
    raw = beta / spread
    raw[0] = beta[0] - float((raw[1:] * mean[1:]).sum())
    return {name: round(float(value), 4) for name, value in zip(names, raw, strict=True)}


def score(weights: dict[str, float], pairs: list[LabelledPair]) -> Matrix:
    """Return the probabilities that the weights give."""
    table, fixed, *_ = make_table(pairs, list(weights))
    return np.asarray(1 / (1 + np.exp(-(table @ np.array(list(weights.values())) + fixed))))


def measure_ranking(scores: Matrix, labels: Matrix) -> float:
    """Return the share of (same, other) pairs that the score puts in order (area under the curve)."""
    order = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1.0
    positive = labels == 1
    count = positive.sum()
    return float((order[positive].sum() - count * (count + 1) / 2) / max(count * (~positive).sum(), 1))


def measure_calibration(scores: Matrix, labels: Matrix, bins: int = 10) -> float:
    """Return the mean distance of score and share of the same, over bins of equal size."""
    order = np.argsort(scores, kind="stable")
    parts = np.array_split(order, bins)
    return float(sum(len(part) * abs(scores[part].mean() - labels[part].mean()) for part in parts) / len(order))


def report(name: str, scores: Matrix, labels: Matrix) -> None:
    """Print ranking, loss, accuracy, calibration, and the accuracy of the surest shares."""
    clipped = np.clip(scores, 1e-3, 1 - 1e-3)
    loss = -np.mean(labels * np.log(clipped) + (1 - labels) * np.log(1 - clipped))
    right = (scores >= 0.5) == (labels == 1)
    order = np.argsort(-np.abs(scores - 0.5), kind="stable")
    curve = " ".join(f"{share:.0%} {right[order[: max(1, int(share * len(order)))]].mean():.3f}" for share in COVERAGE)
    print(
        f"{name:46s} n {len(labels):5d}  AUC {measure_ranking(scores, labels):.3f}  loss {loss:.3f}"
        f"  right {right.mean():.3f}  calibration error {measure_calibration(scores, labels):.3f}\n"
        f"{'':46s} right among the surest: {curve}"
    )


COVERAGE = (0.25, 0.5, 0.75, 1.0)


def leave_stories_out(
    pairs: list[LabelledPair], others: list[LabelledPair], names: Sequence[str] = LEARNED, folds: int = 8
) -> Matrix:
    """Return for each pair the score by weights that saw no pair of its story."""
    groups = sorted({pair.group for pair in pairs})
    scores = np.zeros(len(pairs))
    for fold in range(folds):
        kept = set(groups[fold::folds])
        rest = [pair for pair in pairs if pair.group not in kept and not pair.is_near]
        inside = [index for index, pair in enumerate(pairs) if pair.group in kept]
        scores[inside] = score(fit(rest + others, names), [pairs[index] for index in inside])
    return scores


def report_joins(name: str, scores: Matrix, labels: Matrix) -> None:
    """Print how many of the pairs over each floor are one claim."""
    parts = [(floor, int(labels[scores >= floor].sum()), int((scores >= floor).sum())) for floor in FLOORS]
    print(f"{name:46s} {'  '.join(f'from {floor}: {right} of {count}' for floor, right, count in parts)}")


FLOORS = (0.5, 0.6, 0.7, 0.78, 0.83, 0.9)


def report_both(name: str, scores: Matrix, pairs: list[LabelledPair]) -> None:
    """Print how well the scores rank, and how many of the pairs over each floor are one claim."""
    marks = np.array([float(pair.same) for pair in pairs])
    report(name, scores, marks)
    report_joins("  of one claim", scores, marks)


def main() -> None:
    """Fit, print how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="Print the figures and write nothing.")
    parser.add_argument("--read", action="store_true", help="Fit only the weights of pairs that were read together.")
    options = parser.parse_args()
    invented = read_invented_pairs()
    report_both("invented, unread, as it stands", score(load_same_model().learned, invented), invented)
    report_both("invented, unread, stories left out", leave_stories_out(invented, []), invented)
    report_both("invented, read together, stories left out", leave_stories_out(invented, [], READ), invented)
    weights, closer = load_same_model().learned, fit(invented, READ)
    if not options.read:
        real, held = read_real_pairs("dev"), read_real_pairs("held")
        headlines, events = read_headline_pairs(), read_event_pairs("train")
        report_both("real, stories left out", leave_stories_out(real, headlines + events), real)
        weights = fit([pair for pair in real if not pair.is_near] + headlines + events)
        for name, pairs in (
            ("real, held", held),
            ("real, drawn near the line", [pair for pair in real if pair.is_near]),
            ("ECB+ dev (topics not fitted on)", read_event_pairs("dev")),
            ("STS headlines", headlines),
        ):
            report_both(f"{name}, weights before", np.array([pair.before for pair in pairs]), pairs)
            report_both(f"{name}, unread", score(weights, pairs), pairs)
            report_both(f"{name}, read together", score(closer, pairs), pairs)
    print(weights, closer, sep="\n")
    if not options.dry:
        table = {"learned": weights, "set_by_hand": SET_BY_HAND, "read": closer}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
