"""Reports into stories: candidates through rare words, average linkage over what they share, idle stories dropped."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from variorum.language.vectors import load_vectors
from variorum.model import Assignment, Report, Story
from variorum.settings import StoriesSettings
from variorum.stories.clusters import Cluster, compare_clusters, join_clusters, make_single
from variorum.stories.evidence import NO_TRACES, add_evidence, bound_by_events, find_first_known
from variorum.stories.features import Features, find_features
from variorum.stories.linkage import find_merges
from variorum.stories.reasons import explain_member
from variorum.stories.terms import Rarity, count_rarity, weigh_parts, weigh_terms
from variorum.stories.threads import link_stories

SMALL, LARGE = 40, 300
"""Distinct reports: up to the first a collection is small, from the second on it is a stream."""
_KEY_TERMS = 12
"""Weightiest terms of a report by which it finds earlier stories."""
_MAX_POSTINGS = 400
_NEAR_STORIES = 5
"""Earlier stories a report is compared with: the best of those it shares a key term with."""

Leads = MutableMapping[str, NDArray[np.float32]]
"""Sentence vectors by the words they are of."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Distinct contents and where they went: ``clusters`` of rows of ``features``; ``row_of`` a content's row.

    ``rarity``, ``names`` (stems that are names) and ``known`` (the first day events were told of) are what the reports
    were weighed by.
    """

    features: Sequence[Features]
    row_of: Mapping[str, int]
    clusters: Sequence[Cluster]
    rarity: Rarity
    names: frozenset[str]
    known: Mapping[tuple[str, str], int]

    def map_rows(self) -> dict[int, int]:
        """Map every row to the number of its cluster."""
        return {row: number for number, cluster in enumerate(self.clusters) for row in cluster.members}


def group_reports(
    reports: Iterable[Report], settings: StoriesSettings | None = None
) -> tuple[tuple[Assignment, ...], tuple[Story, ...]]:
    """Return where each report went, in order of arrival, and the stories, by their first arrival.

    The grouping does not depend on the order of arrival: reports are taken by publication and content. Equal contents
    are one item, so copies cost nothing and add no weight.

    Parameters
    ----------
    reports
        Reports with distinct ids, of any dates or none.
    settings
        Thresholds; the defaults hold for headlines and full reports, sparse and dense streams alike.

    Returns
    -------
    assignments, stories
        ``Story.when`` is None: ``date_story`` and ``place_in_thread`` find it out.

    Notes
    -----
    Average linkage over tf-idf and sentence vectors; up to ``batch_reports`` reports together, then batch after batch
    against the stories that share rare words with it and are not idle.
    """
    settings = settings or StoriesSettings()
    found = [find_features(report, settings.max_chars, settings.min_words) for report in reports]
    if not found:
        return (), ()
    groups = cluster_features(found, settings)
    stories = list_stories(found, groups, settings)
    return assign_reports(found, groups, stories), stories


def assign_reports(found: Sequence[Features], groups: Groups, stories: Sequence[Story]) -> tuple[Assignment, ...]:
    """Return where each report went and why, in the order given."""
    story_of = {report_id: story for story in stories for report_id in story.report_ids}
    members: dict[str, list[Features]] = defaultdict(list)
    for features in found:
        members[story_of[features.report_id].id].append(features)
    cluster_of = groups.map_rows()
    assignments = []
    for features in found:
        story = story_of[features.report_id]
        cluster = groups.clusters[cluster_of[groups.row_of[features.key]]]
        because = explain_member(features, members[story.id], cluster)
        assignments.append(Assignment(features.report_id, story.id, story.thread_id, because))
    return tuple(assignments)


def list_stories(found: Sequence[Features], groups: Groups, settings: StoriesSettings) -> tuple[Story, ...]:
    """Return the stories by their first arrival, ``found`` being the reports in order of arrival."""
    cluster_of = groups.map_rows()
    members: dict[int, list[str]] = defaultdict(list)
    for features in found:
        members[cluster_of[groups.row_of[features.key]]].append(features.report_id)
    thread_of = link_stories(groups.clusters, groups.features, list(members), settings)
    thread_ids: dict[int, str] = {}
    for number, report_ids in members.items():
        thread_ids.setdefault(thread_of[number], f"thread:{report_ids[0]}")
    return tuple(
        Story(f"story:{report_ids[0]}", thread_ids[thread_of[number]], tuple(report_ids), None, "not looked for yet")
        for number, report_ids in members.items()
    )


def cluster_features(found: Sequence[Features], settings: StoriesSettings, vectors: Leads | None = None) -> Groups:
    """Return the clusters of reports; ``vectors`` keeps the sentence vectors of their leads, and gets the new ones."""
    distinct: dict[str, Features] = {}
    for features in found:
        kept = distinct.get(features.key)
        if kept is None or arrival_key(features) < arrival_key(kept):
            distinct[features.key] = features
    ordered = sorted(distinct.values(), key=arrival_key)
    rarity = count_rarity(features.counts for features in ordered)
    names = _find_name_stems(ordered)
    known = find_first_known([features.traces for features in ordered], [features.window for features in ordered])
    vectors = {} if vectors is None else vectors
    clusters: list[Cluster] = []
    for start in range(0, len(ordered), settings.batch_reports):
        batch = ordered[start : start + settings.batch_reports]
        encode_leads(batch, settings, vectors)
        fresh = [
            weigh_report(start + offset, features, (rarity, names, known), vectors, settings)
            for offset, features in enumerate(batch)
        ]
        clusters = _add_batch(clusters, fresh, ordered, find_threshold(len(ordered), settings), settings)
    rows = {features.key: row for row, features in enumerate(ordered)}
    return Groups(ordered, rows, clusters, rarity, names, known)


def weigh_report(
    row: int,
    features: Features,
    weighing: tuple[Rarity, frozenset[str], Mapping[tuple[str, str], int]],
    vectors: Leads,
    settings: StoriesSettings,
) -> Cluster:
    """Return the cluster of one report; ``weighing`` are the rarity, names and known events of ``Groups``."""
    rarity, names, known = weighing
    return make_single(
        row,
        _weigh(features, rarity, names, settings),
        vectors.get(features.lead) if wants_vector(features, settings) else None,
        bound_by_events(features.traces, features.window, known),
        is_short=features.is_short,
    )


def find_threshold(reports: int, settings: StoriesSettings) -> float:
    """Return the similarity that makes a story in a collection of so many distinct reports.

    Measured on samples of five stories and on whole streams: 0.13 to 0.15 was best for the first, 0.21 for the second.
    """
    share = math.log(max(reports, SMALL) / SMALL) / math.log(LARGE / SMALL)
    return settings.small_threshold + min(1.0, share) * (settings.story_threshold - settings.small_threshold)


def _weigh(features: Features, rarity: Rarity, names: frozenset[str], settings: StoriesSettings) -> dict[str, float]:
    if features.is_short:
        # Headlines are written with capitals throughout: their names cannot be told from their other words.
        return weigh_terms(features.counts, rarity, features.names | features.figures, settings.max_terms)
    return weigh_parts(features.counts, rarity, names, features.figures, settings.max_terms)


def _find_name_stems(ordered: Sequence[Features]) -> frozenset[str]:
    """Return the stems that are a name in at least half of the reports they stand in."""
    standing: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for features in ordered:
        standing.update(features.counts.keys())
        named.update(features.names)
    return frozenset(stem for stem, count in named.items() if 2 * count >= standing[stem])


def arrival_key(features: Features) -> tuple[int, int, str]:
    """Order reports by when they can have been published, undated ones last, then by content."""
    window = features.window
    return (1 if window.low is None else 0, window.low or 0, features.key)


def wants_vector(features: Features, settings: StoriesSettings) -> bool:
    """Tell whether a report is compared by its sentence vector too."""
    return settings.vectors == "always" or (settings.vectors == "short" and features.is_short)


def encode_leads(batch: Sequence[Features], settings: StoriesSettings, vectors: Leads) -> None:
    """Add the vectors that are not there yet."""
    leads = [features.lead for features in batch if wants_vector(features, settings)]
    fresh = [lead for lead in dict.fromkeys(leads) if lead not in vectors]
    if fresh:
        vectors.update(zip(fresh, load_vectors().encode(fresh), strict=True))


def _add_batch(
    clusters: list[Cluster],
    fresh: list[Cluster],
    ordered: Sequence[Features],
    threshold: float,
    settings: StoriesSettings,
) -> list[Cluster]:
    """Return the clusters after joining a batch to each other and to the earlier clusters near it."""
    near = find_near(clusters, fresh, settings)
    items = [clusters[number] for number in near] + fresh
    matrix, sizes = compare_clusters(items, settings.idle_days)
    traces = [ordered[cluster.members[0]].traces if cluster.size == 1 else NO_TRACES for cluster in items]
    add_evidence(matrix, traces)
    parent = list(range(len(items)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in find_merges(matrix, sizes, threshold):
        parent[root(right)] = root(left)
    parts: dict[int, list[Cluster]] = defaultdict(list)
    for item, cluster in enumerate(items):
        parts[root(item)].append(cluster)
    taken = set(near)
    kept = [cluster for number, cluster in enumerate(clusters) if number not in taken]
    return kept + [join_clusters(part) for part in parts.values()]


def find_near(clusters: Sequence[Cluster], fresh: Sequence[Cluster], settings: StoriesSettings) -> list[int]:
    """Return the earlier clusters that share rare words with a batch and are not idle by then."""
    if not clusters:
        return []
    wanted = {stem for cluster in fresh for stem in _key_terms(cluster)}
    postings: dict[str, list[int]] = defaultdict(list)
    dated = [cluster.window.low for cluster in fresh if cluster.window.low is not None]
    oldest = min(dated) - settings.idle_days if len(dated) == len(fresh) else None
    for number, cluster in enumerate(clusters):
        if oldest is not None and cluster.window.high is not None and cluster.window.high < oldest:
            continue
        for stem in wanted.intersection(_key_terms(cluster)):
            postings[stem].append(number)
    near: set[int] = set()
    for cluster in fresh:
        scores: dict[int, float] = defaultdict(float)
        for stem in _key_terms(cluster):
            for number in postings.get(stem, ())[-_MAX_POSTINGS:]:
                scores[number] += cluster.terms[stem] * clusters[number].terms[stem] / clusters[number].size
        near.update(sorted(scores, key=lambda number: (-scores[number], number))[:_NEAR_STORIES])
    return sorted(near)


def _key_terms(cluster: Cluster) -> list[str]:
    limit = _KEY_TERMS if cluster.size == 1 else 3 * _KEY_TERMS
    return sorted(cluster.terms, key=lambda stem: (-cluster.terms[stem], stem))[:limit]
