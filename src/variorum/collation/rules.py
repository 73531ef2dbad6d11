"""The rules that turn evidence into a verdict, one function each, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.collation.comparators import find_shared
from variorum.collation.figure_gate import FigureComparison, FigureVerdict
from variorum.collation.pair import (
    Pair,
    can_follow,
    describe_order,
    find_clash,
    find_opposition,
    is_firm,
    is_ordered,
    measure_cover,
    shares_subject,
)
from variorum.collation.proposition import RANKS, Certainty, Proposition
from variorum.model import Force, RelationKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided; ``reason`` is one sentence."""

    kind: RelationKind
    confidence: float
    reason: str
    rule: str


def _sentence(words: str) -> str:
    words = words.rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def _figures(pair: Pair, *verdicts: FigureVerdict) -> list[FigureComparison]:
    return [item for item in pair.evidence.figures if item.verdict in verdicts]


def find_identical(pair: Pair) -> Verdict | None:
    """The same words are the same, whoever says them."""
    if " ".join(pair.left.text.casefold().split()) == " ".join(pair.right.text.casefold().split()):
        return Verdict(RelationKind.SAME, 0.99, "The words are the same.", "identical")
    return None


def find_other_times(pair: Pair) -> Verdict | None:
    """Different dates are other events, never a difference; of different years they are unrelated."""
    if pair.evidence.of("times") >= 0 or pair.same_score < pair.settings.topic_floor:
        return None
    years = {one.earliest.year for one in pair.left.times}, {one.earliest.year for one in pair.right.times}
    reason = _sentence(f"they are {pair.evidence.because('times')}")
    if years[0] and years[1] and not years[0] & years[1]:
        return Verdict(RelationKind.UNRELATED, 0.75, reason, "different-times")
    return Verdict(RelationKind.UNSURE, 0.6, reason, "different-times")


def find_other_figure(pair: Pair) -> Verdict | None:
    """Comparable figures that leave no number in common."""
    different = _figures(pair, FigureVerdict.DIFFERENT)
    if not different or pair.evidence.likeness < pair.settings.figure_likeness:
        return None
    item = different[0]
    if clash := find_clash(pair):
        return Verdict(RelationKind.UNSURE, 0.6, _sentence(f"{item.reason}, but {clash}"), "figures")
    if pair.left.negated != pair.right.negated:
        return Verdict(RelationKind.UNSURE, 0.7, _sentence(f"{item.reason}, but only one is negated"), "figures")
    counted = item.left.noun or item.right.noun
    reason = f"{item.reason}, both of {counted}" if counted else item.reason
    if is_ordered(pair, pair.settings.change_gap_hours):
        words = _sentence(f"{reason}, and {describe_order(pair)}")
        return Verdict(RelationKind.SUPERSEDES, 0.9, words, "figures-over-time")
    return Verdict(RelationKind.FIGURE, 0.9, _sentence(reason), "figures")


def find_opposed(pair: Pair) -> Verdict | None:
    """One says it is so and the other not: a contradiction only through the gate, and with two signals."""
    words = find_opposition(pair)
    if not words or not shares_subject(pair) or pair.evidence.of("figures") < 0:
        return None
    if pair.left.clause.is_question or pair.right.clause.is_question:
        return Verdict(RelationKind.UNSURE, 0.7, _sentence(f"{words}, but one leaves it open"), "opposed")
    if is_ordered(pair, pair.settings.change_gap_hours):
        return Verdict(
            RelationKind.SUPERSEDES, 0.85, _sentence(f"{words}, and {describe_order(pair)}"), "opposed-over-time"
        )
    if _cannot_meet(pair.left, pair.right) or _cannot_meet(pair.right, pair.left):
        return None
    if not (is_firm(pair.left) and is_firm(pair.right)):
        loose = pair.left if RANKS[pair.left.certainty] <= RANKS[pair.right.certainty] else pair.right
        by = f" (“{loose.clause.because}”)" if loose.clause.because else ""
        return Verdict(
            RelationKind.CERTAINTY,
            0.7,
            _sentence(f"{words}, but one only as {loose.certainty.value}{by}"),
            "opposed-unsure",
        )
    if can_follow(pair):
        return Verdict(RelationKind.UNSURE, 0.7, _sentence(f"{words}, which may follow each other"), "opposed")
    if _speaks_of_future(pair):
        return Verdict(RelationKind.UNSURE, 0.7, _sentence(f"{words}, but only one of what is to come"), "opposed")
    signals = find_agreeing_signals(pair)
    if not signals:
        return Verdict(RelationKind.UNSURE, 0.7, _sentence(f"{words}, but too little else agrees"), "opposed")
    confidence = 0.75 + 0.05 * len(signals)
    return Verdict(
        RelationKind.CONTRADICTS, min(confidence, 0.9), _sentence(f"{words}, and {' and '.join(signals)}"), "opposed"
    )


