"""Fits the confidence of statements and speakers: ``python benchmarks/fit_attribution.py [--write]``.

Statements: every second of 220 training reports of PolNeAR (outermost statements) and the project's own ``dev``
reports, counted thrice, since they are few and annotate nested and nominal contents, which PolNeAR mostly leaves out.
GUM is shown beside them and not fitted: it annotates a third of what is said. Speakers: GUM's linked entities and our
own. The calibration error is printed on what was fitted on, the other half of each and our ``held`` reports.
``--write`` writes ``src/variorum/reading/statements/confidence.tsv``. Logistic regression with a quadratic penalty,
by Newton's method, from zero: it draws nothing at random.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import ModuleType

import numpy

from attribution_data import (
    SHARED,
    Row,
    is_source_right,
    load_own_rows,
    load_rows,
    load_scorer,
    make_labelled_report,
    match_contents,
    read_raw,
)
from attribution_speakers import (
    THRESHOLD,
    find_chance_error,
    heads_of_groups,
    is_same_entity,
    is_speaker_right,
    measure_calibration,
)
from variorum.model import BlockKind
from variorum.reading.statements.confidence import Features, find_features, find_speaker_features

TABLE = Path(__file__).resolve().parents[1] / "src" / "variorum" / "reading" / "statements" / "confidence.tsv"
WRITTEN = ("news", "interview", "bio", "essay", "voyage", "letter")
PENALTY = 4.0
"""Weight of the squared weights: a rule with few finds stays near the mean of all."""
MODELS = {
    "statement": {"PolNeAR train, even": 1, "own dev": 3},
    "speaker": {"GUM train": 1, "own dev": 1},
}
"""What each model is fitted on, and how often each example counts."""
Example = tuple[Features, bool]


def gather(scorer: ModuleType, rows: list[Row]) -> tuple[list[Example], list[Example]]:
    """Return examples of statements and of speakers from labelled reports."""
    statements: list[Example] = []
    speakers: list[Example] = []
    for row in rows:
        report = make_labelled_report(row)
        titles = [block.span for block in report.blocks if block.kind is BlockKind.TITLE]
        found = read_raw(row)
        if "genre" not in row and "outlet" not in row:
            found = [one for one in found if one.parent_id is None]  # PolNeAR annotates the outermost only
        matched = match_contents(scorer, row, found, THRESHOLD)
        known = heads_of_groups(row)
        for number, one in enumerate(found):
            place = matched.get(number)
            right = place is not None and is_source_right(scorer, row, place, one)
            in_title = any(span.contains(one.content[0]) for span in titles)
            statements.append((find_features(row["text"], one, in_title=in_title), right))
            if place is None or not right:
                continue
            gold = row["attributions"][place]
            linked = gold.get("source_entity") or {}
            if "speaker" in gold:
                speakers.append((find_speaker_features(row["text"], one), is_speaker_right(gold, one)))
            elif linked.get("name"):
                same = is_same_entity(known.get(linked["grp"], {linked["name"]}), linked, one)
                speakers.append((find_speaker_features(row["text"], one), same))
    return statements, speakers


def fit(examples: list[Example]) -> dict[str, float]:
    names = sorted({name for features, _ in examples for name in features})
    place = {name: number for number, name in enumerate(names)}
    matrix = numpy.zeros((len(examples), len(names)))
    for number, (features, _) in enumerate(examples):
        for name, value in features.items():
            matrix[number, place[name]] = value
    right = numpy.array([good for _, good in examples], dtype=float)
    penalty = numpy.full(len(names), PENALTY)
    penalty[place["bias"]] = 1e-3
    weights = numpy.zeros(len(names))
    for _ in range(30):
        chance = 1 / (1 + numpy.exp(-matrix @ weights))
        slope = matrix.T @ (right - chance) - penalty * weights
        curve = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + numpy.diag(penalty)
        step = numpy.linalg.solve(curve, slope)
        weights += step
        if float(abs(step).max()) < 1e-6:
            break
    return {name: float(weights[place[name]]) for name in names}


def show(name: str, weights: dict[str, float], examples: list[Example]) -> None:
    pairs = []
    for features, right in examples:
        total = sum(weights.get(feature, 0.0) * value for feature, value in features.items())
        pairs.append((1 / (1 + float(numpy.exp(-total))), right))
    mean, good = sum(chance for chance, _ in pairs) / len(pairs), sum(right for _, right in pairs) / len(pairs)
    error = measure_calibration(pairs)
    brier = sum((chance - right) ** 2 for chance, right in pairs) / len(pairs)
    least = find_chance_error([chance for chance, _ in pairs])
    print(
        f"  {name:28} n {len(pairs):5}  says {mean:.3f}  right {good:.3f}  error {error:.3f} (of a perfect one "
        f"{least:.3f})  Brier {brier:.3f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the table")
    parser.add_argument("--limit", type=int, default=220, help="read so many training reports of PolNeAR")
    options = parser.parse_args()
    if not (SHARED / "scorers" / "eval_quotes.py").exists():
        print("skipped: the labelled data and its scorer are not beside the repository (../shared)")
        return 0
    scorer = load_scorer()
    polnear = load_rows("polnear_train_dev", "train", None, options.limit)
    gum = [row for row in load_rows("gum_train_dev", None, None, None) if row["genre"] in WRITTEN]
    sets = {
        "PolNeAR train, even": gather(scorer, polnear[::2]),
        "GUM train": gather(scorer, [row for row in gum if row["split"] == "train"]),
        "own dev": gather(scorer, load_own_rows("dev")),
    }
    others = {
        "PolNeAR train, odd": gather(scorer, polnear[1::2]),
        "GUM dev": gather(scorer, [row for row in gum if row["split"] == "dev"]),
        "own held": gather(scorer, load_own_rows("held")),
    }
    lines = [
        "# Weights of how sure a statement and a speaker are; made by: python benchmarks/fit_attribution.py --write"
    ]
    for number, model in enumerate(MODELS):
        fitted = [name for name in sets if MODELS[model].get(name)]
        weights = fit([example for name in fitted for example in sets[name][number] * MODELS[model][name]])
        print(f"{model}: fitted on")
        for name in fitted:
            show(name, weights, sets[name][number])
        print(f"{model}: not fitted on")
        for name, examples in {**{name: one for name, one in sets.items() if name not in fitted}, **others}.items():
            if examples[number]:
                show(name, weights, examples[number])
        lines += [f"{model}\t{name}\t{weight:.4f}" for name, weight in sorted(weights.items())]
    if options.write:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
