"""The rules that turn evidence into a verdict, one function each, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable

from variorum.collation.comparators import TURNED_ABOUT, find_shared, is_turned_about
from variorum.collation.deciding import Verdict, make_sentence, select_figures
from variorum.collation.differing import find_opposed, find_other_figure, find_other_times
from variorum.collation.excluding import find_other_answer
from variorum.collation.figure_gate import FigureVerdict
from variorum.collation.names import is_same_name
from variorum.collation.other_certainty import find_other_certainty
from variorum.collation.pair import Pair, count_agreeing, find_clash, find_opposition, measure_cover
from variorum.collation.pointing import find_open_relative, find_part_of_whole, find_pointed_place
from variorum.model import RelationKind


def find_identical(pair: Pair) -> Verdict | None:
    """The same words are the same, whoever says them, unless one denies them."""
    if pair.left.negated != pair.right.negated:
        return None
    if " ".join(pair.left.text.casefold().split()) == " ".join(pair.right.text.casefold().split()):
        return Verdict(RelationKind.SAME, 0.99, "The words are the same.", "identical")
    return None


def find_one_telling(pair: Pair) -> Verdict | None:
    """Of one report: words that hold each other are told once, and what one speaker says never differs from itself."""
    left, right = pair.left, pair.right
    if not left.report_id or left.report_id != right.report_id:
        return None
    common = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in left.passage.spans
        for other in right.passage.spans
    )
    if common:
        lengths = [sum(len(span) for span in side.passage.spans) for side in (left, right)]
        if common >= _NESTED_SHARE * max(lengths):
            return Verdict(RelationKind.SAME, 0.9, "One stands within the words of the other.", "nested")
        return Verdict(RelationKind.UNRELATED, 0.9, "One is a part of the other's words.", "nested-part")
    return None


_NESTED_SHARE = 0.6
"""Share of the longer statement's words that a statement within it must have to be the same claim."""
_DIFFERENCES = frozenset(
    {RelationKind.FIGURE, RelationKind.CERTAINTY, RelationKind.CONTRADICTS, RelationKind.SUPERSEDES}
)


def is_one_teller(pair: Pair) -> bool:
    """Tell whether one report gives both as one speaker's words, or both as its own."""
    left, right = pair.left, pair.right
    if not left.report_id or left.report_id != right.report_id:
        return False
    if left.speaker is None or right.speaker is None:
        return left.own_voice and right.own_voice
    return is_same_name(left.speaker, right.speaker)


def find_finer(pair: Pair) -> Verdict | None:
    """The same, but one gives the figure or the date more exactly."""
    if pair.same_score < 0.5 or find_mismatch(pair):
        return None
    for item in select_figures(pair, FigureVerdict.RIGHT_FINER):
        return Verdict(RelationKind.NARROWER, 0.85, make_sentence(item.reason), "finer-figure")
    for item in select_figures(pair, FigureVerdict.LEFT_FINER):
        return Verdict(RelationKind.WIDER, 0.85, make_sentence(item.reason), "finer-figure")
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
    if is_turned_about(pair.left.clause, pair.right.clause):
        return TURNED_ABOUT
    for item in select_figures(pair, FigureVerdict.INCOMPARABLE, FigureVerdict.OPEN, FigureVerdict.DIFFERENT):
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
        return Verdict(RelationKind.UNSURE, 0.55, make_sentence(mismatch), "mismatch")
    if not _share_something_telling(pair):
        return Verdict(RelationKind.UNSURE, 0.7, "They share no telling word.", "no-telling-word")
    if not _agrees_in_a_slot(pair):
        return Verdict(
            RelationKind.UNSURE, 0.5, "Alike in words, but too little of subject, verb and object agrees.", "no-slot"
        )
    words = make_sentence(f"they {pair.evidence.because('words')} and nothing speaks against it")
    return Verdict(RelationKind.SAME, pair.same_score, words, "same")


def _agrees_in_a_slot(pair: Pair) -> bool:
    """Tell whether verb or figure agree and with it subject or object, and none is against it.

    Of texts that are nearly one text one agreement is enough.
    """
    evidence = pair.evidence
    if pair.left.question or evidence.likeness >= 0.9:
        return True
    is_figure = evidence.of("figures") > 0
    agreeing = count_agreeing(pair) + is_figure
    if evidence.likeness >= 0.84 or evidence.of("words") >= 0.7:
        return agreeing >= 1
    if min(evidence.of("agents"), evidence.of("patients")) <= -0.9 or not (is_figure or evidence.of("heads") > 0):
        return False
    # That both deny the same is rare enough to count as much as a third slot.
    agreeing += evidence.of("heads") > 0 and pair.left.negated and pair.right.negated
    return agreeing >= 3 or (agreeing == 2 and evidence.of("words") >= 0.5)


def _share_something_telling(pair: Pair) -> bool:
    """Tell whether more is shared than names and words that stand all over the story."""
    left, right = pair.left, pair.right
    telling = find_shared(left.words | left.names, right.words | right.names) - left.common - right.common
    return bool(telling) or pair.evidence.of("heads") > 0 or pair.evidence.likeness >= 0.88 or bool(left.question)


def find_rest(pair: Pair) -> Verdict:
    """What is left: unsure near the line, unrelated below it."""
    reason = make_sentence(find_mismatch(pair) or "too little of the content agrees")
    if pair.same_score >= pair.settings.unsure_floor:
        return Verdict(RelationKind.UNSURE, max(0.4, 1 - pair.same_score), reason, "rest")
    return Verdict(RelationKind.UNRELATED, 1 - pair.same_score, reason, "rest")


RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    find_one_telling,
    find_identical,
    find_open_relative,
    find_pointed_place,
    find_part_of_whole,
    find_other_times,
    find_other_figure,
    find_opposed,
    find_other_answer,
    find_other_certainty,
    find_finer,
    find_contained,
    find_same,
    find_rest,
)
"""In order; the first that answers decides, the last always does."""


def decide(pair: Pair) -> Verdict:
    """Return the verdict of the first rule that applies; what one speaker says in one report is no difference."""
    verdict = next(verdict for rule in RULES if (verdict := rule(pair)) is not None)
    if verdict.kind in _DIFFERENCES and is_one_teller(pair):
        reason = f"{verdict.reason.rstrip('.')}, but one report gives both as one speaker's words."
        return Verdict(RelationKind.UNSURE, 0.7, reason, "one-teller")
    return verdict
