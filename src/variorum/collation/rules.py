"""The rules that turn evidence into a verdict, one function each, in the order in which they are asked."""

from __future__ import annotations

import re
from collections.abc import Callable

from variorum.collation.comparators import TURNED_ABOUT, find_shared, is_turned_about
from variorum.collation.deciding import Verdict, make_sentence, select_figures
from variorum.collation.differing import find_opposed, find_other_figure, find_other_times
from variorum.collation.excluding import find_other_answer
from variorum.collation.figure_gate import FigureVerdict, compare_values, scale_figure
from variorum.collation.names import is_same_name
from variorum.collation.other_certainty import find_other_certainty
from variorum.collation.pair import Pair, count_agreeing, find_clash, find_opposition, measure_cover
from variorum.collation.pair_reading_rules import find_read_certainty, find_read_contradiction
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
    if pair.same_score < 0.5 or find_mismatch(pair) or find_doubt(pair):
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
    if pair.same_score < 0.5 or find_mismatch(pair) or find_doubt(pair):
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
    """Return, in words, what keeps two statements from being the same; empty when nothing does.

    Where both read together surely agree, another subject or another noun counted is taken for another word for it.
    """
    is_one = reads_as_one(pair)
    if is_one and pair.evidence.of("times") < 0:
        return pair.evidence.because("times")
    if not is_one and (clash := find_clash(pair)):
        return clash
    if opposition := find_opposition(pair):
        return opposition
    if is_turned_about(pair.left.clause, pair.right.clause):
        return TURNED_ABOUT
    is_known = is_one and (not (pair.left.figures and pair.right.figures) or _has_equal_figures(pair))
    open_ones = () if is_known else (FigureVerdict.INCOMPARABLE, FigureVerdict.OPEN)
    for item in select_figures(pair, *open_ones, FigureVerdict.DIFFERENT):
        return item.reason
    numerals = pair.left.numerals, pair.right.numerals
    is_apart = numerals[0] and numerals[1] and not numerals[0] & numerals[1]
    if is_apart and pair.evidence.of("figures") <= 0 and not _has_equal_figures(pair):
        return f"“{min(numerals[0])}” against “{min(numerals[1])}”, which could not be compared"
    if pair.evidence.of("durations") < 0:
        return pair.evidence.because("durations")
    if pair.left.clause.is_question != pair.right.clause.is_question:
        return "one leaves open what the other says"
    if pair.is_alone and pair.reading is not None and (days := find_other_days(pair)):
        return days
    return ""


def find_other_days(pair: Pair) -> str:
    """Return, in words, the days that each names and the other does not; empty where one names none."""
    days = [{value for value in side.time_values if _DAY.search(value)} for side in (pair.left, pair.right)]
    if not all(days) or days[0] & days[1] or pair.evidence.of("times") > 0:
        return ""
    return f"one is of {', '.join(sorted(days[0]))}, the other of {', '.join(sorted(days[1]))}"


_DAY = re.compile(r"^(?:\d{4}|XXXX)-\d\d-\d\d")
"""A TIMEX3 value that names a day of a month."""


def reads_as_one(pair: Pair) -> bool:
    """Tell whether both texts, read together, surely agree but for their figures; of sentences alone only.

    In a story the slots have the last word: long statements share so much that a reading alone joins too many.
    """
    return pair.is_alone and pair.reading is not None and pair.reading.agrees >= _SURELY_ONE


def _has_equal_figures(pair: Pair) -> bool:
    """Tell whether a figure of each is one figure, told in other words or units."""
    return any(
        compare_values(one, other)[0] is FigureVerdict.EQUAL
        for one in pair.left.figures
        for other in pair.right.figures
        if scale_figure(one)[0] == scale_figure(other)[0]
    )


def find_doubt(pair: Pair) -> str:
    """Return, in words, what sentences alone, read together, say against their agreeing; empty for nothing."""
    reading = pair.reading
    if reading is None or not pair.is_alone or reading.agrees >= _LIKELY_ONE:
        return ""
    if reading.contradicts >= _LIKELY_NOT:
        return "read together, one may exclude the other"
    if reading.hedges >= _LIKELY_NOT:
        return "read together, one may be less certain than the other"
    return "read together, they may speak of different things" if reading.other >= _LIKELY_NOT else ""


_READ_FLOOR = 0.65
"""Same score from which sentences that were read together are the same: .89 right, stories left out."""
_LIKELY_ONE, _LIKELY_NOT, _SURELY_ONE = 0.4, 0.6, 0.8
"""Probabilities of a reading from which two agree likely, do not, and agree surely enough to stand for slots."""


def find_same(pair: Pair) -> Verdict | None:
    """Likeness, shared words and slots agree."""
    if pair.same_score < (_READ_FLOOR if pair.is_alone and pair.reading is not None else 0.5):
        return None
    if mismatch := find_mismatch(pair):
        return Verdict(RelationKind.UNSURE, 0.55, make_sentence(mismatch), "mismatch")
    if doubt := find_doubt(pair):
        return Verdict(RelationKind.UNSURE, 0.55, make_sentence(doubt), "read-doubt")
    if not _share_something_telling(pair) and not reads_as_one(pair):
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
    if reads_as_one(pair):
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
    find_read_contradiction,
    find_other_certainty,
    find_read_certainty,
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
