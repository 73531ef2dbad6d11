"""Fit the weights over what two statements read together show, and say how well they do by folds.

Usage: python benchmarks/fit_reading.py [--write]. The pairs are those that the network was not trained on: the
development pairs, the ``fit`` halves of the fresh ones and of the told ones, and with ``../shared`` the real ones
whose split is *dev*, *fit* or *read* (388 drawn over an earlier network's readings), and 1,200 real ones that nobody
read, taken for what nearly all are: of two things. Held-out pairs are not read. Three fits, each a logistic line: two
figures are of one thing (over the figures of a pair; of a pair that differs the likeliest), two statements exclude
each other, and one is put as less certain. Eight folds by story. ``--write`` writes
``src/variorum/collation/data/pair_reading_weights.json``. Three minutes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labelled_pairs import read_pair, read_real, read_rows
from variorum.collation import pair_reading_weights
from variorum.collation.encoding import measure_likeness
from variorum.collation.figure_bars import BARS, find_bar
from variorum.collation.figure_features import add_reading, list_slot_features
from variorum.collation.figure_slot import FINAL_BARS
from variorum.collation.pair import Pair, make_pair
from variorum.collation.pair_reading import RELATIONS
from variorum.collation.pair_reading_rules import list_reading_features
from variorum.collation.proposition import Proposition
from variorum.settings import CollationSettings

TABLE = Path(pair_reading_weights.__file__).parent / "data" / "pair_reading_weights.json"
FILES = ("relations", "relations_second", "relations_third", "relations_dev", "relations_more")
FIT_FILES = ("relations_fresh", "relations_told")
WEIGHTS = {"drawn": 0.7, "assumed": 0.2}
"""Weights of pairs drawn for their readings, and of those that nobody read, taken to be of two things each."""
FOLDS, SEED, ROUNDS, STEPS = 8, 0, 4, 25
FLOORS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FIGURE = (
    *("bias", "slot", *RELATIONS, *(f"bar_{kind}" for kind in BARS if kind not in FINAL_BARS)),
    *("likeness", "text_low", "whole_low", "cover_low", "noun_same", "noun_far", "names_one", "ratio", "ratio_far"),
    *("wanted", "part", "stock", "span", "narrowed_one", "narrowed_both", "many", "alone", "long", "times_same"),
    *(
        "agents_other",
        "theme_same",
        "verb_same",
        "verb_far",
        "event_same",
        "is_count",
        "is_share",
        "is_length",
        "story",
    ),
)
BOTH = (
    *("bias", *RELATIONS, "likeness", "words", "agents", "patients", "heads", "times", "modifiers", "polarity"),
    *("opposed", "clash", "firm", "rank", "slots", "telling", "cover_least", "cover_most", "same", "question"),
    *("story", "length"),
)
NAMES = {
    "figure": FIGURE,
    "contradicts": (*BOTH, "places", "names", "both_negated"),
    "certainty": BOTH,
}
RIDGE = {"figure": 1.0, "contradicts": 2.0, "certainty": 2.0}
LOOSE = {"bias": 0.01, "slot": 0.1, **dict.fromkeys(RELATIONS, 0.3)}
"""Ridges of the features that the fit is about; the bias is hardly held."""
SHOWN = ("fresh", "told", "real", "drawn", "assumed")
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One pair: its features (several rows for figures), whether it is a case, and whether the label leaves it open."""

    rows: list[dict[str, float]]
    is_case: bool
    is_open: bool
    group: str
    kind: str
    weight: float = 1.0


def read_sides() -> Iterator[tuple[dict[str, Any], Proposition, Proposition, str, str]]:
    """Yield row, both sides, story and kind of every pair that may be fitted on."""
    for name in (*FILES, *FIT_FILES):
        for number, row in enumerate(read_rows(name)):
            if row.get("split") not in {"held", "unseen"} and not row.get("question"):
                yield row, *read_pair(row), f"{name} {row.get('story', number // 3)}", name.removeprefix("relations_")
    for row, left, right, story in read_real("dev", "fit", "read"):
        yield row, left, right, story, "drawn" if row["split"] == "read" else "real"
    for row, left, right, story in read_real("assumed", name="relations_assumed"):
        yield row, left, right, story, "assumed"


