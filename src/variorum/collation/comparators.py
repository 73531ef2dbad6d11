"""The table of comparators: each looks at one slot of two propositions and returns a score with its reason.

Scores run from -1 (they speak of different things) over 0 (nothing to tell) to 1 (they agree). The shape follows the
comparators of nomenklatura (OpenSanctions): a small function a feature, weights in one table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum.collation.comparing_times import compare_durations, compare_times
from variorum.collation.figure_gate import FigureComparison, FigureVerdict, align_quantities
from variorum.collation.lexicon import find_concepts, is_opposite, is_same_concept, weigh_word
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Clause, Proposition
from variorum.collation.score import Score

_REMEMBERED = 1 << 18
"""Pairs of words whose closeness is kept: those of a story of a thousand statements come back ten times each."""


@lru_cache(maxsize=_REMEMBERED)
def is_close(left: str, right: str) -> bool:
    """Tell whether two keys or lemmas mean the same: equal, one concept, or two spellings of a name."""
    return left == right or is_same_concept(left, right) or is_same_name(left, right)


@lru_cache(maxsize=_REMEMBERED)
def list_hints(word: str) -> frozenset[str]:
    """Return what a word shares with every word that is close to it: a concept, its beginning, or its last part.

    Two words without a common hint are never close, so that few are held against each other.
    """
    head, _, _ = word.partition("_")
    return frozenset({f"<{word[:4]}", f"_{head}", f">{word.rpartition(' ')[2]}", *find_concepts(word)})


def find_shared(lefts: Iterable[str], rights: Iterable[str]) -> set[str]:
    """Return the left words that have a close one on the right."""
    others = list(rights)
    exact = set(others)
    hints = frozenset().union(*map(list_hints, others))
    return {
        word
        for word in lefts
        if word in exact or (not hints.isdisjoint(list_hints(word)) and any(is_close(word, other) for other in others))
    }


_COMMON_WEIGHT = 0.2
"""Share of its weight that a word keeps which stands all over the story."""


def weigh_words(words: Iterable[str], common: frozenset[str]) -> float:
    """Return the weight of words by rarity; those that are common in the story count a fifth."""
    return sum(weigh_word(word) * (_COMMON_WEIGHT if word in common else 1.0) for word in words)


def measure_overlap(lefts: frozenset[str], rights: frozenset[str], common: frozenset[str] = frozenset()) -> float:
    """Return the weight of the shared words over that of the smaller side plus a quarter of the rest, 0 to 1.

    Weighted by rarity; between Dice and the overlap coefficient, so that a short text inside a long one scores well
    and not perfectly.
    """
    if not lefts or not rights:
        return 0.0
    shared = (weigh_words(find_shared(lefts, rights), common) + weigh_words(find_shared(rights, lefts), common)) / 2
    small, large = sorted((weigh_words(lefts, common), weigh_words(rights, common)))
    return min(1.0, shared / max(small + 0.25 * (large - small), 1e-6))


def compare_words(left: Proposition, right: Proposition) -> Score:
    """Compare the content words, names and numbers apart."""
    value = measure_overlap(left.words | left.names, right.words | right.names, left.common | right.common)
    found = find_shared(left.words | left.names, right.words | right.names)
    # Equally rare words by the alphabet, so that a reason reads the same in every process.
    shared = sorted(found, key=lambda word: (-weigh_word(word), word))
    return Score(value, f"share {', '.join(shared[:4])}" if shared else "share no content word")


def compare_names(left: Proposition, right: Proposition) -> Score:
    """Compare the names: -1 when both have names in their slots and none in common.

    Who speaks is no part of what is said; and a name outside the slots ("from the Orvelle plant" against "from the
    system") may only be told by one, which gives -0.5.
    """
    speakers = {name for name in (left.speaker, right.speaker) if name}
    lefts, rights = ({name for name in side.names if name not in speakers} for side in (left, right))
    shared = find_shared(left.names, right.names)
    # A word that only its place at the start of a headline makes a name stands among the other's words.
    if not shared and (lefts <= right.words or rights <= left.words):
        return Score(0.0)
    if shared and not shared - left.common - right.common:
        return Score(0.25, f"both name {', '.join(sorted(shared)[:3])}, as much of the story does")
    if shared:
        small = min(len(left.names), len(right.names))
        return Score(min(1.0, len(shared) / small), f"both name {', '.join(sorted(shared)[:3])}")
    in_slots = lefts & _find_slot_words(left.clause) and rights & _find_slot_words(right.clause)
    reason = f"name different ones: {', '.join(sorted(lefts)[:2])} and {', '.join(sorted(rights)[:2])}"
    return Score(-1.0 if in_slots else -0.5, reason)


def _find_slot_words(clause: Clause) -> frozenset[str]:
    return clause.agents | clause.patients | clause.places | {word for _, word in clause.modifiers}


def _compare_role(lefts: frozenset[str], rights: frozenset[str], role: str) -> Score:
    vague = {
        "people",
        "person",
        "number",
        "total",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "who",
        "which",
        "that",
        "this",
        "there",
        "one",
        "some",
        "many",
        "more",
        "less",
        "most",
        "third",
        "half",
        "none",
        "nobody",
        "anyone",
        "someone",
        "spot",
        "scene",
    }
    lefts, rights = lefts - vague, rights - vague
    if not lefts or not rights:
        return Score(0.0)
    if find_shared(lefts, rights):
        return Score(1.0, f"the same {role}")
    return Score(-1.0, f"the {role} is {'/'.join(sorted(lefts))} in one and {'/'.join(sorted(rights))} in the other")


def _is_crossed(left: Clause, right: Clause) -> bool:
    """Tell whether opposed verbs take the same two in turned roles: who survived the fall, whom the fall killed."""
    if not (find_shared(left.agents, right.patients) and find_shared(right.agents, left.patients)):
        return False
    return any(is_opposite(one, other) for one in left.head for other in right.head)


def is_turned_about(left: Clause, right: Clause) -> bool:
    """Tell whether somebody has done to them in one what they do to others in the other: "was asked", "asked her"."""
    return left.predicate == right.predicate != "" and (_undergoes(left, right) or _undergoes(right, left))


def _undergoes(one: Clause, other: Clause) -> bool:
    others = other.patients - other.agents - one.patients
    return not one.agents and bool(others) and bool(find_shared(one.patients, other.agents))


TURNED_ABOUT = "who does it in one has it done to them in the other"


def compare_agents(left: Proposition, right: Proposition) -> Score:
    """Compare who does it; the agent of one may be what it is done to in the other (passives, intransitives)."""
    if _is_crossed(left.clause, right.clause):
        return Score(0.5, "the same subject in another role")
    if is_turned_about(left.clause, right.clause):
        return Score(-0.5, TURNED_ABOUT)
    direct = _compare_role(left.clause.agents, right.clause.agents, "subject")
    if direct.value < 0 and (
        find_shared(left.clause.agents, right.words | right.names | right.clause.patients | right.clause.head)
        or find_shared(right.clause.agents, left.words | left.names | left.clause.patients | left.clause.head)
    ):
        return Score(-0.5, direct.reason)
    if direct.value == 0:
        crossed = max(
            _compare_role(left.clause.agents, right.clause.patients, "subject").value,
            _compare_role(left.clause.patients, right.clause.agents, "subject").value,
        )
        return Score(1.0, "the same subject") if crossed > 0 else direct
    return direct


def compare_patients(left: Proposition, right: Proposition) -> Score:
    """Compare what it is done to."""
    common = left.common | right.common
    if _is_crossed(left.clause, right.clause):
        return Score(0.5, "the same object in another role")
    lefts, rights = (side.clause.patients | side.clause.places for side in (left, right))
    if lefts - common and rights - common:
        return _compare_role(lefts - common, rights - common, "object")
    # What stands all over the story says little when shared and nothing when not.
    return Score(0.5, "the same object") if find_shared(lefts, rights) else Score(0.0)


def compare_heads(left: Proposition, right: Proposition) -> Score:
    """Compare what is said: 1 for the same concept, -1 for opposed ones, 0 for words the table does not relate."""
    lefts, rights = left.clause.head, right.clause.head
    if find_shared(lefts, rights):
        return Score(1.0, "the same is said")
    for word in lefts:
        for other in rights:
            if is_opposite(word, other):
                return Score(-1.0, f"“{word.replace('_', ' ')}” against “{other.replace('_', ' ')}”")
    return Score(0.0)


def compare_modifiers(left: Proposition, right: Proposition) -> Score:
    """Compare what narrows an argument both have: -1 for "the upper house" against "the lower house"."""
    for head in {head for head, _ in left.clause.modifiers} & {head for head, _ in right.clause.modifiers}:
        ones = {word for each, word in left.clause.modifiers if each == head}
        others = {word for each, word in right.clause.modifiers if each == head}
        if find_shared(ones, others):
            continue
        if not find_shared(ones, right.words | right.names) and not find_shared(others, left.words | left.names):
            return Score(
                -1.0, f"{'/'.join(sorted(ones))} {head} in one, {'/'.join(sorted(others))} {head} in the other"
            )
    return Score(0.0)


def compare_places(left: Proposition, right: Proposition) -> Score:
    """Compare the names the main clause hangs on with a preposition or as object: -1 when all differ."""
    lefts = (left.clause.places | left.clause.patients) & left.names
    rights = (right.clause.places | right.clause.patients) & right.names
    if not lefts or not rights:
        return Score(0.0)
    if find_shared(lefts, right.names | right.words) or find_shared(rights, left.names | left.words):
        return Score(1.0, "of the same place or body")
    return Score(-1.0, f"one is of {'/'.join(sorted(lefts))}, the other of {'/'.join(sorted(rights))}")


def compare_figures(left: Proposition, right: Proposition) -> tuple[Score, list[FigureComparison]]:
    """Compare the figures after their gate; the comparisons come back beside the score."""
    is_one_slot = bool(left.question) and left.question == right.question
    found = align_quantities(left.figures, right.figures, is_one_slot)
    by_kind = {item.verdict for item in found}
    reason = next((item.reason for item in found if item.verdict is FigureVerdict.DIFFERENT), "")
    if FigureVerdict.DIFFERENT in by_kind:
        return Score(-1.0, reason), found
    if by_kind & {FigureVerdict.EQUAL, FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER}:
        best = next(
            item
            for item in found
            if item.verdict in {FigureVerdict.EQUAL, FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER}
        )
        return Score(1.0, best.reason), found
    if found:
        return Score(-0.5, found[0].reason), found
    return Score(0.0), found


COMPARATORS: dict[str, Callable[[Proposition, Proposition], Score]] = {
    "words": compare_words,
    "names": compare_names,
    "agents": compare_agents,
    "patients": compare_patients,
    "heads": compare_heads,
    "times": compare_times,
    "durations": compare_durations,
    "modifiers": compare_modifiers,
    "places": compare_places,
}
"""Every comparator that gives a plain score, by name; figures come apart because they bring their comparisons."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All scores of a pair. ``likeness`` is the cosine of the sentence vectors, ``context_likeness`` of contexts."""

    likeness: float
    context_likeness: float
    scores: dict[str, Score]
    figures: tuple[FigureComparison, ...]

    def of(self, name: str) -> float:
        """Return the value of one comparator."""
        return self.scores[name].value

    def because(self, name: str) -> str:
        """Return the reason of one comparator."""
        return self.scores[name].reason


def gather_evidence(
    left: Proposition, right: Proposition, likeness: float, context_likeness: float | None = None
) -> Evidence:
    """Run every comparator on a pair."""
    scores = {name: compare(left, right) for name, compare in COMPARATORS.items()}
    scores["figures"], found = compare_figures(left, right)
    return Evidence(likeness, likeness if context_likeness is None else context_likeness, scores, tuple(found))


def align_clauses(left: Proposition, right: Proposition) -> tuple[Proposition, Proposition]:
    """Return the two with those of their clauses as ``clause`` that speak most of the same; the first of equals."""
    if len(left.clauses) * len(right.clauses) <= 1:
        return left, right
    best: tuple[float, Proposition, Proposition] | None = None
    for one in left.clauses:
        for other in right.clauses:
            pair = replace(left, clause=one), replace(right, clause=other)
            heads = compare_heads(*pair).value
            value = 1.5 * heads if heads > 0 else -heads
            value += compare_agents(*pair).value + compare_patients(*pair).value
            value += 0.3 * (one.negated == other.negated) + 0.2 * (one.certainty is other.certainty)
            if best is None or value > best[0]:
                best = (value, *pair)
    assert best is not None
    return best[1], best[2]
