"""What a rule returns, and its words."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.collation.figure_gate import FigureComparison, FigureVerdict
from variorum.collation.pair import Pair
from variorum.model import RelationKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule decided; ``reason`` is one sentence."""

    kind: RelationKind
    confidence: float
    reason: str
    rule: str


def make_sentence(words: str) -> str:
    """Return the words as one sentence."""
    words = words.rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."


def select_figures(pair: Pair, *verdicts: FigureVerdict) -> list[FigureComparison]:
    """Return the comparisons of figures with one of these verdicts."""
    return [item for item in pair.evidence.figures if item.verdict in verdicts]