def _cannot_meet(open_one: Proposition, done_one: Proposition) -> bool:
    """Tell whether one speaks of what may or will be and the other of what was until now."""
    to_come = open_one.certainty is not Certainty.ASSERTED and not open_one.clause.is_past
    return to_come and done_one.clause.is_past and done_one.certainty is Certainty.ASSERTED


def _speaks_of_future(pair: Pair) -> bool:
    return (pair.left.certainty is Certainty.INTENDED) != (pair.right.certainty is Certainty.INTENDED)


def find_agreeing_signals(pair: Pair) -> list[str]:
    """Return what, beside the opposition itself, speaks for a contradiction, each in words."""
    evidence = pair.evidence
    found = []
    if evidence.of("words") >= 0.5 and evidence.likeness >= 0.72:
        found.append("the rest is worded alike")
    if evidence.of("agents") > 0 and evidence.of("patients") > 0:
        found.append("subject and object agree")
    if (pair.left.force is Force.DENIED) != (pair.right.force is Force.DENIED):
        found.append("one denies it in so many words")
    if pair.left.clause.is_general != pair.right.clause.is_general and evidence.of("words") >= 0.4:
        found.append("one excludes everybody")
    return found


def find_other_certainty(pair: Pair) -> Verdict | None:
    """The same thing, put with other certainty: or planned in one and done in the other."""
    left, right = pair.left.certainty, pair.right.certainty
    done = (left is Certainty.INTENDED and right is Certainty.ASSERTED and pair.right.clause.is_past) or (
        right is Certainty.INTENDED and left is Certainty.ASSERTED and pair.left.clause.is_past
    )
    if not done and abs(RANKS[left] - RANKS[right]) < 1.0:
        return None
    if pair.left.clause.is_question or pair.right.clause.is_question or not _is_same_matter(pair):
        return None
    loose = pair.left if RANKS[left] < RANKS[right] else pair.right
    by = f" (“{loose.clause.because}”)" if loose.clause.because else ""
    reason = f"one puts it as {left.value}, the other as {right.value}{by}"
    if is_ordered(pair, pair.settings.certainty_gap_hours):
        words = _sentence(f"{reason}, and {describe_order(pair)}")
        return Verdict(RelationKind.SUPERSEDES, 0.8, words, "certainty-over-time")
    return Verdict(RelationKind.CERTAINTY, 0.85, _sentence(reason), "certainty")


def _is_same_matter(pair: Pair) -> bool:
    evidence = pair.evidence
    if find_clash(pair) or evidence.of("figures") < 0 or find_opposition(pair):
        return False
    if evidence.of("heads") > 0 and evidence.of("patients") > 0:
        return pair.same_score >= 0.05
    return pair.same_score >= 0.8 or (
        evidence.of("heads") > 0 and evidence.of("agents") > 0 and pair.same_score >= 0.15
    )


def find_finer(pair: Pair) -> Verdict | None:
    """The same, but one gives the figure or the date more exactly."""
    if pair.same_score < 0.5 or find_mismatch(pair):
        return None
    for item in _figures(pair, FigureVerdict.RIGHT_FINER):
        return Verdict(RelationKind.NARROWER, 0.85, _sentence(item.reason), "finer-figure")
    for item in _figures(pair, FigureVerdict.LEFT_FINER):
        return Verdict(RelationKind.WIDER, 0.85, _sentence(item.reason), "finer-figure")
    for one in pair.left.times:
        for other in pair.right.times:
            if one != other and one.contains(other):
                return Verdict(RelationKind.NARROWER, 0.8, "The second gives the time more exactly.", "finer-time")
            if one != other and other.contains(one):
                return Verdict(RelationKind.WIDER, 0.8, "The first gives the time more exactly.", "finer-time")
    return None


