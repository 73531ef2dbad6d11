"""One new report joined to the kept clusters, where that gives what grouping everything would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.settings import StoriesSettings
from variorum.stories.clusters import Cluster, compare_clusters, join_clusters
from variorum.stories.evidence import NO_TRACES, add_evidence
from variorum.stories.features import Features
from variorum.stories.grouping import (
    LARGE,
    Groups,
    Leads,
    arrival_key,
    encode_leads,
    find_near,
    find_threshold,
    weigh_report,
)
from variorum.stories.linkage import find_merges

MOST_NEAR = 800
"""Reports near a new one that are grouped by themselves to see whether their stories stand."""
MARGIN = 0.03
"""Similarity on either side of the threshold within which placing is left to grouping everything."""


def join_report(groups: Groups, fresh: Features, vectors: Leads, settings: StoriesSettings) -> Groups | None:
    """Return the groups with one report more; None where only grouping everything tells where it goes.

    It joins the story whose average similarity is clearly the highest and clearly above the threshold, or opens a story
    where all lie clearly below; then the reports near it, grouped by themselves, must make the stories they stand in.
    Unsure are: a highest similarity near the threshold or near the second, a story that by joining comes near another,
    small collections (whose threshold still moves), an event told of earlier than known so far where that can move
    undated reports, and equal content with an earlier date.
    """
    row = groups.row_of.get(fresh.key)
    if row is not None:
        # A copy adds no weight.
        return groups if arrival_key(groups.features[row]) <= arrival_key(fresh) else None
    if len(groups.features) < LARGE or _moves_undated(groups, fresh):
        return None
    encode_leads([fresh], settings, vectors)
    number = len(groups.features)
    single = weigh_report(number, fresh, (groups.rarity, groups.names, groups.known), vectors, settings)
    features = [*groups.features, fresh]
    threshold = find_threshold(number, settings)
    near = find_near(groups.clusters, [single], settings)
    found = _compare(single, [groups.clusters[n] for n in near], features, settings)
    best, second = [*sorted(found, reverse=True), -1.0, -1.0][:2]
    if abs(best - threshold) < MARGIN or (best >= threshold and best - second < MARGIN):
        return None
    clusters = list(groups.clusters)
    if best >= threshold:
        home = near[found.index(best)]
        joined = join_clusters([clusters[home], single])
        others = [n for n in find_near(clusters, [joined], settings) if n != home]
        after = _compare(joined, [clusters[n] for n in others], features, settings)
        if any(value >= threshold - MARGIN for value in after):
            return None
        clusters[home] = joined
    else:
        clusters.append(single)
    grown = replace(groups, features=features, row_of={**groups.row_of, fresh.key: number}, clusters=clusters)
    members = [row for n in near for row in clusters[n].members]
    if number not in members:
        members.append(number)
    return grown if _stands(grown, members, threshold, vectors, settings) else None


def _stands(groups: Groups, rows: Sequence[int], threshold: float, vectors: Leads, settings: StoriesSettings) -> bool:
    """Tell whether the reports near a new one, grouped by themselves, make the stories that they stand in.

    What comes in can also part a story: two that were held together by reports without a date, say.
    """
    if len(rows) > MOST_NEAR:
        return False
    weighing = (groups.rarity, groups.names, groups.known)
    singles = [weigh_report(row, groups.features[row], weighing, vectors, settings) for row in rows]
    matrix, sizes = compare_clusters(singles, settings.idle_days)
    add_evidence(matrix, [groups.features[row].traces for row in rows])
    parts = [{row} for row in rows]
    of_place = list(range(len(rows)))
    for left, right in find_merges(matrix, sizes, threshold):
        one, other = sorted((_root(of_place, left), _root(of_place, right)))
        of_place[other] = one
        parts[one] |= parts[other]
    found = {frozenset(parts[place]) for place in range(len(rows)) if of_place[place] == place}
    wanted = set(rows)
    return found == {frozenset(c.members) for c in groups.clusters if not wanted.isdisjoint(c.members)}


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        place = parent[place]
    return place


def _compare(
    cluster: Cluster, others: Sequence[Cluster], features: Sequence[Features], settings: StoriesSettings
) -> list[float]:
    """Return the average similarity of a cluster to each of the others."""
    if not others:
        return []
    items = [*others, cluster]
    matrix, _ = compare_clusters(items, settings.idle_days)
    add_evidence(matrix, [features[c.members[0]].traces if c.size == 1 else NO_TRACES for c in items])
    return [float(value) for value in matrix[-1, :-1]]


def _moves_undated(groups: Groups, fresh: Features) -> bool:
    """Tell whether a report tells of an event earlier than known, which bounds the undated reports that tell of it."""
    low = fresh.window.low
    if low is None:
        return False
    moved = {
        (event.kind, event.name)
        for event in fresh.traces.events
        if groups.known.get((event.kind, event.name), low + 1) > low
    }
    return bool(moved) and any(
        (event.kind, event.name) in moved
        for features in groups.features
        if features.window.is_open
        for event in features.traces.events
    )
