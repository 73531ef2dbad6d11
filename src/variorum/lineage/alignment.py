"""Which sentences of two reports say the same in the same words, more or less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from variorum.lineage.sources import Source
from variorum.lineage.words import WordIndexes, Words

MIN_OVERLAP = 0.30
"""Share of content words (Dice) from which two sentences are looked at more closely."""
MIN_SCORE = 0.45
"""Likeness from which a sentence counts as taken over: a heavy rewrite keeps about half of the words in order."""
COMMON = 40
"""A word in more sentences of one report than this says nothing about which of them was copied."""
ANY_ORDER = 0.92
"""Weight of the same content words in another order, so that clauses may change places at a small loss."""

OTHER, SCORE, ALL = 0, 1, 2
"""Rows of a side: the partner's number (-1 for none), its likeness (0 for none), the likeness with quotations read."""

Side = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and the sentence of the other report most like it; ``score`` 0 to 1."""

    sentence: int
    other: int
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Sentences of ``left`` with their best partner in ``right``, and the reverse: arrays of shape (3, sentences).

    Rows OTHER and SCORE compare own words only, and are what shows that anything was taken over. Row ALL holds the
    likeness with quotations read too: once a report is known to be copied, which quotations it has and how they were
    cut tells from whom.
    """

    left: Side
    right: Side

    def turned(self) -> Alignment:
        """Return the same seen from the other side."""
        return Alignment(self.right, self.left)

    def list_matches(self) -> list[Match]:
        """Return the sentences of ``left`` that have a partner, in order."""
        found = np.flatnonzero(self.left[SCORE] > 0)
        return [Match(int(n), int(self.left[OTHER, n]), float(self.left[SCORE, n])) for n in found]


def align(left: int, right: int, sources: Sequence[Source], words: WordIndexes) -> Alignment | None:
    """Align two reports sentence by sentence; None if they share no prose outside quotation marks."""
    mine = _Best(len(sources[left].sentences))
    theirs = _Best(len(sources[right].sentences))
    for match in _find_matches(words.get(left, whole=False), words.get(right, whole=False)):
        mine.keep(match.sentence, match.other, match.score)
        theirs.keep(match.other, match.sentence, match.score)
    if not any(mine.scores):
        return None
    quoting = [at for at, line in enumerate(sources[left].sentences) if line.spoken]
    mine.start_all(sources[left])
    theirs.start_all(sources[right])
    if quoting:
        for match in _find_matches(words.get(left, whole=True), words.get(right, whole=True), quoting):
            mine.everything[match.sentence] = max(match.score, mine.everything[match.sentence])
            theirs.everything[match.other] = max(match.score, theirs.everything[match.other])
    return Alignment(mine.to_side(), theirs.to_side())


class _Best:
    """The best partner of every sentence of one side, while it is being looked for."""

    def __init__(self, size: int) -> None:
        self.others = [-1] * size
        self.scores = [0.0] * size
        self.everything = [0.0] * size

    def keep(self, sentence: int, other: int, score: float) -> None:
        """Keep the likeliest partner, the first one of equals."""
        if (score, -other) > (self.scores[sentence], -self.others[sentence]):
            self.others[sentence], self.scores[sentence] = other, score

    def start_all(self, source: Source) -> None:
        """Begin the likeness with quotations from that of the sentences without any."""
        for at, line in enumerate(source.sentences):
            self.everything[at] = 0.0 if line.spoken else self.scores[at]

    def to_side(self) -> Side:
        """Return the three rows."""
        return np.array([self.others, self.scores, self.everything], dtype=np.float32)


def compare_sentences(left: str, right: str, overlap: float) -> float:
    """Return how like two coded sentences are, 0 to 1.

    The higher of the words in common order (twice the longest common subsequence over both lengths) and of the
    content words in any order, ``overlap`` (Dice), the latter a little less.
    """
    return max(float(Indel.normalized_similarity(left, right)), ANY_ORDER * overlap)


def _find_matches(left: Words, right: Words, only: Sequence[int] | None = None) -> Iterator[Match]:
    numbers, others, overlaps = _find_overlaps(left, right, only)
    for number, other, overlap in zip(numbers.tolist(), others.tolist(), overlaps.tolist(), strict=True):
        score = compare_sentences(left.sentences[number], right.sentences[other], overlap)
        if score >= MIN_SCORE:
            yield Match(number, other, score)


def _find_overlaps(
    left: Words, right: Words, only: Sequence[int] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return the sentences of both that share enough content words, and their shares (Dice), shape (pairs,) each."""
    eligible = left.sizes >= 2
    if only is not None:
        asked = np.zeros(len(left.sizes), dtype=np.bool_)
        asked[list(only)] = True
        eligible &= asked
    mine = eligible[left.places]
    codes, places = left.codes[mine], left.places[mine]
    low = np.searchsorted(right.codes, codes, side="left")
    counts = np.searchsorted(right.codes, codes, side="right") - low
    counts[counts > COMMON] = 0
    ends = np.cumsum(counts)
    at = np.arange(int(counts.sum())) + np.repeat(low - (ends - counts), counts)
    width = max(1, len(right.sizes))
    keys, shared = np.unique(np.repeat(places, counts) * width + right.places[at], return_counts=True)
    numbers, others = np.divmod(keys, width)
    overlaps = 2 * shared / (left.sizes[numbers] + right.sizes[others])
    near = overlaps >= MIN_OVERLAP
    return numbers[near], others[near], overlaps[near]
