"""The rules for what two statements exclude or soften in other words than the slots can see: read together.

A contradiction needs its gate (no other time, and something telling that both speak of) and two signals that agree:
the weights over reading and slots (``data/pair_reading_weights.json``), and the reading itself, whichever text it has
first.
"""

from __future__ import annotations

import math
import re

from variorum.collation.change import is_one_voice
from variorum.collation.comparators import find_shared
from variorum.collation.deciding import Verdict, make_sentence
from variorum.collation.lexicon import weigh_word
from variorum.collation.other_certainty import is_asked, is_conditional
from variorum.collation.pair import Pair, describe_order, find_clash, find_opposition, is_firm, is_ordered
from variorum.collation.pair_reading import read_other_way
from variorum.collation.pair_reading_weights import load_reading_weights
from variorum.collation.proposition import RANKS, Certainty
from variorum.collation.same_features import list_features
from variorum.collation.weighing import weigh_features
from variorum.model import RelationKind

_EITHER_WAY = 0.5
"""Probability of a contradiction that the reading has to show whichever text stands first."""
_MANY_WORDS = 3


def list_reading_features(pair: Pair) -> dict[str, float]:
    """Return what the weights of contradictions and certainties are over; the pair must have been read together.

    Raises
    ------
    ValueError
        If it was not.
    """
    if pair.reading is None:
        raise ValueError("the pair was not read together")
    left, right = pair.left, pair.right
    return {
        **list_features(left, right, pair.evidence),
        **pair.reading.odds,
        "same": math.log(max(pair.same_score, 1e-3) / max(1 - pair.same_score, 1e-3)) / 4,
        "opposed": float(bool(find_opposition(pair))),
        "clash": float(bool(find_clash(pair))),
        "firm": float(is_firm(left) and is_firm(right)),
        "rank": abs(RANKS[left.certainty] - RANKS[right.certainty]),
        "slots": float(bool(pair.slots)),
        "both_negated": float(left.negated and right.negated),
        "story": float(not pair.is_alone),
        "length": min(max(len(left.words), len(right.words)), 30) / 30,
        "question": float(left.clause.is_question or right.clause.is_question),
    }


def weigh_reading(pair: Pair, part: str) -> float:
    """Return the probability, 0 to 1, that the two exclude each other (``contradicts``) or differ in ``certainty``."""
    return weigh_features(list_reading_features(pair), load_reading_weights()[part])


def find_read_contradiction(pair: Pair) -> Verdict | None:
    """The two cannot both be so, though no slot says it: a contradiction, or a change where time lies between."""
    reading = pair.reading
    if reading is None or reading.contradicts < _EITHER_WAY or _is_part(pair):
        return None
    if pair.evidence.of("times") < 0 or pair.left.clause.is_question or pair.right.clause.is_question:
        return None
    chance = weigh_reading(pair, "contradicts")
    if chance < find_floor(pair, pair.settings.contradiction_floor):
        return None
    shared = name_shared(pair)
    if not shared or read_other_way(pair.left, pair.right).contradicts < _EITHER_WAY:
        return None
    words = f"both speak of {shared}, and read together, in either order, one rules the other out"
    if is_ordered(pair, pair.settings.change_gap_hours) and is_one_voice(pair.left, pair.right):
        words = make_sentence(f"{words}; {describe_order(pair)}")
        return Verdict(RelationKind.SUPERSEDES, chance, words, "read-opposed-over-time")
    if is_ordered(pair, pair.settings.dispute_hours):
        return Verdict(RelationKind.UNSURE, 0.6, make_sentence(f"{words}, but {describe_order(pair)}"), "read-opposed")
    return Verdict(RelationKind.CONTRADICTS, chance, make_sentence(words), "read-opposed")


def find_read_certainty(pair: Pair) -> Verdict | None:
    """One puts it as less certain, or as not yet done, though no word of the lists says so."""
    reading = pair.reading
    if reading is None or max(reading.contradicts, reading.other) > reading.hedges or _is_part(pair):
        return None
    if any(is_conditional(side) or is_asked(side) for side in (pair.left, pair.right)):
        return None
    left, right = pair.left.certainty, pair.right.certainty
    if left is right and left is not Certainty.ASSERTED:
        return None
    chance = weigh_reading(pair, "certainty")
    if chance < find_floor(pair, pair.settings.certainty_floor) or find_clash(pair):
        return None
    shared = name_shared(pair)
    if not shared:
        return None
    loose = pair.left if RANKS[left] < RANKS[right] else pair.right
    by = f" (“{loose.clause.because}”)" if left is not right and loose.clause.because else ""
    words = f"both speak of {shared}, and one puts it as less certain or not yet done{by}"
    if is_ordered(pair, pair.settings.certainty_gap_hours):
        return Verdict(
            RelationKind.SUPERSEDES,
            chance,
            make_sentence(f"{words}; {describe_order(pair)}"),
            "read-certainty-over-time",
        )
    return Verdict(RelationKind.CERTAINTY, chance, make_sentence(words), "read-certainty")


def _is_part(pair: Pair) -> bool:
    """Tell whether one is a part of a sentence that cannot stand by itself: "which may fall", "to leave the town"."""
    return any(_PART.match(side.text) for side in (pair.left, pair.right))


_PART = re.compile(r"(?:which|that|who|whom|whose|to|of|for)\b", re.I)


def find_floor(pair: Pair, floor: float) -> float:
    """Return the floor for sentences alone, or the one half as far from 1 for statements of a story.

    There true differences are some hundred times rarer among the pairs that are read, and a false one is seen at once.
    """
    return floor if pair.is_alone else (1 + floor) / 2


def name_shared(pair: Pair) -> str:
    """Return, in words, the most telling names and words that both have; empty when they share none."""
    left, right = pair.left, pair.right
    names = find_shared(left.names, right.names)
    words = find_shared(left.words | left.clause.head, right.words | right.clause.head) - names
    common = left.common | right.common
    ranked = sorted(names | words, key=lambda word: (word in common, word not in names, -weigh_word(word), word))
    return ", ".join(f"“{word.replace('_', ' ')}”" for word in ranked[:_MANY_WORDS])
