"""Fit the weights of lineage on simulated stories of invented prose, and print the table for ``weights.py``.

Run ``python benchmarks/fit_lineage.py``; it takes about two minutes. Ridge-penalised logistic regression by Newton
steps (Hastie, Tibshirani and Friedman 2009, 4.4). ``variorum.lineage.weights`` holds what this printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
from lineage import Case, simulate
from simulate_lineage import Troubles
from variorum.lineage.deciding import find_rivals
from variorum.lineage.features import is_candidate, to_numbers
from variorum.lineage.measuring import find_nearest, find_targets, index_outlets, measure_child
from variorum.lineage.ranking import find_standing, measure_first, measure_further, rank
from variorum.lineage.sources import prepare_sources
from variorum.lineage.tracing import align_all
from variorum.lineage.weights import BIAS, weigh

Numbers = NDArray[np.float64]
Row = tuple[dict[str, float], bool]
PRESETS = (
    Troubles(delete=0.45, add=0.45),
    Troubles(),
    Troubles(delete=0.25, add=0.1, cite=0.7),
    Troubles(delete=0.5, add=0.5, cite=0.3),
)


def fit(rows: Sequence[Row], ridge: float = 1.0, steps: int = 40) -> dict[str, float]:
    """Return the weights by name, with the bias; features are scaled inside, weights are for unscaled ones."""
    names = list(rows[0][0])
    values = np.array([list(numbers.values()) for numbers, _ in rows], dtype=float)
    labels = np.array([label for _, label in rows], dtype=float)
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled: Numbers = np.c_[(values - mean) / spread, np.ones(len(values))]
    weights = np.zeros(scaled.shape[1])
    penalty = np.r_[np.full(len(names), ridge), 1e-6]
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(scaled @ weights, -30, 30)))
        slope = scaled.T @ (chance - labels) + penalty * np.r_[weights[:-1], 0.0]
        bend = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    found = dict(zip(names, (weights[:-1] / spread).tolist(), strict=True))
    return {BIAS: float(weights[-1] - (weights[:-1] * mean / spread).sum()), **found}


def gather(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the four fitted tables."""
    stories = []
    pairs: list[Row] = []
    for case in cases:
        sources = prepare_sources(case.reports)
        alignments = align_all(sources)
        nearest = find_nearest(sources, alignments)
        by_outlet = index_outlets(sources)
        measured = {}
        for child in range(len(sources)):
            targets = find_targets(child, sources, alignments, by_outlet)
            rivals = find_rivals(child, sources, nearest, targets)
            if rivals:
                measured[child] = measure_child(child, sources, alignments, rivals, targets, nearest)
        true = {
            (child, parent)
            for child, found in measured.items()
            for parent in found
            if (sources[child].id, sources[parent].id) in case.edges
        }
        having = {n for n, source in enumerate(sources) if any(child == source.id for child, _ in case.edges)}
        pairs += [(to_numbers(f), (c, p) in true) for c, found in measured.items() for p, f in found.items()]
        stories.append((sources, alignments, measured, true, having))
    pair = fit(pairs)
    anyone: list[Row] = []
    first: list[Row] = []
    further: list[Row] = []
    for sources, alignments, measured, true, having in stories:
        odds = {
            c: {p: weigh(to_numbers(f), pair) for p, f in found.items() if is_candidate(f)}
            for c, found in measured.items()
        }
        everyone = {child: rank(child, values) for child, values in odds.items() if values}
        for child, ranked in everyone.items():
            standing = find_standing(ranked, everyone)
            numbers = measure_first(ranked, measured[child], standing)
            anyone.append((numbers, child in having))
            first.append((numbers, (child, ranked.order[0]) in true))
            shared, source = alignments.get(child, {}), sources[child]
            for p in ranked.order[1:]:
                more = measure_further(ranked, p, measured[child], standing.back[p], shared, source)
                further.append((more, (child, p) in true))
    return {"PAIR": pair, "ANY": fit(anyone), "FIRST": fit(first), "FURTHER": fit(further)}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=90, help="stories for each of the four presets")
    arguments = parser.parse_args()
    cases = [case for n, preset in enumerate(PRESETS) for case in simulate(10 + n, arguments.events, preset)]
    for name, table in gather(cases).items():
        print(f"{name}: Mapping[str, float] = {{")
        for key, weight in table.items():
            print(f"    {'BIAS' if key == BIAS else repr(key).replace(chr(39), chr(34))}: {weight:.2f},")
        print("}")


if __name__ == "__main__":
    main()
