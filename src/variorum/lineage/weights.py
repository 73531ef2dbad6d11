"""The one table of weights, and the logistic function that turns them into probabilities.

The weights are logistic regressions fitted by ``benchmarks/fit_lineage.py`` on stories that
``benchmarks/simulate_lineage.py`` makes up of invented prose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = "bias"

PAIR: Mapping[str, float] = {
    BIAS: -3.59,
    "covered": 1.08,
    "covers": 0.90,
    "likeness": 7.43,
    "shares": -7.53,
    "words": 0.79,
    "nearer": 1.74,
    "nearer-whole": -0.09,
    "nearer-earlier": 0.83,
    "nearer-whole-earlier": 0.72,
    "adjacent": -1.04,
    "in-order-lead": 0.31,
    "adjacent-lead": 1.60,
    "alone": 1.68,
    "upstream": 4.95,
    "earlier": 1.41,
    "later": -2.86,
    "cites": 8.71,
    "cites-and-shares": -1.07,
    "cites-statement": 1.73,
    "cites-inherited": 1.52,
    "cites-other": -1.34,
    "cited-back": -7.62,
}
"""Of one child and one candidate parent."""

ANY: Mapping[str, float] = {
    BIAS: 5.41,
    "odds": 0.67,
    "odds-earlier": 0.49,
    "margin": -0.65,
    "back-odds": -0.15,
    "any-odds": -0.06,
    "covered": 3.25,
    "most-covered": 2.24,
    "earlier": 0.85,
    "later": -0.71,
    "any-cites": 4.24,
    "shares": -5.39,
    "children": -3.62,
    "mutual": 0.63,
}
"""Of one report: has it any parent in the collection?"""

FIRST: Mapping[str, float] = {
    BIAS: 2.87,
    "odds": 0.65,
    "odds-earlier": 0.31,
    "margin": 0.07,
    "back-odds": -0.08,
    "any-odds": -0.41,
    "covered": 1.57,
    "most-covered": 0.31,
    "earlier": 0.41,
    "later": -0.62,
    "any-cites": 1.40,
    "shares": -3.19,
    "children": -1.97,
    "mutual": 0.33,
}
"""Of one report and its likeliest parent: is it that one?"""

FURTHER: Mapping[str, float] = {
    BIAS: -0.75,
    "odds": 0.78,
    "gap": 0.01,
    "extra": 0.47,
    "extra-enough": 1.13,
    "worse": -1.67,
    "first-extra": -0.22,
    "both-extra": 3.79,
    "back-odds": 0.06,
    "earlier": 0.27,
    "later": -0.33,
    "cites": -0.18,
    "cites-inherited": 0.38,
    "nearer": -0.41,
    "alone": -1.87,
    "upstream": -2.21,
}
"""Of one report and another candidate beside the likeliest parent: is it a parent too?"""

MIN_ANY = 0.4
"""Chance of any parent from which a report is given one: where origins are neither over- nor undercounted."""
MIN_FURTHER = 0.42
"""Chance from which a further parent is added, near half the best edge F1 as Lipton et al. (2014) derive."""
MIN_FALLBACK = 0.1
"""Chance from which another candidate stands in when the likeliest one would close a cycle."""

CITED = {
    "dateline": 0.97,
    "byline": 0.97,
    "closing": 0.95,
    "thanks": 0.9,
    "contribution": 0.55,
    "report": 0.88,
    "statement": 0.9,
}
"""Probability that an outlet the collection lacks stands behind the report (or statement) that names it, by how.

Credits: precision 1.0 on 44 labelled wire reports, of which this is a cautious lower bound; citations: by judgement.
"""

DUPLICATE = 0.97
"""Probability that one of two reports with the same own prose has it from the other, the order of times aside."""


def weigh(numbers: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log-odds: the bias plus every number times its weight."""
    return weights[BIAS] + sum(weights[name] * value for name, value in numbers.items())


def to_probability(log_odds: float) -> float:
    """Return the probability of log-odds, kept within 0.001 and 0.999: no text proves a dependence."""
    return min(0.999, max(0.001, 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))))


def to_log_odds(probability: float) -> float:
    """Return the log-odds of a probability within 0.001 and 0.999."""
    bounded = min(0.999, max(0.001, probability))
    return math.log(bounded / (1 - bounded))
