"""What tells whether two figures stand in one slot, as named numbers."""

from __future__ import annotations

import math

from variorum.collation.comparators import Evidence, is_close
from variorum.collation.figure_bars import BARS, Bar, find_unmatched_names, measure_word_likeness
from variorum.collation.figure_gate import scale_figure
from variorum.collation.figure_marks import AFTER, BEFORE, PART, SPAN, STOCK, WANTED
from variorum.collation.figure_themes import find_kind, find_themes
from variorum.collation.figure_weights import STORY, WITHIN
from variorum.collation.lexicon import weigh_word
from variorum.collation.pair_reading import PairReading
from variorum.collation.proposition import Proposition, Quantity, is_in_story
from variorum.collation.quantities import is_generic


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
    """Return the features of two figures by name, all within -1 and 3; some twice where both stand in a story."""
    found = {
        "bias": 1.0,
        **_compare_counted(left, right),
        **_compare_settings(left, right, sides, evidence),
        **_compare_marks(left, right),
        **_compare_shapes(left, right, sides),
        "one_word": float(is_one_word_apart(left, right, sides)),
    }
    if found["noun_same"] and found["event_same"]:
        # Where the same happens to the same, how far the numbers lie apart tells less.
        found["ratio"], found["ratio_far"] = found["ratio"] / 2, found["ratio_far"] / 2
    # A name that only one gives is a detail of a short statement, and may be another story in a long one.
    found["names_one"] *= found["long"]
    found["ratio_alike"] = found["ratio"] * found["cover_low"]
    if sides[0].common and sides[1].common:
        # Two figures of one story are of one thing far more seldom than those of two sentences set side by side.
        found |= {STORY: 1.0, **{f"{STORY}_{name}": found[name] for name in WITHIN}}
    return found


def is_one_word_apart(left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition]) -> bool:
    """Tell whether the texts are one wording but for a noun each: who tells the same anew changes more than that."""
    verbs = {verb for side in sides for clause in side.clauses for verb in clause.verbs | clause.head}
    texts = [
        {word for word in side.words | side.names if word not in verbs and word not in (side.speaker or "")}
        for side in sides
    ]
    only = [
        {word for word in texts[i] if not any(measure_word_likeness(word, other) >= 0.99 for other in texts[1 - i])}
        for i in (0, 1)
    ]
    shared = min(len(texts[i]) - len(only[i]) for i in (0, 1))
    is_verb_same = bool(left.verb) and measure_word_likeness(left.verb, right.verb) >= 0.99
    return len(only[0]) == len(only[1]) == 1 and shared + is_verb_same >= 1


def _compare_counted(left: Quantity, right: Quantity) -> dict[str, float]:
    """Compare what is counted and what happens to it."""
    known = not is_generic(left.noun) and not is_generic(right.noun)
    alike = measure_word_likeness(left.noun or "", right.noun or "") if known else 0.0
    modifiers = [
        {w for w in a.modifiers if not any(is_close(w, x) for x in b.modifiers | b.setting | b.names | b.event)}
        for a, b in ((left, right), (right, left))
    ]
    events = max(
        _best(a.event | ({a.noun or ""} if is_generic(b.noun) else set()), b.event | b.setting | {b.noun or ""})
        for a, b in ((left, right), (right, left))
    )
    themes = find_themes(left), find_themes(right)
    verbs = measure_word_likeness(left.verb, right.verb) if left.verb and right.verb else 0.0
    return {
        "verb_same": float(verbs >= 0.99),
        "verb_like": max(verbs, 0.0) if verbs < 0.99 else 0.0,
        "verb_far": float(bool(left.verb and right.verb) and verbs < 0.35),
        "noun_same": float(known and alike >= 0.99),
        "noun_like": max(alike, 0.0) if known and alike < 0.99 else 0.0,
        "noun_far": float(known and alike < 0.4),
        "noun_one": float(is_generic(left.noun) != is_generic(right.noun)),
        "narrowed_one": float(bool(modifiers[0]) != bool(modifiers[1])),
        "narrowed_both": float(bool(modifiers[0]) and bool(modifiers[1])),
        "event": events,
        "event_same": float(events >= 0.99),
        "event_none": float(not left.event or not right.event),
        "theme_same": float(bool(themes[0] & themes[1])),
        "theme_one": float(bool(themes[0]) != bool(themes[1])),
    }


