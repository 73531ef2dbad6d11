"""Short answers to one question: whether they are the same answer.

Sentence vectors rank such pairs well and place no line between them: answers to "how long" are all alike. So the kind
of answer that the question asks for is compared as such first (time, number, name), and only what is left goes by
likeness, taken relative to how near the answers lie to the question itself.
"""

from __future__ import annotations

import math
import re

import numpy as np

from variorum.collation.comparators import Evidence, find_shared
from variorum.collation.encoding import encode_texts
from variorum.collation.figure_gate import FigureVerdict
from variorum.collation.proposition import Proposition

_ASKS_TIME = re.compile(r"\b(?:how long|how soon|how old|when|(?:what|which) (?:year|date|day|month|time))\b", re.I)
_ASKS_NUMBER = re.compile(r"\bhow (?:many|much|high|far|tall|big|large|old)\b", re.I)
_ASKS_NAME = re.compile(r"\b(?:who|whom|whose|where|which (?:country|city|company|town|place|person))\b", re.I)

SURE, UNLIKELY, DIFFERENT = 0.95, 0.25, 0.03
"""Shares of the same among NAnCo dev's "how long" pairs: compatible times .97 (69 pairs), others .02 (306 pairs)."""

WITH_CONTEXT = {"bias": -3.71, "answers": 3.26, "crossed": 6.15, "to_question": -5.98, "apart": 3.54}
WITHOUT_CONTEXT = {"bias": -2.35, "answers": 9.99, "to_question": -6.65}
"""Log-odds, fitted by logistic regression (each question and label weighted alike, ridge 10 on standard scores) on the
three NAnCo dev questions that ask for no time (BSD-3). With context they are the mean of two fits, on the first three
features and on ``crossed`` and ``apart``; ``benchmarks/collation.py`` prints them. Leave one question out gives
balanced accuracy .75 with context and .70 without on the three questions, .80 with context on all four."""


def _compare_times(left: Proposition, right: Proposition) -> float | None:
    typed = [bool(side.times or side.spans_of_time) for side in (left, right)]
    if not any(typed):
        return None
    if not all(typed):
        return DIFFERENT
    same_time = any(one.contains(other) or other.contains(one) for one in left.times for other in right.times)
    lengths = ((one, other) for one in left.spans_of_time for other in right.spans_of_time)
    return SURE if same_time or any(abs(a - b) <= 0.1 * max(a, b) for a, b in lengths) else DIFFERENT


def _compare_numbers(left: Proposition, right: Proposition, evidence: Evidence) -> float | None:
    if not left.figures and not right.figures:
        return None
    verdicts = {item.verdict for item in evidence.figures}
    if verdicts & {FigureVerdict.EQUAL, FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER}:
        return SURE
    return DIFFERENT if verdicts else UNLIKELY


def _compare_names(left: Proposition, right: Proposition) -> float | None:
    if not left.names or not right.names:
        return None
    return SURE if find_shared(left.names, right.names) else DIFFERENT


def find_typed_score(left: Proposition, right: Proposition, evidence: Evidence) -> float | None:
    """Return the score that the kind of answer asked for decides (time, number, name), or None when it does not."""
    question = left.question or right.question
    typed: float | None = None
    if _ASKS_TIME.search(question):
        typed = _compare_times(left, right)
    if typed is None and _ASKS_NUMBER.search(question):
        typed = _compare_numbers(left, right, evidence)
    if typed is None and _ASKS_NAME.search(question):
        typed = _compare_names(left, right)
    return typed


def list_answer_features(left: Proposition, right: Proposition) -> dict[str, float]:
    """Return the likeness of the answers, of each to the other's sentence, and of the nearer one to the question.

    ``apart`` is the likeness of the answers when what both have of the question's direction is taken out of them.
    """
    question = left.question or right.question
    vectors = encode_texts([left.text, right.text, question, left.context or "-", right.context or "-"])
    rests = [vector - (vector @ vectors[2]) * vectors[2] for vector in vectors[:2]]
    lengths = float(np.linalg.norm(rests[0]) * np.linalg.norm(rests[1]))
    return {
        "bias": 1.0,
        "apart": float(rests[0] @ rests[1]) / max(lengths, 1e-6),
        "answers": float(vectors[0] @ vectors[1]),
        "to_question": float(max(vectors[0] @ vectors[2], vectors[1] @ vectors[2])),
        "crossed": float(vectors[0] @ vectors[4] + vectors[1] @ vectors[3]) / 2,
    }


def score_answers(left: Proposition, right: Proposition, evidence: Evidence) -> float:
    """Return the probability, 0 to 1, that both give the same answer to their question."""
    typed = find_typed_score(left, right, evidence)
    if typed is not None:
        return typed
    features = list_answer_features(left, right)
    weights = WITH_CONTEXT if left.context and right.context else WITHOUT_CONTEXT
    total = sum(weight * features[name] for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-total))
