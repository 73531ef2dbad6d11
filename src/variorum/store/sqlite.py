"""The store: one SQLite file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from variorum.errors import StoreError
from variorum.model import Refusal, Report, Ruling, RulingKind
from variorum.model.codec import from_plain, to_bytes, to_plain
from variorum.store.arrival import AddOutcome, Identity, compare_arrival, identify
from variorum.store.caching import needs_pruning, prune_cached, read_cached, read_packed, write_cached, write_packed
from variorum.store.hints import unknown_id
from variorum.store.opening import open_connection, reported, transaction

_GROWING = (("reports", "arrival"), ("rulings", "number"))
MOST_OF_OWNER = 3
"""Results of one stage kept for one owner: the last, and those before a ruling that may be taken back."""
_LATEST = (
    "version = (SELECT MAX(version) FROM reports AS other WHERE other.first_id = reports.first_id)"
    " ORDER BY (SELECT MIN(arrival) FROM reports AS other WHERE other.first_id = reports.first_id)"
)


def bind(text: str) -> str | bytes:
    """Return ``text`` as SQLite can hold it: a blob where a lone surrogate makes it no valid UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def unbind(value: str | bytes) -> str:
    """Return the text that ``bind`` made ``value`` from."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class Store:
    """Reports in order of arrival, refusals, rulings, and results that need not be computed again.

    Make one with ``Store.open``; it is a context manager. A report or ruling is on the disk when its ``add_…`` returns;
    refusals and cached results outlive the process, and a power cut a moment later.

    Examples
    --------
    >>> with Store.open(":memory:") as store:
    ...     store.reports()
    ()
    """

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: str | Path, wait_seconds: float = 10.0) -> Self:
        """Open the store at ``path``, or make it; ``:memory:`` keeps it in memory only.

        ``wait_seconds`` is how long to wait for another process that is writing.

        Raises
        ------
        NotAStoreError
            If the file is something else, or of a later version; it is not touched.
        StoreError
            If it cannot be opened or written.
        """
        return cls(open_connection(path, wait_seconds), str(path))

    @property
    def connection(self) -> sqlite3.Connection:
        """The open file, for the other modules of this room."""
        return self._connection

    def fingerprint(self) -> str:
        """Return a short text that changes whenever a report or a ruling was added; it costs next to nothing."""
        with reported(self.path):
            counts = [self._one(f"SELECT MAX({key}) FROM {table}") for table, key in _GROWING]
        return "-".join(str(count) for count in counts)

    def close(self) -> None:
        """Close the file; a closed store answers nothing more. Cached results that outgrew their room are dropped."""
        with suppress(StoreError, sqlite3.ProgrammingError):  # never worth failing for; the next close tries again
            if needs_pruning(self._connection):
                with transaction(self._connection, self.path, durable=False):
                    prune_cached(self._connection)
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add_report(self, report: Report) -> tuple[AddOutcome, Report]:
        """Keep a report, and return what became of it and the report as it is kept.

        For NEW and NEW_VERSION that is ``report``, with ``version_of`` and ``version`` set for a new version and with
        another id (``{id}@2``) where its own is taken by another text; for DUPLICATE it is the report that was there.
        See ``arrival.compare_arrival`` for the rules.
        """
        new = identify(report)
        with transaction(self._connection, self.path):
            added, other = compare_arrival(new, self._find_similar(new))
            if added is AddOutcome.DUPLICATE and other is not None:
                return added, self._fetch("id = ?", bind(other.id))[0]
            first_id, version = report.version_of, report.version
            if added is AddOutcome.NEW_VERSION and other is not None:
                first_id = other.first_id
                version = 1 + self._one("SELECT MAX(version) FROM reports WHERE first_id = ?", bind(first_id))
            report_id = self._free_id(report.id, max(version, 2))
            kept = replace(report, id=report_id, version_of=first_id, version=version)
            details = to_plain(kept)
            del details["text"]
            self._connection.execute(
                "INSERT INTO reports (id, first_id, version, text_sha256, address, outlet, text, details)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(bind(report_id), bind(first_id or report_id), version, new.text_sha256),
                    *(bind(new.address), bind(new.outlet), bind(report.text), to_bytes(details)),
                ),
            )
        return added, kept

    def reports(self, *, all_versions: bool = False) -> tuple[Report, ...]:
        """Return the reports in order of arrival: the latest version of each, in the place of its first, or all."""
        with reported(self.path):
            return tuple(self._fetch("1 ORDER BY arrival" if all_versions else _LATEST))

    def report_ids(self, *, all_versions: bool = False) -> tuple[str, ...]:
        """Return the ids of ``reports`` in the same order, without reading the reports."""
        with reported(self.path):
            where = "1 ORDER BY arrival" if all_versions else _LATEST
            return tuple(unbind(row[0]) for row in self._connection.execute(f"SELECT id FROM reports WHERE {where}"))

    def versions(self, first_id: str) -> tuple[Report, ...]:
        """Return all versions of the report whose first one has this id, oldest first; empty when there are none."""
        with reported(self.path):
            return tuple(self._fetch("first_id = ? ORDER BY version", bind(first_id)))

    def report(self, report_id: str) -> Report:
        """Return the report with this id, of whatever version.

        Raises
        ------
        UnknownIdError
            If there is none; the message names near misses.
        """
        with reported(self.path):
            found = self._fetch("id = ?", bind(report_id))
            if found:
                return found[0]
            known = [unbind(row[0]) for row in self._connection.execute("SELECT id FROM reports ORDER BY arrival")]
        raise unknown_id("report", report_id, known, "variorum reports")

    def add_refusal(self, refusal: Refusal) -> None:
        """Keep a refusal; the same one twice is kept once."""
        with transaction(self._connection, self.path, durable=False):
            self._connection.execute(
                "INSERT OR IGNORE INTO refusals (code, place, reason, stage) VALUES (?, ?, ?, ?)",
                (refusal.code, bind(refusal.place), bind(refusal.reason), refusal.stage),
            )

    def refusals(self) -> tuple[Refusal, ...]:
        """Return everything that was left out, in order of arrival."""
        with reported(self.path):
            rows = self._connection.execute("SELECT code, place, reason, stage FROM refusals ORDER BY arrival")
            return tuple(Refusal(code, unbind(place), unbind(reason), stage) for code, place, reason, stage in rows)

    def add_ruling(
        self, kind: RulingKind, left: str, right: str, author: str = "", note: str = "", made: str = ""
    ) -> Ruling:
        """Keep a person's decision made at ``made`` (ISO 8601) and return it with its id, ``ruling:{n}``.

        Saying again what the last ruling on the same pair says is that ruling.
        """
        with transaction(self._connection, self.path):
            known = self.rulings()
            undone = {ruling.left for ruling in known if ruling.kind is RulingKind.UNDO}
            for ruling in reversed(known):
                if (ruling.left, ruling.right) == (left, right) and ruling.id not in undone:
                    if (ruling.kind, ruling.author, ruling.note) == (kind, author, note):
                        return ruling
                    break
            cursor = self._connection.execute(
                "INSERT INTO rulings (kind, left_id, right_id, author, note, made) VALUES (?, ?, ?, ?, ?, ?)",
                (kind.value, bind(left), bind(right), bind(author), bind(note), made),
            )
        return Ruling(f"ruling:{cursor.lastrowid}", kind, left, right, author, note, made)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return all rulings, oldest first; where two speak of one pair, the later one holds."""
        with reported(self.path):
            rows = self._connection.execute(
                "SELECT number, kind, left_id, right_id, author, note, made FROM rulings ORDER BY number"
            )
            return tuple(
                Ruling(
                    f"ruling:{number}",
                    RulingKind(kind),
                    unbind(left),
                    unbind(right),
                    unbind(author),
                    unbind(note),
                    made,
                )
                for number, kind, left, right, author, note, made in rows
            )

    def get_cached(self, stage: str, key: str, version: str = "1") -> Any | None:
        """Return what ``put_cached`` kept for this stage, stage version and input digest, plain; None if nothing."""
        with reported(self.path):
            return read_cached(self._connection, stage, version, key)

    def put_cached(self, stage: str, key: str, value: object, version: str = "1") -> None:
        """Keep a stage's result (a value of the model or a plain one) for later; read it back with ``from_plain``."""
        with transaction(self._connection, self.path, durable=False):
            write_cached(self._connection, stage, version, key, value)

    def get_packed(self, stage: str, key: str, owner: str = "") -> bytes | None:
        """Return the bytes that ``put_packed`` kept for this stage, owner and digest; None if nothing."""
        with reported(self.path):
            return read_packed(self._connection, stage, bind(owner), key)

    def put_packed(self, stage: str, key: str, packed: bytes, owner: str = "") -> None:
        """Keep a stage's result as ``packing.pack`` writes it; of an owner (a story, say) only the newest few."""
        with transaction(self._connection, self.path, durable=False):
            write_packed(self._connection, stage, bind(owner), key, packed, MOST_OF_OWNER if owner else None)

    def put_all_packed(self, stage: str, results: Iterable[tuple[str, bytes]]) -> None:
        """Keep several results of a stage, all or none."""
        with transaction(self._connection, self.path, durable=False):
            for key, packed in results:
                write_packed(self._connection, stage, "", key, packed)

    def _find_similar(self, new: Identity) -> list[Identity]:
        # One row of each sort is enough, so that ten thousand equal reports cost no more than ten.
        sorts: list[tuple[str, tuple[str | bytes, ...]]] = [
            ("id = ?", (bind(new.id),)),
            ("text_sha256 = ? AND outlet = ?", (new.text_sha256, bind(new.outlet))),
        ]
        if new.address:
            sorts.append(("address = ? AND text_sha256 = ?", (bind(new.address), new.text_sha256)))
            sorts.append(("address = ?", (bind(new.address),)))
        found: list[Identity] = []
        for where, parameters in sorts:
            row = self._connection.execute(
                f"SELECT id, text_sha256, address, outlet, first_id FROM reports WHERE {where} LIMIT 1", parameters
            ).fetchone()
            if row:
                id_, digest, address, outlet, first_id = row
                found.append(Identity(unbind(id_), digest, unbind(address), unbind(outlet), unbind(first_id)))
        return found

    def _fetch(self, where: str, *parameters: str | bytes) -> list[Report]:
        rows = self._connection.execute(f"SELECT text, details FROM reports WHERE {where}", parameters)
        return [
            from_plain(Report, {"text": unbind(text), **json.loads(bytes(details).decode("utf-8", "surrogatepass"))})
            for text, details in rows
        ]

    def _free_id(self, wanted: str, number: int) -> str:
        candidate = wanted
        while self._one("SELECT COUNT(*) FROM reports WHERE id = ?", bind(candidate)):
            candidate, number = f"{wanted}@{number}", number + 1
        return candidate

    def _one(self, query: str, *parameters: str | bytes) -> int:
        return int(self._connection.execute(query, parameters).fetchone()[0] or 0)
