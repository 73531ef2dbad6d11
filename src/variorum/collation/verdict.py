"""From evidence to a verdict: rules in order, comparability before any verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from variorum.collation.comparators import Evidence, find_shared, gather_evidence
from variorum.collation.encoding import measure_likeness
from variorum.collation.figure_gate import FigureVerdict
from variorum.collation.lexicon import weigh_word
from variorum.collation.proposition import RANKS, Certainty, Proposition
from variorum.collation.same_score import score_same
from variorum.model import Relation, RelationKind
from variorum.settings import CollationSettings


@dataclass(frozen=True, slots=True)
class Pair:
    """Two propositions with all that was found out about them."""

    left: Proposition
    right: Proposition
    evidence: Evidence
    same_score: float
    settings: CollationSettings


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided."""

    kind: RelationKind
    confidence: float
    reason: str
    rule: str


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


def _later(pair: Pair) -> str:
    gap = gap_hours(pair.left, pair.right) or 0.0
    days = abs(gap) / 24
    length = f"{days:.0f} days" if days >= 1.5 else f"{abs(gap):.0f} hours"
    return f"the {'second' if gap > 0 else 'first'} was published {length} later"


def shares_subject(pair: Pair) -> bool:
    """Tell whether who or what they speak of agrees and nothing speaks against it: the gate of every difference."""
    evidence = pair.evidence
    if evidence.of("times") < 0 or evidence.of("names") < 0:
        return False
    if evidence.of("agents") <= -1:
        return False
    return evidence.of("agents") > 0 or evidence.of("patients") > 0


def find_place_clash(pair: Pair) -> bool:
    """Tell whether both name places of what happened and none is shared."""
    lefts, rights = pair.left.clause.places, pair.right.clause.places
    lefts, rights = lefts & pair.left.names, rights & pair.right.names
    return bool(lefts and rights and not find_shared(lefts, rights))


def rule_identical(pair: Pair) -> Verdict | None:
    """The same words."""
    if " ".join(pair.left.text.casefold().split()) == " ".join(pair.right.text.casefold().split()):
        return Verdict(RelationKind.SAME, 0.99, "The words are the same.", "identical")
    return None


def rule_times(pair: Pair) -> Verdict | None:
    """Different dates: other events, never a difference."""
    if pair.evidence.of("times") >= 0 or pair.same_score < pair.settings.topic_floor:
        return None
    far = not any(one.earliest.year == other.earliest.year for one in pair.left.times for other in pair.right.times)
    reason = f"They speak {pair.evidence.because('times')}."
    if far:
        return Verdict(RelationKind.UNRELATED, 0.75, reason, "different-times")
    return Verdict(RelationKind.UNSURE, 0.6, reason, "different-times")


def rule_figures(pair: Pair) -> Verdict | None:
    """Comparable figures that leave no number in common."""
    different = [item for item in pair.evidence.figures if item.verdict is FigureVerdict.DIFFERENT]
    if not different or pair.evidence.likeness < pair.settings.figure_likeness:
        return None
    item = different[0]
    if pair.evidence.of("agents") <= -1 or pair.evidence.of("times") < 0 or find_place_clash(pair):
        return None
    if pair.left.negated != pair.right.negated:
        return Verdict(RelationKind.UNSURE, 0.5, f"{item.reason}, but only one is negated.", "figures")
    counted = item.left.noun or item.right.noun or "the same"
    reason = f"{item.reason}: both count {counted}."
    if is_ordered(pair, pair.settings.change_gap_hours):
        return Verdict(RelationKind.SUPERSEDES, 0.8, f"{reason[:-1]}, and {_later(pair)}.", "figures-over-time")
    return Verdict(RelationKind.FIGURE, 0.85, reason, "figures")


