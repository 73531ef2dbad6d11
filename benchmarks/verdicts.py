"""Verdicts on labelled pairs: precision and recall of each kind, calibration, and the coverage–accuracy curve.

Usage: python benchmarks/verdicts.py [--fresh] [--told] [--missed] [--real] [--svg FILE]. Held-out pairs are printed
first; the rules were made on the development pairs. ``--fresh`` adds 1,021 pairs of 69 invented stories that no rule
was made on (a minute), ``--told`` 1,384 drawn from 15 stories whose wordings were written in groups, ``--real`` the
pairs of real stories (two to five minutes; needs ``../shared``). Calibration and the curve are of the pairs that the
table of confidence was not fitted on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fit_calibration import BINS, show_error
from labelled_pairs import Outcome, judge_invented, judge_real, read_pair, read_rows
from variorum.collation.encoding import measure_likeness
from variorum.collation.pair import make_pair
from variorum.collation.rules import decide
from variorum.model import RelationKind
from variorum.settings import CollationSettings

KINDS = ("figure", "contradicts", "certainty", "supersedes", "same")
WIDTH, HEIGHT, EDGE = 360, 300, 40


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


def place(panel: int, across: float, up: float) -> str:
    """Return where a point of a panel stands; both from 0 to 1, the second panel right of the first."""
    x = panel * WIDTH + EDGE + across * (WIDTH - 2 * EDGE)
    return f"{x:.0f},{HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE):.0f}"


def draw_frame(panel: int, title: str, below: str) -> str:
    frame = f"{place(panel, 0, 1)} {place(panel, 0, 0)} {place(panel, 1, 0)}"
    marks = "".join(
        f'<text x="{panel * WIDTH + 14}" y="{place(panel, 0, tenth / 10).split(",")[1]}">{tenth / 10:.1f}</text>'
        for tenth in range(0, 11, 2)
    )
    middle = panel * WIDTH + WIDTH // 2
    return (
        f'<polyline points="{frame}" fill="none" stroke="#888"/>{marks}'
        f'<text x="{middle}" y="{EDGE // 2}" text-anchor="middle">{title}</text>'
        f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">{below}</text>'
    )


def draw_curve(
    curve: Sequence[tuple[float, float, float]], reliability: Sequence[tuple[float, float]], path: Path
) -> None:
    """Write both curves as an SVG: accuracy by coverage, and the share that is right by the confidence shown."""
    points = " ".join(place(0, coverage, accuracy) for coverage, accuracy, _ in curve)
    dots = "".join(
        '<circle cx="{}" cy="{}" r="4" fill="#1a5fb4"/>'.format(*place(1, shown, right).split(","))
        for shown, right in reliability
    )
    straight = f"{place(1, 0, 0)} {place(1, 1, 1)}"
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="11">'
        "<title>Verdicts on pairs that the table of confidence was not fitted on</title>"
        f'<rect width="{2 * WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        + draw_frame(0, "share that is right", "share of verdicts kept, surest first")
        + f'<polyline points="{points}" fill="none" stroke="#1a5fb4" stroke-width="2"/>'
        + draw_frame(1, "share that is right", "confidence shown, an eighth of the verdicts a dot")
        + f'<polyline points="{straight}" fill="none" stroke="#bbb" stroke-dasharray="4"/>{dots}</svg>\n',
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


def show_missed(name: str, settings: CollationSettings) -> None:
    """Print why differing figures are not found, in counts only, so that no rule is made on single pairs."""
    why: Counter[str] = Counter()
    chances = []
    for row in read_rows(name):
        if row["relation"] != "figure":
            continue
        left, right = read_pair(row)
        pair = make_pair(left, right, settings, measure_likeness(left.resolved, right.resolved))
        if decide(pair).kind is RelationKind.FIGURE:
            why["found"] += 1
        elif not (left.figures and right.figures):
            why["no figure read on one side"] += 1
        elif not pair.slots:
            why["no two figures of one unit"] += 1
        else:
            chances.append(max(slot.probability for slot in pair.slots))
            why["under the floor" if chances[-1] < settings.figure_floor else "barred"] += 1
    print(f"Differing figures of {name}: {dict(why)}; median chance of those missed {np.median(chances or [0.0]):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", action="store_true", help="also the pairs of real stories")
    parser.add_argument("--told", action="store_true", help="also the pairs drawn from stories kept from training")
    parser.add_argument("--fresh", action="store_true", help="also the pairs that no rule was made on")
    parser.add_argument("--missed", action="store_true", help="why differing figures of the fresh pairs are not found")
    parser.add_argument("--svg", type=Path, help="where to draw the curve of the held-out pairs")
    options = parser.parse_args()
    show_agreement("dev", "held")
    show_agreement("fresh")
    show_agreement("real")
    held = list(judge_invented("relations_held"))
    for name in ("figures", "relations"):
        show_kinds(f"Invented, held out, {name}", [item for item in held if item.set_name == name])
    fresh = list(judge_invented("relations_fresh")) if options.fresh else []
    if options.fresh:
        for name in ("figures", "relations"):
            show_kinds(f"Invented, fresh, {name}", [item for item in fresh if item.set_name == name])
        show_kinds("Invented, fresh, all", fresh)
        show_kinds("Invented, fresh, half that nothing was fitted on", [item for item in fresh if item.split == "held"])
    told = list(judge_invented("relations_told", "held")) if options.told else []
    if options.told:
        show_kinds("Invented, told, half that nothing was fitted on", told)
    if options.missed:
        show_missed("relations_fresh", CollationSettings())
    real = list(judge_real("held", "unseen", "fit", "dev")) if options.real else []
    if options.real:
        show_kinds("Real, held out", [item for item in real if item.split == "held"])
        show_kinds("Real, drawn over verdicts", [item for item in real if item.split in {"unseen", "fit"}])
        show_kinds("Real, development", [item for item in real if item.split == "dev"])
    show_kinds("Invented, development", list(judge_invented("relations_dev")))
    shown = [item for item in (*held, *fresh, *told, *real) if item.split in {"held", "unseen"}]
    confidence, right = (
        np.array([item.relation.confidence for item in shown]),
        np.array([float(item.is_right) for item in shown]),
    )
    show_error("Calibration as shipped", confidence, right, np.array([item.story for item in shown]))
    curve = find_curve(shown)
    show_curve(curve)
    if options.svg:
        parts = np.array_split(np.argsort(confidence, kind="stable"), BINS)
        draw_curve(curve, [(float(confidence[part].mean()), float(right[part].mean())) for part in parts], options.svg)


if __name__ == "__main__":
    main()
