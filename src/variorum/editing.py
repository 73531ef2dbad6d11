"""Readings, claims, lineages and editions of single stories: made once, kept, and grown where a report comes in.

Two things are kept. Results are in the store, under the digest of all they were made from. What a process found of
single reports and of pairs stays in its memory, so that the next edition of a story that grew compares what is new with
its neighbours only; the result is the same without it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from variorum import keeping, stage
from variorum.collation import CollationMemory, collate, link_entities, relate_thread
from variorum.edition import make_edition
from variorum.errors import UnsupportedLanguageError
from variorum.lineage import LineageMemory, trace_lineage
from variorum.model import Collation, Edition, Lineage, Reading, Refusal, Relation, Report, Ruling, RulingKind, Story
from variorum.reading import correct_speakers, drop_carrying, read_report
from variorum.settings import Settings
from variorum.store import Store
from variorum.store.packing import pack
from variorum.stories import anchor_moments

MOST_READINGS = 400
"""Readings kept in memory, the last used: about 0.2 MiB each."""
MOST_STORIES = 4
"""Stories whose lineage is kept in memory, the last used: 50 kB a report."""
Told = Callable[[int, int, str], None]
"""Is told how many of how many reports are read, and the last one's id."""

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values used last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return the value held, or make and hold it."""
        if key not in self._held:
            self._held[key] = make()
        self._held.move_to_end(key)
        while len(self._held) > self._most:
            self._held.popitem(last=False)
        return self._held[key]


@dataclass(frozen=True, slots=True)
class _Read:
    """A report, its reading, and the key of the reading, which stands for both."""

    report: Report
    reading: Reading
    key: str


@dataclass(frozen=True, slots=True)
class _Desk:
    """What an edition is made from: readings as they hold, their keys, and the rulings on its stories."""

    read: Mapping[str, _Read]
    readings: Mapping[str, Reading]
    claiming: Mapping[str, Reading]
    rulings: Sequence[Ruling]

    def members(self, story: Story) -> tuple[Report, ...]:
        """Return the story's reports that could be read."""
        return tuple(self.read[report_id].report for report_id in story.report_ids if report_id in self.read)

    def describe(self, story: Story, *kinds: RulingKind) -> list[object]:
        """Return what stands for the story's readings and the rulings of these kinds in a key."""
        keys = [self.read[report_id].key for report_id in story.report_ids if report_id in self.read]
        moments = stage.find_code_version("stories")
        return [story.id, story.when, keys, moments, [r for r in self.rulings if r.kind in kinds]]


