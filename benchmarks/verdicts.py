"""Verdicts on labelled pairs: precision and recall of each kind, calibration, and the coverage–accuracy curve.

Usage: python benchmarks/verdicts.py [--fresh] [--real] [--svg FILE]. Held-out pairs are printed first; the rules were
made on the development pairs. ``--fresh`` adds 1,021 pairs of 69 invented stories that no rule was made on (a minute),
``--real`` the pairs of real stories (two to five minutes; needs ``../shared``). Calibration and the curve are of the
pairs that the table of confidence was not fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fit_calibration import show_error
from labelled_pairs import Outcome, judge_invented, judge_real, read_rows

KINDS = ("figure", "contradicts", "certainty", "supersedes", "same")
WIDTH, HEIGHT, EDGE = 480, 300, 40


def show_kinds(title: str, outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        print(f"{title}: not here")
        return
    right = np.mean([item.is_right for item in outcomes])
    print(f"{title}: {len(outcomes)} pairs, {right:.3f} right")
    for kind in KINDS:
        said = [item.is_right for item in outcomes if item.relation.kind.value == kind]
        due = [item.relation.kind.value == kind for item in outcomes if item.gold == kind]
        print(f"  {kind:12s} precision {sum(said):3d} of {len(said):3d}   recall {sum(due):3d} of {len(due):3d}")


def find_curve(outcomes: Sequence[Outcome]) -> list[tuple[float, float, float]]:
    """Return coverage, accuracy and least confidence when only the surest share of verdicts is kept, in tenths."""
    ranked = sorted(outcomes, key=lambda item: -item.relation.confidence)
    sizes = [max(1, round(len(ranked) * tenth / 10)) for tenth in range(1, 11)]
    return [
        (
            size / len(ranked),
            float(np.mean([item.is_right for item in ranked[:size]])),
            ranked[size - 1].relation.confidence,
        )
        for size in sizes
    ]


def show_curve(curve: Sequence[tuple[float, float, float]]) -> None:
    print("coverage, accuracy of the surest share, and the least confidence in it")
    for coverage, accuracy, least in curve:
        print(f"  {coverage:4.0%}  {accuracy:.3f}  {'#' * round(40 * accuracy):40s}  from {least:.2f}")


def draw_curve(curve: Sequence[tuple[float, float, float]], path: Path) -> None:
    """Write the curve as an SVG: coverage to the right, accuracy upwards from one half."""

    def place(coverage: float, accuracy: float) -> str:
        across = EDGE + coverage * (WIDTH - 2 * EDGE)
        return f"{across:.0f},{HEIGHT - EDGE - (max(accuracy, 0.5) - 0.5) * 2 * (HEIGHT - 2 * EDGE):.0f}"

    points = " ".join(place(coverage, accuracy) for coverage, accuracy, _ in curve)
    frame = f"{place(0, 1)} {place(0, 0.5)} {place(1, 0.5)}"
    marks = "".join(
        f'<text x="4" y="{place(0, value).split(",")[1]}">{value:.1f}</text>'
        for value in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    )
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="11">'
        "<title>Accuracy of the surest share of verdicts on held-out pairs</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<polyline points="{frame}" fill="none" stroke="#888"/>'
        f'<polyline points="{points}" fill="none" stroke="#1a5fb4" stroke-width="2"/>{marks}'
        f'<text x="{WIDTH // 2}" y="{HEIGHT - 8}" text-anchor="middle">share of verdicts kept, surest first</text>'
        "</svg>\n",
        encoding="utf-8",
    )


def show_agreement(*names: str) -> None:
    """Print how far two passes of labelling agree; the second was made blind, in shuffled order."""
    rows = [row for name in names for row in read_rows(f"relations_{name}") if "second" in row]
    if not rows:
        return
    firsts, seconds = [row["relation"] for row in rows], [row["second"] for row in rows]
    close = np.mean([row["second"] in {row["relation"], *row["also"]} for row in rows])
    same = np.mean([one == other for one, other in zip(firsts, seconds, strict=True)])
    kinds = {*firsts, *seconds}
    chance = sum((firsts.count(kind) / len(rows)) * (seconds.count(kind) / len(rows)) for kind in kinds)
    kappa = (same - chance) / (1 - chance)
    print(f"Two passes by one person, {', '.join(names)}, {len(rows)} pairs: equal {same:.3f}, kappa {kappa:.3f}")
    print(f"  the second label is one that the first pass allows: {close:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", action="store_true", help="also the pairs of real stories")
    parser.add_argument("--fresh", action="store_true", help="also the pairs that no rule was made on")
    parser.add_argument("--svg", type=Path, help="where to draw the curve of the held-out pairs")
    options = parser.parse_args()
    show_agreement("dev", "held")
    show_agreement("fresh")
    held = list(judge_invented("relations_held"))
    for name in ("figures", "relations"):
        show_kinds(f"Invented, held out, {name}", [item for item in held if item.set_name == name])
    fresh = list(judge_invented("relations_fresh")) if options.fresh else []
    if options.fresh:
        for name in ("figures", "relations"):
            show_kinds(f"Invented, fresh, {name}", [item for item in fresh if item.set_name == name])
        show_kinds("Invented, fresh, all", fresh)
    real = list(judge_real("held", "unseen", "fit", "dev")) if options.real else []
    if options.real:
        show_kinds("Real, held out", [item for item in real if item.split == "held"])
        show_kinds("Real, drawn over verdicts", [item for item in real if item.split in {"unseen", "fit"}])
        show_kinds("Real, development", [item for item in real if item.split == "dev"])
    show_kinds("Invented, development", list(judge_invented("relations_dev")))
    shown = [item for item in (*held, *fresh, *real) if item.split in {"held", "unseen"}]
    confidence, right = (
        np.array([item.relation.confidence for item in shown]),
        np.array([float(item.is_right) for item in shown]),
    )
    show_error("Calibration as shipped", confidence, right, np.array([item.story for item in shown]))
    curve = find_curve(shown)
    show_curve(curve)
    if options.svg:
        draw_curve(curve, options.svg)


if __name__ == "__main__":
    main()
