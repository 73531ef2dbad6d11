"""Results of a stage, kept until its code, its settings or its inputs change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from variorum.model.codec import from_plain, to_plain

ROOMS = {
    "reading": ("model", "language", "reading"),
    "collation": ("model", "language", "collation"),
    "lineage": ("model", "language", "lineage"),
}

T = TypeVar("T")


class Cache(Protocol):
    """What a store offers for keeping results."""

    def get_cached(self, stage: str, key: str) -> object | None:
        """Return the plain value kept under this key, or None."""

    def put_cached(self, stage: str, key: str, value: object) -> None:
        """Keep a plain value under this key."""


@cache
def find_code_version(stage: str) -> str:
    """Return a digest of the source of every room of the stage, so that a changed rule is never served stale."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for room in ROOMS[stage]:
        for path in sorted((here / room).rglob("*")):
            if path.suffix in {".py", ".tsv", ".txt", ".json"}:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def remember(cache: Cache, stage: str, kind: type[T], inputs: object, make: Callable[[], T]) -> T:
    """Return the kept result of ``stage`` for these inputs, or make and keep it.

    ``inputs`` are values of the model, settings, or sequences of them: their plain form and the code's digest are
    the key.
    """
    plain = json.dumps([find_code_version(stage), to_plain(inputs)], ensure_ascii=True, sort_keys=True)
    key = hashlib.sha256(plain.encode()).hexdigest()
    kept = cache.get_cached(stage, key)
    if kept is not None:
        return from_plain(kind, kept)
    made = make()
    cache.put_cached(stage, key, to_plain(made))
    return made
