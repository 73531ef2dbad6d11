"""Opening a store's file without harming one that is something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from variorum.errors import NotAStoreError, StoreError
from variorum.store.migrations import APPLICATION_ID, MIGRATIONS, migrate

MEMORY = ":memory:"
_MAGIC = b"SQLite format 3\x00"


def open_connection(path: str | Path, wait_seconds: float) -> sqlite3.Connection:
    """Return a connection to the store at ``path``, made if it is not there, with the newest schema.

    Every commit is on the disk before it returns: write-ahead log with ``synchronous=FULL``
    (https://sqlite.org/pragma.html#pragma_synchronous). The log lets pages be read while a folder is being added.

    Raises
    ------
    NotAStoreError
        If the file is something else or of a later version; it is not touched.
    StoreError
        If it cannot be opened or written, or another process holds it longer than ``wait_seconds``.
    """
    if str(path) != MEMORY:
        _refuse_other_files(Path(path))
    with reported(path):
        connection = sqlite3.connect(str(path), timeout=wait_seconds, isolation_level=None)
        try:
            step = connection.execute("PRAGMA user_version").fetchone()[0]
            if step > len(MIGRATIONS):
                raise NotAStoreError(
                    f"{path} was written by a later version of Variorum (schema {step}, this one knows "
                    f"{len(MIGRATIONS)}); update Variorum or use another --store"
                )
            migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_other_files(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a store is one file, for example {path / 'variorum.sqlite'}")
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} is not there; make it first, or name another --store")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"{path} cannot be read ({error.strerror}); check its permissions") from error
    # A kill in the first moments of a new store leaves nothing, or pages with a rollback journal beside them.
    unfinished = not header.strip(b"\x00") and (not header or Path(f"{path}-journal").exists())
    ours = header.startswith(_MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    if not ours and not unfinished:
        kind = "another program's SQLite file" if header.startswith(_MAGIC) else "not a SQLite file"
        raise NotAStoreError(f"{path} is {kind}, not a store; it was left as it is. Name another --store")


@contextmanager
def reported(path: str | Path) -> Iterator[None]:
    """Turn SQLite's own errors into ``StoreError`` with what to do next."""
    try:
        yield
    except sqlite3.Error as error:
        message = str(error)
        if "locked" in message or "busy" in message:
            advice = "another process is writing to it; try again when that has ended"
        elif "readonly" in message or "unable to open" in message:
            advice = "the file or its folder cannot be written; check the permissions, or name another --store"
        elif "disk" in message or "full" in message:
            advice = "the disk may be full or failing"
        else:
            advice = "the file may be damaged; restore a copy, or start a new one with --store"
        raise StoreError(f"store {path}: {message}; {advice}") from error


@contextmanager
def transaction(
    connection: sqlite3.Connection, path: str | Path, *, durable: bool = True
) -> Iterator[sqlite3.Connection]:
    """Run statements as one write that afterwards is there wholly or not at all, whatever kills the process.

    ``durable`` waits for the disk, so that a power cut cannot undo it either; without it, a cut may undo the last few,
    which is well where they can be made again (results, refusals).
    """
    with reported(path):
        connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise
