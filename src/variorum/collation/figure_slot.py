"""How probable it is that two figures stand in one slot: fill the same gap in the same story."""

from __future__ import annotations

import math
from dataclasses import dataclass

from variorum.collation.comparators import Evidence, is_close
from variorum.collation.figure_bars import find_bar, find_contrast, find_unmatched_names, measure_word_likeness
from variorum.collation.figure_gate import FigureVerdict, compare_values, scale_figure
from variorum.collation.lexicon import weigh_word
from variorum.collation.proposition import Proposition, Quantity
from variorum.collation.quantities import is_exact, is_generic


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
        if verdict is FigureVerdict.EQUAL or (verdict in _FINER and _is_partner(lefts[i], rights[j]))
    ]
    taken_left, taken_right = {i for i, _ in equal}, {j for _, j in equal}
    found = [
        _compare_slot(lefts[i], rights[j], (left, right), evidence, reason)
        for (i, j), (verdict, reason) in verdicts.items()
        if verdict is FigureVerdict.DIFFERENT and i not in taken_left and j not in taken_right
    ]
    return tuple(sorted(found, key=lambda item: -item.probability))


_FINER = frozenset({FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER})


def _is_partner(left: Quantity, right: Quantity) -> bool:
    """Tell whether one is the other rounded, or one number stands in both ("up to 40" and "40")."""
    if is_exact(left) and is_exact(right):
        return True
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


def _best(lefts: frozenset[str], rights: frozenset[str]) -> float:
    return max((measure_word_likeness(one, other) for one in lefts for other in rights), default=0.0)


def _cover(lefts: frozenset[str], rights: frozenset[str]) -> float:
    """Return the share of the left words, by weight, that a right word is like."""
    total = sum(weigh_word(word) for word in lefts)
    if not total or not rights:
        return 0.0
    return sum(weigh_word(word) * max(0.0, _best(frozenset({word}), rights)) for word in lefts) / total


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
