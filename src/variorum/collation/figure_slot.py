"""How probable it is that two figures stand in one slot: fill the same gap in the same story."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from variorum.collation.comparators import Evidence, is_close
from variorum.collation.figure_gate import FigureVerdict, compare_values, gate_events, scale_figure
from variorum.collation.figure_marks import AFTER, BEFORE, PART, STOCK, WANTED
from variorum.collation.lexicon import is_in_contrast, is_opposite, is_same_in_figures, weigh_word
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Proposition, Quantity
from variorum.collation.quantities import is_generic
from variorum.collation.told_numbers import AGE, RANK
from variorum.language.pipeline import load_pipeline


@dataclass(frozen=True, slots=True)
class SlotComparison:
    """Two figures that differ: ``probability`` that they fill one slot, or ``bar``, why they cannot."""

    left: Quantity
    right: Quantity
    probability: float
    bar: str
    reason: str


def compare_slots(left: Proposition, right: Proposition, evidence: Evidence) -> tuple[SlotComparison, ...]:
    """Return the pairs of figures that leave no number in common, the likeliest of one slot first.

    Figures that have an equal one on the other side are left out; at most ``MAX_FIGURES`` a side are looked at.
    """
    lefts, rights = left.figures[:MAX_FIGURES], right.figures[:MAX_FIGURES]
    verdicts = {
        (i, j): compare_values(one, other)
        for i, one in enumerate(lefts)
        for j, other in enumerate(rights)
        if scale_figure(one)[0] == scale_figure(other)[0]
    }
    equal = [
        (i, j)
        for (i, j), (verdict, _) in verdicts.items()
        if verdict is FigureVerdict.EQUAL or (verdict in _FINER and _shares_a_number(lefts[i], rights[j]))
    ]
    taken_left, taken_right = {i for i, _ in equal}, {j for _, j in equal}
    found = [
        _compare_slot(lefts[i], rights[j], (left, right), evidence, reason)
        for (i, j), (verdict, reason) in verdicts.items()
        if verdict is FigureVerdict.DIFFERENT and i not in taken_left and j not in taken_right
    ]
    return tuple(sorted(found, key=lambda item: -item.probability))


_FINER = frozenset({FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER})


def _shares_a_number(left: Quantity, right: Quantity) -> bool:
    """Tell whether one number stands in both ("up to 40" and "40")."""
    return bool(({left.low, left.high} - {None}) & ({right.low, right.high} - {None}))


WEIGHTS: dict[str, float] = {
    "bias": -2.14,
    "noun_same": 0.85,
    "noun_like": -0.59,
    "noun_one": -0.97,
    "narrowed_one": -0.35,
    "event": 0.38,
    "event_same": 1.40,
    "event_none": 0.23,
    "cover_low": 0.92,
    "cover_high": 0.83,
    "likeness": 0.84,
    "words": 1.81,
    "names_one": -0.70,
    "agents": 0.49,
    "patients": -0.60,
    "heads": 0.64,
    "ratio": -1.97,
    "is_count": -0.05,
    "many": -0.39,
    "certain": 0.45,
}
"""Log-odds a unit of each feature, fitted by ``benchmarks/fit_figures.py`` on the invented development pairs."""
MAX_FIGURES = 12
"""Figures a side that are compared, so that a table read as a sentence costs no more than a sentence."""


def _compare_slot(
    left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], evidence: Evidence, reason: str
) -> SlotComparison:
    bar = find_bar(left, right, sides, evidence)
    if bar:
        return SlotComparison(left, right, 0.0, bar, reason)
    features = list_slot_features(left, right, sides, evidence)
    total = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return SlotComparison(left, right, 1.0 / (1.0 + math.exp(-total)), "", reason)


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


def _best(lefts: frozenset[str], rights: frozenset[str]) -> float:
    return max((measure_word_likeness(one, other) for one in lefts for other in rights), default=0.0)


def _cover(lefts: frozenset[str], rights: frozenset[str]) -> float:
    """Return the share of the left words, by weight, that a right word is like."""
    total = sum(weigh_word(word) for word in lefts)
    if not total or not rights:
        return 0.0
    return sum(weigh_word(word) * max(0.0, _best(frozenset({word}), rights)) for word in lefts) / total


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


def list_slot_features(
    left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], evidence: Evidence
) -> dict[str, float]:
    """Return the features of two figures by name; all lie within -1 and 1 but for ``ratio``."""
    one, other = sides
    known = not is_generic(left.noun) and not is_generic(right.noun)
    alike = measure_word_likeness(left.noun or "", right.noun or "") if known else 0.0
    modifiers = [
        {w for w in a.modifiers if not any(is_close(w, x) for x in b.modifiers | b.setting | b.names)}
        for a, b in ((left, right), (right, left))
    ]
    nouns = frozenset({left.noun or ""}), frozenset({right.noun or ""})
    settings = (left.setting | left.event) - nouns[0], (right.setting | right.event) - nouns[1]
    covers = _cover(settings[0], settings[1]), _cover(settings[1], settings[0])
    events = max(
        _best(a.event | ({a.noun or ""} if is_generic(b.noun) else set()), b.event | b.setting)
        for a, b in ((left, right), (right, left))
    )
    names = find_unmatched_names(left, right, sides)
    scaled = [scale_figure(figure)[1:] for figure in (left, right)]
    values = [abs(low if low is not None else high or 0.0) for low, high in scaled]
    ratio = abs(math.log10(max(values[0], 1e-9) / max(values[1], 1e-9))) if min(values) > 0 else 3.0
    return {
        "bias": 1.0,
        "contrast": float(bool(find_contrast(left, right))),
        "noun_same": float(known and alike >= 0.99),
        "noun_like": alike if known and alike < 0.99 else 0.0,
        "noun_one": float(known is False and (is_generic(left.noun) != is_generic(right.noun))),
        "noun_other": float(known and alike < 0.5),
        "narrowed_one": float(bool(modifiers[0]) != bool(modifiers[1])),
        "narrowed_both": float(bool(modifiers[0]) and bool(modifiers[1])),
        "event": events,
        "event_same": float(events >= 0.99),
        "event_none": float(not left.event or not right.event),
        "cover_low": min(covers),
        "cover_high": max(covers),
        "likeness": evidence.likeness - 0.8,
        "words": evidence.of("words"),
        "names_both": float(bool(names[0]) and bool(names[1])),
        "names_one": float(bool(names[0]) != bool(names[1])),
        "times": min(evidence.of("times"), 0.0),
        "times_same": max(evidence.of("times"), 0.0),
        "agents": evidence.of("agents"),
        "patients": evidence.of("patients"),
        "heads": evidence.of("heads"),
        "modifiers": evidence.of("modifiers"),
        "ratio": min(ratio, 3.0),
        "change": float(left.is_change != right.is_change),
        "is_count": float(left.unit == "count"),
        "part": float(left.part_of != right.part_of),
        "many": min(len(one.figures) + len(other.figures) - 2, 6) / 6,
        "certain": float(one.certainty is not other.certainty),
        "negated": float(one.negated != other.negated),
    }
