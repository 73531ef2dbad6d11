"""Results that need not be computed again: kept packed, and dropped again when they outgrow their room."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import Any

from variorum.model.codec import to_bytes
from variorum.store.packing import LEVEL

MAX_CACHED_BYTES = 500_000_000
"""Packed results; about 30,000 reports' readings. Each change of the code, the settings or a story leaves old ones."""


def read_packed(connection: sqlite3.Connection, stage: str, version: str | bytes, key: str) -> bytes | None:
    """Return the bytes kept under this key, or None where there are none."""
    row = connection.execute(
        "SELECT value FROM cached WHERE stage = ? AND version = ? AND key = ?", (stage, version, key)
    ).fetchone()
    return None if row is None else bytes(row[0])


def read_cached(connection: sqlite3.Connection, stage: str, version: str, key: str) -> Any | None:
    """Return the plain value kept under this key, or None where there is none or it is damaged."""
    packed = read_packed(connection, stage, version, key)
    if packed is None:
        return None
    try:
        return json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError):
        return None  # it can be computed again


def write_cached(connection: sqlite3.Connection, stage: str, version: str, key: str, value: object) -> None:
    """Keep a value of the model, or a plain one, under this key; call it inside a transaction."""
    write_packed(connection, stage, version, key, zlib.compress(to_bytes(value), LEVEL))


def write_packed(
    connection: sqlite3.Connection, stage: str, version: str | bytes, key: str, packed: bytes, most: int | None = None
) -> None:
    """Keep bytes under this key, of this stage and version the ``most`` newest; call it inside a transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO cached (stage, version, key, value, made)"
        " VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(made), 0) + 1 FROM cached WHERE stage = ?))",
        (stage, version, key, packed, stage),
    )
    if most is not None:
        connection.execute(
            "DELETE FROM cached WHERE stage = ? AND version = ? AND key NOT IN"
            " (SELECT key FROM cached WHERE stage = ? AND version = ? ORDER BY made DESC LIMIT ?)",
            (stage, version, stage, version, most),
        )


def prune_cached(connection: sqlite3.Connection, max_bytes: int = MAX_CACHED_BYTES) -> int:
    """Drop the oldest results of the stage that takes most, until all fit into ``max_bytes``; return how many.

    Call it inside a transaction. The file does not shrink, but what is freed is used again.
    """
    sizes = dict(connection.execute("SELECT stage, SUM(LENGTH(value)) FROM cached GROUP BY stage"))
    dropped = 0
    while sum(sizes.values()) > max_bytes:
        stage = max(sizes, key=lambda name: sizes[name])
        rows = connection.execute(
            "SELECT version, key, LENGTH(value) FROM cached WHERE stage = ? ORDER BY made LIMIT 100", (stage,)
        ).fetchall()
        for version, key, size in rows:
            if sum(sizes.values()) <= max_bytes:
                break
            connection.execute("DELETE FROM cached WHERE stage = ? AND version = ? AND key = ?", (stage, version, key))
            sizes[stage] -= size
            dropped += 1
    return dropped


def needs_pruning(connection: sqlite3.Connection, max_bytes: int = MAX_CACHED_BYTES) -> bool:
    """Tell whether the pages in use could hold more than ``max_bytes`` of results; takes no time to say no."""
    pages, free, size = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    return (pages - free) * size > max_bytes
