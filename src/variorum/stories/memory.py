"""What the stories of a growing collection were found from, kept, so that a new report costs its neighbours only."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from variorum.model import Moment, Period, Report, Story
from variorum.reading.moments import find_moments
from variorum.settings import StoriesSettings
from variorum.stories.dating import date_story
from variorum.stories.features import Features, find_features
from variorum.stories.grouping import Groups, cluster_features, encode_leads, list_stories, wants_vector
from variorum.stories.joining import join_report
from variorum.stories.placing import place_undated

GROWTH = 0.05
"""Share of new contents after which all are grouped anew: the rarity of words has moved by so much at most."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What grouping takes from one report; ``vector`` is that of its lead, base64 of its floats, empty for none."""

    features: Features
    moments: tuple[Moment, ...]
    vector: str


Keep = Callable[[Sequence[tuple[str, Seen]]], None]
Recall = Callable[[str], Seen | None]


class StoryMemory:
    """The reports of a collection as grouping sees them, their clusters, and the times of their stories.

    Not thread-safe. ``recall`` and ``keep`` are asked and told what was seen of single reports, by id, so that another
    process need not look at them again; a report with a known id must never change.
    """

    def __init__(
        self, settings: StoriesSettings | None = None, recall: Recall | None = None, keep: Keep | None = None
    ) -> None:
        self._settings = settings or StoriesSettings()
        self._recall = recall or (lambda _: None)
        self._keep = keep or (lambda _: None)
        self._features: dict[str, Features] = {}
        self._moments: dict[str, tuple[Moment, ...]] = {}
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._groups: Groups | None = None
        self._grouped: dict[str, None] = {}
        self._whole = 0
        self._dated: dict[tuple[str, ...], tuple[Period | None, str]] = {}
        self.regroupings = 0

    def group(
        self, report_ids: Sequence[str], load: Callable[[str], Report], *, anew: bool = False
    ) -> tuple[Story, ...]:
        """Return the stories of reports in order of arrival, dated as far as they can be.

        Parameters
        ----------
        report_ids
            All of them, not only the new ones.
        load
            Gives a report; asked for what was not seen before, and for the members of stories that changed.
        anew
            Group everything again, whatever is kept.

        Notes
        -----
        A new report is placed into the kept clusters where that is as good as certain to be what grouping everything
        would give, and else everything is grouped (``docs/decisions/0006-placing-new-reports.md``).
        """
        self._see(report_ids, load)
        self._cluster(report_ids, anew=anew)
        assert self._groups is not None or not report_ids
        if self._groups is None:
            return ()
        found = [self._features[report_id] for report_id in report_ids]
        reports = LazyReports(load)
        dated = [self._date(story, reports) for story in list_stories(found, self._groups, self._settings)]
        self._dated = {story.report_ids: (story.when, story.when_because) for story in dated}
        return place_undated(dated, reports)

    def _see(self, report_ids: Sequence[str], load: Callable[[str], Report]) -> None:
        for gone in self._features.keys() - set(report_ids):
            del self._features[gone], self._moments[gone]
        fresh: list[Features] = []
        for report_id in report_ids:
            if report_id in self._features:
                continue
            seen = self._recall(report_id)
            if seen is None:
                report = load(report_id)
                features = find_features(report, self._settings.max_chars, self._settings.min_words)
                seen = Seen(features, find_moments(report), "")
                fresh.append(features)
            elif seen.vector:
                self._vectors[seen.features.lead] = np.frombuffer(base64.b64decode(seen.vector), dtype=np.float32)
            self._features[report_id], self._moments[report_id] = seen.features, seen.moments
        if fresh:
            encode_leads(fresh, self._settings, self._vectors)
            self._keep(
                [(f.report_id, Seen(f, self._moments[f.report_id], _write(self._vectors.get(f.lead)))) for f in fresh]
            )

    def _cluster(self, report_ids: Sequence[str], *, anew: bool) -> None:
        fresh = [report_id for report_id in report_ids if report_id not in self._grouped]
        is_whole = anew or self._groups is None or len(fresh) + len(self._grouped) != len(report_ids)
        for report_id in fresh if not is_whole else ():
            assert self._groups is not None
            joined = None
            if len(self._groups.features) < (1 + GROWTH) * self._whole:
                joined = join_report(self._groups, self._features[report_id], self._vectors, self._settings)
            if joined is None:
                is_whole = True
                break
            self._groups = joined
        if is_whole:
            found = [self._features[report_id] for report_id in report_ids]
            self._groups = cluster_features(found, self._settings, self._vectors) if found else None
            self._whole = len(self._groups.features) if self._groups else 0
            self.regroupings += 1
            self._forget_vectors(found)
        self._grouped = dict.fromkeys(report_ids)

    def _forget_vectors(self, found: Sequence[Features]) -> None:
        wanted = {features.lead for features in found if wants_vector(features, self._settings)}
        for lead in self._vectors.keys() - wanted:
            del self._vectors[lead]

    def _date(self, story: Story, reports: Mapping[str, Report]) -> Story:
        known = self._dated.get(story.report_ids)
        if known is None:
            known = date_story([reports[report_id] for report_id in story.report_ids], self._moments)
        return replace(story, when=known[0], when_because=known[1])


class LazyReports(Mapping[str, Report]):
    """Reports that are loaded when they are asked for, each once."""

    def __init__(self, load: Callable[[str], Report]) -> None:
        self._load = load
        self._known: dict[str, Report] = {}

    def __getitem__(self, report_id: str) -> Report:
        if report_id not in self._known:
            self._known[report_id] = self._load(report_id)
        return self._known[report_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _write(vector: NDArray[np.float32] | None) -> str:
    return "" if vector is None else base64.b64encode(vector.astype(np.float32).tobytes()).decode("ascii")
