"""What a further candidate explains of a report that its first parent leaves unexplained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.alignment import OTHER, SCORE, Alignment
from variorum.lineage.features import Features
from variorum.lineage.sources import Source

BETTER, WORSE = 0.1, 0.02
"""Likeness by which one candidate explains a sentence clearly better than another; by which it explains it worse."""


@dataclass(frozen=True, slots=True)
class Residue:
    """What a further candidate explains of a report that its first parent leaves, as shares of the report's own words.

    Parameters
    ----------
    extra, worse
        Matter that only this one explains or explains clearly better, and matter it explains worse; ``reverse`` is
        what the first parent explains and this one does not.
    surplus
        Matter that the first parent explains only by a sentence it has lent already: a report that says one thing
        twice has it from two places.
    lead
        Words of likeness, on all that the first parent leaves, ahead of the best other candidate not dated later.
    """

    extra: float = 0.0
    worse: float = 0.0
    reverse: float = 0.0
    surplus: float = 0.0
    lead: float = 0.0


def measure_residues(
    order: Sequence[int], features: Mapping[int, Features], shared: Mapping[int, Alignment], source: Source
) -> dict[int, Residue]:
    """Return what every candidate but the first of ``order`` explains of what the first leaves."""
    top = shared.get(order[0])
    rivals = order[1:]
    none = np.zeros(len(source.sentences), dtype=np.float32)
    known = top.left[SCORE] if top else none
    spare = find_surplus(top) if top else np.zeros(len(none), dtype=np.bool_)
    size = max(1, source.size)
    left = []
    found: dict[int, Residue] = {}
    parts = {}
    for rival in rivals:
        mine = shared.get(rival)
        score = mine.left[SCORE] if mine else none
        extra = (score > 0) & (score > known + BETTER)
        again = spare & (score > known - WORSE) & (score > 0)
        if mine is not None:
            again &= ~find_surplus(mine)
        parts[rival] = (score, extra, again)
        left.append(extra | again)
    open_ones = np.any(left, axis=0) if left else none > 0
    likeness = {
        rival: float((source.own * open_ones) @ np.where(parts[rival][1] | parts[rival][2], parts[rival][0], 0))
        for rival in rivals
    }
    for rival in rivals:
        score, extra, again = parts[rival]
        others = [likeness[o] for o in rivals if o != rival and features[o].order >= 0]
        found[rival] = Residue(
            float(source.own @ extra) / size,
            float(source.own @ ((score > 0) & (known > 0) & (score < known - WORSE))) / size,
            float(source.own @ ((known > 0) & (known > score + BETTER))) / size,
            float(source.own @ again) / size,
            likeness[rival] - max(others, default=0.0),
        )
    return found


def find_surplus(alignment: Alignment) -> NDArray[np.bool_]:
    """Return which sentences of the left report have a partner that is nearer to another of its sentences."""
    partners = alignment.left[OTHER].astype(int)
    taken = alignment.right[OTHER].astype(int)
    held = alignment.left[SCORE] > 0
    surplus: NDArray[np.bool_] = held & (taken[np.maximum(partners, 0)] != np.arange(len(partners)))
    return surplus


def measure_residue(source: Source, mine: Alignment | None, first: Alignment | None) -> tuple[float, float]:
    """Return the shares of the report that ``mine`` explains and ``first`` does not, and where ``first`` is closer."""
    if mine is None or not source.size:
        return 0.0, 0.0
    score = mine.left[SCORE]
    known = first.left[SCORE] if first else np.zeros_like(score)
    extra = source.own @ ((score > 0) & (score > known + BETTER))
    worse = source.own @ ((score > 0) & (known > 0) & (score < known - WORSE))
    return float(extra) / source.size, float(worse) / source.size
