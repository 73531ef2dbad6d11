"""The one place that joins the rooms: reports in, editions out, rulings kept.

Cheap work (taking reports in, grouping them) is done for every report. Only the stories somebody asks for are read
deeply, and every deep result is cached by the code that made it, the settings and the inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from variorum import keeping, stage
from variorum.collation import compare_reports
from variorum.editing import Editor, claim_only
from variorum.errors import UnknownIdError, UsageError
from variorum.ingest import load_document, load_reports
from variorum.model import Comparison, Edition, Reading, Refusal, Report, Ruling, RulingKind, Story, find_holding
from variorum.settings import Settings
from variorum.store import AddOutcome, Store
from variorum.store.packing import pack
from variorum.stories import Seen, StoryMemory


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
        self._known: tuple[str, tuple[Story, ...]] | None = None
        self._memory = StoryMemory(self.settings.stories, self._recall_seen, self._keep_seen)
        self._editor = Editor(self._store, self.settings)

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
        """Return the stories of the kept reports, oldest arrival first, dated as far as they can be.

        New reports are placed among the kept stories; ``regroup`` groups all of them anew.
        """
        now = self._store.fingerprint().split("-")[0]
        if self._known is None or self._known[0] != now:
            # What this process has in memory is ahead of what the store keeps, unless it has just begun.
            kept = keeping.recall_stories(self._store, self.settings) if self._known is None else None
            self._known = now, self._group() if kept is None else kept
        return self._known[1]

    def regroup(self) -> tuple[Story, ...]:
        """Group all reports anew, whatever was placed where before, and return the stories."""
        self._known = self._store.fingerprint().split("-")[0], self._group(anew=True)
        return self._known[1]

    def _group(self, *, anew: bool = False) -> tuple[Story, ...]:
        key = keeping.make_stories_key(self._store, self.settings)
        stories = self._memory.group(self._store.report_ids(), self._store.report, anew=anew)
        self._store.put_packed("stories", key, pack(keeping.Stories, stories), keeping.ALL)
        return stories

    def _recall_seen(self, report_id: str) -> Seen | None:
        return stage.recall(self._store, "seen", Seen, self._key_seen(report_id))

    def _keep_seen(self, seen: Sequence[tuple[str, Seen]]) -> None:
        self._store.put_all_packed("seen", [(self._key_seen(name), pack(Seen, each)) for name, each in seen])

    def _key_seen(self, report_id: str) -> str:
        return stage.make_key("seen", [report_id, self.settings.stories])

    def read(self, report_id: str) -> Reading:
        """Return the deep reading of one report, from the cache when nothing it depends on has changed.

        Raises
        ------
        UnknownIdError
            If there is no such report.
        UnsupportedLanguageError
            If its prose is in a language that is not read.
        """
        return self._editor.read(report_id)

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
        readings = {report.id: claim_only(self._editor.read_anew(report).reading) for report in pair}
        return compare_reports(pair[0], pair[1], readings, self.settings.collation)

    def editions(
        self, report_ids: Iterable[str] | None = None, on_progress: Watcher | None = None
    ) -> tuple[Edition, ...]:
        """Return the editions of the stories these reports belong to (all stories when None), most reports first."""
        stories = self.stories()
        wanted = None if report_ids is None else set(report_ids)
        chosen = [s for s in stories if wanted is None or wanted.intersection(s.report_ids)]
        chosen.sort(key=lambda story: (-len(story.report_ids), story.id))
        return tuple(self._make(story, stories, on_progress) for story in chosen)

    def edition(self, story_id: str, on_progress: Watcher | None = None) -> Edition:
        """Return the edition of one story; raise ``UnknownIdError`` if there is none of this id."""
        stories = self.stories()
        for story in stories:
            if story.id == story_id:
                return self._make(story, stories, on_progress)
        raise UnknownIdError(f"no story {story_id!r}; known: {', '.join(s.id for s in stories) or 'none'}")

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

    def _make(self, story: Story, stories: Sequence[Story], on_progress: Watcher | None) -> Edition:
        def tell(done: int, total: int, report_id: str) -> None:
            if on_progress:
                on_progress(Progress("reading", done, total, report_id))

        edition = self._editor.make(story, stories, tell)
        return NotebookEdition(**{f.name: getattr(edition, f.name) for f in fields(Edition)})