def list_figures(pair: Pair) -> list[dict[str, float]]:
    """Return the features of every two differing figures of a pair that nothing final bars."""
    left, right, reading = pair.left, pair.right, pair.reading
    found = []
    for slot in pair.slots:
        place = left.figures.index(slot.left), right.figures.index(slot.right)
        if reading is not None and place in reading.slots and not slot.bar:
            two = slot.left, slot.right, (left, right), pair.evidence
            found.append(
                add_reading(list_slot_features(*two), find_bar(*two), (left, right), reading, reading.slots[place])
            )
    return found


def make_samples() -> dict[str, list[Sample]]:
    """Return the samples of each fit."""
    samples: dict[str, list[Sample]] = {part: [] for part in NAMES}
    cases = {"figure": {"figure", "supersedes"}, "contradicts": {"contradicts"}, "certainty": {"certainty"}}
    settings = CollationSettings(read_together=True)
    for row, left, right, group, kind in read_sides():
        pair = make_pair(left, right, settings, measure_likeness(left.resolved, right.resolved))
        for part, labels in cases.items():
            is_case = row["relation"] in labels
            is_open = not is_case and bool({part, *labels} & set(row.get("also") or ()))
            rows = list_figures(pair) if part == "figure" else [list_reading_features(pair)]
            samples[part].append(Sample(rows, is_case, is_open, group, kind, WEIGHTS.get(kind, 1.0)))
    return samples


def make_table(sample: Sample, names: Sequence[str]) -> Matrix:
    return np.array([[row.get(name, 0.0) for name in names] for row in sample.rows]).reshape(-1, len(names))


def fit(samples: Sequence[Sample], names: Sequence[str], ridge: float) -> Matrix:
    """Return the weights; of several rows of a case only the likeliest counts, chosen anew each round."""
    tables = [make_table(sample, names) for sample in samples]
    penalty = np.array([LOOSE.get(name, ridge) for name in names])
    beta = np.array([float(name == "slot") for name in names])
    for _ in range(ROUNDS if any(len(table) > 1 for table in tables) else 1):
        rows, marks, shares = [], [], []
        for sample, table in zip(samples, tables, strict=True):
            if sample.is_open or not len(table):
                continue
            picked = table[[int(np.argmax(table @ beta))]] if sample.is_case else table
            rows.extend(picked)
            marks.extend([float(sample.is_case)] * len(picked))
            shares.extend([sample.weight / len(picked) ** 0.5] * len(picked))
        beta = fit_line(np.array(rows), np.array(marks), np.array(shares), beta, penalty)
    return beta


def fit_line(rows: Matrix, marks: Matrix, shares: Matrix, beta: Matrix, penalty: Matrix) -> Matrix:
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        slope = rows.T @ (shares * (chance - marks)) + penalty * beta
        curve = (rows * (shares * chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        beta = beta - np.linalg.solve(curve, slope)
    return beta


def score(sample: Sample, beta: Matrix, names: Sequence[str]) -> float:
    return float(1 / (1 + np.exp(-(make_table(sample, names) @ beta).max()))) if sample.rows else 0.0


def show_folds(part: str, samples: Sequence[Sample]) -> None:
    """Print, by kind of pairs, how many are right of those over each floor, and of how many."""
    names = NAMES[part]
    groups = sorted({sample.group for sample in samples})
    fold_of = dict(zip(groups, np.random.default_rng(SEED).integers(0, FOLDS, len(groups)), strict=True))
    scores = np.zeros(len(samples))
    for fold in range(FOLDS):
        beta = fit([sample for sample in samples if fold_of[sample.group] != fold], names, RIDGE[part])
        for number, sample in enumerate(samples):
            if fold_of[sample.group] == fold:
                scores[number] = score(sample, beta, names)
    right = np.array([sample.is_case or sample.is_open for sample in samples])
    cases = np.array([sample.is_case for sample in samples])
    for kinds in (*((name,) for name in SHOWN), tuple({*(sample.kind for sample in samples)} - {*SHOWN})):
        here = np.array([sample.kind in kinds for sample in samples])
        counts = [
            f"{floor}: {(right & here & (scores >= floor)).sum()}/{(here & (scores >= floor)).sum()}"
            for floor in FLOORS
        ]
        name = kinds[0] if len(kinds) == 1 else "development"
        print(f"{part:12s} {name:12s} {'  '.join(counts)}  of {(cases & here).sum()}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table of the package")
    options = parser.parse_args()
    table = {}
    for part, samples in make_samples().items():
        show_folds(part, samples)
        beta = fit(samples, NAMES[part], RIDGE[part])
        table[part] = {name: round(float(value), 3) for name, value in zip(NAMES[part], beta, strict=True)}
    print(json.dumps(table))
    if options.write:
        TABLE.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
