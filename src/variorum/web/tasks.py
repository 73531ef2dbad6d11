"""What the one writer does: everything that is heavy or changes the store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from variorum.engine import Progress, Variorum
from variorum.ingest import make_report
from variorum.model import Comparison, Refusal, Report, Ruling, RulingKind, find_holding
from variorum.settings import Settings
from variorum.store import SearchIndex, WatchBook
from variorum.web.heads import Built, Survey, make_head, make_stamp
from variorum.web.indexing import index_edition, index_report
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

    def close(self) -> None:
        """Close the store."""
        self._collection.close()

    def survey(self, tell: Tell) -> Survey:
        """Group what is in the store and make new reports findable."""
        fingerprint = self._collection.fingerprint()
        everything = self._collection.reports(all_versions=True)
        index = SearchIndex(self._collection.store)
        known = index.stamps("report")
        fresh = [report for report in everything if report.id not in known]
        for done, report in enumerate(fresh, 1):
            index_report(index, report)
            tell(Progress("making words findable", done, len(fresh), report.name))
        stories = self._collection.stories()
        heads = {report.id: make_head(report, at) for at, report in enumerate(everything)}
        return Survey(fingerprint, stories, heads, find_holding(self._collection.rulings()))

    def build(self, story_id: str, tell: Tell) -> Built:
        """Make the edition of a story, make it findable, and tell those who watch it."""
        edition = self._collection.edition(story_id, tell)
        built = Built(edition, make_stamp(edition))
        index_edition(SearchIndex(self._collection.store), built)
        book = WatchBook(self._collection.store)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for watch in book.watches():
            book.note(watch.id, find_notices(edition, watch), now)
        return built

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
