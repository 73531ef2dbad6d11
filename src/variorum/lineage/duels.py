"""Which of several like reports is the nearer one: each candidate against every rival."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.alignment import OTHER, SCORE, Alignment

ABSENT = 0.3
"""Likeness taken for a sentence that a report does not hold: what two sentences on one subject have in common."""
UNBEATEN = 6.0
"""Words of lead when there is no rival."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Duel:
    """How a candidate stands against its closest rival, in words of the child nearer to it (below 0: farther).

    ``own`` counts the sentences that the candidate holds, ``whole`` those that either holds. The ``_earlier`` ones
    only meet rivals that are dated before the child, the others all that are not dated after it.
    """

    own: float
    whole: float
    own_earlier: float
    whole_earlier: float


NO_DUEL = Duel(0.0, 0.0, 0.0, 0.0)


def hold_duels(lengths: Floats, likeness: Floats, orders: Sequence[int]) -> list[Duel]:
    """Return every rival's duel.

    A parent shares what it changed with its child, so it is nearer to it than the grandparent, sentence by sentence;
    a sibling, which changed other words, is farther.

    Parameters
    ----------
    lengths
        Words of the child's sentences, shape (sentences,).
    likeness
        Of every rival's sentences with the child's, quotations read, shape (rivals, sentences); 0 for none.
    orders
        The order of times of every rival: 1 earlier, -1 later, 0 unknown.
    """
    held = (likeness > 0) * lengths
    value = np.where(likeness > 0, likeness, ABSENT)
    own = (held * value).sum(axis=1)[:, None] - held @ value.T
    # Sentences that only the other holds: those of the child less those the candidate holds.
    whole = own + ((lengths - held) @ (ABSENT - value).T)
    times = np.array(orders)[None, :]
    meets = np.any(likeness > 0, axis=1)[None, :] & ~np.eye(len(likeness), dtype=bool)
    all_meets = meets & (times >= 0)
    earlier = meets & (times > 0)
    columns = [_take_least(own, all_meets), _take_least(whole, all_meets)]
    columns += [_take_least(own, earlier), _take_least(whole, earlier)]
    return [Duel(*map(float, row)) for row in zip(*columns, strict=True)]


def _take_least(leads: Floats, meets: NDArray[np.bool_]) -> Floats:
    least: Floats = np.where(meets, leads, np.inf).min(axis=1)
    return np.where(np.isinf(least), UNBEATEN, least)


def measure_order(alignment: Alignment | None) -> tuple[float, float]:
    """Return how far the shared sentences keep their order, and how far neighbours stay neighbours, 0 to 1.

    A report that reorders passes its order on, so the parent's order is nearer than the grandparent's.
    """
    if alignment is None:
        return 0.0, 0.0
    places = alignment.left[OTHER][alignment.left[SCORE] > 0]
    if len(places) < 3:
        return 0.0, 0.0
    steps = np.diff(places)
    return float((steps > 0).mean()), float((steps == 1).mean())
