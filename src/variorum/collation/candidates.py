"""Which pairs of statements are compared at all: nearest neighbours that share an anchor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from variorum.collation.lexicon import is_rare, weigh_word
from variorum.collation.proposition import Proposition
from variorum.language.vectors import Vectors

_BLOCK = 512
_DENSE_LIMIT = 4_000
"""Statements up to which all cosines are taken in blocks (0.1 s); beyond, only those that share an anchor."""
_MAX_POSTING = 200
"""Statements an anchor may stand in beyond the dense limit; a more common one finds nobody."""
_ANCHOR_BONUS = 0.5
"""Weight of rare-word overlap beside the cosine: that mix ranked paraphrases best (first .82, cosine alone .80)."""


COMMON_SHARE = 0.15
"""Share of a story's statements from which a word or name tells little about any of them."""
_COMMON_MIN = 4


def mark_common(propositions: Sequence[Proposition]) -> list[Proposition]:
    """Return the propositions, each knowing which words and names stand all over the story."""
    counts = Counter(word for proposition in propositions for word in proposition.words | proposition.names)
    limit = max(_COMMON_MIN, COMMON_SHARE * len(propositions))
    common = frozenset(word for word, count in counts.items() if count >= limit)
    return [replace(proposition, common=common) for proposition in propositions]


def find_anchors(proposition: Proposition) -> frozenset[str]:
    """Return what another statement must share to be compared: names, figures and rare words."""
    rare = {f"w:{word}" for word in proposition.words if is_rare(word)}
    names = {f"n:{name}" for name in proposition.names}
    figures = {f"f:{item.low if item.low is not None else item.high:g}" for item in proposition.figures}
    concepts = {f"w:{word}" for word in proposition.clause.head}
    return frozenset(rare | names | figures | concepts)


def _postings(anchors: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(anchors):
        for key in keys:
            postings[key].append(index)
    return postings


def _weights(postings: dict[str, list[int]], count: int) -> dict[str, float]:
    """Return the weight of each anchor: its rarity in the language, less what is common in this story."""
    weights = {}
    for key, listed in postings.items():
        here = float(np.log((count + 1) / len(listed)))
        language = weigh_word(key[2:]) if key.startswith("w:") else 5.0
        weights[key] = max(0.05, min(here, language))
    return weights


def _overlaps(
    index: int, anchors: Sequence[frozenset[str]], postings: dict[str, list[int]], weights: dict[str, float], limit: int
) -> dict[int, float]:
    """Return, for all that share an anchor with ``index``, the share of the anchors' weight in common."""
    shared: dict[int, float] = defaultdict(float)
    for key in anchors[index]:
        if len(postings[key]) <= limit:
            for other in postings[key]:
                shared[other] += weights[key]
    shared.pop(index, None)
    mine = sum(weights[key] for key in anchors[index]) or 1.0
    return {other: value / mine for other, value in shared.items()}


def find_candidates(
    propositions: Sequence[Proposition], vectors: Vectors, neighbours: int, min_likeness: float
) -> list[tuple[int, int, float]]:
    """Return pairs ``(i, j, cosine)`` with ``i < j``, each among the ``neighbours`` best of one of its two.

    Neighbours are ranked by cosine plus half the share of rare words, names and figures in common. Pairs without a
    common anchor need a cosine 0.15 above ``min_likeness``. ``vectors`` has shape ``(len(propositions), WIDTH)``.
    """
    count = len(propositions)
    if count < 2:
        return []
    anchors = [find_anchors(proposition) for proposition in propositions]
    postings = _postings(anchors)
    weights = _weights(postings, count)
    pairs: dict[tuple[int, int], float] = {}
    is_dense = count <= _DENSE_LIMIT
    for start in range(0, count, _BLOCK):
        stop = min(start + _BLOCK, count)
        cosines: NDArray[np.float32] | None = vectors[start:stop] @ vectors.T if is_dense else None
        for index in range(start, stop):
            overlaps = _overlaps(index, anchors, postings, weights, count if is_dense else _MAX_POSTING)
            row = cosines[index - start] if cosines is not None else None
            for other, cosine in _rank(index, row, overlaps, vectors, neighbours, min_likeness):
                pairs.setdefault((min(index, other), max(index, other)), cosine)
    return [(i, j, cosine) for (i, j), cosine in sorted(pairs.items())]


def _rank(
    index: int,
    row: NDArray[np.float32] | None,
    overlaps: dict[int, float],
    vectors: Vectors,
    neighbours: int,
    min_likeness: float,
) -> list[tuple[int, float]]:
    """Return the best neighbours of one statement with their cosines, best first."""
    if row is None:
        near = np.fromiter(overlaps, dtype=np.int64, count=len(overlaps))
        cosine = vectors[near] @ vectors[index] if len(near) else np.zeros(0, dtype=np.float32)
    else:
        near, cosine = np.arange(len(row)), row
    bonus = np.zeros(len(near), dtype=np.float32)
    if row is None:
        bonus += np.fromiter(overlaps.values(), dtype=np.float32, count=len(near))
    else:
        for other, value in overlaps.items():
            bonus[other] = value
    usable = (near != index) & (cosine >= min_likeness) & ((bonus > 0) | (cosine >= min_likeness + 0.15))
    near, cosine, bonus = near[usable], cosine[usable], bonus[usable]
    if not len(near):
        return []
    score = cosine + _ANCHOR_BONUS * bonus
    best = np.argsort(-score, kind="stable")[:neighbours]
    return [(int(near[item]), float(cosine[item])) for item in best]