def find_contained(pair: Pair) -> Verdict | None:
    """All content of one is in the other, which adds particulars (narrower) or says more besides (wider)."""
    if pair.same_score < 0.5 or find_mismatch(pair):
        return None
    covers = measure_cover(pair.left, pair.right), measure_cover(pair.right, pair.left)
    settings = pair.settings
    for which, (small, large) in enumerate(((pair.left, pair.right), (pair.right, pair.left))):
        if covers[which] < settings.cover_full or covers[1 - which] > settings.cover_part:
            continue
        says_more = (
            len(large.clause.verbs) > len(small.clause.verbs) + 1 or large.clause.conjoined > small.clause.conjoined
        )
        is_wider = says_more == (which == 0)
        side = "second" if which == 0 else "first"
        what = "says that and more" if says_more else "says it with more particulars"
        kind = RelationKind.WIDER if is_wider else RelationKind.NARROWER
        return Verdict(kind, 0.8, f"The {side} {what}.", "contained")
    return None


def find_mismatch(pair: Pair) -> str:
    """Return, in words, what keeps two statements from being the same; empty when nothing does."""
    if clash := find_clash(pair):
        return clash
    if opposition := find_opposition(pair):
        return opposition
    for item in _figures(pair, FigureVerdict.INCOMPARABLE, FigureVerdict.OPEN, FigureVerdict.DIFFERENT):
        return item.reason
    numerals = pair.left.numerals, pair.right.numerals
    if numerals[0] and numerals[1] and not numerals[0] & numerals[1] and pair.evidence.of("figures") <= 0:
        return f"“{min(numerals[0])}” against “{min(numerals[1])}”, which could not be compared"
    if pair.evidence.of("durations") < 0:
        return pair.evidence.because("durations")
    if pair.left.clause.is_question != pair.right.clause.is_question:
        return "one leaves open what the other says"
    return ""


def find_same(pair: Pair) -> Verdict | None:
    """Likeness, shared words and slots agree."""
    if pair.same_score < 0.5:
        return None
    if mismatch := find_mismatch(pair):
        return Verdict(RelationKind.UNSURE, 0.55, _sentence(mismatch), "mismatch")
    if not _share_something_telling(pair):
        return Verdict(RelationKind.UNSURE, 0.7, "They share no telling word.", "no-telling-word")
    if not _agrees_in_a_slot(pair):
        return Verdict(
            RelationKind.UNSURE, 0.7, "Alike in words, but neither subject, verb nor object agree.", "no-slot"
        )
    words = _sentence(f"they {pair.evidence.because('words')} and nothing speaks against it")
    return Verdict(RelationKind.SAME, pair.same_score, words, "same")


def _agrees_in_a_slot(pair: Pair) -> bool:
    """Tell whether subject, verb, object or a figure agrees, or the whole is so alike that it need not."""
    if pair.left.question or pair.evidence.likeness >= 0.86 or pair.evidence.of("words") >= 0.6:
        return True
    return any(pair.evidence.of(name) > 0 for name in ("heads", "agents", "patients", "figures"))


def _share_something_telling(pair: Pair) -> bool:
    """Tell whether more is shared than names and words that stand all over the story."""
    left, right = pair.left, pair.right
    telling = find_shared(left.words | left.names, right.words | right.names) - left.common - right.common
    return bool(telling) or pair.evidence.of("heads") > 0 or pair.evidence.likeness >= 0.88 or bool(left.question)


def find_rest(pair: Pair) -> Verdict:
    """What is left: unsure near the line, unrelated below it."""
    reason = _sentence(find_mismatch(pair) or "too little of the content agrees")
    if pair.same_score >= pair.settings.unsure_floor:
        return Verdict(RelationKind.UNSURE, max(0.4, 1 - pair.same_score), reason, "rest")
    return Verdict(RelationKind.UNRELATED, 1 - pair.same_score, reason, "rest")


RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    find_identical,
    find_other_times,
    find_other_figure,
    find_opposed,
    find_other_certainty,
    find_finer,
    find_contained,
    find_same,
    find_rest,
)
"""In order; the first that answers decides, the last always does."""


def decide(pair: Pair) -> Verdict:
    """Return the verdict of the first rule that applies."""
    return next(verdict for rule in RULES if (verdict := rule(pair)) is not None)
