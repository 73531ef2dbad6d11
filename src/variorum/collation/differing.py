"""The rules for what differs: times, figures, and what is so and what is not."""

from __future__ import annotations

import re

from variorum.collation.change import is_one_voice, may_have_grown
from variorum.collation.deciding import Verdict, make_sentence, select_figures
from variorum.collation.figure_bars import is_of_one_substance
from variorum.collation.figure_gate import FigureComparison, FigureVerdict, is_scale_slip
from variorum.collation.figure_slot import SlotComparison
from variorum.collation.one_matter import is_little_besides, is_one_wording
from variorum.collation.pair import (
    Pair,
    can_follow,
    describe_order,
    find_clash,
    find_opposed_words,
    find_opposition,
    gap_hours,
    is_firm,
    is_ordered,
    shares_subject,
)
from variorum.collation.proposition import RANKS, Certainty, Proposition
from variorum.model import Force, RelationKind


def find_other_times(pair: Pair) -> Verdict | None:
    """Different dates are other events, never a difference; of different years they are unrelated."""
    if pair.evidence.of("times") >= 0 or pair.same_score < pair.settings.topic_floor:
        return None
    years = {one.earliest.year for one in pair.left.times}, {one.earliest.year for one in pair.right.times}
    reason = make_sentence(f"they are {pair.evidence.because('times')}")
    if years[0] and years[1] and not years[0] & years[1]:
        return Verdict(RelationKind.UNRELATED, 0.75, reason, "different-times")
    return Verdict(RelationKind.UNSURE, 0.6, reason, "different-times")


def find_other_figure(pair: Pair) -> Verdict | None:
    """Figures of one slot that leave no number in common; unsure where the slots may be two."""
    if pair.reading is None and pair.evidence.likeness < pair.settings.figure_likeness:
        return None
    if pair.left.question:
        different = select_figures(pair, FigureVerdict.DIFFERENT)
        return _name_figures(pair, different[0], different[0].reason, ANSWERED) if different else None
    found = next((item for item in pair.slots if not item.bar), None)
    floor = (
        AMOUNT_FLOOR
        if found is not None and is_of_one_substance(found.left, found.right)
        else pair.settings.figure_floor
    )
    is_likely = found is not None and found.probability >= floor
    if found is not None and (is_likely or _is_slip(pair, found)):
        return _name_figures(pair, found, found.reason, max(found.probability, pair.settings.figure_floor))
    if not select_figures(pair, FigureVerdict.DIFFERENT):
        return None
    first = found or pair.slots[0] if pair.slots else None
    if first is None:
        return None
    why = first.bar or "too little tells that both are of one thing"
    return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{first.reason}, but {why}"), "figures")


AMOUNT_FLOOR = 0.2
"""Probability of one slot from which two amounts of one rare substance differ, however far the numbers lie apart."""
ANSWERED = 0.9
"""Confidence in a difference between two figures that answer one question."""


def _is_slip(pair: Pair, found: SlotComparison) -> bool:
    return is_scale_slip(found.left, found.right) and not find_clash(pair)


def _name_figures(pair: Pair, item: SlotComparison | FigureComparison, why: str, confidence: float) -> Verdict:
    counted = item.left.noun or item.right.noun
    reason = f"{why}, both of {counted}" if counted else why
    gap = gap_hours(pair.left, pair.right) or 0.0
    is_later = is_ordered(pair, pair.settings.change_gap_hours)
    if is_later and (is_one_voice(pair.left, pair.right) or may_have_grown(item, gap)):
        words = make_sentence(f"{reason}, and {describe_order(pair)}")
        return Verdict(RelationKind.SUPERSEDES, confidence, words, "figures-over-time")
    return Verdict(RelationKind.FIGURE, confidence, make_sentence(reason), "figures")


