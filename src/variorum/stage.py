"""Results of a stage, kept until its code, its settings or its inputs change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from variorum.model.codec import to_plain
from variorum.store.packing import DamagedError, pack, unpack

ROOMS = {
    "reading": ("model", "language", "reading"),
    "seen": ("model", "language", "reading/moments", "stories"),
    "stories": ("model", "language", "reading/moments", "stories"),
    "collation": ("model", "language", "collation"),
    "lineage": ("model", "language", "lineage"),
    "thread": ("model", "language", "collation"),
    "edition": ("model", "language", "reading", "stories", "collation", "lineage", "edition", "editing.py"),
    "survey": ("model", "language", "reading/moments", "stories", "web/heads.py"),
}
_ALWAYS = ("stage.py", "store/packing.py")
"""What writes the results: another form of them is another version."""

T = TypeVar("T")


class Cache(Protocol):
    """What a store offers for keeping results."""

    def get_packed(self, stage: str, key: str, owner: str = "") -> bytes | None:
        """Return the bytes kept under this key, or None."""

    def put_packed(self, stage: str, key: str, packed: bytes, owner: str = "") -> None:
        """Keep bytes under this key; of an owner only the newest few."""


@cache
def find_code_version(stage: str) -> str:
    """Return a digest of the source of every room of the stage, so that a changed rule is never served stale."""
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for room in (*_ALWAYS, *ROOMS[stage]):
        paths = [here / room] if room.endswith(".py") else sorted((here / room).rglob("*"))
        for path in paths:
            if path.suffix in {".py", ".tsv", ".txt", ".json"}:
                digest.update(path.relative_to(here).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def make_key(stage: str, inputs: object) -> str:
    """Return the digest of a stage's code and inputs.

    ``inputs`` are values of the model, settings, digests that stand for such values, or sequences of them.
    """
    plain = json.dumps([find_code_version(stage), to_plain(inputs)], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def recall(cache: Cache, stage: str, kind: type[T], key: str, owner: str = "") -> T | None:
    """Return the result kept under a key of ``make_key``; None where there is none, or it is damaged."""
    packed = cache.get_packed(stage, key, owner)
    if packed is None:
        return None
    try:
        return unpack(kind, packed)
    except DamagedError:
        return None  # it can be made again


def remember(cache: Cache, stage: str, kind: type[T], key: str, make: Callable[[], T], owner: str = "") -> T:
    """Return the result of ``stage`` kept under a key of ``make_key``, or make and keep it.

    ``owner`` is what the result is of, where it is made again and again (a story that grows).
    """
    kept = recall(cache, stage, kind, key, owner)
    if kept is not None:
        return kept
    made = make()
    cache.put_packed(stage, key, pack(kind, made), owner)
    return made
