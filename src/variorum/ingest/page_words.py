"""The words of a page's line written into clean text, entities read and white space run together."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from variorum.ingest.cleaning import TextBuilder
from variorum.ingest.mojibake import Repair

# A single blank between two words is copied with them: it is by far the most common white space.
_PIECE = re.compile(
    r"(?P<space>(?!(?<=[\w,.:]) \w)[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+)|"
    r"(?P<entity>&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?))|"
    r"(?P<odd>[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\u200b\u2060\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f]+|[\ud800-\udfff])"
)
_NO_SHAPE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\u200b\u2060\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u206f\ud800-\udfff]"
)


def write_line(
    builder: TextBuilder, source: str, runs: Sequence[tuple[int, int]], repairs: Sequence[Repair] = ()
) -> bool:
    """Append a line's words to the builder: entities read, white space run together, shapeless characters left out.

    Returns whether anything was written. ``repairs`` are those of the whole source, in order. A single blank stands for
    a whole run of white space of the source. An empty run says that the words before and after it stand apart on the
    page though no white space parts them in the source.
    """
    last = 0
    pending: tuple[int, int] | None = None
    written = False

    def flush() -> None:
        nonlocal pending, written
        if pending and written:
            if pending[1] - pending[0] == 1 and source[pending[0]] == " ":
                builder.copy(source, *pending)
            else:
                builder.replace(" ", *pending)
        pending = None
        written = True

    for start, end, repair in _split_runs(runs, repairs):
        if repair:
            words = _NO_SHAPE.sub("", repair.words)
            if words.strip():
                flush()
                builder.replace(words, start, end)
            continue
        if start == end and last < start:
            pending = pending or (last, start)
            continue
        last = end
        position = start
        for hit in _PIECE.finditer(source, start, end):
            if hit.start() > position:
                flush()
                builder.copy(source, position, hit.start())
            position = hit.end()
            if hit["space"]:
                pending = (pending[0] if pending else hit.start(), hit.end())
            elif hit["entity"]:
                words = html.unescape(hit[0])
                if words != hit[0]:
                    words = _NO_SHAPE.sub("", words).replace("\n", " ").replace("\r", " ").replace("\t", " ")
                if words.strip(" "):
                    flush()
                    builder.replace(words, *hit.span())
                elif words:
                    pending = (pending[0] if pending else hit.start(), hit.end())
        if position < end:
            flush()
            builder.copy(source, position, end)
    return written


def _split_runs(runs: Sequence[tuple[int, int]], repairs: Sequence[Repair]) -> Iterator[tuple[int, int, Repair | None]]:
    for start, end in runs:
        position = start
        for repair in repairs[bisect_left(repairs, start, key=lambda item: item.start) :] if repairs else ():
            if repair.end > end:
                break
            yield position, repair.start, None
            yield repair.start, repair.end, repair
            position = repair.end
        yield position, end, None
