"""Fit the map from a rule's own confidence to the share that is right, a straight line in log-odds for each kind.

Usage: python benchmarks/fit_calibration.py. The held-out invented pairs and the held-out real ones (where ``../shared``
is) count once, the development pairs, on which the rules were made, a quarter. Prints the table of
``variorum/collation/calibration.py`` and the calibration error on held-out pairs of other folds than were fitted.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from labelled_pairs import Outcome, judge_invented, judge_real
from variorum.collation.calibration import GROUPS, undo

FOLDS, SEED, RIDGE, DEV_WEIGHT = 10, 0, 1.0, 0.25
BINS = 8
Matrix = NDArray[np.float64]


def to_odds(raw: float) -> float:
    raw = min(max(raw, 0.02), 0.98)
    return math.log(raw / (1 - raw))


def fit_line(odds: Matrix, right: Matrix, weights: Matrix) -> tuple[float, float]:
    """Return intercept and slope; the ridge draws towards the confidence as it is."""
    table = np.c_[np.ones(len(odds)), odds]
    prior = np.array([0.0, 0.5])
    beta = prior.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-table @ beta))
        slope = table.T @ (weights * (chance - right)) + RIDGE * (beta - prior)
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + RIDGE * np.eye(2)
        beta -= np.linalg.solve(curve, slope)
    return float(beta[0]), float(beta[1])


def measure_error(shown: Matrix, right: Matrix) -> float:
    """Return the expected calibration error over bins that hold equally many pairs."""
    order = np.argsort(shown, kind="stable")
    parts = np.array_split(order, BINS)
    return float(sum(len(part) * abs(shown[part].mean() - right[part].mean()) for part in parts) / len(shown))


def main() -> None:
    held = [*judge_invented("relations_held"), *judge_real("held")]
    trained = [
        item for name in ("relations_dev", "relations_second", "relations_third") for item in judge_invented(name)
    ]
    everything: list[Outcome] = [*held, *trained]
    weights = np.array([1.0] * len(held) + [DEV_WEIGHT] * len(trained))
    group = np.array([GROUPS[item.relation.kind] for item in everything])
    odds = np.array([to_odds(undo(item.relation.kind, item.relation.confidence)) for item in everything])
    right = np.array([float(item.is_right) for item in everything])
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(everything))
    shown = np.zeros(len(everything))
    for number in range(FOLDS):
        for name in set(group):
            kept = (group == name) & (fold != number)
            line = fit_line(odds[kept], right[kept], weights[kept])
            out = (group == name) & (fold == number)
            shown[out] = 1 / (1 + np.exp(-(line[0] + line[1] * odds[out])))
    mine = slice(0, len(held))
    print(f"{len(held)} held-out pairs, ten folds: calibration error {measure_error(shown[mine], right[mine]):.3f}")
    rng = np.random.default_rng(SEED)
    chance = [measure_error(shown[mine], (rng.random(len(held)) < shown[mine]).astype(float)) for _ in range(200)]
    print(f"  a perfectly calibrated table would show {np.mean(chance):.3f} on so few")
    for name in sorted(set(group)):
        kept = group == name
        line = fit_line(odds[kept], right[kept], weights[kept])
        print(f'    "{name}": ({line[0]:.2f}, {line[1]:.2f}),  # {int(kept.sum())} pairs')


if __name__ == "__main__":
    main()
