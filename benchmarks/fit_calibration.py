"""Fit the map from a rule's own confidence to the share that is right, a logistic line for each kind of verdict.

Usage: python benchmarks/fit_calibration.py [--write]. Fits on the pairs whose split is *dev* or *fit* (those on which
rules were made count a quarter, those drawn of 15 stories told in groups three tenths, to weigh as much as the rest)
and measures on the rest; then says what folds by story over all pairs show, the method being the same. ``--write``
writes the table of ``variorum/collation/calibration.py``. Needs ``../shared`` for the real pairs; two to five
minutes.

What is fitted is the probability that the verdict given is one that the label allows. Few pairs of a kind are held by
their family (differences, agreements), and that by the rule's own confidence: two ridges, one inside the other. No
weight may let confidence fall while the rule's own rises, nor agreement get less sure when the same-claim score
rises.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from labelled_pairs import Outcome, judge_invented, judge_real
from variorum.collation import calibration
from variorum.collation.calibration import FEATURES, GROUPS, list_calibration_features

TABLE = Path(calibration.__file__).parent / "data" / "verdict_calibration.json"
RULES = ("dev", "second", "third")
SPLITS = ("dev", "fit", "held", "unseen")
FOLDS, SEED, RIDGE, FAMILY_RIDGE, RULES_WEIGHT, TOLD_WEIGHT = 10, 0, 1.0, 3.0, 0.25, 0.3
BINS, DRAWS, CUTS = 8, 400, 5
PRIOR = np.array([0.0, 0.5, 0.0, 0.0])
FAMILIES = {
    "figure": "difference",
    "contradicts": "difference",
    "certainty": "difference",
    "supersedes": "difference",
    "same": "agreement",
    "finer": "agreement",
}
NEVER_NEGATIVE = {"agreement": (1, 2)}
"""Places of the weights that may not be negative, by family; of the others only the rule's own confidence."""
Matrix = NDArray[np.float64]
Table = dict[str, Matrix]


class Sample:
    """Outcomes as arrays: features, whether each is right, how much it counts, its kind and its story."""

    def __init__(self, outcomes: Sequence[Outcome], weights: Matrix) -> None:
        self.outcomes = outcomes
        self.features = np.array(
            [list_calibration_features(item.raw or 0.0, item.relation.same_score, item.is_alone) for item in outcomes]
        )
        self.right = np.array([float(item.is_right) for item in outcomes])
        self.weights = weights
        self.groups = np.array([GROUPS[item.relation.kind] for item in outcomes])
        self.stories = np.array([item.story for item in outcomes])


def fit_line(sample: Sample, kept: NDArray[np.bool_], prior: Matrix, ridge: float, floors: Sequence[int]) -> Matrix:
    """Return the weights of a logistic line drawn towards ``prior``; those at ``floors`` are no less than nought."""
    strength = np.full(len(prior), ridge)
    for _ in range(len(floors) + 1):
        beta = prior.copy()
        for _ in range(60):
            table, chance = sample.features[kept], 1 / (1 + np.exp(-sample.features[kept] @ beta))
            slope = table.T @ (sample.weights[kept] * (chance - sample.right[kept])) + strength * (beta - prior)
            spread = (sample.weights[kept] * chance * (1 - chance))[:, None]
            beta = beta - np.linalg.solve((table * spread).T @ table + np.diag(strength), slope)
        below = [place for place in floors if beta[place] < -1e-6]
        if not below:
            return np.where(np.isin(np.arange(len(beta)), floors), np.maximum(beta, 0.0), beta)
        prior, strength = prior.copy(), strength.copy()
        prior[below], strength[below] = 0.0, 1e9
    return beta


def fit_table(sample: Sample, kept: NDArray[np.bool_]) -> Table:
    """Return the weights of every group, each drawn to its family's and that to the rule's own confidence."""
    table: Table = {}
    for group in sorted(set(GROUPS.values())):
        family = FAMILIES.get(group, group)
        inside = np.array([FAMILIES.get(str(name), str(name)) == family for name in sample.groups]) & kept
        floors = NEVER_NEGATIVE.get(family, (1,))
        line = fit_line(sample, inside, PRIOR, RIDGE, floors)
        if family != group:
            line = fit_line(sample, (sample.groups == group) & kept, line, FAMILY_RIDGE, floors)
        table[group] = line
    return table


def apply_table(table: Table, sample: Sample) -> Matrix:
    lines = np.array([table[str(group)] for group in sample.groups])
    return np.asarray(1 / (1 + np.exp(-(sample.features * lines).sum(axis=1))), dtype=np.float64)


def measure_error(shown: Matrix, right: Matrix) -> float:
    """Return the expected calibration error over bins that hold equally many pairs."""
    order = np.argsort(shown, kind="stable")
    parts = np.array_split(order, BINS)
    return float(sum(len(part) * abs(shown[part].mean() - right[part].mean()) for part in parts) / len(shown))


