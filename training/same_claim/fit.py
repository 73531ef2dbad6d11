"""Fits the weights of the same-claim score and writes ``src/variorum/collation/data/same_claim.json``.

Usage: python training/same_claim/fit.py [--second] [--dry]. Needs the labelled data in ``../shared``; five minutes of
processor time, two with ``--second``. Nothing is drawn by chance: the same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "benchmarks")]

from pairs import LabelledPair, read_event_pairs, read_headline_pairs, read_real_pairs  # noqa: E402

from variorum.collation.read_together import read_together  # noqa: E402
from variorum.collation.same_score import NEAR_LINE, load_same_model  # noqa: E402

OUT = ROOT / "src" / "variorum" / "collation" / "data" / "same_claim.json"
LEARNED = (
    *("bias", "likeness", "words", "cover_least", "cover_most", "agents", "patients", "heads", "all_heads"),
    *("telling", "partial", "run", "run_share", "scrap", "short"),
)
NEAR = (*LEARNED, "together")
"""Features of the second look, which reads both texts together."""
SET_BY_HAND = {"times": 1.0, "durations": 1.5, "figures": 1.3, "polarity": -0.8}
"""What the pairs tell too little about: few of them hold two dates or two figures."""
SHARES = {"real": 1.0, "headlines": 0.3, "events": 0.3}
"""Weight of each source as a whole: real statements are what the score is for."""
RIDGE = 3.0
Matrix = NDArray[np.float64]


def make_table(pairs: list[LabelledPair], names: Sequence[str]) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Return features ``(pairs, len(names))``, the fixed part of the log-odds, labels and weights."""
    table = np.array([[look_up(pair, name) for name in names] for pair in pairs])
    fixed = np.array([sum(w * pair.features[name] for name, w in SET_BY_HAND.items()) for pair in pairs])
    labels = np.array([float(pair.same) for pair in pairs])
    sizes = {source: sum(pair.source == source for pair in pairs) for source in SHARES}
    weights = np.array([1000 * SHARES[pair.source] / sizes[pair.source] for pair in pairs])
    return table, fixed, labels, weights


def look_up(pair: LabelledPair, name: str) -> float:
    """Return a feature of a pair; ``together``, which costs a reading of both texts, only when it is asked for."""
    return read_together(*pair.texts) if name == "together" else pair.features[name]


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


def leave_stories_out(real: list[LabelledPair], others: list[LabelledPair], folds: int = 8) -> tuple[Matrix, Matrix]:
    """Return for each real pair the first and the second score by weights that saw no pair of its story."""
    groups = sorted({pair.group for pair in real})
    scores = np.zeros((2, len(real)))
    for fold in range(folds):
        kept = set(groups[fold::folds])
        rest = [pair for pair in real if pair.group not in kept]
        inside = [index for index, pair in enumerate(real) if pair.group in kept]
        for look, weights in enumerate(fit_both(rest, others)):
            scores[look, inside] = score(weights, [real[index] for index in inside])
    return scores[0], scores[1]


def fit_both(real: list[LabelledPair], others: list[LabelledPair]) -> tuple[dict[str, float], dict[str, float]]:
    """Return the weights of the first look and of the second, which real pairs alone are fitted for."""
    return fit([pair for pair in real if not pair.is_near] + others), fit(real, NEAR)


def look_twice(first: Matrix, second: Matrix) -> Matrix:
    """Return the second score where the first lies near the line, else the first: what the program does."""
    return np.where(find_near(first), np.maximum(second, NEAR_LINE[0]), first)


def find_near(first: Matrix) -> NDArray[np.bool_]:
    """Return which first scores lie near the line."""
    return np.asarray((first >= NEAR_LINE[0]) & (first <= NEAR_LINE[1]))


def report_joins(name: str, scores: Matrix, labels: Matrix) -> None:
    """Print how many of the pairs over each floor are one claim."""
    parts = [(floor, int(labels[scores >= floor].sum()), int((scores >= floor).sum())) for floor in FLOORS]
    print(f"{name:46s} {'  '.join(f'from {floor}: {right} of {count}' for floor, right, count in parts)}")


FLOORS = (0.7, 0.78, 0.83)


def report_looks(real: list[LabelledPair], first: Matrix, second: Matrix) -> None:
    """Print one look beside two, for all pairs, for those near the line, and for those drawn there."""
    labels = np.array([float(pair.same) for pair in real])
    drawn = np.array([pair.is_near for pair in real])
    both = look_twice(first, second)
    near = find_near(first)
    together = np.array([0.5 + look_up(pair, "together") / 2.2 for pair in real])
    report("real, weights before", np.array([pair.before for pair in real]), labels)
    report("real, likeness alone", np.array([pair.features["likeness"] for pair in real]), labels)
    report("real, read together alone", together, labels)
    for name, part in (("real", ~drawn), ("real, near the line", near & ~drawn), ("real, drawn near the line", drawn)):
        for look, scores in (("one look", first), ("two looks", both)):
            report(f"{name}, {look}", scores[part], labels[part])
            report_joins("  of one claim", scores[part], labels[part])


def main() -> None:
    """Fit, print how well, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="Print the figures and write nothing.")
    parser.add_argument("--second", action="store_true", help="Fit the second look alone; the first stays as it is.")
    options = parser.parse_args()
    real, held = read_real_pairs("dev"), read_real_pairs("held")
    sets = [("real, held", held)]
    if options.second:
        once = load_same_model().learned
        scores = leave_stories_out(real, [])
        report_looks(real, score(once, real), scores[1])
        weights, closer = once, fit(real, NEAR)
    else:
        headlines, events = read_headline_pairs(), read_event_pairs("train")
        sets += [("ECB+ dev (topics not fitted on)", read_event_pairs("dev")), ("STS headlines", headlines)]
        report_looks(real, *leave_stories_out(real, headlines + events))
        weights, closer = fit_both(real, headlines + events)
    for name, pairs in sets:
        marks = np.array([float(pair.same) for pair in pairs])
        first = score(weights, pairs)
        report(f"{name}, weights before", np.array([pair.before for pair in pairs]), marks)
        report(f"{name}, one look", first, marks)
        report(f"{name}, two looks", look_twice(first, score(closer, pairs)), marks)
    print(weights, closer, sep="\n")
    if not options.dry:
        table = {"learned": weights, "set_by_hand": SET_BY_HAND, "near_line": closer}
        OUT.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
