"""Groups of reports as sums of vectors: their average similarity is a product of the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.stories.linkage import Matrix
from variorum.stories.times import Window

LONG = (0.894, 0.707, -0.18)
SHORT = (0.707, 1.095, -0.265)
"""Weight of the words, weight of the sentence vector, and offset: of a report with prose, and of a headline alone.

The similarity of two reports is words x words x cosine of tf-idf, plus vector x vector x cosine of sentence vectors,
plus both offsets; the offsets put both kinds on one threshold. Measured by ``benchmarks/stories.py``.
"""
WORDS_ONLY_LONG = (0.894, 0.0, -0.03)
WORDS_ONLY_SHORT = (1.0, 0.0, 0.04)
"""The same without sentence vectors."""
FREE_GAP_DAYS = 4
GAP_COST = 0.01
"""Reports this many days apart lose nothing, then this much a day; beyond the idle time they cannot meet."""
APART = -2.0
"""Similarity of reports whose times exclude each other: pulls an average below any threshold."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports taken together: sums of their weighted vectors. ``members`` are rows of the caller's sequence."""

    members: tuple[int, ...]
    terms: dict[str, float]
    vector: NDArray[np.float32] | None
    offset: float
    window: Window

    @property
    def size(self) -> int:
        """How many distinct reports it holds."""
        return len(self.members)


def make_single(
    row: int, terms: dict[str, float], vector: NDArray[np.float32] | None, window: Window, *, is_short: bool
) -> Cluster:
    """Return the cluster of one report; ``terms`` and ``vector`` are unit vectors."""
    if vector is None:
        words, dense, offset = WORDS_ONLY_SHORT if is_short else WORDS_ONLY_LONG
    else:
        words, dense, offset = SHORT if is_short else LONG
    scaled = {stem: words * weight for stem, weight in terms.items()}
    return Cluster((row,), scaled, None if vector is None else dense * vector, offset, window)


def join_clusters(parts: Sequence[Cluster]) -> Cluster:
    """Return the cluster of all members of some clusters, members in ascending order."""
    if len(parts) == 1:
        return parts[0]
    terms: dict[str, float] = defaultdict(float)
    for part in parts:
        for stem, weight in part.terms.items():
            terms[stem] += weight
    vectors = [part.vector for part in parts if part.vector is not None]
    window = parts[0].window
    for part in parts[1:]:
        window = window.join(part.window)
    return Cluster(
        tuple(sorted(member for part in parts for member in part.members)),
        dict(terms),
        np.sum(vectors, axis=0, dtype=np.float32) if vectors else None,
        sum(part.offset for part in parts),
        window,
    )


def compare_clusters(clusters: Sequence[Cluster], idle_days: int | None) -> tuple[Matrix, NDArray[np.float64]]:
    """Return the average similarity of every two clusters, shape (n, n), and their sizes, shape (n,).

    ``idle_days`` None: the days that lie between two clusters do not matter.
    """
    count = len(clusters)
    sizes = np.array([cluster.size for cluster in clusters], dtype=np.float64)
    matrix: Matrix = np.zeros((count, count), dtype=np.float32)
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for row, cluster in enumerate(clusters):
        for stem, weight in cluster.terms.items():
            postings[stem].append((row, weight / cluster.size))
    for pairs in postings.values():
        if len(pairs) > 1:
            rows = np.array([row for row, _ in pairs])
            weights = np.array([weight for _, weight in pairs], dtype=np.float32)
            matrix[np.ix_(rows, rows)] += weights[:, None] * weights[None, :]
    vectors = [cluster.vector / cluster.size for cluster in clusters if cluster.vector is not None]
    if vectors:
        rows = np.array([row for row, cluster in enumerate(clusters) if cluster.vector is not None])
        stacked = np.stack(vectors)
        matrix[np.ix_(rows, rows)] += stacked @ stacked.T
    offsets = np.array([cluster.offset / cluster.size for cluster in clusters], dtype=np.float32)
    matrix += offsets[:, None] + offsets[None, :]
    if idle_days is not None:
        _charge_gaps(matrix, [cluster.window for cluster in clusters], idle_days)
    return matrix, sizes


def _charge_gaps(matrix: Matrix, windows: Iterable[Window], idle_days: int) -> None:
    """Lower the similarity of clusters by the days that lie between them."""
    far = 10.0**9
    listed = list(windows)
    lows = np.array([-far if window.low is None else window.low for window in listed])
    highs = np.array([far if window.high is None else window.high for window in listed])
    gaps = np.maximum(lows[None, :] - highs[:, None], lows[:, None] - highs[None, :])
    np.maximum(gaps, 0, out=gaps)
    cost = GAP_COST * np.maximum(gaps - FREE_GAP_DAYS, 0)
    matrix -= np.where(gaps > idle_days, -APART, cost).astype(np.float32)
