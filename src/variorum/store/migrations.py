"""The store's schema, as numbered steps. Append only: a step that was released is never changed (a test pins them)."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x56415249
"""``VARI`` in the file header tells a store from any other SQLite file (https://sqlite.org/pragma.html#pragma_application_id)."""

# An id, address or text that holds a lone surrogate is bound as a blob (see ``sqlite.bind``), so columns have BLOB
# affinity where such text can stand: SQLite converts nothing there.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE reports (
            arrival INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE,
            first_id BLOB NOT NULL,
            version INTEGER NOT NULL,
            text_sha256 TEXT NOT NULL,
            address BLOB NOT NULL,
            outlet BLOB NOT NULL,
            text BLOB NOT NULL,
            details BLOB NOT NULL
        )""",
        "CREATE INDEX reports_text ON reports (text_sha256, outlet)",
        "CREATE INDEX reports_address ON reports (address, text_sha256)",
        "CREATE INDEX reports_first ON reports (first_id, version)",
        """CREATE TABLE refusals (
            arrival INTEGER PRIMARY KEY AUTOINCREMENT,
            code TEXT NOT NULL,
            place BLOB NOT NULL,
            reason BLOB NOT NULL,
            stage TEXT NOT NULL,
            UNIQUE (code, place, reason, stage)
        )""",
        """CREATE TABLE rulings (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            left_id BLOB NOT NULL,
            right_id BLOB NOT NULL,
            author BLOB NOT NULL,
            note BLOB NOT NULL,
            made TEXT NOT NULL
        )""",
    ),
    (
        """CREATE TABLE cached (
            stage TEXT NOT NULL,
            version TEXT NOT NULL,
            key TEXT NOT NULL,
            value BLOB NOT NULL,
            PRIMARY KEY (stage, version, key)
        ) WITHOUT ROWID""",
    ),
    (
        "ALTER TABLE cached ADD COLUMN made INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX cached_age ON cached (stage, made)",
    ),
    (
        """CREATE TABLE search_items (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            owner BLOB NOT NULL,
            item_id BLOB NOT NULL,
            report_id BLOB NOT NULL,
            day TEXT NOT NULL
        )""",
        "CREATE INDEX search_owners ON search_items (kind, owner)",
        "CREATE INDEX search_days ON search_items (day)",
        """CREATE VIRTUAL TABLE search_words USING fts5(
            words, speaker, outlet, figures, tokenize = "unicode61 remove_diacritics 2"
        )""",
        """CREATE TABLE search_groups (
            kind TEXT NOT NULL,
            owner BLOB NOT NULL,
            stamp TEXT NOT NULL,
            PRIMARY KEY (kind, owner)
        ) WITHOUT ROWID""",
        """CREATE TABLE watches (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            target BLOB NOT NULL,
            label BLOB NOT NULL,
            made TEXT NOT NULL,
            since INTEGER NOT NULL,
            seen TEXT NOT NULL
        )""",
        """CREATE TABLE notices (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            watch INTEGER NOT NULL,
            kind TEXT NOT NULL,
            story BLOB NOT NULL,
            title BLOB NOT NULL,
            words TEXT NOT NULL,
            made TEXT NOT NULL
        )""",
        "CREATE INDEX notices_watch ON notices (watch, number)",
    ),
)


def migrate(connection: sqlite3.Connection, target: int = len(MIGRATIONS)) -> None:
    """Bring a store's schema to step ``target``; each step is one transaction, so a kill leaves a whole step or none.

    Does nothing where the schema is there already.
    """
    for number in range(1, target + 1):
        if _read_step(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _read_step(connection) < number:  # another process may have done it while this one waited
                for statement in MIGRATIONS[number - 1]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _read_step(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
