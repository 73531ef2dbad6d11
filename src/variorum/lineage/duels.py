"""Which of several like reports is the nearer one: each candidate against every rival."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.lineage.alignment import NO_ALIGNMENT, Alignment

ABSENT = 0.3
"""Likeness taken for a sentence that a report does not hold: what two sentences on one subject have in common."""
UNBEATEN = 6.0
"""Words of lead when there is no rival."""


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


def hold_duels(
    lengths: Sequence[int], shared: Mapping[int, Alignment], rivals: Sequence[int], orders: Mapping[int, int]
) -> dict[int, Duel]:
    """Return every rival's duel. ``lengths`` are the words of the child's sentences, ``orders`` the order of times.

    A parent shares what it changed with its child, so it is nearer to it than the grandparent, sentence by sentence;
    a sibling, which changed other words, is farther.
    """
    scores = {rival: shared.get(rival, NO_ALIGNMENT).left_all for rival in rivals}
    found = {}
    for rival in rivals:
        results = [
            (orders[other], _compare(scores[rival], scores[other], lengths))
            for other in rivals
            if other != rival and scores[other] and orders[other] >= 0
        ]
        everyone = [result for _, result in results]
        earlier = [result for order, result in results if order > 0]
        found[rival] = Duel(
            min((own for own, _ in everyone), default=UNBEATEN),
            min((whole for _, whole in everyone), default=UNBEATEN),
            min((own for own, _ in earlier), default=UNBEATEN),
            min((whole for _, whole in earlier), default=UNBEATEN),
        )
    return found


def _compare(mine: Mapping[int, float], other: Mapping[int, float], lengths: Sequence[int]) -> tuple[float, float]:
    own = sum(lengths[number] * (score - other.get(number, ABSENT)) for number, score in mine.items())
    only_other = sum(lengths[number] * (ABSENT - score) for number, score in other.items() if number not in mine)
    return own, own + only_other


def measure_order(alignment: Alignment) -> tuple[float, float]:
    """Return how far the shared sentences keep their order, and how far neighbours stay neighbours, 0 to 1.

    A report that reorders passes its order on, so the parent's order is nearer than the grandparent's.
    """
    if len(alignment.left) < 3:
        return 0.0, 0.0
    places = [alignment.left[number].other for number in sorted(alignment.left)]
    steps = list(pairwise(places))
    return sum(b > a for a, b in steps) / len(steps), sum(b == a + 1 for a, b in steps) / len(steps)
