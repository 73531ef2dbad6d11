"""UTF-8 that was once read as Latin-1 or Windows-1252, found and read back: ``weâ€™re`` is ``we’re``.

Only runs whose bytes decode again are touched, and only in a text that shows it was misread; the marks whose bytes a
site has since lost are read from their place, where that leaves one reading. Source: RFC 3629 (the form of UTF-8), the
WHATWG Encoding Standard (the table of Windows-1252), and damage seen on news pages of 2010 to 2015.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_BYTE_OF = {chr(byte): byte for byte in range(0x80, 0x100)} | {
    bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_NEXT = "[" + "".join(re.escape(char) for char, byte in sorted(_BYTE_OF.items()) if byte < 0xC0) + "]"
_SEQUENCE = re.compile(rf"[Â-Þ]{_NEXT}|[à-ï]{_NEXT}{{2}}|[ð-ô]{_NEXT}{{3}}")
# What may follow an accented letter in sound text: „Spaß“, « café », “NÃO”.
_ORDINARY = frozenset("\xa0«»‘’‚“”„…–—°º·")
_CONTROL = re.compile(r"[\x80-\x84\x86-\x9f]")
_WIDE = re.compile(r"[⺀-퟿豈-﫿]")
# Scripts and signs of news; what lies outside is what sound text gives by chance (U+07D3 from „Spaß“).
_LIKELY = re.compile(
    r"[\u0080-\u017f\u0218-\u021b\u02c6\u02dc\u0300-\u03ff\u0400-\u052f\u0530-\u058f\u05b0-\u06ff\u0900-\u11ff\u1e00-\u2bff\u2e80-\ud7ff\uf900-\ufeff\ufffd\U0001f000-\U0001faff]"
)
_LATE = {chr(byte): bytes([byte]).decode("cp1252") for byte in (0x80, *range(0x91, 0x98))}
_LOST = re.compile(
    r"(?P<close>â€(?=[\s.,;:!?)\]]|$))|(?P<space>(?<=[a-z.,;:?!’”'\"])Â(?=[ \n]))|"
    r"(?P<late>[\x80\x91-\x97](?![\x80-\xbf]))"
)
_BARE = re.compile(
    r"(?P<apostrophe>(?<=[A-Za-z])â(?=(?:s|t|re|ll|ve|d|m)\b))|(?P<close>(?<=[.,!?;])â(?=[\s)]|$))|"
    r"(?P<dash>(?<=\s)â(?=\s))|(?P<open>(?:(?<=[\s(])|(?<![\s\S]))â(?=[A-Z]))"
)
_BARE_MARKS = {"apostrophe": "’", "close": "”", "open": "“", "dash": "–"}
_SURE_BARE = 2
"""Bare closing marks a text needs before bare marks are read; no language ends a sentence in "â"."""
_ROUNDS = 3
"""Times a text is read back again; more than three misreadings were not seen."""
_SIGN = re.compile(rf"[Â-ô]{_NEXT}|[âÂ\x80\x91-\x97]")


@dataclass(frozen=True, slots=True)
class Repair:
    """``[start, end)`` of a text that stand for ``words``; ``guessed`` when bytes of them are lost."""

    start: int
    end: int
    words: str
    guessed: bool = False


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Return what to put for the misread runs of ``text``, in text order and never overlapping; empty for sound text.

    Text that was misread twice is read back twice, and so on. Time is linear in the text.

    Examples
    --------
    >>> find_repairs("weâ€™re")
    (Repair(start=2, end=5, words='’', guessed=False),)
    >>> find_repairs("„Spaß“ au café")
    ()
    """
    if not _SIGN.search(text):
        return ()
    found = _find_once(text)
    for _ in range(_ROUNDS):
        again = _find_once(repair_text(text, found)) if found else ()
        if not again:
            break
        found = _compose(found, again)
    return found


def repair_text(text: str, repairs: tuple[Repair, ...]) -> str:
    """Return ``text`` with these repairs made."""
    pieces, position = [], 0
    for repair in repairs:
        pieces += [text[position : repair.start], repair.words]
        position = repair.end
    return "".join((*pieces, text[position:]))


def tell_repairs(text: str, repairs: tuple[Repair, ...]) -> str:
    """Return one sentence that says what was repaired, empty for nothing."""
    if not repairs:
        return ""
    first, guessed = repairs[0], sum(repair.guessed for repair in repairs)
    return (
        f"character {first.start}: characters once read in the wrong encoding ({text[first.start : first.end]!r} for "
        f"{first.words!r}; {len(repairs)} places); expected text saved as UTF-8 once. Nothing is left out: read back "
        "as meant" + (f", {guessed} of them from their place, as bytes are lost" if guessed else "")
    )


def _find_once(text: str) -> tuple[Repair, ...]:
    sequences = list(_read_sequences(text))
    strong = [hit for hit, _ in sequences if not set(hit[0][1:]) <= _ORDINARY]
    shown = len(strong) >= 2 or any(hit[0][0] in "ÂÃâ" or _CONTROL.search(hit[0]) for hit in strong)
    found: list[Repair] = []
    if shown:
        edges = {hit.start() for hit, _ in sequences} & {hit.end() for hit, _ in sequences}
        for hit, words in sequences:
            weak = set(hit[0][1:]) <= _ORDINARY
            # « café » with its no-break space would be one Chinese character; a misread word has several in a row.
            if not (weak and _WIDE.match(words) and not edges & set(hit.span())):
                found.append(Repair(hit.start(), hit.end(), words))
    for hit in _LOST.finditer(text):
        if hit.lastgroup == "late":
            found.append(Repair(hit.start(), hit.end(), _LATE[hit[0]]))
        elif shown:
            found.append(Repair(hit.start(), hit.end(), "”" if hit.lastgroup == "close" else "", guessed=True))
    bare = list(_BARE.finditer(text))
    if sum(hit.lastgroup == "close" for hit in bare) >= _SURE_BARE:
        found += [Repair(*hit.span(), _BARE_MARKS[hit.lastgroup or ""], guessed=True) for hit in bare]
    return _sort_out(found)


def _read_sequences(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for hit in _SEQUENCE.finditer(text):
        try:
            words = bytes(_BYTE_OF[char] for char in hit[0]).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if _LIKELY.match(words):
            yield hit, words


def _sort_out(found: list[Repair]) -> tuple[Repair, ...]:
    kept: list[Repair] = []
    for repair in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    return tuple(kept)


def _compose(first: tuple[Repair, ...], again: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """Return both rounds as one over the first text; ``again`` was found in what the first round made."""
    starts, shift = [], 0
    for repair in first:
        starts.append(repair.start + shift)
        shift += len(repair.words) - (repair.end - repair.start)
    kept: list[Repair] = []
    used: set[int] = set()
    for later in again:
        # The repairs of the first round that end after the later one starts and start before it ends.
        low = bisect_left(starts, later.start)
        if low and starts[low - 1] + len(first[low - 1].words) > later.start:
            low -= 1
        high = bisect_left(starts, later.end)
        used.update(range(low, high))
        begin, end = _map_back(later.start, first, starts), _map_back(later.end, first, starts)
        kept.append(Repair(begin, end, later.words, later.guessed))
    return _sort_out([*kept, *(repair for index, repair in enumerate(first) if index not in used)])


def _map_back(offset: int, first: tuple[Repair, ...], starts: list[int]) -> int:
    index = bisect_left(starts, offset + 1) - 1
    if index < 0:
        return offset
    repair, past = first[index], offset - starts[index] - len(first[index].words)
    return repair.start if past < 0 and offset == starts[index] else repair.end + max(past, 0)
