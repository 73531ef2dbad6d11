"""From a rule's own confidence to the share of such verdicts that are right."""

from __future__ import annotations

from itertools import pairwise

from variorum.model import RelationKind

KNOTS = ((0.0, 0.0), (0.5, 0.52), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.99, 0.99), (1.0, 1.0))
"""Raw and calibrated confidence, straight lines between.

Read off the 266 pairs of ``benchmarks/data/relations*.jsonl`` and 72 pairs of real reports (not in the repository), by
raw confidence in steps of .1, and held under what they gave (.97 to 1.00 from .75 up) because the rules were mended on
the former: on pairs unseen at the time, 20 of 23 figures and contradictions were right.
"""
_LEFT_OPEN = frozenset({RelationKind.UNSURE, RelationKind.UNRELATED})


def calibrate(kind: RelationKind, confidence: float) -> float:
    """Return the calibrated confidence, 0 to 1; that of unsure and unrelated was right as it is."""
    if kind in _LEFT_OPEN:
        return confidence
    for (low, at_low), (high, at_high) in pairwise(KNOTS):
        if low <= confidence <= high:
            return at_low + (at_high - at_low) * (confidence - low) / (high - low)
    return min(max(confidence, 0.0), 1.0)
