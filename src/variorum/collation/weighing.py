"""From named features and their weights to a probability: the one line that every learned part of this room uses."""

from __future__ import annotations

import math
from collections.abc import Mapping

_MOST_ODDS = 30.0
"""Log odds beyond which nothing is told apart, so that no exponential overflows."""


def weigh_features(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, of a logistic line; a feature without a weight, or the other way, counts nothing.

    Examples
    --------
    >>> weigh_features({"bias": 1.0, "likeness": 0.5}, {"bias": -1.0, "likeness": 2.0})
    0.5
    """
    total = sum(weight * features.get(name, 0.0) for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-max(-_MOST_ODDS, min(_MOST_ODDS, total))))