def show_error(title: str, shown: Matrix, right: Matrix, stories: NDArray[np.str_]) -> None:
    """Print the error, its interval over stories drawn again, and what a perfect table would show on as many pairs.

    Pairs drawn twice add noise to every bin, so the draws are moved to have the error itself as their mean.
    """
    rng = np.random.default_rng(SEED)
    members = [np.flatnonzero(stories == story) for story in sorted(set(stories))]
    again = []
    for _ in range(DRAWS):
        drawn = np.concatenate([members[at] for at in rng.integers(0, len(members), len(members))])
        again.append(measure_error(shown[drawn], right[drawn]))
    error = measure_error(shown, right)
    chance = [measure_error(shown, (rng.random(len(shown)) < shown).astype(float)) for _ in range(DRAWS)]
    low, high = np.maximum(np.quantile(again, (0.025, 0.975)) - np.mean(again) + error, 0.0)
    print(
        f"{title}: {len(shown)} pairs of {len(members)} stories, error {error:.3f} "
        f"({low:.3f} to {high:.3f}); perfect {np.mean(chance):.3f} (to {np.quantile(chance, 0.95):.3f}); "
        f"mean confidence {shown.mean():.3f}, right {right.mean():.3f}"
    )


def show_parts(sample: Sample, shown: Matrix, mine: NDArray[np.bool_]) -> None:
    """Print the error for pairs of real reports, for sentences alone, and for verdicts that say something."""
    alone = np.array([item.is_alone for item in sample.outcomes])
    offered = np.array([item.relation.kind.value not in {"unsure", "unrelated"} for item in sample.outcomes])
    for title, part in (
        ("real reports", ~alone),
        ("sentences alone", alone),
        ("neither unsure nor unrelated", offered),
    ):
        part = part & mine
        if part.any():
            show_error(f"  {title}", shown[part], sample.right[part], sample.stories[part])


def show_drawn(sample: Sample, shown: Matrix, mine: NDArray[np.bool_]) -> None:
    """Print share right and mean confidence of the drawn real pairs, each for the candidates that it stands for."""
    stands_for = np.array([item.weight for item in sample.outcomes])
    offered = np.array([item.relation.kind.value not in {"unsure", "unrelated"} for item in sample.outcomes])
    drawn = np.array([item.split in {"fit", "unseen"} and not item.is_alone for item in sample.outcomes]) & mine
    for title, part in (("all candidates", drawn), ("neither unsure nor unrelated", drawn & offered)):
        if part.any():
            right, confidence = (np.average(values[part], weights=stands_for[part]) for values in (sample.right, shown))
            print(f"  real, {title} ({stands_for[part].sum():.0f}): right {right:.3f}, confidence {confidence:.3f}")


def measure_by_folds(sample: Sample, mine: NDArray[np.bool_]) -> None:
    """Print what tables show that were fitted on other stories: one way to cut the stories in full, others in short."""
    stories = sorted(set(sample.stories))
    errors = []
    for seed in range(CUTS):
        order = np.random.default_rng(seed).permutation(stories)
        fold_of = dict(zip(order, np.arange(len(stories)) % FOLDS, strict=True))
        fold = np.array([fold_of[story] for story in sample.stories])
        shown = np.zeros(len(fold))
        for number in range(FOLDS):
            shown = np.where(fold == number, apply_table(fit_table(sample, fold != number), sample), shown)
        errors.append(measure_error(shown[mine], sample.right[mine]))
        if seed == SEED:
            show_error(
                "Ten folds by story, all but the rules' pairs", shown[mine], sample.right[mine], sample.stories[mine]
            )
            show_parts(sample, shown, mine)
            show_drawn(sample, shown, mine)
    print(f"  folds cut in {CUTS} ways: error {np.mean(errors):.3f} ({min(errors):.3f} to {max(errors):.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table of the package")
    options = parser.parse_args()
    outcomes = [item for name in RULES for item in judge_invented(f"relations_{name}")]
    role = [0] * len(outcomes)
    for item in (
        *judge_invented("relations_fresh"),
        *judge_invented("relations_told"),
        *judge_invented("relations_held"),
        *judge_real(*SPLITS),
    ):
        if item.raw is not None:
            outcomes.append(item)
            role.append(1 if item.split in {"dev", "fit"} else 2)
    roles = np.array(role)
    told = np.array([item.story.startswith("relations_told") for item in outcomes])
    sample = Sample(outcomes, np.where(roles == 0, RULES_WEIGHT, np.where(told, TOLD_WEIGHT, 1.0)))
    table = fit_table(sample, roles < 2)
    shown = apply_table(table, sample)
    held = roles == 2
    show_error("The other half", shown[held], sample.right[held], sample.stories[held])
    show_parts(sample, shown, held)
    measure_by_folds(sample, roles > 0)
    rounded = {
        group: {name: round(float(value), 3) for name, value in zip(FEATURES, line, strict=True)}
        for group, line in table.items()
    }
    for group, weights in rounded.items():
        print(f"  {group:12s} {int((sample.groups[roles < 2] == group).sum()):4d} pairs  {weights}")
    if options.write:
        TABLE.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