class Editor:
    """Makes the editions of a store's stories."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._read: Recent[str, _Read] = Recent(MOST_READINGS)
        self._claims = CollationMemory()
        self._lineages: Recent[str, LineageMemory] = Recent(MOST_STORIES)

    def read(self, report_id: str) -> Reading:
        """Return the reading of a kept report; raises as ``read_report`` does."""
        return self._look(report_id).reading

    def _look(self, report_id: str) -> _Read:
        # A report of a known id never changes, so the id is enough to find it in memory.
        return self._read.get(report_id, lambda: self.read_anew(self._store.report(report_id)))

    def read_anew(self, report: Report) -> _Read:
        """Return a report, which need not be kept, with its reading."""
        key = stage.make_key("reading", (report, self._settings.reading))
        make = lambda: read_report(report, self._settings.reading)  # noqa: E731
        return _Read(report, stage.remember(self._store, "reading", Reading, key, make), key)

    def make(self, story: Story, stories: Sequence[Story], tell: Told) -> Edition:
        """Return a story's edition; ``stories`` are all of the store, from which its thread is taken."""
        kept = keeping.recall_edition(self._store, story, stories, self._settings)
        if kept is not None:
            return kept
        rulings = self._store.rulings()
        others, near = keeping.find_near(story, stories, self._settings)
        desk, refusals = self._lay_out([story, *near], keeping.find_rulings(story, near, rulings), tell)
        members = desk.members(story)
        collations = {each.id: self._collate(each, desk) for each in (story, *near)}
        edition = make_edition(
            story=story,
            others=tuple(others),
            reports=members,
            readings=desk.readings,
            collation=collations[story.id],
            lineage=self._trace(story, desk),
            thread_reports=tuple(report for each in near for report in desk.members(each)),
            thread_relations=self._relate([story, *near], collations, desk),
            rulings=tuple(desk.rulings),
            refusals=(*keeping.find_story_refusals(self._store, members), *refusals),
            settings=self._settings.edition,
        )
        key = keeping.make_edition_key(story, stories, rulings, self._settings)
        self._store.put_packed("edition", key, pack(Edition, edition), story.id)
        return edition

    def _lay_out(
        self, stories: Sequence[Story], rulings: Sequence[Ruling], tell: Told
    ) -> tuple[_Desk, tuple[Refusal, ...]]:
        read: dict[str, _Read] = {}
        refusals: list[Refusal] = []
        wanted = [report_id for story in stories for report_id in story.report_ids]
        for done, report_id in enumerate(wanted, 1):
            try:
                read[report_id] = self._look(report_id)
            except UnsupportedLanguageError as error:
                refusals.append(Refusal(error.code, report_id, str(error), "reading"))
                self._store.add_refusal(refusals[-1])
            tell(done, len(wanted), report_id)
        readings: dict[str, Reading] = {}
        for story in stories:
            members = [read[report_id].report for report_id in story.report_ids if report_id in read]
            moments = {report.id: read[report.id].reading.moments for report in members}
            placed = anchor_moments(members, moments, story.when)
            for report in members:
                reading = read[report.id].reading
                same = placed[report.id] == reading.moments
                readings[report.id] = reading if same else replace(reading, moments=placed[report.id])
        corrected = {report_id: correct_speakers(reading, rulings) for report_id, reading in readings.items()}
        claiming = {report_id: claim_only(reading) for report_id, reading in corrected.items()}
        return _Desk(read, corrected, claiming, rulings), tuple(refusals)

    def _collate(self, story: Story, desk: _Desk) -> Collation:
        told = desk.describe(story, RulingKind.MERGE, RulingKind.SPLIT, RulingKind.SPEAKER)
        rulings = [ruling for ruling in desk.rulings if ruling.kind in (RulingKind.MERGE, RulingKind.SPLIT)]
        members = desk.members(story)
        mine = {report.id: desk.claiming[report.id] for report in members}
        settings = self._settings.collation
        return stage.remember(
            self._store,
            "collation",
            Collation,
            stage.make_key("collation", [told, settings]),
            lambda: collate(story.id, members, mine, rulings, settings, link_entities(mine), self._claims),
            story.id,
        )

    def _trace(self, story: Story, desk: _Desk) -> Lineage:
        told = desk.describe(story, RulingKind.DEPENDS, RulingKind.INDEPENDENT, RulingKind.SPEAKER)
        rulings = [r for r in desk.rulings if r.kind in (RulingKind.DEPENDS, RulingKind.INDEPENDENT)]
        settings = self._settings.lineage
        memory = self._lineages.get(story.id, LineageMemory)
        return stage.remember(
            self._store,
            "lineage",
            Lineage,
            stage.make_key("lineage", [told, settings]),
            lambda: trace_lineage(story.id, desk.members(story), desk.readings, rulings, settings, memory),
            story.id,
        )

    def _relate(
        self, stories: Sequence[Story], collations: Mapping[str, Collation], desk: _Desk
    ) -> tuple[Relation, ...]:
        if len(stories) < 2:
            return ()
        kinds = (RulingKind.MERGE, RulingKind.SPLIT, RulingKind.SPEAKER)
        told = [desk.describe(story, *kinds) for story in stories]
        settings = self._settings.collation
        reports = [report for story in stories for report in desk.members(story)]
        when = {story.id: story.when for story in stories}
        listed = [collations[story.id] for story in stories]
        return stage.remember(
            self._store,
            "thread",
            tuple[Relation, ...],
            stage.make_key("thread", [told, settings]),
            lambda: relate_thread(listed, desk.claiming, reports, settings, when, self._claims),
            stories[0].id,
        )


def claim_only(reading: Reading) -> Reading:
    """Return the reading without statements that only carry another: claims rest on the innermost speaker."""
    return replace(reading, statements=drop_carrying(reading.statements))
