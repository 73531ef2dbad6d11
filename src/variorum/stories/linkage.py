"""Average-link clustering by the nearest-neighbour chain."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def find_merges(similarity: Matrix, sizes: NDArray[np.float64], threshold: float) -> list[tuple[int, int]]:
    """Return the merges of average-link clustering at or above ``threshold``, as pairs of rows.

    Parameters
    ----------
    similarity
        Symmetric, shape (n, n); it is overwritten. Row ``i`` stands for ``sizes[i]`` equal members.
    sizes
        Shape (n,), above 0.
    threshold
        Clusters whose members are on average less similar are left apart.

    Returns
    -------
    list of (int, int)
        Pairs to join; every row's cluster is found by joining them all.

    Notes
    -----
    Nearest-neighbour chain (Murtagh 1983): O(n²) time, the same clusters as merging the closest pair first, because
    average linkage is reducible. A chain that ends below the threshold is dropped: nothing can merge into it later.
    """
    count = len(similarity)
    np.fill_diagonal(similarity, -np.inf)
    weight = sizes.copy()
    alive = np.ones(count, dtype=bool)
    merges: list[tuple[int, int]] = []
    chain: list[int] = []
    for start in range(count):
        if not alive[start]:
            continue
        chain = [start]
        while chain:
            here = chain[-1]
            row = similarity[here]
            nearest = int(np.argmax(row))
            best = row[nearest]
            if len(chain) > 1 and row[chain[-2]] >= best:
                nearest, best = chain[-2], row[chain[-2]]
            if best < threshold:
                if len(chain) == 1:
                    break
                chain.pop()
                continue
            if len(chain) > 1 and nearest == chain[-2]:
                chain.pop()
                chain.pop()
                _merge_rows(similarity, weight, alive, nearest, here)
                merges.append((nearest, here))
                if not chain:
                    chain = [nearest]
            else:
                chain.append(nearest)
    return merges


def _merge_rows(
    similarity: Matrix, weight: NDArray[np.float64], alive: NDArray[np.bool_], kept: int, gone: int
) -> None:
    """Join row ``gone`` into ``kept`` (Lance and Williams 1967, group average)."""
    total = weight[kept] + weight[gone]
    joined = (weight[kept] * similarity[kept] + weight[gone] * similarity[gone]) / total
    similarity[kept] = joined
    similarity[:, kept] = joined
    similarity[kept, kept] = -np.inf
    similarity[gone] = -np.inf
    similarity[:, gone] = -np.inf
    alive[gone] = False
    weight[kept] = total
