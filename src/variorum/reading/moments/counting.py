"""Values counted from publication, shared by the rules for relative and narrative times."""

from __future__ import annotations

from variorum.model import MomentType
from variorum.reading.moments.periods import find_period, shift_value
from variorum.reading.moments.rule import Context, Placed

ANCHOR_CHARS = 1500
"""A narrative time ("a day later") counts from a date named at most this many code points before."""


def place_value(value: str, because: str, *, kind: MomentType = MomentType.DATE, anchors: bool = True) -> Placed:
    """Return a value with the period it covers, as a rule's result."""
    return Placed(kind, value, find_period(value), because, anchors)


def shift_published(count: int, letter: str, context: Context) -> Placed:
    """Return the publication shifted by units, a vague reference when it is not known finely enough."""
    value = shift_value(context.published, count, letter) if context.published else None
    if value is None:
        return Placed(
            MomentType.DATE,
            "PAST_REF" if count < 0 else "FUTURE_REF",
            None,
            "the time of publication is not known finely enough",
        )
    return place_value(value, f"counted from publication ({context.published})", anchors=letter in "DW")
