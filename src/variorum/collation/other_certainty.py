"""The rule for what one puts as surer than the other, or plans where the other has it done."""

from __future__ import annotations

import re

from variorum.collation.deciding import Verdict, make_sentence, select_figures
from variorum.collation.figure_gate import FigureVerdict
from variorum.collation.one_matter import covers_enough, is_little_besides, is_one_wording
from variorum.collation.pair import Pair, describe_order, find_clash, find_opposition, is_ordered
from variorum.collation.proposition import RANKS, Certainty, Proposition
from variorum.model import Force, RelationKind


def find_other_certainty(pair: Pair) -> Verdict | None:
    """The same thing, put with other certainty: or planned in one and done in the other."""
    left, right = pair.left.certainty, pair.right.certainty
    done = (left is Certainty.INTENDED and right is Certainty.ASSERTED and pair.right.clause.is_past) or (
        right is Certainty.INTENDED and left is Certainty.ASSERTED and pair.left.clause.is_past
    )
    loose = pair.left if RANKS[left] < RANKS[right] else pair.right
    because = loose.clause.because.casefold()
    graded = {left, right} == {Certainty.INTENDED, Certainty.PROBABLE} and because in _GRADED
    if not (done or graded) and abs(RANKS[left] - RANKS[right]) < 1.0:
        return None
    if max(RANKS[left], RANKS[right]) < RANKS[Certainty.INTENDED] or is_one_wording(pair):
        return None
    if because in _WISHES or select_figures(pair, FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER):
        return None
    if is_asked(pair.left) or is_asked(pair.right) or not _is_same_matter(pair):
        return None
    if any(side.clause.because == "should" for side in (pair.left, pair.right)):
        return None
    if {left, right} == {Certainty.PROBABLE, Certainty.ASSERTED} and because not in _GRADED:
        # What somebody believes, or "would" do, is that speaker's assertion: no weaker than another's.
        return None
    by = f" (“{loose.clause.because}”)" if loose.clause.because else ""
    reason = f"one puts it as {left.value}, the other as {right.value}{by}"
    if is_ordered(pair, pair.settings.certainty_gap_hours):
        words = make_sentence(f"{reason}, and {describe_order(pair)}")
        return Verdict(RelationKind.SUPERSEDES, 0.8, words, "certainty-over-time")
    return Verdict(RelationKind.CERTAINTY, 0.85, make_sentence(reason), "certainty")


_GRADED = frozenset(
    "believe believed suspect likely probably expect expected probable reportedly allegedly apparently presumably"
    " predict forecast estimate anticipate".split()
)
"""Words that say of a thing that it is probable, not only that somebody holds it."""


_WISHES = frozenset({"hope", "want", "wish", "offer", "seek", "try", "would", "'d", "’d"})
"""Words of what somebody would like or of what "would" follow: no weaker telling of what came about."""


def is_asked(proposition: Proposition) -> bool:
    """Tell whether it is a question, which puts nothing as sure or unsure."""
    return proposition.clause.is_question or proposition.force is Force.ASKED


def _is_same_matter(pair: Pair) -> bool:
    """Tell whether both speak of one deed or state, and of little besides.

    What is told on a condition is no weaker than what is told without, but something else.
    """
    evidence = pair.evidence
    if pair.is_alone and pair.reading is not None and pair.same_score < pair.settings.unsure_floor:
        return False
    if find_clash(pair) or evidence.of("figures") < 0 or find_opposition(pair):
        return False
    if is_conditional(pair.left) or is_conditional(pair.right):
        return False
    roles = evidence.of("agents"), evidence.of("patients")
    if evidence.of("heads") > 0 and roles[1] > 0 and roles[0] > -0.9:
        return covers_enough(pair)
    if not is_little_besides(pair):
        return False
    if evidence.of("heads") <= 0:
        return min(roles) > 0 and pair.same_score >= _SURE_MATTER
    return (max(roles) > 0 and min(roles) > -0.9) or pair.same_score >= _LIKELY_MATTER


def is_conditional(proposition: Proposition) -> bool:
    """Tell whether it is told on a condition."""
    return bool(_CONDITION.search(proposition.text))


_CONDITION = re.compile(r"\b(?:if|unless|whether or not|otherwise|in case)\b", re.I)
_SURE_MATTER, _LIKELY_MATTER = 0.8, 0.6
"""Same scores that stand in for a verb, or for subject and object, that the words do not tie."""
