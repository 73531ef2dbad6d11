"""What bars two figures from being held against each other, whatever else agrees."""

from __future__ import annotations

import math
from functools import lru_cache

from variorum.collation.comparators import Evidence, is_close
from variorum.collation.figure_gate import gate_events
from variorum.collation.figure_marks import AFTER, BEFORE, PART, STOCK, WANTED
from variorum.collation.lexicon import is_in_contrast, is_opposite, is_same_in_figures
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
    only = (
        {word for word in ones if not any(measure_word_likeness(word, other) >= 0.99 for other in others)},
        {word for word in others if not any(measure_word_likeness(word, other) >= 0.99 for other in ones)},
    )
    for one in sorted(only[0]):
        for other in sorted(only[1]):
            if is_in_contrast(one, other) or is_opposite(one, other):
                return f"one is of {one}, the other of {other}"
    return ""


def find_bar(left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], evidence: Evidence) -> str:
    """Return, in words, why two figures may not be held against each other whatever else agrees; empty when they may.

    ``sides`` are the propositions they stand in.
    """
    one, other = sides
    events, event_reason = gate_events(left, right)
    if events is False:
        return event_reason
    if contrast := find_contrast(left, right):
        return contrast
    if left.is_change != right.is_change:
        return "one says by how much it changed, the other what it came to"
    if evidence.of("times") <= _OTHER_TIMES:
        return evidence.because("times")
    if left.unit == right.unit == "count" and left.part_of != right.part_of:
        return "one counts some beside those already told"
    if one.negated != other.negated:
        return "only one is negated"
    if mismatch := _find_mark(left, right):
        return mismatch
    if evidence.of("modifiers") <= _CLASH:
        return evidence.because("modifiers")
    if left.unit != "count" and evidence.of("agents") <= _CLASH and evidence.of("heads") > 0:
        return evidence.because("agents")
    known = not is_generic(left.noun) and not is_generic(right.noun)
    if left.unit == "count" and (_is_subset(left, right) or _is_subset(right, left)):
        return "one may be a part of the other"
    if left.unit == AGE and not is_close(left.noun or "", right.noun or ""):
        return f"one is the age of {left.noun}, the other of {right.noun}"
    if known and measure_word_likeness(left.noun or "", right.noun or "") < _ALIKE_NOUNS:
        return f"one counts {left.noun}, the other {right.noun}"
    names = find_unmatched_names(left, right, sides)
    if names[0] and names[1]:
        return f"one is of {'/'.join(sorted(names[0]))}, the other of {'/'.join(sorted(names[1]))}"
    return ""


_SOME_PEOPLE = frozenset(
    "child woman boy girl teenager infant baby minor pupil student civilian soldier officer policeman foreigner tourist"
    " journalist medic doctor firefighter national citizen".split()
)
"""Who is often told apart among the "people" of a toll."""


def _is_subset(whole: Quantity, part: Quantity) -> bool:
    top = whole.high if whole.high is not None else math.inf
    return is_generic(whole.noun) and part.noun in _SOME_PEOPLE and (part.low or part.high or 0.0) <= top


def _find_mark(left: Quantity, right: Quantity) -> str:
    only = left.marks ^ right.marks
    if RANK in {left.unit, right.unit}:
        only -= {PART}
    if WANTED in only:
        return "only one is a count, the other what was wanted, allowed or foreseen"
    if PART in only:
        return "only one is of some of them"
    if {BEFORE, AFTER} <= only and len(left.marks & {BEFORE, AFTER}) == 1:
        return "one is of before, the other of after"
    if left.places and right.places and not any(is_close(one, other) for one in left.places for other in right.places):
        return f"one is of {'/'.join(sorted(left.places))}, the other of {'/'.join(sorted(right.places))}"
    if STOCK in only and left.unit == "count":
        acts = right if STOCK in left.marks else left
        if acts.event and not acts.event & _THERE:
            return "one is what there is, the other what happened to some"
    return ""


_THERE = frozenset({"work", "live", "board", "aboard", "staff", "employ", "belong", "serve"})
"""What those who are there do: "40 work there" is what there is."""
_CLASH = -0.9
_OTHER_TIMES = -0.4
_ALIKE_NOUNS = 0.5
"""Cosine of two counted nouns under which they count different things; chosen on the development pairs."""


def find_unmatched_names(
    left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition]
) -> tuple[set[str], set[str]]:
    """Return the names beside each figure that the other side has nowhere; names all over the story are left out."""
    one, other = sides
    common = one.common | other.common | {one.speaker or "", other.speaker or ""}

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
