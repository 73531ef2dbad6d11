"""How probable it is that two figures stand in one slot: fill the same gap in the same story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.collation.comparators import Evidence
from variorum.collation.figure_bars import find_bar
from variorum.collation.figure_features import add_reading, is_one_word_apart, list_slot_features
from variorum.collation.figure_gate import FigureVerdict, compare_values, scale_figure
from variorum.collation.figure_weights import WEIGHTS
from variorum.collation.pair_reading import PairReading
from variorum.collation.pair_reading_weights import load_reading_weights
from variorum.collation.proposition import Proposition, Quantity
from variorum.collation.quantities import is_exact
from variorum.collation.weighing import weigh_features


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """Two figures that differ: ``probability`` that they fill one slot, or ``bar``, why they cannot."""

    left: Quantity
    right: Quantity
    probability: float
    bar: str
    reason: str


def compare_slots(
    left: Proposition, right: Proposition, evidence: Evidence, reading: PairReading | None = None
) -> tuple[SlotComparison, ...]:
    """Return the pairs of figures that leave no number in common, the likeliest of one slot first.

    ``reading`` is what both texts read together say; where it knows two figures, what bars them is weighed, not final.
    Figures that have an equal one on the other side are left out; at most ``MAX_FIGURES`` a side are looked at.
    """
    lefts, rights = left.figures[:MAX_FIGURES], right.figures[:MAX_FIGURES]
    verdicts = {
        (i, j): compare_values(one, other)
        for i, one in enumerate(lefts)
        for j, other in enumerate(rights)
        if scale_figure(one)[0] == scale_figure(other)[0]
    }
    if _adds_up(lefts, rights) or _adds_up(rights, lefts):
        return ()
    equal = [
        (i, j)
        for (i, j), (verdict, _) in verdicts.items()
        if verdict is FigureVerdict.EQUAL or (verdict in _FINER and _is_partner(lefts[i], rights[j]))
    ]
    taken_left, taken_right = {i for i, _ in equal}, {j for _, j in equal}
    found = [
        _compare_slot((i, j), (left, right), evidence, reason, reading)
        for (i, j), (verdict, reason) in verdicts.items()
        if verdict is FigureVerdict.DIFFERENT and i not in taken_left and j not in taken_right
    ]
    return tuple(sorted(found, key=lambda item: -item.probability))


def _adds_up(parts: Sequence[Quantity], wholes: Sequence[Quantity]) -> bool:
    """Tell whether two counts of one side make the one count of the other: 132 passengers and six crew, 138 people."""
    counts = [item.low for item in parts if item.unit == "count" and is_exact(item)]
    totals = [item.low for item in wholes if item.unit == "count" and is_exact(item)]
    return len(counts) == 2 and len(totals) == 1 and None not in counts and sum(filter(None, counts)) == totals[0]


_FINER = frozenset({FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER})


def _is_partner(left: Quantity, right: Quantity) -> bool:
    """Tell whether one is the other rounded, or one number stands in both ("up to 40" and "40")."""
    if is_exact(left) and is_exact(right):
        return True
    return bool(({left.low, left.high} - {None}) & ({right.low, right.high} - {None}))


MAX_FIGURES = 12
"""Figures a side that are compared, so that a table read as a sentence costs no more than a sentence."""


def _compare_slot(
    place: tuple[int, int],
    sides: tuple[Proposition, Proposition],
    evidence: Evidence,
    reason: str,
    reading: PairReading | None,
) -> SlotComparison:
    left, right = sides[0].figures[place[0]], sides[1].figures[place[1]]
    bar = find_bar(left, right, sides, evidence)
    is_read = reading is not None and place in reading.slots
    in_story = bool(sides[0].common and sides[1].common)
    if bar is not None and (not is_read or bar.kind in (FINAL_IN_STORIES if in_story else FINAL_BARS)):
        return SlotComparison(left, right, 0.0, bar.reason, reason)
    features = list_slot_features(left, right, sides, evidence)
    probability = weigh_features(features, WEIGHTS)
    if reading is not None and is_read:
        odds = reading.slots[place]
        read = weigh_features(add_reading(features, bar, sides, reading, odds), load_reading_weights()["figure"])
        # Two signals that agree: what the slots alone tell stands where the reading is sure of one thing too.
        probability = max(read, probability) if bar is None and odds >= _SURE_ODDS else read
        if bar is not None and probability < _BARRED:
            return SlotComparison(left, right, 0.0, bar.reason, reason)
    is_one_text = features["text_low"] >= _ALL and not is_one_word_apart(left, right, sides)
    if bar is None and is_one_text and len(sides[0].figures) == 1:
        # Word for word the same but for the number.
        probability = max(probability, SAME_WORDS)
    return SlotComparison(left, right, probability, "", reason)


FINAL_BARS = frozenset({"times"})
"""Bars that hold whatever the reading says: figures of known other times are figures of other things."""
FINAL_IN_STORIES = FINAL_BARS | {"names"}
"""In a story a name is known for what it is, so each side's own name beside a figure holds too."""


_BARRED = 0.5
"""Probability of one slot under which what bars two figures is the reason given."""
_SURE_ODDS = 3.0
"""Log odds of a reading from which it is sure that two figures are of one thing."""
_ALL = 0.99
SAME_WORDS = 0.9
"""Probability of one slot where all other words are the same: every such pair of the development set differs."""
