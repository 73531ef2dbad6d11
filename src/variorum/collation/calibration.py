"""From a rule's own confidence to the probability that its verdict is right.

A logistic line in log-odds for each group of kinds (Platt 1999), over the rule's own confidence, the same-claim score,
and whether the two are read within reports or as sentences alone, whose names and common words are not known. The
weights are in ``data/verdict_calibration.json``; ``benchmarks/fit_calibration.py`` fits and measures them.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

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
FEATURES = ("bias", "raw", "same", "alone")
"""What a group's weights multiply, in this order."""
_LOWEST, _HIGHEST = 0.02, 0.98
_NEUTRAL = 0.5


@cache
def load_calibration() -> dict[str, dict[str, float]]:
    """Return the weights that come with the package: by group, the log-odds a unit of each feature."""
    text = files("variorum.collation").joinpath("data/verdict_calibration.json").read_text(encoding="utf-8")
    return {group: {name: float(weights[name]) for name in FEATURES} for group, weights in json.loads(text).items()}


def list_calibration_features(raw: float, same_score: float, is_alone: bool) -> tuple[float, ...]:
    """Return the values of ``FEATURES``: a constant, two log-odds cut at 0.02 and 0.98, and 1 for sentences alone."""
    return 1.0, to_log_odds(raw), to_log_odds(same_score), float(is_alone)


def calibrate(kind: RelationKind, confidence: float, same_score: float = _NEUTRAL, *, is_alone: bool = False) -> float:
    """Return the probability, 0 to 1, that a verdict is right; it never falls when the rule's own confidence rises.

    Parameters
    ----------
    confidence
        The rule's own, 0 to 1.
    same_score
        Probability, 0 to 1, that both make the same claim.
    is_alone
        Whether the two sentences are read without their reports.

    Examples
    --------
    >>> low, high = (calibrate(RelationKind.FIGURE, raw) for raw in (0.6, 0.9))
    >>> 0.0 < low <= high < 1.0
    True
    """
    weights = load_calibration()[GROUPS[kind]]
    values = list_calibration_features(confidence, same_score, is_alone)
    return 1.0 / (1.0 + math.exp(-sum(weights[name] * value for name, value in zip(FEATURES, values, strict=True))))


def to_log_odds(chance: float) -> float:
    """Return the log-odds of a probability, cut at 0.02 and 0.98."""
    chance = min(max(chance, _LOWEST), _HIGHEST)
    return math.log(chance / (1.0 - chance))
