"""Stories into threads: the same main actors and matter over months and years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from variorum.settings import StoriesSettings
from variorum.stories.clusters import Cluster, compare_clusters
from variorum.stories.features import Features
from variorum.stories.linkage import find_merges
from variorum.stories.terms import load_background

_NAME_SHARE = 0.5
"""A main actor is named by at least this share of a story's reports."""
COMMON_SHARE = 0.12
"""Names in more of all reports than this ("Washington") link nothing."""


def link_stories(
    clusters: Sequence[Cluster], features: Sequence[Features], order: Sequence[int], settings: StoriesSettings
) -> dict[int, int]:
    """Return for each cluster's number the number of the cluster that stands for its thread.

    ``order`` lists the clusters by first arrival. Stories whose average similarity reaches ``thread_threshold`` and
    that share ``thread_names`` main actors are one thread.
    """
    if len(order) > settings.max_thread_stories:
        return {number: number for number in order}
    listed = [clusters[number] for number in order]
    # Every story weighs the same in a thread, however many reports it has; time does not divide a thread.
    matrix, _ = compare_clusters(listed, None)
    names = [_main_names(cluster, features) for cluster in listed]
    for row, column in np.argwhere(np.triu(matrix >= settings.thread_threshold, 1)).tolist():
        if len(names[row] & names[column]) < settings.thread_names:
            matrix[row, column] = matrix[column, row] = -1.0
    merges = find_merges(matrix, np.ones(len(listed)), settings.thread_threshold)
    parent = list(range(len(listed)))

    def root(item: int) -> int:
        while parent[item] != item:
            item = parent[item]
        return item

    for left, right in merges:
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    return {number: order[root(place)] for place, number in enumerate(order)}


def _main_names(cluster: Cluster, features: Sequence[Features]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for member in cluster.members:
        counts.update(features[member].names)
    background = load_background()
    return frozenset(
        name
        for name, count in counts.items()
        if count >= _NAME_SHARE * cluster.size and background.get(name, 0.0) <= COMMON_SHARE
    )
