"""Full-text search over reports, statements and claims, in the store's own file (SQLite FTS5).

What a person types is never a query of the database: its words are taken out and each is bound as a quoted phrase
(https://sqlite.org/fts5.html#full_text_query_syntax).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.store.opening import reported, transaction
from variorum.store.sqlite import Store, bind, unbind

KINDS = ("report", "statement", "claim")
MARK_START, MARK_END = "\x02", "\x03"
"""Stand around each found word of an excerpt; no report can hold them, since they are taken out when it is indexed."""
EXCERPT_TOKENS = 28
"""Words of an excerpt; FTS5 allows up to 64, and two lines of a page hold about so many."""
MAX_WORDS = 24
"""Words of a query that are looked at; more narrow nothing and cost time."""
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NUMBER = re.compile(r"\d[\d,. \u00a0]*\d|\d")


@dataclass(frozen=True, slots=True)
class SearchItem:
    """One thing that can be found. ``item_id`` is the id of the report, statement or claim; ``day`` ISO or empty."""

    item_id: str
    report_id: str
    words: str
    speaker: str = ""
    outlet: str = ""
    day: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for; empty fields do not narrow. Days are ISO and inclusive; ``figure`` is a number as written."""

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    figure: str = ""
    first_day: str = ""
    last_day: str = ""
    kind: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not any((self.words, self.speaker, self.outlet, self.figure, self.first_day, self.last_day))


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A found item; ``excerpt`` has ``MARK_START`` and ``MARK_END`` around the found words."""

    kind: str
    item_id: str
    report_id: str
    speaker: str
    outlet: str
    day: str
    excerpt: str


def normalise_figure(figure: str) -> str:
    """Return a number as it is indexed, thousands' marks taken out; empty when there is none.

    Examples
    --------
    >>> normalise_figure("30,000"), normalise_figure("2.50"), normalise_figure("none")
    ('30000', '2.5', '')
    """
    found = _NUMBER.search(figure)
    if not found:
        return ""
    digits = re.sub(r"[, \u00a0](?=\d{3}(?:\D|$))", "", found[0]).replace(",", ".").replace(" ", "")
    try:
        return f"{float(digits):.15g}"
    except ValueError:
        return re.sub(r"\D", "", digits)


class SearchIndex:
    """The index of a store. Items are kept in groups (a report, the statements of one, the claims of a story)."""

    def __init__(self, store: Store) -> None:
        self._connection: sqlite3.Connection = store.connection
        self._path = store.path

    def stamps(self, kind: str) -> dict[str, str]:
        """Return the stamp under which each owner's group of this kind was indexed last."""
        with reported(self._path):
            rows = self._connection.execute("SELECT owner, stamp FROM search_groups WHERE kind = ?", (kind,))
            return {unbind(owner): stamp for owner, stamp in rows}

    def put(self, kind: str, owner: str, stamp: str, items: Iterable[SearchItem]) -> None:
        """Replace what is indexed of ``owner`` under ``kind`` with these items."""
        with transaction(self._connection, self._path, durable=False):
            self._drop(kind, owner)
            for item in items:
                cursor = self._connection.execute(
                    "INSERT INTO search_items (kind, owner, item_id, report_id, day) VALUES (?, ?, ?, ?, ?)",
                    (kind, bind(owner), bind(item.item_id), bind(item.report_id), item.day),
                )
                fields = (item.words, item.speaker, item.outlet, item.figures)
                self._connection.execute(
                    "INSERT INTO search_words (rowid, words, speaker, outlet, figures) VALUES (?, ?, ?, ?, ?)",
                    (cursor.lastrowid, *(_UNSAFE.sub("\ufffd", field) for field in fields)),
                )
            self._connection.execute(
                "INSERT OR REPLACE INTO search_groups (kind, owner, stamp) VALUES (?, ?, ?)", (kind, bind(owner), stamp)
            )

    def drop_others(self, kind: str, owners: Iterable[str]) -> None:
        """Drop the groups of this kind whose owner is gone."""
        gone = set(self.stamps(kind)) - set(owners)
        for owner in gone:
            with transaction(self._connection, self._path, durable=False):
                self._drop(kind, owner)
                self._connection.execute("DELETE FROM search_groups WHERE kind = ? AND owner = ?", (kind, bind(owner)))

    def search(self, query: SearchQuery, limit: int = 20, offset: int = 0) -> tuple[tuple[SearchHit, ...], int]:
        """Return the hits of one page, best first, and how many there are in all.

        A query whose words hold no letter or digit finds nothing; an empty one too.
        """
        if query.is_empty:
            return (), 0
        match = make_match(query)
        if match is None:
            return (), 0
        where: list[str] = ["search_words MATCH ?"] if match else []
        values: list[str] = [match] if match else []
        for column, test, value in (
            ("kind", "=", query.kind),
            ("day", ">=", query.first_day),
            ("day", "<=", query.last_day),
        ):
            if value:
                where.append(f"search_items.{column} {test} ?")
                values.append(value)
        if query.last_day:
            where.append("search_items.day <> ''")
        source = f"FROM search_words JOIN search_items ON number = search_words.rowid WHERE {' AND '.join(where)}"
        marks = f"'{MARK_START}', '{MARK_END}', '…', {EXCERPT_TOKENS}"
        excerpt = f"snippet(search_words, 0, {marks})" if match else "substr(words, 1, 240)"
        order = "rank, number" if match else "day DESC, number"
        with reported(self._path):
            total = int(self._connection.execute(f"SELECT COUNT(*) {source}", values).fetchone()[0])
            rows = self._connection.execute(
                f"SELECT kind, item_id, report_id, speaker, outlet, day, {excerpt} {source} "
                f"ORDER BY {order} LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        hits = tuple(
            SearchHit(kind, unbind(item), unbind(report), speaker, outlet, day, words)
            for kind, item, report, speaker, outlet, day, words in rows
        )
        return hits, total

    def _drop(self, kind: str, owner: str) -> None:
        numbers = self._connection.execute(
            "SELECT number FROM search_items WHERE kind = ? AND owner = ?", (kind, bind(owner))
        ).fetchall()
        self._connection.executemany("DELETE FROM search_words WHERE rowid = ?", numbers)
        self._connection.execute("DELETE FROM search_items WHERE kind = ? AND owner = ?", (kind, bind(owner)))


