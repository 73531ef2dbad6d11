"""A text cut into lines, with what the rules of typing need to know of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The same line ends as ``str.splitlines``; each of them is white space, so no block needs to cover it.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-–•*·◦▪●‣►▶○■□➤»][ \t\u00a0]+(?=\S)")
_CLOSED = re.compile(r"[.!?…。！？।][\"'”’»)\]]*(?:\s\([^()]{2,60}\))?$")
_NOT_ALNUM = re.compile(r"[\W_]+")
LONG = 400
"""Code points; a longer line is a paragraph, whatever it says (the longest caption of a news page is under 350)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    ``[start, end)`` are its words without white space and without a list bullet; ``bullet`` says there was one, and
    ``raw_start`` where the line starts with it. ``gap`` is True when a blank line stands before it. ``closed`` is True
    when it ends like a sentence. ``key`` is its letters and digits in lower case, to find repeated lines; empty when
    the line has none.
    """

    index: int
    raw_start: int
    start: int
    end: int
    text: str
    bullet: bool
    gap: bool
    words: int
    closed: bool
    key: str

    @property
    def is_long(self) -> bool:
        """Whether the line is a paragraph by its length alone."""
        return self.end - self.start > LONG


def make_key(text: str) -> str:
    """Return the letters and digits of ``text`` in lower case, for finding the same words again."""
    return _NOT_ALNUM.sub("", text.casefold())


def find_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that hold more than white space, in order; linear in the text."""
    lines: list[Line] = []
    last_end = 0
    for hit in _LINE.finditer(text):
        raw = hit[0]
        words = raw.strip()
        if not words:
            continue
        raw_start = start = hit.start() + len(raw) - len(raw.lstrip())
        found = _BULLET.match(words)
        bullet = found is not None
        if found:
            start += found.end()
            words = words[found.end() :]
        gap = text.count("\n", last_end, raw_start) + text.count("\r", last_end, raw_start) > 1
        if gap and text.count("\r\n", last_end, raw_start) == 1:
            gap = text.count("\n", last_end, raw_start) > 1
        end = start + len(words)
        lines.append(
            Line(
                index=len(lines),
                raw_start=raw_start,
                start=start,
                end=end,
                text=words,
                bullet=bullet,
                gap=gap,
                words=len(words.split()),
                closed=bool(_CLOSED.search(words[-80:])),
                key=make_key(words[: LONG + 50]) + (f"#{len(words)}" if len(words) > LONG + 50 else ""),
            )
        )
        last_end = end
    return tuple(lines)
