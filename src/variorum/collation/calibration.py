"""From a rule's own confidence to the share of such verdicts that are right."""

from __future__ import annotations

import math

from variorum.model import RelationKind

GROUPS: dict[RelationKind, str] = {
    RelationKind.SAME: "same",
    RelationKind.NARROWER: "finer",
    RelationKind.WIDER: "finer",
    RelationKind.FIGURE: "figure",
    RelationKind.CERTAINTY: "certainty",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.SUPERSEDES: "supersedes",
    RelationKind.UNSURE: "unsure",
    RelationKind.UNRELATED: "unrelated",
}
"""Kinds that are calibrated together."""
LINES: dict[str, tuple[float, float]] = {
    "certainty": (0.32, 1.06),
    "contradicts": (0.27, 1.17),
    "figure": (0.26, 0.78),
    "finer": (0.18, 0.84),
    "same": (0.75, 0.54),
    "supersedes": (0.36, 1.19),
    "unrelated": (0.64, 0.17),
    "unsure": (-0.01, 0.81),
}
"""Intercept and slope in log-odds, fitted by ``benchmarks/fit_calibration.py`` (Platt 1999): the held-out pairs count
once and the development pairs a quarter."""
_LOWEST, _HIGHEST = 0.02, 0.98


def calibrate(kind: RelationKind, confidence: float) -> float:
    """Return the calibrated confidence, 0 to 1, of a verdict whose rule gave it ``confidence``.

    Examples
    --------
    >>> low, high = (calibrate(RelationKind.FIGURE, raw) for raw in (0.6, 0.9))
    >>> 0.0 < low <= high < 1.0
    True
    """
    intercept, slope = LINES[GROUPS[kind]]
    return 1.0 / (1.0 + math.exp(-(intercept + slope * _to_odds(confidence))))


def undo(kind: RelationKind, confidence: float) -> float:
    """Return the rule's own confidence of a calibrated one; the inverse of ``calibrate`` within 0.02 to 0.98."""
    intercept, slope = LINES[GROUPS[kind]]
    odds = (math.log(confidence / (1.0 - confidence)) - intercept) / slope if slope and 0.0 < confidence < 1.0 else 0.0
    return 1.0 / (1.0 + math.exp(-odds))


def _to_odds(raw: float) -> float:
    raw = min(max(raw, _LOWEST), _HIGHEST)
    return math.log(raw / (1.0 - raw))
