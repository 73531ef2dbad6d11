"""Which files the paths a person gives stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from variorum.errors import IngestError, NotFoundError, UnsupportedFormatError

TEXT_ENDINGS = frozenset({".txt", ".text"})
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
RECORD_ENDINGS = frozenset({".jsonl", ".ndjson"})
READ_ENDINGS = TEXT_ENDINGS | HTML_ENDINGS | RECORD_ENDINGS


def find_files(path: str) -> Iterator[str | IngestError]:
    """Yield the files that a path, folder or glob stands for, in sorted order, and an error for each that is not read.

    Folders are walked to the bottom; links to folders are not followed, so a loop of links ends. Hidden files are
    passed over.
    """
    if not os.path.lexists(path) and any(mark in path for mark in "*?["):
        hits = sorted(glob.glob(path, recursive=True))
        if not hits:
            yield NotFoundError(path, "no file fits this pattern; check the path")
        for hit in hits:
            # A pattern asks for the kinds that are read; a folder it names is walked.
            yield from find_files(hit)
        return
    if os.path.isdir(path):
        yield from _walk(path)
        return
    if not os.path.lexists(path):
        yield NotFoundError(path, "there is no such file or folder; check the path")
    elif not os.path.exists(path):
        yield NotFoundError(path, "a link that leads nowhere, or in a circle; expected a file")
    elif not os.path.isfile(path):
        yield UnsupportedFormatError(path, "neither a file nor a folder; expected .txt, .html or .jsonl")
    elif _has_unread_ending(path):
        yield UnsupportedFormatError(
            path, f"files ending in {Path(path).suffix!r} are not read; expected .txt, .html or .jsonl"
        )
    else:
        yield path


def _has_unread_ending(path: str) -> bool:
    ending = Path(path).suffix.lower()
    return bool(ending) and ending not in READ_ENDINGS


def _walk(folder: str) -> Iterator[str | IngestError]:
    problems: list[OSError] = []
    found = False
    for root, folders, names in os.walk(folder, onerror=problems.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                found = True
                yield from find_files(os.path.join(root, name))
        for problem in problems:
            yield NotFoundError(str(problem.filename), f"the folder cannot be opened ({problem.strerror})")
            found = True
        problems.clear()
    for problem in problems:
        yield NotFoundError(str(problem.filename), f"the folder cannot be opened ({problem.strerror})")
        found = True
    if not found:
        yield NotFoundError(folder, "the folder holds no file; expected .txt, .html or .jsonl")
