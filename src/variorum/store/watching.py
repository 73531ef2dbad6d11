"""What people watch, what was seen of it, and the notices that came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from variorum.errors import UnknownIdError
from variorum.store.opening import reported, transaction
from variorum.store.sqlite import Store, bind, unbind

WATCH_KINDS = ("story", "query", "speaker")


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched: a story (its id), a query (words) or a speaker (a name). ``made`` is ISO 8601."""

    id: str
    kind: str
    target: str
    label: str
    made: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something new about what is watched, with the words it stands on.

    ``kind`` is ``origin``, ``figure``, ``contradiction`` or ``correction``. ``words`` holds ``(report id, outlet, exact
    words)``. ``key`` names the thing itself, so that it is told once;
    ``report_ids`` are the reports it rests on.
    """

    key: str
    kind: str
    story_id: str
    title: str
    words: tuple[tuple[str, str, str], ...]
    report_ids: tuple[str, ...] = ()
    id: str = ""
    watch_id: str = ""
    made: str = ""


class WatchBook:
    """The watches of a store."""

    def __init__(self, store: Store) -> None:
        self._connection: sqlite3.Connection = store.connection
        self._path = store.path

    def add(self, kind: str, target: str, label: str, made: str) -> Watch:
        """Keep a watch; the same one twice is the one that was there."""
        for watch in self.watches():
            if (watch.kind, watch.target) == (kind, target):
                return watch
        with transaction(self._connection, self._path):
            cursor = self._connection.execute(
                "INSERT INTO watches (kind, target, label, made, since, seen)"
                " VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(arrival), 0) FROM reports), '[]')",
                (kind, bind(target), bind(label), made),
            )
        return Watch(f"watch:{cursor.lastrowid}", kind, target, label, made)

    def drop(self, watch_id: str) -> None:
        """Watch no longer; its notices go with it. Raises ``UnknownIdError``."""
        number = self._number(watch_id)
        with transaction(self._connection, self._path):
            self._connection.execute("DELETE FROM notices WHERE watch = ?", (number,))
            self._connection.execute("DELETE FROM watches WHERE number = ?", (number,))

    def watches(self) -> tuple[Watch, ...]:
        """Return all watches, oldest first."""
        with reported(self._path):
            rows = self._connection.execute("SELECT number, kind, target, label, made FROM watches ORDER BY number")
            return tuple(Watch(f"watch:{n}", kind, unbind(t), unbind(label), made) for n, kind, t, label, made in rows)

    def watch(self, watch_id: str) -> Watch:
        """Return one watch; raise ``UnknownIdError`` if there is none of this id."""
        for watch in self.watches():
            if watch.id == watch_id:
                return watch
        raise UnknownIdError(f"no watch {watch_id!r}; `variorum watch` lists them")

    def note(self, watch_id: str, found: Iterable[Notice], made: str) -> tuple[Notice, ...]:
        """Keep and return what is new of ``found``: not told before, and resting on a report that came since."""
        number = self._number(watch_id)
        fresh: list[Notice] = []
        with transaction(self._connection, self._path):
            since, raw = self._connection.execute(
                "SELECT since, seen FROM watches WHERE number = ?", (number,)
            ).fetchone()
            seen: set[str] = set(json.loads(raw))
            for notice in found:
                if notice.key in seen or not self._came_since(since, notice.report_ids):
                    continue
                seen.add(notice.key)
                cursor = self._connection.execute(
                    "INSERT INTO notices (watch, kind, story, title, words, made) VALUES (?, ?, ?, ?, ?, ?)",
                    (number, notice.kind, bind(notice.story_id), bind(notice.title), json.dumps(notice.words), made),
                )
                kept = replace(notice, id=f"notice:{cursor.lastrowid}", watch_id=f"watch:{number}", made=made)
                fresh.append(kept)
            if fresh:
                self._connection.execute(
                    "UPDATE watches SET seen = ? WHERE number = ?", (json.dumps(sorted(seen)), number)
                )
        return tuple(fresh)

    def _came_since(self, since: int, report_ids: Iterable[str]) -> bool:
        return any(
            self._connection.execute(
                "SELECT 1 FROM reports WHERE id = ? AND arrival > ?", (bind(report_id), since)
            ).fetchone()
            for report_id in report_ids
        )

    def notices(self, watch_id: str | None = None, limit: int = 100, offset: int = 0) -> tuple[Notice, ...]:
        """Return the notices of a watch (of all when None), newest first."""
        where, values = ("WHERE watch = ?", [self._number(watch_id)]) if watch_id else ("", [])
        with reported(self._path):
            rows = self._connection.execute(
                f"SELECT number, watch, kind, story, title, words, made FROM notices {where} "
                "ORDER BY number DESC LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
            return tuple(
                Notice(
                    "",
                    kind,
                    unbind(story),
                    unbind(title),
                    tuple((a, b, c) for a, b, c in json.loads(words)),
                    (),
                    f"notice:{number}",
                    f"watch:{watch}",
                    made,
                )
                for number, watch, kind, story, title, words, made in rows
            )

    def _number(self, watch_id: str) -> int:
        return int(self.watch(watch_id).id.removeprefix("watch:"))
