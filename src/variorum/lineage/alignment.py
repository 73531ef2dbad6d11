"""Which sentences of two reports say the same in the same words, more or less."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from variorum.lineage.sources import Source

MIN_OVERLAP = 0.30
"""Share of content words (Dice) from which two sentences are looked at more closely."""
MIN_SCORE = 0.45
"""Likeness from which a sentence counts as taken over: a heavy rewrite keeps about half of the words in order."""
COMMON = 40
"""A word in more sentences of one report than this says nothing about which of them was copied."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and the sentence of the other report most like it; ``score`` 0 to 1."""

    sentence: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of ``left`` with their best partner in ``right``, and the reverse; keyed by sentence number.

    ``shared_runs`` counts runs of five own words that both hold.
    """

    left: dict[int, Match]
    right: dict[int, Match]
    shared_runs: int

    def turned(self) -> Alignment:
        """Return the same seen from the other side."""
        return Alignment(self.right, self.left, self.shared_runs)


def align(left: Source, right: Source) -> Alignment:
    """Align two reports' own prose sentence by sentence; quoted words take no part.

    A pair scores the higher of its words in common order (twice the longest common subsequence over both lengths) and
    of its content words in any order, the latter a little less, so that clauses may change places.
    """
    best_left: dict[int, Match] = {}
    best_right: dict[int, Match] = {}
    for number, words in enumerate(left.content):
        for other, overlap in _find_overlaps(words, right).items():
            dice = 2 * overlap / (len(words) + len(right.content[other]))
            if dice < MIN_OVERLAP:
                continue
            score = _compare(left.sentences[number].words, right.sentences[other].words, dice)
            if score < MIN_SCORE:
                continue
            if number not in best_left or score > best_left[number].score:
                best_left[number] = Match(number, other, score)
            if other not in best_right or score > best_right[other].score:
                best_right[other] = Match(other, number, score)
    return Alignment(best_left, best_right, len(left.runs & right.runs))


def _find_overlaps(words: frozenset[str], source: Source) -> dict[int, int]:
    overlaps: dict[int, int] = {}
    if len(words) < 2:
        return overlaps
    for word in words:
        places = source.places.get(word, ())
        if len(places) <= COMMON:
            for place in places:
                overlaps[place] = overlaps.get(place, 0) + 1
    return overlaps


def _compare(left: tuple[str, ...], right: tuple[str, ...], dice: float) -> float:
    in_order = Indel.normalized_similarity(left, right)
    return max(float(in_order), 0.92 * dice)
