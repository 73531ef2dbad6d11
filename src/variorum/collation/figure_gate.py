"""Whether two figures may be held against each other, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.collation.figure_rounding import find_slack, is_converted, is_rounded_to
from variorum.collation.figure_scales import align_degrees, is_length_rounded, scale_figure
from variorum.collation.lexicon import find_concepts, is_same_concept, is_same_in_figures
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Quantity
from variorum.collation.quantities import is_exact, is_generic
from variorum.model import Qualifier

__all__ = [
    "FigureComparison",
    "FigureVerdict",
    "align_quantities",
    "compare_quantities",
    "compare_values",
    "gate_events",
    "is_scale_slip",
    "scale_figure",
]

VAGUE_SLACK = 5.0
"""Times the top of "thousands", "dozens" that may still go by that name: 15,000 are thousands, 90,000 are not."""
_NEVER_ROUND = frozenset({"result", "rank", "year of age"})
"""Units of which no number stands for another near it."""


class FigureVerdict(StrEnum):
    """What two figures make of each other. OPEN: the gate does not know enough to compare them."""

    EQUAL = "equal"
    RIGHT_FINER = "right finer"
    LEFT_FINER = "left finer"
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """The verdict on two figures and why; ``left`` and ``right`` are the figures it speaks of."""

    verdict: FigureVerdict
    reason: str
    left: Quantity
    right: Quantity


def _is_close(left: str, right: str) -> bool:
    return is_same_concept(left, right) or is_same_name(left, right)


def _any_close(lefts: frozenset[str], rights: frozenset[str]) -> bool:
    return any(_is_close(left, right) for left in lefts for right in rights)


def _gate_nouns(left: Quantity, right: Quantity) -> tuple[bool | None, str]:
    """Tell whether both count the same things: True, False, or None when the words do not say."""
    if not is_generic(left.noun) and not is_generic(right.noun):
        assert left.noun is not None
        assert right.noun is not None
        if not _is_close(left.noun, right.noun):
            return False, f"one counts {left.noun}, the other {right.noun}"
    only_left = {word for word in left.modifiers if not any(_is_close(word, other) for other in right.modifiers)}
    only_right = {word for word in right.modifiers if not any(_is_close(word, other) for other in left.modifiers)}
    if only_left and only_right:
        return False, f"one counts {_show(only_left, left)}, the other {_show(only_right, right)}"
    if is_generic(left.noun) != is_generic(right.noun):
        return None, "only one says what it counts"
    if only_left or only_right:
        return None, f"only one is narrowed to {_show(only_left or only_right, left if only_left else right)}"
    if left.noun is None or (left.noun != right.noun and is_generic(left.noun)):
        return None, "they do not say what they count"
    return True, f"both count {left.noun}"


def _show(words: set[str], quantity: Quantity) -> str:
    return " ".join([*sorted(words), quantity.noun or ""]).strip()


_FATES = frozenset(
    "die live injure arrest release miss leave enter build destroy hire dismiss win lose buy sell open close".split()
)
"""Concepts that exclude each other: whoever was killed is not among the injured, who was hired not among the fired."""


def gate_events(left: Quantity, right: Quantity) -> tuple[bool | None, str]:
    """Tell whether the same happens to what is counted, and why: None when the words do not say."""
    if not left.event and not right.event:
        return None, "neither says what happened to them"
    nouns = frozenset({left.noun or ""}), frozenset({right.noun or ""})
    if _any_close(left.event | nouns[0], right.event) or _any_close(left.event, right.event | nouns[1]):
        return True, "the same happens to them"
    if any(is_same_in_figures(one, other) for one in left.event for other in right.event):
        return None, "not known to be one event"
    if not left.event or not right.event:
        return None, "only one says what happened to them"
    fates = [{concept for word in side.event for concept in find_concepts(word)} & _FATES for side in (left, right)]
    known = bool(fates[0] and fates[1]) and left.unit == "count"
    reason = f"one is of {' '.join(sorted(left.event))}, the other of {' '.join(sorted(right.event))}"
    return (False if known else None), reason


def _widen(quantity: Quantity, low: float | None, high: float | None) -> tuple[float, float]:
    bottom = float("-inf") if low is None else low
    top = float("inf") if high is None else high
    if quantity.qualifier is Qualifier.VAGUE:
        top *= VAGUE_SLACK
    if quantity.qualifier is Qualifier.ABOUT:
        slack = find_slack(quantity)
        bottom, top = bottom - abs(bottom) * slack, top + abs(top) * slack
    return bottom, top


def compare_values(left: Quantity, right: Quantity) -> tuple[FigureVerdict, str]:
    """Return what two figures of one unit make of each other by their numbers alone, and why."""
    left, right = align_degrees(left, right)
    _, left_low, left_high = scale_figure(left)
    _, right_low, right_high = scale_figure(right)
    if (left_low, left_high) == (right_low, right_high):
        return FigureVerdict.EQUAL, f"“{left.text}” and “{right.text}” are the same figure"
    if is_exact(left) and is_exact(right):
        assert left_low is not None
        assert right_low is not None
        if abs(left_low - right_low) <= 1e-6 * max(abs(left_low), abs(right_low)):
            return FigureVerdict.EQUAL, f"“{left.text}” and “{right.text}” are the same figure"
        if left.unit == right.unit and (left_low, right_low) != (left.low, right.low):
            # Shares are scaled to 1; what they are rounded to shows in the numbers as written.
            assert left.low is not None
            assert right.low is not None
            left_low, right_low = left.low, right.low
        if left.unit != right.unit and (is_converted(left, right) or is_converted(right, left)):
            return FigureVerdict.EQUAL, f"“{left.text}” is “{right.text}” in another unit, rounded"
        if left.unit == right.unit in _NEVER_ROUND:
            return FigureVerdict.DIFFERENT, f"“{left.text}” against “{right.text}”"
        if is_length_rounded(left, right):
            return FigureVerdict.EQUAL, f"“{left.text}” is “{right.text}” in another unit, rounded"
        if is_rounded_to(right_low, left_low):
            return FigureVerdict.RIGHT_FINER, f"“{left.text}” is “{right.text}” rounded"
        if is_rounded_to(left_low, right_low):
            return FigureVerdict.LEFT_FINER, f"“{right.text}” is “{left.text}” rounded"
        return FigureVerdict.DIFFERENT, f"“{left.text}” against “{right.text}”"
    (a, b), (c, d) = _widen(left, left_low, left_high), _widen(right, right_low, right_high)
    if b < c or d < a:
        return FigureVerdict.DIFFERENT, f"“{left.text}” against “{right.text}”, which leave no number in common"
    about = {Qualifier.ABOUT, Qualifier.EXACT}
    if left.qualifier in about and right.qualifier in about:
        return FigureVerdict.EQUAL, f"“{left.text}” and “{right.text}” are the same figure within what “about” allows"
    if a <= c and d <= b:
        return FigureVerdict.RIGHT_FINER, f"“{right.text}” lies within “{left.text}”"
    if c <= a and b <= d:
        return FigureVerdict.LEFT_FINER, f"“{left.text}” lies within “{right.text}”"
    return FigureVerdict.OPEN, f"“{left.text}” and “{right.text}” overlap in part"


def compare_quantities(left: Quantity, right: Quantity, is_one_slot: bool = False) -> FigureComparison:
    """Return what two figures make of each other: gate first (unit, noun, what happens), value after.

    Examples
    --------
    >>> from variorum.model import Qualifier
    >>> def count(n, noun, event):
    ...     return Quantity(n, n, "count", Qualifier.EXACT, noun, frozenset(), frozenset({event}), str(n))
    >>> compare_quantities(count(12, "miner", "die"), count(15, "miner", "kill")).verdict.value
    'different'
    >>> compare_quantities(count(12, "miner", "die"), count(15, "miner", "injure")).verdict.value
    'incomparable'
    """
    left_unit, right_unit = scale_figure(left)[0], scale_figure(right)[0]
    if left_unit != right_unit:
        return FigureComparison(FigureVerdict.INCOMPARABLE, f"{left.unit} against {right.unit}", left, right)
    nouns, noun_reason = _gate_nouns(left, right)
    events, event_reason = gate_events(left, right)
    if nouns is False or events is False:
        reason = noun_reason if nouns is False else event_reason
        return FigureComparison(FigureVerdict.INCOMPARABLE, reason, left, right)
    verdict, reason = compare_values(left, right)
    if verdict is FigureVerdict.DIFFERENT and _may_be_part(left, right):
        return FigureComparison(FigureVerdict.OPEN, f"{reason}, but one may be a part of the other", left, right)
    is_one_kind = nouns is True or (nouns is None and left.unit == right.unit != "count")
    if verdict is FigureVerdict.DIFFERENT and is_one_kind and events is None and is_scale_slip(left, right):
        return FigureComparison(verdict, reason, left, right)
    if verdict is FigureVerdict.DIFFERENT and not is_one_slot and not _is_gate_open(left, nouns, events):
        doubt = noun_reason if nouns is None else event_reason
        return FigureComparison(FigureVerdict.OPEN, f"{reason}, but {doubt}", left, right)
    return FigureComparison(verdict, reason, left, right)


def _may_be_part(left: Quantity, right: Quantity) -> bool:
    """Tell whether one may be a part of the other: "two other weapons", 18 children among 28 people."""
    if left.unit == "count" and left.part_of != right.part_of:
        return True
    if left.unit != "count" or is_generic(left.noun) == is_generic(right.noun):
        return False
    whole, part = (left, right) if is_generic(left.noun) else (right, left)
    top = whole.high if whole.high is not None else float("inf")
    return whole.noun is not None and (part.low or part.high or 0.0) <= top


def is_scale_slip(left: Quantity, right: Quantity) -> bool:
    """Tell whether two exact figures of one noun or currency differ by a thousand or a million times.

    Million is put for billion; sums without a noun must have two digits that tell (1.4 million, not 3 million).
    """
    is_counted = left.noun is not None and right.noun is not None
    if not is_counted and (left.unit == "count" or not _has_two_digits(left)):
        return False
    if not (is_exact(left) and is_exact(right)) or not left.low or not right.low:
        return False
    small, large = sorted((abs(left.low), abs(right.low)))
    return small >= 1000 and any(abs(large / small - times) < 1e-6 * times for times in (1e3, 1e6))


def _has_two_digits(quantity: Quantity) -> bool:
    return len(f"{abs(quantity.low or 0.0):.6e}".split("e")[0].rstrip("0").replace(".", "")) >= 2


def _is_gate_open(left: Quantity, nouns: bool | None, events: bool | None) -> bool:
    """Tell whether a difference may be called one: something must agree and nothing be against it."""
    if left.unit == "count":
        return events is True
    return nouns is True or events is True


def align_quantities(
    lefts: tuple[Quantity, ...], rights: tuple[Quantity, ...], is_one_slot: bool = False
) -> list[FigureComparison]:
    """Return one comparison for each figure that finds a partner, equal figures matched first.

    ``is_one_slot`` says that both texts answer one question, which opens the gate for a lone figure. At most 12 figures
    a side are looked at, so that a table read as a sentence costs no more than a sentence.
    """
    order = {
        FigureVerdict.EQUAL: 0,
        FigureVerdict.RIGHT_FINER: 1,
        FigureVerdict.LEFT_FINER: 1,
        FigureVerdict.DIFFERENT: 2,
        FigureVerdict.OPEN: 3,
        FigureVerdict.INCOMPARABLE: 4,
    }
    pairs = [
        (order[found.verdict], i, j, found)
        for i, left in enumerate(lefts[:12])
        for j, right in enumerate(rights[:12])
        for found in (compare_quantities(left, right, is_one_slot and len(lefts) == len(rights) == 1),)
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen = []
    for _, i, j, found in sorted(pairs, key=lambda item: item[:3]):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            chosen.append(found)
    return chosen
