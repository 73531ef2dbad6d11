"""Fit the weights of lineage on simulated stories of invented prose, and print the table for ``weights.py``.

Run ``python benchmarks/fit_lineage.py``; it takes four minutes or less. Ridge-penalised logistic regression by Newton
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
from lineage import Case, make_case, simulate_mixture
from simulate_lineage import Simulator
from trouble_rates import Troubles
from variorum.lineage.deciding import measure_all
from variorum.lineage.features import is_candidate, to_numbers
from variorum.lineage.ranking import find_standing, measure_first, measure_further, rank
from variorum.lineage.residues import measure_residues
from variorum.lineage.sources import prepare_sources
from variorum.lineage.tracing import align_all
from variorum.lineage.weights import BIAS, weigh

Numbers = NDArray[np.float64]
Row = tuple[dict[str, float], bool]


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


def fit_choice(groups: Sequence[Sequence[Row]], ridge: float = 1.0, steps: int = 60) -> dict[str, float]:
    """Return the weights of a choice among candidates and none of them, by name, with the bias of being one at all.

    Conditional logit by Newton steps (McFadden 1974): what tells the parent from the grandparent is only what differs
    between candidates of one report. Several true parents share the choice.
    """
    names = list(groups[0][0][0])
    values = [[*numbers.values(), 1.0] for group in groups for numbers, _ in group] + [[0.0] * (len(names) + 1)] * len(
        groups
    )
    labels = [float(label) for group in groups for _, label in group]
    labels += [float(not any(label for _, label in group)) for group in groups]
    of_group = [n for n, group in enumerate(groups) for _ in group] + list(range(len(groups)))
    x, y, g = np.array(values, dtype=float), np.array(labels), np.array(of_group)
    spread = x.std(axis=0) + 1e-9
    spread[-1] = 1.0
    x, y = x / spread, y / np.bincount(g, y)[g]
    weights = np.zeros(x.shape[1])
    penalty = np.r_[np.full(len(names), ridge), 1e-3]
    for _ in range(steps):
        odds = np.exp(np.clip(x @ weights, -30, 30))
        chance = odds / np.bincount(g, odds)[g]
        means = np.zeros((len(groups), x.shape[1]))
        np.add.at(means, g, x * chance[:, None])
        bend = (x * chance[:, None]).T @ x - means.T @ means + np.diag(penalty)
        weights -= np.linalg.solve(bend, x.T @ (chance - y) + penalty * weights)
    return {BIAS: float(weights[-1]), **dict(zip(names, (weights / spread)[:-1].tolist(), strict=True))}


def gather(cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Return the four fitted tables."""
    stories = []
    groups: list[list[Row]] = []
    for case in cases:
        sources = prepare_sources(case.reports)
        alignments = align_all(sources)
        measured = measure_all(sources, alignments)
        true = {
            (child, parent)
            for child, found in measured.items()
            for parent in found
            if (sources[child].id, sources[parent].id) in case.edges
        }
        having = {n for n, source in enumerate(sources) if any(child == source.id for child, _ in case.edges)}
        for child, found in measured.items():
            group = [(to_numbers(f), (child, p) in true) for p, f in found.items() if is_candidate(f)]
            groups += [group] if group else []
        stories.append((sources, alignments, measured, true, having))
    pair = fit_choice(groups)
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
            residues = measure_residues(ranked.order, measured[child], shared, source)
            for p in ranked.order[1:]:
                more = measure_further(ranked, p, measured[child], standing.back[p], residues)
                further.append((more, (child, p) in true))
    return {"PAIR": pair, "ANY": fit(anyone), "FIRST": fit(first), "FURTHER": fit(further)}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=600, help="stories, each with troubles of its own")
    parser.add_argument("--conferences", type=int, default=80, help="press conferences, where nothing is copied")
    arguments = parser.parse_args()
    simulator = Simulator(133, Troubles(quotes=1.0))
    cases = simulate_mixture(1, arguments.events)
    cases += [make_case(simulator.make_conference(number)) for number in range(arguments.conferences)]
    for name, table in gather(cases).items():
        print(f"{name}: Mapping[str, float] = {{")
        for key, weight in table.items():
            print(f"    {'BIAS' if key == BIAS else repr(key).replace(chr(39), chr(34))}: {weight:.2f},")
        print("}")


if __name__ == "__main__":
    main()
