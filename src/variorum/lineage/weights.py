"""The one table of weights, and the logistic function that turns them into probabilities.

The weights are logistic regressions fitted by ``benchmarks/fit_lineage.py`` on stories that
``benchmarks/simulate_lineage.py`` makes up of invented prose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

BIAS = "bias"

PAIR: Mapping[str, float] = {
    BIAS: -3.49,
    "covered": 3.00,
    "covers": 0.63,
    "likeness": 6.32,
    "shares": -2.85,
    "words": -0.74,
    "plain-words": 0.27,
    "no-plain-words": -0.06,
    "runs": -0.73,
    "few-runs": -0.56,
    "nearer": 1.10,
    "nearer-whole": -0.06,
    "nearer-earlier": 1.19,
    "nearer-whole-earlier": -0.09,
    "adjacent": -1.47,
    "in-order-lead": 0.53,
    "adjacent-lead": 2.33,
    "alone": -0.95,
    "upstream": 12.97,
    "dropped": 0.52,
    "errors": 0.69,
    "renderings": 0.77,
    "strong": -0.22,
    "earlier": 1.23,
    "later": -2.70,
    "cites": 5.23,
    "cites-and-shares": -2.78,
    "cites-statement": 1.63,
    "cites-inherited": 1.39,
    "cites-other": 0.82,
    "cites-later": 2.62,
    "cites-each-other": 2.15,
    "cited-back": -4.41,
    "cited-back-earlier": 1.38,
}
"""Of one child and one candidate parent."""

ANY: Mapping[str, float] = {
    BIAS: 3.24,
    "odds": 0.15,
    "odds-earlier": -0.11,
    "margin": -0.06,
    "back-odds": -0.13,
    "any-odds": 1.04,
    "covered": 0.40,
    "covers": 1.05,
    "dropped": -0.16,
    "strong": -0.76,
    "most-covered": 1.38,
    "earlier": 0.97,
    "later": -0.09,
    "any-cites": 0.48,
    "shares": -2.97,
    "plain-words": -1.10,
    "few-runs": 0.28,
    "children": -1.81,
    "mutual": 0.00,
}
"""Of one report: has it any parent in the collection?"""

FIRST: Mapping[str, float] = {
    BIAS: -1.07,
    "odds": 0.97,
    "odds-earlier": -0.34,
    "margin": 0.41,
    "back-odds": -0.13,
    "any-odds": -0.25,
    "covered": -0.66,
    "covers": 0.71,
    "dropped": 0.05,
    "strong": 0.79,
    "most-covered": 0.45,
    "earlier": 0.73,
    "later": -0.02,
    "any-cites": -0.38,
    "shares": -1.22,
    "plain-words": 0.52,
    "few-runs": -0.07,
    "children": -0.56,
    "mutual": -0.40,
}
"""Of one report and its likeliest parent: is it that one?"""

FURTHER: Mapping[str, float] = {
    BIAS: -2.29,
    "odds": 0.39,
    "gap": -0.39,
    "extra": -2.81,
    "extra-enough": -0.35,
    "extra-words": 4.46,
    "both-words": -2.88,
    "surplus": 2.45,
    "surplus-words": 2.22,
    "lead": 1.01,
    "lead-words": -0.10,
    "covers": 0.05,
    "dropped": 0.15,
    "worse": -2.36,
    "first-extra": 1.05,
    "both-extra": 4.98,
    "back-odds": -0.08,
    "earlier": -0.41,
    "later": -0.75,
    "cites": 1.08,
    "cites-inherited": 0.14,
    "nearer": -0.18,
    "alone": -1.42,
    "upstream": -3.98,
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
MIN_FURTHER = 0.4
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
