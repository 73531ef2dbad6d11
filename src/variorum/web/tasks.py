"""What the one writer does: everything that is heavy or changes the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from variorum.engine import Progress, Variorum
from variorum.ingest import make_report
from variorum.model import Comparison, Edition, Refusal, Report, Ruling, RulingKind, Story, find_holding
from variorum.settings import Settings
from variorum.store import SearchIndex, WatchBook
from variorum.web.heads import Built, ReportHead, Survey, keep_survey, make_head, make_stamp
from variorum.web.indexing import STORY_KINDS, index_edition, index_report, is_indexed
from variorum.web.noticing import find_notices

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of reports that were sent: ids with what they are called, and refusals."""

    new: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    duplicates: tuple[tuple[str, str], ...]
    refusals: tuple[Refusal, ...]


class Writer:
    """The collection and what is done with it, one call after another. Every call may report its progress."""

    def __init__(self, store: str, settings: Settings) -> None:
        self._collection = Variorum(store, settings)
        self._settings = settings
        self._heads: dict[str, ReportHead] = {}

    def close(self) -> None:
        """Close the store."""
        self._collection.close()

    def survey(self, tell: Tell) -> Survey:
        """Group what is in the store and make new reports findable."""
        fingerprint = self._collection.fingerprint()
        everything = self._collection.store.report_ids(all_versions=True)
        index = SearchIndex(self._collection.store)
        known = index.stamps("report")
        # A report of a known id never changes: only those that came since the last look are read.
        fresh = [(at, name) for at, name in enumerate(everything) if name not in known or name not in self._heads]
        for done, (at, name) in enumerate(fresh, 1):
            report = self._collection.report(name)
            self._heads[name] = make_head(report, at)
            if name not in known:
                index_report(index, report)
                tell(Progress("making words findable", done, len(fresh), report.name))
        stories = self._collection.stories()
        for kind in STORY_KINDS:
            index.drop_others(kind, (story.id for story in stories))
        heads = {name: self._heads[name] for name in everything}
        survey = Survey(fingerprint, stories, heads, find_holding(self._collection.rulings()))
        keep_survey(self._collection.store, survey, self._settings)
        return survey

    def build(self, story_id: str, tell: Tell) -> Built:
        """Make the edition of a story, make it findable, and tell those who watch it."""
        edition = self._collection.edition(story_id, tell)
        built = Built(edition, self._stamp(edition.story))
        index_edition(SearchIndex(self._collection.store), built)
        self._notify(edition)
        return built

    def catch_up(self, story_id: str, tell: Tell) -> None:
        """Make a kept edition findable where it is not yet: it may have been made outside the server."""
        story = next((story for story in self._collection.stories() if story.id == story_id), None)
        if story is not None and not is_indexed(SearchIndex(self._collection.store), story_id, self._stamp(story)):
            self.build(story_id, tell)

    def _stamp(self, story: Story) -> str:
        survey = Survey(self._collection.fingerprint(), self._collection.stories(), {})
        return make_stamp(self._collection.store, survey, story, self._settings)

    def _notify(self, edition: Edition) -> None:
        book = WatchBook(self._collection.store)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for watch in book.watches():
            book.note(watch.id, find_notices(edition, watch), now)

    def add(self, documents: Sequence[tuple[str, bytes]], tell: Tell) -> Taken:
        """Take files in."""
        added = self._collection.add_documents(documents, tell)
        return Taken(_name(added.new), _name(added.versions), _name(added.duplicates), added.refusals)

    def check_record(self, record: Mapping[str, object], tell: Tell) -> None:  # noqa: ARG002
        """Raise ``IngestError`` if this record is no report."""
        make_report(record, self._settings.ingest, as_is=False, place="the text")

    def rule(self, kind: str, left: str, right: str, author: str, note: str, tell: Tell) -> Ruling:  # noqa: ARG002
        """Keep a ruling."""
        return self._collection.rule(RulingKind(kind), left, right, author, note)

    def watch(self, kind: str, target: str, label: str, tell: Tell) -> str:  # noqa: ARG002
        """Keep a watch and return its id."""
        made = datetime.now(UTC).isoformat(timespec="seconds")
        return WatchBook(self._collection.store).add(kind, target, label, made).id

    def unwatch(self, watch_id: str, tell: Tell) -> None:  # noqa: ARG002
        """Drop a watch."""
        WatchBook(self._collection.store).drop(watch_id)

    def compare(self, left: str, right: str, tell: Tell) -> Comparison:  # noqa: ARG002
        """Return what one report makes of another."""
        return self._collection.compare(left, right)


def _name(reports: Sequence[Report]) -> tuple[tuple[str, str], ...]:
    return tuple((report.id, report.title or report.name) for report in reports)