def make_match(query: SearchQuery) -> str | None:
    """Return the FTS5 expression of a query, empty when no words narrow it, None when none can be found.

    Every word is quoted; words in quotation marks stay together; the last word of the text may be a beginning.

    Examples
    --------
    >>> make_match(SearchQuery('gas "cold store" lea'))
    '{words} : ("gas" AND "cold store" AND "lea" *)'
    """
    parts: list[str] = []
    for column, text, is_open in (
        ("words", query.words, True),
        ("speaker", query.speaker, False),
        ("outlet", query.outlet, False),
    ):
        if not text.strip():
            continue
        phrases = _find_phrases(text, is_open)
        if not phrases:
            return None
        parts.append(f"{{{column}}} : ({' AND '.join(phrases)})")
    if query.figure.strip():
        number = normalise_figure(query.figure)
        if not number:
            return None
        parts.append(f'{{figures}} : "{number}"')
    return " AND ".join(parts)


def _find_phrases(text: str, is_open: bool) -> Sequence[str]:
    found: list[tuple[str, bool]] = []
    for quoted, word in _WORD.findall(_UNSAFE.sub(" ", text).replace("“", '"').replace("”", '"')):
        phrase = (quoted or word).replace('"', " ").strip()
        if re.search(r"\w", phrase):
            found.append((phrase, bool(word)))
    found = found[:MAX_WORDS]
    ends = is_open and found and found[-1][1] and text[-1:].isalnum()
    return [
        f'"{phrase}" *' if ends and at == len(found) - 1 and len(phrase) > 2 else f'"{phrase}"'
        for at, (phrase, _) in enumerate(found)
    ]