def _compare_settings(
    left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition], evidence: Evidence
) -> dict[str, float]:
    """Compare the clauses around two figures, and the statements around those."""
    one, other = sides
    nouns = frozenset({left.noun or ""}), frozenset({right.noun or ""})
    settings = (left.setting | left.event) - nouns[0], (right.setting | right.event) - nouns[1]
    covers = _cover(settings[0], settings[1] | nouns[1]), _cover(settings[1], settings[0] | nouns[0])
    wholes = (
        _cover(settings[0] | left.names, other.words | other.names),
        _cover(settings[1] | right.names, one.words | one.names),
    )
    texts = (
        _cover(one.words | one.names, other.words | other.names),
        _cover(other.words | other.names, one.words | one.names),
    )
    names = find_unmatched_names(left, right, sides)
    return {
        "cover_low": min(covers),
        "cover_high": max(covers),
        "whole_low": min(wholes),
        "whole_high": max(wholes),
        "text_low": min(texts),
        "text_high": max(texts),
        "likeness": 4 * (evidence.likeness - 0.75),
        "words": evidence.of("words"),
        "names_one": float(bool(names[0]) != bool(names[1])),
        "names_shared": max(evidence.of("names"), 0.0),
        "times_same": max(evidence.of("times"), 0.0),
        "agents": max(evidence.of("agents"), 0.0),
        "agents_other": float(evidence.of("agents") <= -0.4),
        "patients_other": float(evidence.of("patients") <= -0.4),
        "heads": evidence.of("heads"),
        "modifiers": max(-evidence.of("modifiers"), 0.0),
        "certain": float(one.certainty is not other.certainty),
        "negated": float(one.negated != other.negated),
    }


def _compare_marks(left: Quantity, right: Quantity) -> dict[str, float]:
    """Compare what kind of figure each clause makes of its number."""
    only = left.marks ^ right.marks
    return {
        "wanted": float(WANTED in only),
        "part": float(any(mark.startswith(PART) for mark in only)),
        "stock": float(STOCK in only),
        "span": float(SPAN in only),
        "before": float(bool(only & {BEFORE, AFTER})),
        "change": float(left.is_change != right.is_change),
        "others": float(left.part_of != right.part_of),
    }


def _compare_shapes(left: Quantity, right: Quantity, sides: tuple[Proposition, Proposition]) -> dict[str, float]:
    """Compare the numbers as such, and how many stand beside them."""
    scaled = [scale_figure(figure)[1:] for figure in (left, right)]
    values = [abs(low if low is not None else high or 0.0) for low, high in scaled]
    ratio = abs(math.log10(max(values[0], 1e-9) / max(values[1], 1e-9))) if min(values) > 0 else 2.0
    kind = find_kind(left.unit)
    counts = [sum(find_kind(figure.unit) == kind for figure in side.figures) for side in sides]
    return {
        "ratio": min(ratio, 0.5),
        "ratio_far": max(0.0, min(ratio, 2.0) - 0.7),
        "is_count": float(kind == "count"),
        "is_share": float(kind == "share"),
        "is_length": float(kind == "day"),
        "many": min(max(counts) - 1, 3) / 3,
        "alone": float(max(counts) == 1),
        "long": min(max(len(side.words) for side in sides), 30) / 30,
    }


def add_reading(
    found: dict[str, float], bar: Bar | None, sides: tuple[Proposition, Proposition], reading: PairReading, odds: float
) -> dict[str, float]:
    """Return the features of two figures whose statements were read together, as weights over readings take them.

    Parameters
    ----------
    found
        What ``list_slot_features`` gives for the two.
    bar
        What would keep them apart were they not read, by ``find_bar``.
    odds
        Log odds that both are figures of one thing, by the reading.
    """
    return {
        **found,
        STORY: float(is_in_story(*sides)),
        "slot": max(-2.0, min(2.0, odds / 4)),
        **reading.odds,
        **{f"bar_{kind}": float(bar is not None and bar.kind == kind) for kind in BARS},
    }