def rule_opposed(pair: Pair) -> Verdict | None:
    """One says that it is so, the other that it is not: contradiction only through the gate and with two signals."""
    evidence = pair.evidence
    heads = evidence.of("heads")
    negation = pair.left.negated != pair.right.negated
    opposed = heads < 0
    if heads == 0 or negation == opposed:
        return None
    if not shares_subject(pair) or evidence.of("figures") < 0 or find_place_clash(pair):
        return None
    words = evidence.because("heads") if opposed else "one says that it is so, the other that it is not"
    if pair.left.clause.is_question or pair.right.clause.is_question:
        return Verdict(RelationKind.UNSURE, 0.5, f"{words[:1].upper()}{words[1:]}, but one asks.", "opposed")
    if is_ordered(pair, pair.settings.change_gap_hours):
        return Verdict(
            RelationKind.SUPERSEDES, 0.75, f"{words[:1].upper()}{words[1:]}, and {_later(pair)}.", "opposed-over-time"
        )
    if not (is_firm(pair.left) and is_firm(pair.right)):
        loose = pair.left if RANKS[pair.left.certainty] <= RANKS[pair.right.certainty] else pair.right
        return Verdict(
            RelationKind.CERTAINTY,
            0.7,
            f"{words[:1].upper()}{words[1:]}, but one only as {loose.certainty.value}"
            + (f" (“{loose.clause.because}”)." if loose.clause.because else "."),
            "opposed-unsure",
        )
    if (pair.left.certainty is Certainty.INTENDED) != (pair.right.certainty is Certainty.INTENDED):
        return Verdict(
            RelationKind.UNSURE, 0.5, f"{words[:1].upper()}{words[1:]}, but one speaks of what is to come.", "opposed"
        )
    signals = [
        name
        for name, holds in (
            ("the rest is worded alike", evidence.of("words") >= 0.6 and evidence.likeness >= 0.75),
            ("subject and object agree", evidence.of("agents") > 0 and evidence.of("patients") > 0),
            (
                "one denies it in so many words",
                pair.left.force is not pair.right.force and "denied" in {pair.left.force, pair.right.force},
            ),
        )
        if holds
    ]
    if not signals:
        return Verdict(
            RelationKind.UNSURE, 0.5, f"{words[:1].upper()}{words[1:]}, but too little else agrees.", "opposed"
        )
    return Verdict(RelationKind.CONTRADICTS, 0.8, f"{words[:1].upper()}{words[1:]}, and {signals[0]}.", "opposed")


def rule_certainty(pair: Pair) -> Verdict | None:
    """The same thing, put with other certainty."""
    left, right = pair.left.certainty, pair.right.certainty
    if abs(RANKS[left] - RANKS[right]) < 1.0 or not _is_same_matter(pair):
        return None
    loose = pair.left if RANKS[left] < RANKS[right] else pair.right
    word = f" (“{loose.clause.because}”)" if loose.clause.because else ""
    reason = f"One puts it as {left.value}, the other as {right.value}{word}."
    if is_ordered(pair, pair.settings.certainty_gap_hours):
        return Verdict(RelationKind.SUPERSEDES, 0.65, f"{reason[:-1]}, and {_later(pair)}.", "certainty-over-time")
    return Verdict(RelationKind.CERTAINTY, 0.75, reason, "certainty")


def _is_same_matter(pair: Pair) -> bool:
    evidence = pair.evidence
    if evidence.of("agents") <= -1 or evidence.of("figures") < 0 or evidence.of("names") < 0:
        return False
    close = evidence.of("heads") > 0 and (evidence.of("agents") > 0 or evidence.of("patients") > 0)
    return pair.same_score >= 0.5 or (close and pair.same_score >= 0.25)


def _measure_cover(left: Proposition, right: Proposition) -> float:
    """Return the share of the left's content, by weight, that the right has too."""
    lefts = left.words | left.names
    shared = find_shared(lefts, right.words | right.names)
    return sum(map(weigh_word, shared)) / max(sum(map(weigh_word, lefts)), 1e-6)


def rule_finer(pair: Pair) -> Verdict | None:
    """The same, but one gives the figure or the date more exactly."""
    if pair.same_score < 0.5:
        return None
    verdicts = {item.verdict: item for item in pair.evidence.figures}
    if FigureVerdict.RIGHT_FINER in verdicts:
        item = verdicts[FigureVerdict.RIGHT_FINER]
        return Verdict(RelationKind.NARROWER, 0.7, f"{item.reason}.", "finer-figure")
    if FigureVerdict.LEFT_FINER in verdicts:
        item = verdicts[FigureVerdict.LEFT_FINER]
        return Verdict(RelationKind.WIDER, 0.7, f"{item.reason}.", "finer-figure")
    for one in pair.left.times:
        for other in pair.right.times:
            if one != other and one.contains(other):
                return Verdict(RelationKind.NARROWER, 0.65, "The second gives the time more exactly.", "finer-time")
            if one != other and other.contains(one):
                return Verdict(RelationKind.WIDER, 0.65, "The first gives the time more exactly.", "finer-time")
    return None


