"""What bars two figures from being held against each other, whatever else agrees."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from variorum.collation.comparators import Evidence, is_close
from variorum.collation.figure_gate import gate_events
from variorum.collation.figure_marks import AFTER, BEFORE, ERST, KIN, OTHER_SPAN, TIMED, YEAR
from variorum.collation.figure_themes import find_themes
from variorum.collation.lexicon import is_in_contrast, is_opposite, is_rare, is_same_in_figures
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Proposition, Quantity
from variorum.collation.quantities import is_generic
from variorum.collation.told_numbers import AGE, RANK
from variorum.language.pipeline import load_pipeline


@lru_cache(maxsize=1 << 16)
def measure_word_likeness(left: str, right: str) -> float:
    """Return the cosine of two words' vectors (GloVe of the parser's model), 1 for one concept, 0 for unknown ones."""
    if not left.strip("_ ") or not right.strip("_ "):
        return 0.0
    if is_close(left, right) or is_same_in_figures(left, right):
        return 1.0
    vocab = load_pipeline().vocab
    one, other = (vocab[word.strip("_ ").split("_")[0].split()[-1]] for word in (left, right))
    if not (one.has_vector and other.has_vector):
        return 0.0
    return float(one.similarity(other))


def find_contrast(left: Quantity, right: Quantity) -> str:
    """Return, in words, of what different things two figures are; empty when no word says so.

    A word of one is held against a word of the other's only where the other has nothing like it.
    """
    if RANK in {left.unit, right.unit}:
        return ""
    ones, others = (
        side.setting | side.event | side.modifiers | side.names | ({side.noun} if side.noun else frozenset())
        for side in (left, right)
    )
    if left.noun and right.noun and is_in_contrast(left.noun, right.noun):
        return f"one is of {left.noun}, the other of {right.noun}"
    only = (
        {word for word in ones if not any(measure_word_likeness(word, other) >= 0.99 for other in others)},
        {word for word in others if not any(measure_word_likeness(word, other) >= 0.99 for other in ones)},
    )
    for one in sorted(only[0]):
        for other in sorted(only[1]):
            if is_in_contrast(one, other) or is_opposite(one, other):
                return f"one is of {one}, the other of {other}"
    return ""


class Bar(NamedTuple):
    """What keeps two figures apart: one of ``BARS``, and the reason in words."""

    kind: str
    reason: str


def find_bar(left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], evidence: Evidence) -> Bar | None:
    """Return why two figures may not be held against each other whatever else agrees; None when they may.

    ``sides`` are the propositions they stand in.
    """
    two = Meeting(left, right, sides, evidence)
    for kind, find in _FINDERS.items():
        if reason := find(two):
            return Bar(kind, reason)
    return None


class Meeting(NamedTuple):
    """Two figures, the propositions they stand in, and what was found out about these."""

    left: Quantity
    right: Quantity
    sides: tuple[Proposition, Proposition]
    evidence: Evidence


def _bar_event(two: Meeting) -> str:
    events, reason = gate_events(two.left, two.right)
    return reason if events is False and not find_themes(two.left) & find_themes(two.right) else ""


def _bar_theme(two: Meeting) -> str:
    themes = find_themes(two.left), find_themes(two.right)
    sure = tuple(frozenset(theme for theme in side if not theme.startswith("~")) for side in themes)
    if all(sure) and not themes[0] & themes[1]:
        return f"one is of {_say(sure[0])}, the other of {_say(sure[1])}"
    return ""


def _bar_change(two: Meeting) -> str:
    return (
        "one says by how much it changed, the other what it came to"
        if two.left.is_change != two.right.is_change
        else ""
    )


def _bar_times(two: Meeting) -> str:
    return two.evidence.because("times") if two.evidence.of("times") <= _OTHER_TIMES else ""


def _bar_contrast(two: Meeting) -> str:
    return find_contrast(two.left, two.right)


def _bar_others(two: Meeting) -> str:
    is_added = two.left.unit == two.right.unit == "count" and two.left.part_of != two.right.part_of
    return "one counts some beside those already told" if is_added else ""


def _bar_kin(two: Meeting) -> str:
    return _find_kin(two.left, two.right)


def _bar_span(two: Meeting) -> str:
    only = two.left.marks ^ two.right.marks
    if only & _OTHER_MARKS:
        bare = two.sides[1] if only & _OTHER_MARKS & two.left.marks else two.sides[0]
        if not TIMED.search(bare.text) and not any(_is_year(word) for word in bare.time_words):
            return "only one is of another time"
    return ""


_OTHER_MARKS = frozenset({OTHER_SPAN, YEAR, ERST})


def _bar_negated(two: Meeting) -> str:
    return (
        "only one is negated" if two.sides[0].negated != two.sides[1].negated and two.evidence.of("heads") > 0 else ""
    )


def _bar_turn(two: Meeting) -> str:
    is_turn = {BEFORE, AFTER} <= two.left.marks ^ two.right.marks and len(two.left.marks & {BEFORE, AFTER}) == 1
    return "one is of before, the other of after" if is_turn else ""


def _bar_places(two: Meeting) -> str:
    if (
        two.left.places
        and two.right.places
        and not any(is_close(one, other) for one in two.left.places for other in two.right.places)
    ):
        return f"one is of {'/'.join(sorted(two.left.places))}, the other of {'/'.join(sorted(two.right.places))}"
    return ""


def _bar_subset(two: Meeting) -> str:
    is_part = two.left.unit == "count" and (_is_subset(two.left, two.right) or _is_subset(two.right, two.left))
    return "one may be a part of the other" if is_part else ""


def _bar_age(two: Meeting) -> str:
    known = not is_generic(two.left.noun) and not is_generic(two.right.noun)
    if two.left.unit == AGE and known and is_in_contrast(two.left.noun or "", two.right.noun or ""):
        return f"one is the age of {two.left.noun}, the other of {two.right.noun}"
    return ""


def _bar_names(two: Meeting) -> str:
    # A name that stands all over the story tells two figures apart too, where each side has its own beside it.
    names = find_unmatched_names(two.left, two.right, two.sides, frozenset())
    if names[0] and names[1]:
        return f"one is of {'/'.join(sorted(names[0]))}, the other of {'/'.join(sorted(names[1]))}"
    return ""


_FINDERS = {
    "event": _bar_event,
    "theme": _bar_theme,
    "change": _bar_change,
    "times": _bar_times,
    "contrast": _bar_contrast,
    "others": _bar_others,
    "kin": _bar_kin,
    "span": _bar_span,
    "negated": _bar_negated,
    "turn": _bar_turn,
    "places": _bar_places,
    "subset": _bar_subset,
    "age": _bar_age,
    "names": _bar_names,
}
BARS = tuple(_FINDERS)
"""Kinds of bars, in the order in which they are asked."""


def _is_year(words: str) -> bool:
    return any(part.isdigit() and len(part) == _YEAR_DIGITS for part in words.split())


_YEAR_DIGITS = 4


def _say(themes: frozenset[str]) -> str:
    return "/".join(sorted(themes)).replace("_", " ")


def _find_kin(left: Quantity, right: Quantity) -> str:
    only = sorted(mark for mark in left.marks ^ right.marks if mark.startswith(KIN))
    return f"only one is of the {only[0].removeprefix(KIN)}" if only else ""


_SOME_PEOPLE = frozenset(
    "child woman boy girl teenager infant baby minor pupil student civilian soldier officer policeman foreigner tourist"
    " journalist medic doctor firefighter national citizen".split()
)
"""Who is often told apart among the "people" of a toll."""


def _is_subset(whole: Quantity, part: Quantity) -> bool:
    top = whole.high if whole.high is not None else math.inf
    return (
        is_generic(whole.noun)
        and whole.noun != part.noun
        and part.noun in _SOME_PEOPLE
        and (part.low or part.high or 0.0) <= top
    )


_OTHER_TIMES = -0.4


def find_unmatched_names(
    left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], known: frozenset[str] | None = None
) -> tuple[set[str], set[str]]:
    """Return the names beside each figure that the other side has nowhere.

    ``known`` are names that are left out, beside the speakers': those that stand all over the story where not given.
    """
    one, other = sides
    common = (one.common | other.common if known is None else known) | {one.speaker or "", other.speaker or ""}

    def pick(figure: Quantity, beside: Proposition) -> set[str]:
        return {
            name
            for name in figure.names - common
            if not any(is_same_name(name, each) for each in beside.names) and not name_in(name, beside.words)
        }

    return pick(left, other), pick(right, one)


def name_in(name: str, words: frozenset[str]) -> bool:
    """Tell whether a name is made of words the other side has ("kell" of "the Kell"; a headline's capitals)."""
    return name in words


def is_of_one_substance(left: Quantity, right: Quantity) -> bool:
    """Tell whether both are measures of one rare thing to which the same happens: tonnes of oil that leaked."""
    if left.unit == "count" or left.noun is None or left.noun != right.noun or not is_rare(left.noun):
        return False
    return any(measure_word_likeness(one, other) >= _ONE_EVENT for one in left.event for other in right.event)


_ONE_EVENT = 0.99
"""Likeness of two words for what happens from which they tell one event: those that come to the same have 1."""