def find_opposed(pair: Pair) -> Verdict | None:
    """One says it is so and the other not: a contradiction only through the gate, and with two signals."""
    words = find_opposition(pair)
    alike = bool(words) and bool(find_opposed_words(pair.left, pair.right)) and not find_clash(pair)
    if not words or not (alike or shares_subject(pair)) or pair.evidence.of("figures") < 0:
        return None
    if is_one_wording(pair):
        return None
    if pair.left.clause.is_question or pair.right.clause.is_question:
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but one leaves it open"), "opposed")
    signals = find_agreeing_signals(pair)
    if is_ordered(pair, pair.settings.change_gap_hours):
        if is_one_voice(pair.left, pair.right) and (signals or pair.same_score >= pair.settings.claim_floor):
            return Verdict(
                RelationKind.SUPERSEDES,
                0.85,
                make_sentence(f"{words}, and {describe_order(pair)}"),
                "opposed-over-time",
            )
        if is_ordered(pair, pair.settings.dispute_hours):
            reason = f"{words}, but other people say it, and {describe_order(pair)}"
            return Verdict(RelationKind.UNSURE, 0.6, make_sentence(reason), "opposed")
    if _cannot_meet(pair.left, pair.right) or _cannot_meet(pair.right, pair.left):
        return None
    if not (is_firm(pair.left) and is_firm(pair.right)):
        both = min(pair.evidence.of("agents"), pair.evidence.of("patients")) > 0 > pair.evidence.of("heads")
        weak = not signals and pair.same_score < pair.settings.claim_floor
        if weak or not (both or is_little_besides(pair)):
            return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but too little else agrees"), "opposed")
        loose = pair.left if RANKS[pair.left.certainty] <= RANKS[pair.right.certainty] else pair.right
        by = f" (“{loose.clause.because}”)" if loose.clause.because else ""
        return Verdict(
            RelationKind.CERTAINTY,
            0.7,
            make_sentence(f"{words}, but one only as {loose.certainty.value}{by}"),
            "opposed-unsure",
        )
    if any(_OTHERS.search(side.text) for side in (pair.left, pair.right)):
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but one is of others"), "opposed")
    if can_follow(pair):
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, which may follow each other"), "opposed")
    if _speaks_of_future(pair):
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but only one of what is to come"), "opposed")
    if any(_lacks_agent(one, other) for one, other in _both_ways(pair) if one.negated):
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but only one says who did it"), "opposed")
    if not (_is_whole(pair.left) and _is_whole(pair.right)):
        return Verdict(RelationKind.UNSURE, 0.6, make_sentence(f"{words}, but one is no whole sentence"), "opposed")
    is_within_one = bool(pair.left.report_id) and pair.left.report_id == pair.right.report_id
    if not signals or (is_within_one and len(signals) < 2):
        return Verdict(RelationKind.UNSURE, 0.7, make_sentence(f"{words}, but too little else agrees"), "opposed")
    confidence = 0.75 + 0.05 * len(signals)
    return Verdict(
        RelationKind.CONTRADICTS,
        min(confidence, 0.9),
        make_sentence(f"{words}, and {' and '.join(signals)}"),
        "opposed",
    )


_OTHERS = re.compile(r"\b(?:others?|another)\b", re.I)


def _both_ways(pair: Pair) -> tuple[tuple[Proposition, Proposition], ...]:
    return (pair.left, pair.right), (pair.right, pair.left)


def _lacks_agent(named: Proposition, open_one: Proposition) -> bool:
    """Tell whether one names who did it and the other only that it was done: he did not send it, yet it was sent."""
    agents = named.clause.agents
    return bool(agents) and not open_one.clause.agents and not agents & open_one.clause.patients


def _is_whole(proposition: Proposition) -> bool:
    """Tell whether it says something by itself: not "to deal with it", "the purposes of the inquiry", "not always"."""
    clause = proposition.clause
    has_verb = bool(clause.verbs) or clause.is_state or clause.is_past
    opening = proposition.text.split(maxsplit=1)[0].casefold() if proposition.text.strip() else ""
    return has_verb and opening != "to" and "necessarily" not in proposition.text.casefold()


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
