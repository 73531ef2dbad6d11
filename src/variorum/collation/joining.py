"""Which two statements may stand in one claim: what relates them, and how probable it is that they are one claim."""

from __future__ import annotations

import math

from rapidfuzz import fuzz

from variorum.collation.holding import measure_nearest_sentences
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Proposition
from variorum.collation.same_features import measure_run
from variorum.collation.same_score import load_same_model
from variorum.model import Force, Relation, RelationKind
from variorum.settings import CollationSettings

_VARYING = frozenset(
    {
        RelationKind.NARROWER,
        RelationKind.WIDER,
        RelationKind.CERTAINTY,
        RelationKind.CONTRADICTS,
        RelationKind.SUPERSEDES,
    }
)
_GATED = frozenset({"certainty", "opposed", "opposed-unsure"})
"""Rules whose verdict stands on slots that agree, so that less likeness of the rest will do."""
_EQUAL = frozenset({"identical", "same-utterance", "nested"})
_OPEN = frozenset({"mismatch", "no-slot", "no-telling-word", "different-times", "rest"})
"""Rules that leave a pair unsure for want of agreement, and say nothing against its being one claim."""
_SAME_UTTERANCE = 85.0
"""Fuzzy likeness of words (0 to 100) from which two quotations of one speaker are one utterance, cuts allowed."""
_MIN_UTTERANCE_WORDS = 4
_OPPOSED_UNSURE_FLOOR = 0.28
"""Probability of one claim for words that are opposed and not known to be of one thing: of five labelled pairs the
two that are one claim have over .6 and the three others under .25."""
_NEAREST_SENTENCES = 0.5
"""Share of a sentence that its nearest of the other statement must have, where one has several sentences: of 122 joined
pairs with a label none that is one claim lies under it, and of those of eight other stories six of seven are none."""
_NEXT_TO_SURE = 0.98
_DEMAND_FLOOR = 0.9
"""Probability of one claim from which what is demanded and what is said to be so are told together."""
_ONE_UTTERANCE_RUN = 8
"""Words in a row, the most that are counted, that two quotations of one utterance share."""
_SCRAP_WORDS = 3
"""Content words under which a statement ("her position on it") is one claim with next to equal words only."""
_SCRAP_FLOOR = 0.9


def is_scrap(proposition: Proposition) -> bool:
    """Tell whether a statement has too few content words to stand for a proposition."""
    return len(proposition.words | proposition.names) + len(proposition.numerals) < _SCRAP_WORDS


def score_join(relation: Relation) -> float:
    """Return the probability, 0 to 1, that a pair is one claim: the same score without what the variation costs.

    Another figure, or one that denies what the other asserts, varies a claim and makes no other claim of it.
    """
    by_hand = load_same_model().set_by_hand
    back = 0.0
    if _differs_in_figure(relation):
        back = by_hand["figures"]
    elif relation.kind is RelationKind.CONTRADICTS:
        back = -by_hand["polarity"]
    same = min(max(relation.same_score, 1e-6), 1 - 1e-6)
    return 1 / (1 + math.exp(-(math.log(same / (1 - same)) + back)))


def _differs_in_figure(relation: Relation) -> bool:
    return relation.kind is RelationKind.FIGURE or (
        relation.kind is RelationKind.SUPERSEDES and relation.rule.startswith("figures")
    )


def is_one_claim(relation: Relation, left: Proposition, right: Proposition, settings: CollationSettings) -> bool:
    """Tell whether a relation puts its two statements into one claim.

    Measured on 374 labelled pairs of real stories (``training/same_claim``, ``benchmarks/data/relations_real.jsonl``),
    most of them candidates near the line: precision .94, recall .6; by the kind of relation alone .78 and .42, because
    57 of 63 pairs that are left unsure at a score of .7 or more are one claim.
    """
    if relation.rule in _EQUAL:
        return True
    if relation.kind is RelationKind.UNSURE and is_two_utterances(left, right):
        return False
    score = score_join(relation)
    if _differs_in_figure(relation):
        return score >= settings.join_figure_floor
    if relation.rule in _GATED:
        is_open = relation.rule == "opposed" and relation.kind is RelationKind.UNSURE
        return score >= (_OPPOSED_UNSURE_FLOOR if is_open else settings.join_gated_floor)
    if score < _NEXT_TO_SURE and measure_nearest_sentences(left, right) < _NEAREST_SENTENCES:
        return False
    is_same = relation.kind is RelationKind.SAME
    if score < _DEMAND_FLOOR and not is_same and (left.force is Force.DEMANDED) != (right.force is Force.DEMANDED):
        return False
    if score < _SCRAP_FLOOR and (is_scrap(left) or is_scrap(right)):
        return False
    if is_same:
        return True
    if relation.kind in _VARYING:
        return score >= settings.join_floor
    return relation.kind is RelationKind.UNSURE and relation.rule in _OPEN and score >= settings.join_unsure_floor


def is_two_utterances(left: Proposition, right: Proposition) -> bool:
    """Tell whether two speakers are quoted, each with words of their own: what each thinks is a claim of its own.

    Quotations that share a long run of words are one utterance, given to two by a report or by a mistake.
    """
    if not (left.quoted and right.quoted) or left.speaker is None or right.speaker is None:
        return False
    return not is_same_name(left.speaker, right.speaker) and measure_run(left.text, right.text) < _ONE_UTTERANCE_RUN


def find_same_utterance(left: Proposition, right: Proposition) -> Relation | None:
    """Return SAME when both quote one speaker with the same words, cuts and dots aside; else None."""
    if not (left.quoted and right.quoted) or left.speaker is None or right.speaker is None:
        return None
    if not is_same_name(left.speaker, right.speaker):
        return None
    short = min(len(left.text.split()), len(right.text.split()))
    if short < _MIN_UTTERANCE_WORDS:
        return None
    likeness = fuzz.partial_ratio(left.text.casefold(), right.text.casefold())
    if likeness < _SAME_UTTERANCE:
        return None
    return Relation(
        left.id,
        right.id,
        RelationKind.SAME,
        0.95,
        0.95,
        "The same utterance: both quote the speaker with these words.",
        left.passage,
        right.passage,
        "same-utterance",
    )
