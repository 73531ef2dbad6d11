"""Where the words of others stand: quotations of every style, balanced or not."""

from __future__ import annotations

import re

# Each class excludes its own opening mark, so that a text full of marks that never close is still read in one pass.
_STYLES = (
    re.compile(r"“[^“”\n]{1,4000}”|«[^«»\n]{1,4000}»|„[^„“”\n]{1,4000}[“”]|``[^`\n]{1,4000}?''|''[^\n]{1,4000}?''"),
    re.compile(r'"[^"\n]{1,4000}"'),
    # An apostrophe opens a quotation after a space or bracket and closes it before one; inside a word it is a letter.
    re.compile(r"(?<![\w’'])‘[^‘\n]{2,2000}?’(?!\w)|(?<![\w'’])'(?=[A-Z“\"\w])[^'\n]{2,400}?'(?![\w'])"),
)
_OPEN = re.compile(r"(?<![\w.,!?…])(?:[“„«\"]|``|'')")
_CLOSE = re.compile(r"(?<=[^\s\d])(?:[”»\"]|'')")
_LONGEST_UNBALANCED = 1500


def find_quotations(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the ranges of ``text[start:end]`` that stand in quotation marks, in order, none overlapping.

    A mark that is never closed quotes to the end of its paragraph, one that is never opened from its start, and at
    most 1,500 characters either way: scraped news loses one mark of a pair often, and words that may be somebody's
    speech are no evidence of copying.

    Examples
    --------
    >>> text = 'The mayor said “we will rebuild” on Monday.'
    >>> [text[a:b] for a, b in find_quotations(text)]
    ['“we will rebuild”']
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    at = start
    while at < stop:
        line_end = text.find("\n", at, stop)
        line_end = stop if line_end < 0 else line_end
        if line_end > at:
            found.extend(_find_in_paragraph(text, at, line_end))
        at = line_end + 1
    return found


def _find_in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    left = text[start:end]
    found: list[tuple[int, int]] = []
    for style in _STYLES:
        spans = [hit.span() for hit in style.finditer(left)]
        found.extend(spans)
        left = _blank(left, spans)
    if hit := _OPEN.search(left):
        following = min((a for a, _ in found if a >= hit.end()), default=len(left))
        found.append((hit.start(), min(following, hit.start() + _LONGEST_UNBALANCED)))
        left = _blank(left, found[-1:])
    if hit := _CLOSE.search(left):
        previous = max((b for _, b in found if b <= hit.start()), default=0)
        found.append((max(previous, hit.end() - _LONGEST_UNBALANCED), hit.end()))
    return [(start + a, start + b) for a, b in sorted(found) if a < b]


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Put a letter-free filler over the spans, so that their marks are not found again and offsets stay."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "\u00a0" * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])
