"""Whether the words around a time speak of what was or of what will be. Cues only, no parse."""

from __future__ import annotations

import re

_FUTURE = re.compile(
    r"\b(?:will|won't|shall|'ll|’ll|going to|expected|expects?|scheduled|slated|planned|plans?|planning|due"
    r"|set to|set for"
    r"|until|till|upcoming|tomorrow|next|deadline|payable|by|intends?|aims?|hopes?|to be \w+ed|is to|are to|would"
    r"|effective|expires?|starting|beginning|ahead of|later|proposed|to be|agreed to|has decided to|supposed"
    r"|unspecified)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|since|ago|ended|last|killed|has been|have been|came|went|took|made|began"
    r"|rose|fell"
    r"|saw|got|met|won|lost|found|held|left|gave|became|\w{3,}ed)\b"
)
_BREAK = re.compile(r"[;\n]|[.?!][”\"')]?\s+(?=[A-Z“\"'‘])|, (?:but|and|while|when)\b|[—–]")
_PARTICIPLES = {"expected", "scheduled", "slated", "planned", "proposed"}
WINDOW_CHARS = 140
"""How far to look: about one clause of news prose on either side."""


def find_direction(text: str, start: int, end: int, low: int, high: int) -> int:
    """Return 1 when the clause around ``[start, end)`` looks ahead, -1 when it looks back, 0 when it does not say.

    ``low`` and ``high`` bound what may be read (a block). The nearest cue before the words decides, else after them.
    """
    before_start = max(low, start - WINDOW_CHARS)
    before = text[before_start:start]
    breaks = list(_BREAK.finditer(before))
    if breaks:
        before = before[breaks[-1].end() :]
    direction = _nearest(before, last=True)
    if direction:
        return direction
    after = text[end : min(high, end + WINDOW_CHARS)]
    stop = _BREAK.search(after)
    return _nearest(after[: stop.start()] if stop else after, last=False)


def _nearest(words: str, *, last: bool) -> int:
    future = [found.start() for found in _FUTURE.finditer(words)]
    past = [found.start() for found in _PAST.finditer(words) if found[0] not in _PARTICIPLES]
    if not future and not past:
        return 0
    if last:
        return 1 if max(future, default=-1) > max(past, default=-1) else -1
    far = len(words) + 1
    return 1 if min(future, default=far) < min(past, default=far) else -1
