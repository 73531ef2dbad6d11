"""The one table of weights, and the logistic function that turns them into probabilities.

The weights are logistic regressions fitted by ``benchmarks/fit_lineage.py`` on stories that
``benchmarks/simulate_lineage.py`` makes up of invented prose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = "bias"

PAIR: Mapping[str, float] = {
    BIAS: -3.77,
    "covered": 0.91,
    "covers": 1.37,
    "likeness": 6.16,
    "shares": -5.22,
    "words": 0.06,
    "plain-words": 0.78,
    "no-plain-words": -0.06,
    "runs": -1.05,
    "few-runs": -0.63,
    "nearer": 1.71,
    "nearer-whole": 0.05,
    "nearer-earlier": 0.92,
    "nearer-whole-earlier": 0.43,
    "adjacent": -0.91,
    "in-order-lead": 0.23,
    "adjacent-lead": 1.72,
    "alone": 1.42,
    "upstream": 3.43,
    "earlier": 1.18,
    "later": -2.85,
    "cites": 7.24,
    "cites-and-shares": 0.45,
    "cites-statement": 2.11,
    "cites-inherited": 1.54,
    "cites-other": -1.22,
    "cited-back": -7.35,
}
"""Of one child and one candidate parent."""

ANY: Mapping[str, float] = {
    BIAS: 3.57,
    "odds": 0.44,
    "odds-earlier": 0.34,
    "margin": -0.43,
    "back-odds": -0.07,
    "any-odds": 0.23,
    "covered": 2.61,
    "most-covered": 2.21,
    "earlier": 0.90,
    "later": -0.78,
    "any-cites": 5.08,
    "shares": -0.24,
    "plain-words": -2.89,
    "few-runs": -2.00,
    "children": -3.72,
    "mutual": 0.08,
}
"""Of one report: has it any parent in the collection?"""

FIRST: Mapping[str, float] = {
    BIAS: 0.26,
    "odds": 0.66,
    "odds-earlier": 0.21,
    "margin": 0.16,
    "back-odds": -0.05,
    "any-odds": -0.41,
    "covered": 1.69,
    "most-covered": 0.12,
    "earlier": 0.42,
    "later": -0.70,
    "any-cites": 1.30,
    "shares": 0.38,
    "plain-words": -0.91,
    "few-runs": -0.65,
    "children": -1.83,
    "mutual": -0.03,
}
"""Of one report and its likeliest parent: is it that one?"""

FURTHER: Mapping[str, float] = {
    BIAS: -1.11,
    "odds": 0.79,
    "gap": 0.02,
    "extra": 0.65,
    "extra-enough": 1.43,
    "worse": -1.60,
    "first-extra": 0.37,
    "both-extra": 1.13,
    "back-odds": 0.04,
    "earlier": 0.11,
    "later": -0.58,
    "cites": -1.40,
    "cites-inherited": 0.36,
    "nearer": -0.42,
    "alone": -0.36,
    "upstream": -0.69,
}
"""Of one report and another candidate beside the likeliest parent: is it a parent too?"""

WEAK = 0.05
"""Chance of a candidate that shares no more than independent reports of one event do; by judgement."""
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
    "closing-hint": 0.6,
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
