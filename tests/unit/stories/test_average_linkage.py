"""The nearest-neighbour chain against plain average linkage."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.stories.linkage import find_merges


def plain_average_linkage(similarity: np.ndarray, threshold: float) -> set[frozenset[int]]:
    groups = [[row] for row in range(len(similarity))]
    while len(groups) > 1:
        pairs = [
            (float(np.mean(similarity[np.ix_(one, other)])), a, b)
            for a, one in enumerate(groups)
            for b, other in enumerate(groups)
            if a < b
        ]
        best, a, b = max(pairs)
        if best < threshold:
            break
        groups[a] += groups.pop(b)
    return {frozenset(group) for group in groups}


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 12), st.integers(0, 10_000), st.sampled_from([0.3, 0.5, 0.7]))
def test_the_chain_merges_what_plain_average_linkage_merges(count: int, seed: int, threshold: float) -> None:
    values = np.random.default_rng(seed).random((count, count)).astype(np.float32)
    similarity = (values + values.T) / 2
    expected = plain_average_linkage(similarity, threshold)
    groups = {row: {row} for row in range(count)}
    for left, right in find_merges(similarity.copy(), np.ones(count), threshold):
        joined = groups[left] | groups[right]
        for row in joined:
            groups[row] = joined
    assert {frozenset(group) for group in groups.values()} == expected
