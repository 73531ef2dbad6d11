"""Fits the weights of the same-claim score and writes ``src/variorum/collation/data/same_claim.json``.

Usage: python training/same_claim/fit.py [--dry]. Needs the labelled data in ``../shared``; takes about four minutes on
two cores. Nothing is drawn by chance: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "benchmarks")]

from pairs import LabelledPair, read_event_pairs, read_headline_pairs, read_real_pairs  # noqa: E402

OUT = ROOT / "src" / "variorum" / "collation" / "data" / "same_claim.json"
LEARNED = (
    *("bias", "likeness", "words", "cover_least", "cover_most", "agents", "patients", "heads", "all_heads"),
    *("telling", "partial", "run", "run_share", "scrap", "short"),
)
SET_BY_HAND = {"times": 1.0, "durations": 1.5, "figures": 1.3, "polarity": -0.8}
"""What the pairs tell too little about: few of them hold two dates or two figures."""
SHARES = {"real": 1.0, "headlines": 0.3, "events": 0.3}
"""Weight of each source as a whole: real statements are what the score is for."""
RIDGE = 3.0
Matrix = NDArray[np.float64]


def make_table(pairs: list[LabelledPair]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Return features ``(pairs, len(LEARNED))``, the fixed part of the log-odds, labels and weights."""
    table = np.array([[pair.features[name] for name in LEARNED] for pair in pairs])
    fixed = np.array([sum(w * pair.features[name] for name, w in SET_BY_HAND.items()) for pair in pairs])
    labels = np.array([float(pair.same) for pair in pairs])
    sizes = {source: sum(pair.source == source for pair in pairs) for source in SHARES}
    weights = np.array([1000 * SHARES[pair.source] / sizes[pair.source] for pair in pairs])
    return table, fixed, labels, weights


def fit(pairs: list[LabelledPair]) -> dict[str, float]:
    """Return the log-odds a unit of each learned feature: ridge logistic regression on standard scores (Newton)."""
    table, fixed, labels, weights = make_table(pairs)
    mean, spread = table.mean(0), table.std(0)
    mean[0], spread[0] = 0.0, 1.0
    spread = np.maximum(spread, 1e-6)
    scaled = (table - mean) / spread
    penalty = np.eye(len(LEARNED)) * RIDGE
    penalty[0, 0] = 0
    beta = np.zeros(len(LEARNED))
    for _ in range(50):
        chance = 1 / (1 + np.exp(-(scaled @ beta + fixed)))
        gradient = scaled.T @ (weights * (chance - labels)) + penalty @ beta
        curvature = (scaled * (weights * chance * (1 - chance))[:, None]).T @ scaled + penalty
        beta -= np.linalg.solve(curvature, gradient)
    raw = beta / spread
    raw[0] = beta[0] - float((raw[1:] * mean[1:]).sum())
    return {name: round(float(value), 4) for name, value in zip(LEARNED, raw, strict=True)}


def score(weights: dict[str, float], pairs: list[LabelledPair]) -> Matrix:
    """Return the probabilities that the weights give."""
    table, fixed, *_ = make_table(pairs)
    return np.asarray(1 / (1 + np.exp(-(table @ np.array([weights[name] for name in LEARNED]) + fixed))))


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


def leave_stories_out(real: list[LabelledPair], others: list[LabelledPair], folds: int = 8) -> Matrix:
    """Return for each real pair the score of weights that saw no pair of its story."""
    groups = sorted({pair.group for pair in real})
    scores = np.zeros(len(real))
    for fold in range(folds):
        kept = set(groups[fold::folds])
        weights = fit([pair for pair in real if pair.group not in kept] + others)
        inside = [index for index, pair in enumerate(real) if pair.group in kept]
        scores[inside] = score(weights, [real[index] for index in inside])
    return scores


def main() -> None:
    """Fit, print how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="Print the figures and write nothing.")
    options = parser.parse_args()
    real, headlines = read_real_pairs("dev"), read_headline_pairs()
    events, held_events = read_event_pairs("train"), read_event_pairs("dev")
    labels = np.array([float(pair.same) for pair in real])
    before = np.array([pair.before for pair in real])
    report("real, weights before", before, labels)
    report("real, leave stories out", leave_stories_out(real, headlines + events), labels)
    report("real, likeness alone", np.array([pair.features["likeness"] for pair in real]), labels)
    weights = fit(real + headlines + events)
    held = read_real_pairs("held")
    for name, pairs in (
        ("real, held", held),
        ("ECB+ dev (topics not fitted on)", held_events),
        ("STS headlines", headlines),
    ):
        marks = np.array([float(pair.same) for pair in pairs])
        report(f"{name}, weights before", np.array([pair.before for pair in pairs]), marks)
        report(f"{name}", score(weights, pairs), marks)
    print(weights)
    if not options.dry:
        table = {"learned": weights, "set_by_hand": SET_BY_HAND}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
