"""The one place that joins the rooms: reports in, editions out, rulings kept.

Cheap work (taking reports in, grouping them) is done for every report. Only the stories somebody asks for are read
deeply, and every deep result is cached by the code that made it, the settings and the inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from variorum import stage
from variorum.collation import collate, compare_reports, link_entities, relate_thread
from variorum.edition import make_edition
from variorum.errors import UnknownIdError, UnsupportedLanguageError, UsageError
from variorum.ingest import load_document, load_reports
from variorum.lineage import trace_lineage
from variorum.model import (
    Collation,
    Comparison,
    Edition,
    Lineage,
    Moment,
    Reading,
    Refusal,
    Relation,
    Report,
    Ruling,
    RulingKind,
    Story,
    find_holding,
    find_touching,
)
from variorum.reading import correct_speakers, drop_carrying, find_moments, read_report
from variorum.settings import Settings
from variorum.store import AddOutcome, Store
from variorum.stories import anchor_moments, group_reports, place_in_thread


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: ``done`` of ``total`` (None when not known) of a ``step``."""

    step: str
    done: int
    total: int | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What one call of ``add`` took in: new reports, duplicates of kept ones, new versions, and refusals."""

    new: tuple[Report, ...]
    duplicates: tuple[Report, ...]
    versions: tuple[Report, ...]
    refusals: tuple[Refusal, ...]

    @property
    def taken(self) -> tuple[Report, ...]:
        """Every report that is now in the store because of, or already before, this call."""
        return self.new + self.versions + self.duplicates


Watcher = Callable[[Progress], None]
# All stories, and every report's moments read in the light of its story.
Grouped = tuple[tuple[Story, ...], dict[str, tuple[Moment, ...]]]


class NotebookEdition(Edition):
    """An edition that shows itself in a notebook."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from variorum.render import render_notebook

        return render_notebook(self)


