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
    BIAS: 2.62,
    "odds": 0.56,
    "odds-earlier": 0.31,
    "margin": -0.50,
    "back-odds": -0.09,
    "any-odds": 0.16,
    "covered": 2.45,
    "most-covered": 2.49,
    "earlier": 0.84,
    "later": -0.46,
    "any-cites": 4.85,
    "shares": 0.72,
    "plain-words": -2.89,
    "few-runs": -1.98,
    "children": -3.68,
    "mutual": 0.12,
}
"""Of one report: has it any parent in the collection?"""

FIRST: Mapping[str, float] = {
    BIAS: 1.15,
    "odds": 0.65,
    "odds-earlier": 0.21,
    "margin": 0.17,
    "back-odds": -0.05,
    "any-odds": -0.40,
    "covered": 1.39,
    "most-covered": 0.46,
    "earlier": 0.42,
    "later": -0.54,
    "any-cites": 1.13,
    "shares": -0.55,
    "plain-words": -0.93,
    "few-runs": -0.63,
    "children": -1.81,
    "mutual": -0.05,
}
"""Of one report and its likeliest parent: is it that one?"""

FURTHER: Mapping[str, float] = {
    BIAS: -1.04,
    "odds": 0.79,
    "gap": 0.01,
    "extra": 0.59,
    "extra-enough": 1.42,
    "worse": -1.66,
    "first-extra": 0.26,
    "both-extra": 1.38,
    "back-odds": 0.03,
    "earlier": -0.02,
    "later": -0.54,
    "cites": -1.56,
    "cites-inherited": 0.32,
    "nearer": -0.43,
    "alone": -0.46,
    "upstream": -0.76,
}
"""Of one report and another candidate beside the likeliest parent: is it a parent too?"""

SPEECH_ONLY = 0.05
"""Chance of a candidate that shares little but retold speech; by judgement, it must not count."""
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
