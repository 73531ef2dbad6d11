"""The one table of weights, and the logistic function that turns them into probabilities.

The weights are logistic regressions fitted by ``benchmarks/fit_lineage.py`` on stories that
``benchmarks/simulate_lineage.py`` makes up of invented prose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = "bias"

PAIR: Mapping[str, float] = {
    BIAS: -2.17,
    "covered": 3.26,
    "covers": 0.61,
    "likeness": 3.95,
    "shares": -2.07,
    "words": -1.86,
    "plain-words": 0.27,
    "no-plain-words": 0.06,
    "runs": -0.49,
    "few-runs": -0.53,
    "nearer": 1.06,
    "nearer-whole": -0.18,
    "nearer-earlier": 0.90,
    "nearer-whole-earlier": 0.12,
    "adjacent": -1.15,
    "in-order-lead": 0.47,
    "adjacent-lead": 2.19,
    "alone": -0.69,
    "upstream": 13.40,
    "errors": 0.8,
    "dropped": 0.55,
    "strong": 0.63,
    "earlier": 1.12,
    "later": -2.27,
    "cites": 4.94,
    "cites-and-shares": -0.76,
    "cites-statement": 1.66,
    "cites-inherited": 1.25,
    "cites-other": 2.00,
    "cited-back": -7.22,
}
"""Of one child and one candidate parent."""

ANY: Mapping[str, float] = {
    BIAS: 1.39,
    "odds": 0.20,
    "odds-earlier": 0.08,
    "margin": -0.16,
    "back-odds": -0.19,
    "any-odds": 0.78,
    "covered": 1.11,
    "covers": 1.00,
    "dropped": -0.07,
    "strong": -0.40,
    "most-covered": 1.16,
    "earlier": 0.96,
    "later": -0.50,
    "any-cites": 3.29,
    "shares": -1.01,
    "plain-words": -0.93,
    "few-runs": 0.06,
    "children": -2.86,
    "mutual": 0.31,
}
"""Of one report: has it any parent in the collection?"""

FIRST: Mapping[str, float] = {
    BIAS: -0.88,
    "odds": 0.87,
    "odds-earlier": -0.29,
    "margin": 0.43,
    "back-odds": -0.06,
    "any-odds": -0.17,
    "covered": -0.76,
    "covers": 0.44,
    "dropped": -0.04,
    "strong": 1.35,
    "most-covered": 0.66,
    "earlier": 0.85,
    "later": 0.17,
    "any-cites": -0.43,
    "shares": -1.66,
    "plain-words": 0.19,
    "few-runs": 0.37,
    "children": -0.70,
    "mutual": -0.49,
}
"""Of one report and its likeliest parent: is it that one?"""

FURTHER: Mapping[str, float] = {
    BIAS: -2.23,
    "odds": 0.31,
    "gap": -0.42,
    "extra": -3.29,
    "extra-enough": -0.30,
    "extra-words": 4.76,
    "both-words": -1.79,
    "covers": -0.04,
    "dropped": 0.30,
    "worse": -1.26,
    "first-extra": 0.45,
    "both-extra": 3.39,
    "back-odds": -0.01,
    "earlier": 0.15,
    "later": -0.77,
    "cites": 2.22,
    "cites-inherited": -0.07,
    "nearer": 0.03,
    "alone": -0.99,
    "upstream": -2.08,
}
"""Of one report and another candidate beside the likeliest parent: is it a parent too?"""

WEAK = 0.02
"""Chance of a candidate that shares no more than independent reports of one event do (.5 to 1.5% of them, measured)."""
NONE_BIAS = -2.0
"""Added to the log-probability of having no parent: where origins are neither over- nor undercounted on drawn stories.

What leaves too few parents are copies whose time is wrong and links that others of the story forbid; so it is added
only where ``MIN_COPIED`` of the report stands in another, and not where a sentence or two are shared.
"""
MIN_COPIED = 0.25
"""Share of a report that stands in another from which somebody surely took it."""
MIN_FURTHER = 0.42
"""Chance from which a further parent is added, near half the best edge F1 as Lipton et al. (2014) derive."""

CITED = {
    "declared": 0.98,
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
