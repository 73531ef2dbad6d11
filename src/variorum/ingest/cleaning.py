"""Decoded text to clean text that never changes, with the map from one to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.ingest.mojibake import Repair, find_repairs, tell_repairs
from variorum.model import Segment

# Characters without a shape of their own: byte order marks, zero-width spaces, soft hyphens, controls, and marks that
# turn the writing direction (Unicode TR 36 lists them as spoofing means). Joiners stay between letters beyond ASCII,
# where Persian, Indic scripts and emoji need them.
_DROPPED = "\ufeff\u200b\u2060\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u206a-\u206f\ufff9-\ufffb"
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f"
_ODD = re.compile(
    rf"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|[{_DROPPED}{_CONTROLS}\x1f]+|(?<![^\x00-\x7f])[\u200c\u200d]+|[\ud800-\udfff]"
)
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

_EDGES = "".join(
    char
    for char in map(chr, (*range(0x21), *range(0x7F, 0xA0), 0xAD, *range(0x2000, 0x2070), 0x61C, 0xFEFF))
    if char in " \t\u2028\u2029\x85" or _ODD.fullmatch(char) or char == "\n"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text and where each run of it stands in the decoded original; ``note`` tells what was repaired, if any."""

    text: str
    segments: tuple[Segment, ...]
    note: str = ""


def clean_text(original: str) -> CleanText:
    """Return the text with one kind of line end and without characters that have no shape; all else as it stands.

    Line ends of any kind become a line feed, a lone surrogate becomes U+FFFD, misread UTF-8 is read back
    (``find_repairs``), and white space at both ends is left out.

    Examples
    --------
    >>> clean = clean_text("\\ufeffOne\\r\\ntwo\\u200b\\n")
    >>> clean.text
    'One\\ntwo'
    >>> clean.segments[1]
    Segment(start=3, end=4, source_start=4, source_end=6)
    """
    builder = TextBuilder()
    repairs = find_repairs(original)
    begin, end = _find_ends(original, repairs)
    position = begin
    for repair in repairs:
        if repair.start < begin or repair.end > end:
            continue
        _copy_clean(builder, original, position, repair.start)
        words = _clean_words(repair.words)
        builder.replace(words, repair.start, repair.end)
        position = repair.end
    _copy_clean(builder, original, position, end)
    clean = builder.build()
    return CleanText(clean.text, clean.segments, tell_repairs(original, repairs))


def _clean_words(words: str) -> str:
    return _ODD.sub(lambda hit: "\n" if hit[0][0] in _BREAKS else "", words)


def _find_ends(original: str, repairs: tuple[Repair, ...]) -> tuple[int, int]:
    """Return where the text starts and ends without white space; a misread mark at an end is no white space."""
    begin, end = 0, len(original)
    waiting = list(repairs)
    while True:
        until = waiting[0].start if waiting else end
        begin = until - len(original[begin:until].lstrip(_EDGES))
        if not waiting or begin < until or waiting[0].words.strip(_EDGES):
            break
        begin = waiting.pop(0).end
    while True:
        since = waiting[-1].end if waiting else begin
        end = since + len(original[since:end].rstrip(_EDGES))
        if not waiting or end > since or waiting[-1].words.strip(_EDGES):
            break
        end = waiting.pop().start
    return begin, max(begin, end)


def _copy_clean(builder: TextBuilder, original: str, start: int, end: int) -> None:
    position = start
    for hit in _ODD.finditer(original, start, end):
        builder.copy(original, position, hit.start())
        if hit[0][0] in _BREAKS:
            builder.replace("\n", hit.start(), hit.end())
        elif "\ud800" <= hit[0] <= "\udfff":
            builder.replace("\ufffd", hit.start(), hit.end())
        position = hit.end()
    builder.copy(original, position, end)


def keep_text(original: str) -> CleanText:
    """Return the text exactly as it stands, but for lone surrogates, which nothing can store: each becomes U+FFFD."""
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", original)
    return CleanText(text, (Segment(0, len(text), 0, len(text)),) if text else ())


class TextBuilder:
    """Collects clean text and its map; runs that follow each other in both become one segment."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._copied = False
        self.length = 0

    @property
    def ends_with_break(self) -> bool:
        """Whether nothing was written since the last line feed."""
        return bool(self._pieces) and self._pieces[-1].endswith("\n")

    def copy(self, original: str, start: int, end: int) -> None:
        """Append ``original[start:end]`` as it stands."""
        if start >= end:
            return
        size = end - start
        last = self._segments[-1] if self._segments else None
        if (
            last
            and last.source_end == start
            and last.end == self.length
            and last.end - last.start == last.source_end - last.source_start
            and self._copied
        ):
            self._segments[-1] = Segment(last.start, last.end + size, last.source_start, end)
        else:
            self._segments.append(Segment(self.length, self.length + size, start, end))
        self._pieces.append(original[start:end])
        self.length += size
        self._copied = True

    def replace(self, words: str, start: int, end: int) -> None:
        """Append ``words``, which stand for ``[start, end)`` of the original."""
        if words:
            self._segments.append(Segment(self.length, self.length + len(words), start, end))
            self._pieces.append(words)
            self.length += len(words)
            self._copied = False

    def insert(self, words: str) -> None:
        """Append ``words`` that stand nowhere in the original (a line feed between two elements)."""
        self._pieces.append(words)
        self.length += len(words)
        self._copied = False

    def build(self) -> CleanText:
        """Return what was collected."""
        return CleanText("".join(self._pieces), tuple(self._segments))