class Variorum:
    """A collection of reports and all that is made of it.

    Parameters
    ----------
    store
        A SQLite file (made when missing), or ``":memory:"``.
    settings
        Every knob; the defaults are in ``variorum.settings``.

    Raises
    ------
    StoreError
        If the store cannot be opened or is not one.

    Examples
    --------
    >>> from variorum import Variorum  # doctest: +SKIP
    >>> with Variorum("story.sqlite") as collection:  # doctest: +SKIP
    ...     collection.add(["reports/"])
    ...     for edition in collection.editions():
    ...         print(edition.brief[0].lines[0].text)
    """

    def __init__(self, store: str | Path = "variorum.sqlite", settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._store = Store.open(store)
        self._known: tuple[str, Grouped] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def add(
        self, paths: Iterable[str | Path], stdin: BinaryIO | None = None, on_progress: Watcher | None = None
    ) -> Added:
        """Take reports in from files, folders, globs or ``-``; each is kept for good before the next is read."""
        return self._take(load_reports([str(path) for path in paths], self.settings.ingest, stdin), on_progress)

    def add_documents(self, documents: Iterable[tuple[str, bytes]], on_progress: Watcher | None = None) -> Added:
        """Take reports in from ``(name, bytes)``; the name's ending says what the bytes are."""
        found = (item for name, data in documents for item in load_document(name, data, self.settings.ingest))
        return self._take(found, on_progress)

    def _take(self, loaded: Iterable[Report | Refusal], on_progress: Watcher | None) -> Added:
        taken: dict[AddOutcome, list[Report]] = {outcome: [] for outcome in AddOutcome}
        refusals: list[Refusal] = []
        for done, found in enumerate(loaded, 1):
            if isinstance(found, Refusal):
                self._store.add_refusal(found)
                refusals.append(found)
                label = found.place
            else:
                outcome, kept = self._store.add_report(found)
                taken[outcome].append(kept)
                label = kept.name
            if on_progress:
                on_progress(Progress("taking reports in", done, None, label))
        return Added(
            tuple(taken[AddOutcome.NEW]),
            tuple(taken[AddOutcome.DUPLICATE]),
            tuple(taken[AddOutcome.NEW_VERSION]),
            tuple(refusals),
        )

    def reports(self, all_versions: bool = False) -> tuple[Report, ...]:
        """Return the kept reports in order of arrival, the latest version of each unless all are asked for."""
        return self._store.reports(all_versions=all_versions)

    def report(self, report_id: str) -> Report:
        """Return one report; raise ``UnknownIdError`` if there is none of this id."""
        return self._store.report(report_id)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of the kept reports, oldest arrival first, dated as far as they can be."""
        return self._grouped()[0]

    def read(self, report_id: str) -> Reading:
        """Return the deep reading of one report, from the cache when nothing it depends on has changed.

        Raises
        ------
        UnknownIdError
            If there is no such report.
        UnsupportedLanguageError
            If its prose is in a language that is not read.
        """
        return self._read(self._store.report(report_id))

    def _read(self, report: Report) -> Reading:
        return stage.remember(
            self._store,
            "reading",
            Reading,
            (report, self.settings.reading),
            lambda: read_report(report, self.settings.reading),
        )

    def compare(self, left: str | Report, right: str | Report) -> Comparison:
        """Return what the right report adds, leaves out, changes and softens against the left one.

        Either is the id of a kept report or a report that need not be kept; two versions of one report may be given.

        Raises
        ------
        UnknownIdError
            If there is no report of an id.
        UnsupportedLanguageError
            If the prose of one is in a language that is not read.
        """
        pair = [self._store.report(each) if isinstance(each, str) else each for each in (left, right)]
        if pair[0].id == pair[1].id:
            raise UsageError(f"two different reports are needed, got {pair[0].id!r} twice")
        readings = {report.id: self._claiming(self._read(report)) for report in pair}
        return compare_reports(pair[0], pair[1], readings, self.settings.collation)

    def editions(
        self, report_ids: Iterable[str] | None = None, on_progress: Watcher | None = None
    ) -> tuple[Edition, ...]:
        """Return the editions of the stories these reports belong to (all stories when None), most reports first."""
        grouped = self._grouped()
        wanted = None if report_ids is None else set(report_ids)
        chosen = [s for s in grouped[0] if wanted is None or wanted.intersection(s.report_ids)]
        chosen.sort(key=lambda story: (-len(story.report_ids), story.id))
        return tuple(self._make(story, grouped, on_progress) for story in chosen)

    def edition(self, story_id: str, on_progress: Watcher | None = None) -> Edition:
        """Return the edition of one story; raise ``UnknownIdError`` if there is none of this id."""
        grouped = self._grouped()
        for story in grouped[0]:
            if story.id == story_id:
                return self._make(story, grouped, on_progress)
        raise UnknownIdError(f"no story {story_id!r}; known: {', '.join(s.id for s in grouped[0]) or 'none'}")

    def rule(self, kind: RulingKind, left: str, right: str, author: str = "", note: str = "") -> Ruling:
        """Keep a person's decision; it holds in every edition made from now on.

        Raises
        ------
        UnknownIdError
            If ``left`` or ``right`` names nothing the ruling can speak of.
        """
        if left == right:
            raise UsageError(f"a ruling needs two different ids, got {left!r} twice")
        if kind is RulingKind.UNDO:
            self._check_undoable(left)
        else:
            self._check_rulable(kind, left)
            if kind is not RulingKind.SPEAKER:
                self._check_rulable(kind, right)
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return self._store.add_ruling(kind, left, right, author, note, made)

    def undo(self, ruling_id: str, author: str = "", note: str = "") -> Ruling:
        """Take a ruling back, so that the evidence decides again; both stay on record. Raises ``UnknownIdError``."""
        return self.rule(RulingKind.UNDO, ruling_id, "", author, note)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return all rulings in the order they were made; ``model.find_holding`` leaves those that hold."""
        return self._store.rulings()

    def fingerprint(self) -> str:
        """Return a short text that changes whenever a report or a ruling is added."""
        return self._store.fingerprint()

    @property
    def store(self) -> Store:
        """The store itself, for search and watches."""
        return self._store

    def refusals(self) -> tuple[Refusal, ...]:
        """Return all that was left out, with the reasons."""
        return self._store.refusals()

    def _check_rulable(self, kind: RulingKind, name: str) -> None:
        if kind in (RulingKind.DEPENDS, RulingKind.INDEPENDENT):
            if not name.startswith("missing:"):
                self._store.report(name)
            return
        report_id = name.rsplit(":", 1)[0]
        if name not in {statement.id for statement in self.read(report_id).statements}:
            raise UnknownIdError(f"no statement {name!r} in report {report_id!r}; `variorum claims` lists the ids")

    def _check_undoable(self, ruling_id: str) -> None:
        holding = {ruling.id for ruling in find_holding(self._store.rulings())}
        if ruling_id not in holding:
            raise UnknownIdError(f"no ruling {ruling_id!r} that holds; `variorum rulings` lists them")

    def _grouped(self) -> Grouped:
        """Stories with their times, and every report's moments read in the light of its story; kept until a report."""
        now = self._store.fingerprint().split("-")[0]
        if self._known is None or self._known[0] != now:
            self._known = now, self._group()
        return self._known[1]

    def _group(self) -> Grouped:
        reports = self._store.reports()
        _, stories = group_reports(reports, self.settings.stories)
        moments = {report.id: find_moments(report) for report in reports}
        stories = place_in_thread(stories, reports, moments)
        by_id = {report.id: report for report in reports}
        anchored: dict[str, tuple[Moment, ...]] = {}
        for story in stories:
            members = [by_id[report_id] for report_id in story.report_ids]
            anchored.update(anchor_moments(members, moments, story.when))
        return stories, anchored

    def _make(self, story: Story, grouped: Grouped, on_progress: Watcher | None) -> Edition:
        stories, anchored = grouped
        others = [s for s in stories if s.thread_id == story.thread_id and s.id != story.id]
        limit = self.settings.edition.max_thread_reports
        near = others if sum(len(s.report_ids) for s in others) <= limit else []
        near_ids = {report_id for each in (story, *near) for report_id in each.report_ids}
        # Only the rulings that speak of these reports: one on another story must not make this one anew.
        rulings = find_touching(find_holding(self._store.rulings()), near_ids)
        readings, refusals = self._read_all([story, *near], anchored, on_progress)
        readings = {report_id: correct_speakers(reading, rulings) for report_id, reading in readings.items()}
        collations: dict[str, Collation] = {}
        for each in (story, *near):
            members = self._members(each, readings)
            collations[each.id] = self._collate(each, members, readings, rulings)
        members = self._members(story, readings)
        lineage = self._trace(story, members, readings, rulings)
        changes = self._relate_thread([story, *near], list(collations.values()), readings)
        edition = make_edition(
            story=story,
            others=tuple(others),
            reports=members,
            readings=readings,
            collation=collations[story.id],
            lineage=lineage,
            thread_reports=tuple(report for each in near for report in self._members(each, readings)),
            thread_relations=changes,
            rulings=rulings,
            refusals=(*self._story_refusals(members), *refusals),
            settings=self.settings.edition,
        )
        return NotebookEdition(**{f.name: getattr(edition, f.name) for f in fields(Edition)})

    def _members(self, story: Story, readings: dict[str, Reading]) -> tuple[Report, ...]:
        return tuple(self._store.report(rid) for rid in story.report_ids if rid in readings)

    def _read_all(
        self, stories: Sequence[Story], anchored: dict[str, tuple[Moment, ...]], on_progress: Watcher | None
    ) -> tuple[dict[str, Reading], list[Refusal]]:
        wanted = [report_id for story in stories for report_id in story.report_ids]
        readings: dict[str, Reading] = {}
        refusals: list[Refusal] = []
        for done, report_id in enumerate(wanted, 1):
            try:
                reading = self.read(report_id)
            except UnsupportedLanguageError as error:
                refusal = Refusal(error.code, report_id, str(error), "reading")
                self._store.add_refusal(refusal)
                refusals.append(refusal)
            else:
                moments = anchored.get(report_id, reading.moments)
                readings[report_id] = replace(reading, moments=moments)
            if on_progress:
                on_progress(Progress("reading", done, len(wanted), report_id))
        return readings, refusals

    def _story_refusals(self, members: Sequence[Report]) -> tuple[Refusal, ...]:
        places = {report.provenance.path for report in members} | {report.id for report in members}
        return tuple(refusal for refusal in self._store.refusals() if refusal.place in places)

    def _collate(
        self, story: Story, members: Sequence[Report], readings: dict[str, Reading], rulings: Sequence[Ruling]
    ) -> Collation:
        mine = {report.id: self._claiming(readings[report.id]) for report in members}
        rulings = [ruling for ruling in rulings if ruling.kind in (RulingKind.MERGE, RulingKind.SPLIT)]
        return stage.remember(
            self._store,
            "collation",
            Collation,
            (story.id, members, list(mine.values()), rulings, self.settings.collation),
            lambda: collate(story.id, members, mine, rulings, self.settings.collation, link_entities(mine)),
        )

    @staticmethod
    def _claiming(reading: Reading) -> Reading:
        """Return the reading without statements that only carry another: claims rest on the innermost speaker."""
        return replace(reading, statements=drop_carrying(reading.statements))

    def _trace(
        self, story: Story, members: Sequence[Report], readings: dict[str, Reading], rulings: Sequence[Ruling]
    ) -> Lineage:
        mine = [readings[report.id] for report in members]
        rulings = [ruling for ruling in rulings if ruling.kind in (RulingKind.DEPENDS, RulingKind.INDEPENDENT)]
        return stage.remember(
            self._store,
            "lineage",
            Lineage,
            (story.id, members, mine, rulings, self.settings.lineage),
            lambda: trace_lineage(story.id, members, readings, rulings, self.settings.lineage),
        )

    def _relate_thread(
        self, stories: Sequence[Story], collations: Sequence[Collation], readings: dict[str, Reading]
    ) -> tuple[Relation, ...]:
        if len(collations) < 2:
            return ()
        claiming = {report_id: self._claiming(reading) for report_id, reading in readings.items()}
        reports = [report for story in stories for report in self._members(story, readings)]
        when = {story.id: story.when for story in stories}
        return relate_thread(collations, claiming, reports, self.settings.collation, when)
