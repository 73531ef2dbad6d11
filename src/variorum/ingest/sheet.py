"""The lines of one text and what has been decided of each so far."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from variorum.ingest.lines import Line
from variorum.model import BlockKind, PartialTime

HEAD_LINES = 6
TAIL_LINES = 8
"""Lines at either end where bylines, credits and menus stand; pages seen had up to 5 before and 7 after the prose."""
ABOVE = "between the headline and the main text"
"""The reason of a hint that leaves date notes and bylines to the words of the line."""

MASTHEAD = "the outlet's name above the headline"
"""The reason of a heading from which the outlet is read."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is and why. ``join`` ties it to the line before: one block of several lines."""

    kind: BlockKind
    because: str
    author: str | None = None
    posted: PartialTime | None = None
    join: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """What the source's markup says of a line. ``fixed``: nothing in the words can change it."""

    kind: BlockKind
    because: str
    fixed: bool = True


class Sheet:
    """One text's lines, their verdicts (None: still open) and where a caption's photo credit starts.

    ``ranks`` count the lines that markup left open, so that both ends of the text are found on a page full of menus.
    """

    def __init__(self, text: str, lines: tuple[Line, ...], as_is: bool, title_key: str) -> None:
        self.text = text
        self.lines = lines
        self.as_is = as_is
        self.title_key = title_key
        self.verdicts: list[Verdict | None] = [None] * len(lines)
        self.splits: dict[int, int] = {}
        self.ranks: list[int] = list(range(len(lines)))
        self.free = len(lines)

    def put(self, line: Line, kind: BlockKind, because: str) -> None:
        """Decide what a line is."""
        self.verdicts[line.index] = Verdict(kind, because)

    def is_open(self, line: Line) -> bool:
        """Tell whether nothing has decided the line yet."""
        return self.verdicts[line.index] is None

    def rank(self, loose: Collection[int]) -> None:
        """Number the lines that are open and not in ``loose``."""
        rank = 0
        for line in self.lines:
            self.ranks[line.index] = rank
            rank += self.is_open(line) and line.index not in loose
        self.free = rank

    def at_edge(self, line: Line) -> bool:
        """Tell whether the line stands near either end of the text."""
        return self.ranks[line.index] < HEAD_LINES or self.may_close(line)

    def may_close(self, line: Line) -> bool:
        """Tell whether the line is one of the last and not the first."""
        return self.ranks[line.index] >= max(1, self.free - TAIL_LINES)