def rule_contained(pair: Pair) -> Verdict | None:
    """All content of one is in the other, which adds to it."""
    if pair.same_score < 0.5 or pair.evidence.of("figures") < 0:
        return None
    left_cover, right_cover = _measure_cover(pair.left, pair.right), _measure_cover(pair.right, pair.left)
    settings = pair.settings
    if left_cover >= settings.cover_full and right_cover <= settings.cover_part:
        extra = (
            len(pair.right.clause.verbs) > len(pair.left.clause.verbs) + 1
            or pair.right.clause.conjoined > pair.left.clause.conjoined
        )
        kind = RelationKind.WIDER if extra else RelationKind.NARROWER
        what = "says that and more" if extra else "says it with more particulars"
        return Verdict(kind, 0.65, f"The second {what}.", "contained")
    if right_cover >= settings.cover_full and left_cover <= settings.cover_part:
        extra = (
            len(pair.left.clause.verbs) > len(pair.right.clause.verbs) + 1
            or pair.left.clause.conjoined > pair.right.clause.conjoined
        )
        kind = RelationKind.NARROWER if extra else RelationKind.WIDER
        what = "says that and more" if extra else "says it with more particulars"
        return Verdict(kind, 0.65, f"The first {what}.", "contained")
    return None


def rule_same(pair: Pair) -> Verdict | None:
    """Likeness, shared words and slots agree."""
    if pair.same_score < 0.5 or pair.evidence.of("figures") <= -1:
        return None
    return Verdict(
        RelationKind.SAME,
        pair.same_score,
        f"They {pair.evidence.because('words')} and nothing speaks against it.",
        "same",
    )


def rule_rest(pair: Pair) -> Verdict:
    """What is left: unsure near the line, unrelated below it."""
    opposed = next(
        (
            pair.evidence.because(name)
            for name in ("figures", "agents", "names", "patients")
            if pair.evidence.of(name) < 0
        ),
        "",
    )
    reason = f"{opposed[:1].upper()}{opposed[1:]}." if opposed else "Too little of the content agrees."
    if pair.same_score >= pair.settings.unsure_floor:
        return Verdict(RelationKind.UNSURE, max(0.4, 1 - pair.same_score), reason, "rest")
    return Verdict(RelationKind.UNRELATED, 1 - pair.same_score, reason, "rest")


RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    rule_identical,
    rule_times,
    rule_figures,
    rule_opposed,
    rule_certainty,
    rule_finer,
    rule_contained,
    rule_same,
)
"""In order; the first that answers decides."""


def decide(pair: Pair) -> Verdict:
    """Return the first rule's verdict that applies."""
    for rule in RULES:
        verdict = rule(pair)
        if verdict is not None:
            return verdict
    return rule_rest(pair)


def make_pair(
    left: Proposition, right: Proposition, settings: CollationSettings, likeness: float, context: float | None = None
) -> Pair:
    """Return the pair with its evidence and same score."""
    evidence = gather_evidence(left, right, likeness, context)
    return Pair(left, right, evidence, score_same(left, right, evidence), settings)


def relate_pair(pair: Pair) -> Relation:
    """Return the relation of a pair."""
    verdict = decide(pair)
    return Relation(
        left_id=pair.left.id,
        right_id=pair.right.id,
        kind=verdict.kind,
        confidence=round(verdict.confidence, 3),
        same_score=round(pair.same_score, 3),
        reason=verdict.reason,
        left=pair.left.passage,
        right=pair.right.passage,
        rule=verdict.rule,
    )


def compare_pair(left: Proposition, right: Proposition, settings: CollationSettings | None = None) -> Relation:
    """Return how the right proposition stands to the left one, with its reason."""
    settings = settings or CollationSettings()
    context = None
    if left.context and right.context:
        context = measure_likeness(left.context, right.context)
    return relate_pair(make_pair(left, right, settings, measure_likeness(left.resolved, right.resolved), context))
