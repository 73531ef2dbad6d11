"""Lines inside a page's main text that are no prose: bylines, other pages' headlines, cells of tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.ingest.page_lines import PageLine
from variorum.ingest.rows import SUMMARY
from variorum.ingest.sheet import Hint
from variorum.model import BlockKind

_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_CELLS = frozenset({"td", "th", "caption"})
MAX_CELL_WORDS = 15
"""Words; a longer cell is a page laid out as a table, with its text in it."""
MAX_HEADLINE_WORDS = 25
"""Words of a line that is one link; the longest headlines seen have 22."""


def find_aside(line: PageLine, words: str) -> Hint | None:
    """Return what a line of the main text is if it is no prose: a link alone to another page, or a cell of a table."""
    count = len(words.split())
    stated = line.hint is not None and line.hint.kind in (BlockKind.BYLINE, BlockKind.DATE_NOTE)
    if stated and count <= MAX_CELL_WORDS and not _CLOSED.search(words):
        return line.hint
    if line.linked >= 0.9 * line.size() and count <= MAX_HEADLINE_WORDS and not _CLOSED.search(words):
        return Hint(BlockKind.MENU, "a link alone to another page")
    if line.element in _CELLS and count <= MAX_CELL_WORDS and not _CLOSED.search(words) and not line.after_break:
        return Hint(BlockKind.CAPTION, "a cell of a table")
    return None


def find_points(lines: Sequence[PageLine], words: Sequence[str]) -> dict[int, Hint]:
    """Return hints, by ``id`` of the line, for the points of a list under a heading such as ``Key points``.

    They say once more, in pieces, what the text says in full sentences; sentences of such a list are left to be read.
    """
    found: dict[int, Hint] = {}
    under = False
    for line, word in zip(lines, words, strict=True):
        if SUMMARY.fullmatch(word):
            under = True
        elif under and line.in_item and not _CLOSED.search(word):
            found[id(line)] = Hint(BlockKind.HEADING, "a point of the page's summary")
        else:
            under = False
    return found
