"""How probable it is that two propositions answer the same question in the same way."""

from __future__ import annotations

import math

from variorum.collation.comparators import Evidence
from variorum.collation.proposition import Proposition

WEIGHTS: dict[str, float] = {
    "bias": -1.0,
    "likeness": 9.0,
    "words": 2.6,
    "names": 0.5,
    "agents": 0.5,
    "patients": 0.5,
    "heads": 0.5,
    "times": 1.2,
    "durations": 2.0,
    "figures": 1.2,
    "polarity": -2.0,
}
"""Log-odds a unit of each score."""


def list_features(left: Proposition, right: Proposition, evidence: Evidence) -> dict[str, float]:
    """Return the features of a pair by name."""
    features = {name: evidence.of(name) for name in evidence.scores}
    features["bias"] = 1.0
    features["likeness"] = evidence.likeness - 0.8
    features["polarity"] = float(left.negated != right.negated)
    return features


def score_same(left: Proposition, right: Proposition, evidence: Evidence) -> float:
    """Return the probability, 0 to 1, that both say the same."""
    features = list_features(left, right, evidence)
    total = sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
