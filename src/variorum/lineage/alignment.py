"""Which sentences of two reports say the same in the same words, more or less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from variorum.lineage.sources import Source, Words

MIN_OVERLAP = 0.30
"""Share of content words (Dice) from which two sentences are looked at more closely."""
MIN_SCORE = 0.45
"""Likeness from which a sentence counts as taken over: a heavy rewrite keeps about half of the words in order."""
COMMON = 40
"""A word in more sentences of one report than this says nothing about which of them was copied."""
ANY_ORDER = 0.92
"""Weight of the same content words in another order, so that clauses may change places at a small loss."""


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and the sentence of the other report most like it; ``score`` 0 to 1."""

    sentence: int
    other: int
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of ``left`` with their best partner in ``right``, and the reverse; keyed by sentence number.

    ``left`` and ``right`` compare own words only, and are what shows that anything was taken over. ``left_all`` and
    ``right_all`` hold the likeness with quotations read too: once a report is known to be copied, which quotations
    it has and how they were cut tells from whom.
    """

    left: dict[int, Match]
    right: dict[int, Match]
    left_all: dict[int, float]
    right_all: dict[int, float]

    def turned(self) -> Alignment:
        """Return the same seen from the other side."""
        return Alignment(self.right, self.left, self.right_all, self.left_all)


NO_ALIGNMENT = Alignment({}, {}, {}, {})


def align(left: Source, right: Source) -> Alignment:
    """Align two reports sentence by sentence; nothing is aligned that shares no prose outside quotation marks."""
    best_left: dict[int, Match] = {}
    best_right: dict[int, Match] = {}
    for match in _find_matches(left.own, right.own):
        _keep_best(best_left, match)
        _keep_best(best_right, Match(match.other, match.sentence, match.score))
    if not best_left:
        return NO_ALIGNMENT
    all_left = {n: match.score for n, match in best_left.items() if not left.sentences[n].spoken}
    all_right = {n: match.score for n, match in best_right.items() if not right.sentences[n].spoken}
    quoting = [number for number, sentence in enumerate(left.sentences) if sentence.spoken]
    for match in _find_matches(left.whole, right.whole, quoting):
        all_left[match.sentence] = max(match.score, all_left.get(match.sentence, 0.0))
        all_right[match.other] = max(match.score, all_right.get(match.other, 0.0))
    return Alignment(best_left, best_right, all_left, all_right)


def compare_sentences(left: Sequence[str], right: Sequence[str], overlap: float) -> float:
    """Return how like two sentences are, 0 to 1.

    The higher of the words in common order (twice the longest common subsequence over both lengths) and of the
    content words in any order, ``overlap`` (Dice), the latter a little less.
    """
    return max(float(Indel.normalized_similarity(left, right)), ANY_ORDER * overlap)


def _keep_best(best: dict[int, Match], match: Match) -> None:
    known = best.get(match.sentence)
    if known is None or (match.score, -match.other) > (known.score, -known.other):
        best[match.sentence] = match


def _find_matches(left: Words, right: Words, only: Sequence[int] | None = None) -> Iterator[Match]:
    for number in range(len(left.content)) if only is None else only:
        words = left.content[number]
        for other, shared in _count_shared(words, right).items():
            overlap = 2 * shared / (len(words) + len(right.content[other]))
            if overlap >= MIN_OVERLAP:
                score = compare_sentences(left.sentences[number], right.sentences[other], overlap)
                if score >= MIN_SCORE:
                    yield Match(number, other, score)


def _count_shared(words: frozenset[str], other: Words) -> dict[int, int]:
    shared: dict[int, int] = {}
    if len(words) < 2:
        return shared
    for word in words:
        places = other.places.get(word, ())
        if len(places) <= COMMON:
            for place in places:
                shared[place] = shared.get(place, 0) + 1
    return shared
