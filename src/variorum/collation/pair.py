"""Two propositions with all that was found out about them, and the gates every difference has to pass."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.collation.answers import score_answers
from variorum.collation.comparators import Evidence, align_clauses, find_shared, gather_evidence
from variorum.collation.figure_slot import SlotComparison, compare_slots
from variorum.collation.lexicon import is_in_turn, is_opposite, list_contraries, list_meanings, weigh_word
from variorum.collation.pair_reading import PairReading, read_together
from variorum.collation.proposition import Certainty, Proposition, is_in_story
from variorum.collation.same_score import score_same
from variorum.settings import CollationSettings


@dataclass(frozen=True, slots=True)
class Pair:
    """Two propositions, the evidence on them, the probability that they say the same, and the figures that differ.

    ``reading`` is what the network makes of both texts, None where they were not read together.
    """

    left: Proposition
    right: Proposition
    evidence: Evidence
    same_score: float
    settings: CollationSettings
    slots: tuple[SlotComparison, ...] = ()
    reading: PairReading | None = None

    @property
    def is_alone(self) -> bool:
        """Whether the two are sentences alone, without a story around them."""
        return not is_in_story(self.left, self.right)


def make_pair(
    left: Proposition,
    right: Proposition,
    settings: CollationSettings,
    likeness: float,
    context: float | None = None,
    *,
    is_read: bool = True,
) -> Pair:
    """Return the pair; ``likeness`` is the cosine of the two texts, ``context`` that of the sentences around them.

    ``is_read`` is whether both may be read together, which costs about 3 ms.
    """
    left, right = align_clauses(left, right)
    evidence = gather_evidence(left, right, likeness, context)
    is_answer = bool(left.question) and left.question == right.question
    reading = read_together(left, right) if is_read and settings.read_together and not is_answer else None
    same = score_answers(left, right, evidence) if is_answer else score_same(left, right, evidence, reading)
    slots = compare_slots(left, right, evidence, reading) if left.figures and right.figures else ()
    return Pair(left, right, evidence, same, settings, slots, reading)


def is_firm(proposition: Proposition) -> bool:
    """Tell whether it is put as a fact or a settled plan."""
    return proposition.certainty in {Certainty.ASSERTED, Certainty.INTENDED} and not proposition.clause.is_question


def gap_hours(left: Proposition, right: Proposition) -> float | None:
    """Return how many hours after the left the right was published, negative for before; None when not ordered."""
    if left.published is None or right.published is None or left.published.overlaps(right.published):
        return None
    return (right.published.earliest - left.published.earliest).total_seconds() / 3600


def is_ordered(pair: Pair, min_hours: float) -> bool:
    """Tell whether their publication times are known and this far apart."""
    gap = gap_hours(pair.left, pair.right)
    return gap is not None and abs(gap) >= min_hours


def describe_order(pair: Pair) -> str:
    """Return in words which came later, and by how much where both times are known to the day."""
    gap = gap_hours(pair.left, pair.right) or 0.0
    which = "second" if gap > 0 else "first"
    periods = pair.left.published, pair.right.published
    if not all(period is not None and period.is_one_day for period in periods):
        return f"the {which} is of a later time"
    days = abs(gap) / 24
    length = f"{days:.0f} days" if days >= 1.5 else f"{abs(gap):.0f} hours"
    return f"the {which} came {length} later"


SURE_SAME = 0.5
"""Same score from which another object is taken for another word for the same one."""


def find_clash(pair: Pair) -> str:
    """Return why the two speak of different things, in words; empty when no slot says so.

    This gate stands before every difference: of other people, places, times or kinds nothing contradicts.
    """
    for name in ("times", "agents", "places", "modifiers", "names"):
        limit = -0.4 if name == "times" else -0.9
        if pair.evidence.of(name) <= limit:
            return pair.evidence.because(name)
    if pair.evidence.of("patients") < 0 and pair.same_score < SURE_SAME:
        return pair.evidence.because("patients")
    return ""


def shares_subject(pair: Pair) -> bool:
    """Tell whether who or what they speak of is known to agree in a slot at least, and clashes in none."""
    if find_clash(pair):
        return False
    if pair.left.clause.is_general or pair.right.clause.is_general:
        return bool(find_shared(pair.left.words, pair.right.words))
    return pair.evidence.of("agents") > 0 or pair.evidence.of("patients") > 0


def find_opposition(pair: Pair) -> str:
    """Return, in words, in what the two are opposed; empty when they are not or when two reversals cancel."""
    left, right = pair.left, pair.right
    heads = pair.evidence.of("heads")
    negation = left.negated != right.negated
    if heads > 0 and not negation:
        for one, other in ((left, right), (right, left)):
            missing = find_shared(one.clause.lacking, other.clause.patients - other.clause.lacking)
            if missing:
                return f"one is for or with {'/'.join(sorted(missing))}, the other against or without"
    if heads >= 0 and not negation:
        return find_opposed_words(left, right)
    if heads == 0 or negation == (heads < 0):
        return ""
    return pair.evidence.because("heads") if heads < 0 else "one says that it is so, the other that it is not"


REST_ALIKE = 0.7
"""Share of the remaining content, by weight, that both must have for one opposed word to turn the whole."""


def find_opposed_words(left: Proposition, right: Proposition) -> str:
    """Return, in words, the two opposed words in which texts differ that are alike in the rest; empty for none."""
    sides = [side.words | side.names for side in (left, right)]
    only = sides[0] - find_shared(sides[0], sides[1]), sides[1] - find_shared(sides[1], sides[0])
    others = sorted(only[1] - right.names)
    meanings = frozenset().union(*map(list_meanings, others))
    for one in sorted(only[0] - left.names):
        if meanings.isdisjoint(list_contraries(one)):
            continue
        for other in others:
            if not is_opposite(one, other) or is_in_turn(one, other):
                continue
            rest = [side - {one, other} for side in sides]
            if rest[0] and rest[1] and min(share_of(rest[0], rest[1]), share_of(rest[1], rest[0])) >= REST_ALIKE:
                return f"“{one.replace('_', ' ')}” against “{other.replace('_', ' ')}”"
    return ""


def share_of(words: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of ``words``, by weight, that the others have too, 0 to 1."""
    shared = find_shared(words, others)
    return sum(map(weigh_word, shared)) / max(sum(map(weigh_word, words)), 1e-6)


def can_follow(pair: Pair) -> bool:
    """Tell whether both can be true one after the other: opposed events without a common time."""
    in_turn = any(is_in_turn(one, other) for one in pair.left.clause.head for other in pair.right.clause.head)
    is_now = pair.left.clause.is_state and pair.right.clause.is_state
    return in_turn and pair.evidence.of("heads") < 0 and pair.evidence.of("times") <= 0 and not is_now


def measure_cover(left: Proposition, right: Proposition) -> float:
    """Return the share of the left's content, by weight, that the right has too, 0 to 1."""
    return share_of(left.words | left.names, right.words | right.names)


def count_agreeing(pair: Pair) -> int:
    """Return how many of what is said, its subject and its object agree, 0 to 3."""
    return sum(pair.evidence.of(name) > 0 for name in ("heads", "agents", "patients"))
