"""How far one figure speaks for another: a rounded one for the exact one it may stand for."""

from __future__ import annotations

import math
from collections.abc import Hashable

ROUNDED = 0.8
"""How far a rounded figure speaks for an exact one it may stand for; by judgement: it fits a few others too."""
NEAR = 0.01
"""Relative difference up to which two figures may be one, taken at slightly different times; by judgement."""


def is_rounding(rounded: float, exact: float) -> bool:
    """Tell whether ``rounded`` is ``exact`` to fewer significant digits.

    Examples
    --------
    >>> is_rounding(300, 297), is_rounding(297, 300), is_rounding(1200, 1249), is_rounding(1200, 1260)
    (True, False, True, False)
    """
    if not (math.isfinite(rounded) and math.isfinite(exact)) or rounded == 0 or rounded == exact:
        return False
    step = 1.0 if float(rounded).is_integer() else 10.0 ** -len(repr(float(rounded)).partition(".")[2])
    if step == 1.0:
        while rounded % (step * 10) == 0:
            step *= 10
    return abs(rounded - exact) <= step / 2


def support_number(said: Hashable, other: Hashable) -> float:
    """Return how far who says the number ``said`` speaks for the number ``other``, 0 to 1.

    ``ROUNDED`` where ``said`` is ``other`` rounded, half of it where both lie within ``NEAR``, else 0; values that
    are no numbers never speak for one another.

    Examples
    --------
    >>> support_number(300, 297), support_number(297, 300), support_number(12, 30)
    (0.8, 0.4, 0.0)
    """
    if not isinstance(said, int | float) or not isinstance(other, int | float) or said == other:
        return 0.0
    if is_rounding(said, other):
        return ROUNDED
    return ROUNDED / 2 if abs(said - other) <= NEAR * max(abs(said), abs(other)) else 0.0
