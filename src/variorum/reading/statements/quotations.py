"""Quotation marks of one paragraph, paired without ever raising or running past its end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

OPENING = "“„«"
CLOSING = "”»"
MARKS = "“”„«»\"'‘’`"
_LONGEST_OPEN = 3000
"""Code points that an unclosed mark may cover: over that it is a slip, and ends with its sentence."""
_SAYS = r"(?:said|says|added|adds|told|wrote)"
_WHO = r"(?:[Tt]he \w+|[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|s?he|they)"
_FRAME = re.compile(rf"[,?!] (?:{_WHO} {_SAYS}(?=[.,;]|$| (?:on|in|at|after|during|late|early)\b)|{_SAYS} (?=[A-Z]))")
"""Who said it, after a mark that was never closed; "he said no" inside what somebody tells is no such frame."""
_TOKEN = re.compile(r"``|''|[“”„«»\"‘’']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in one paragraph: ``[start, end)`` with its marks, ``[inner_start, inner_end)`` without.

    ``closed`` is False when the paragraph ends before the mark that closes it; ``opened`` is False when it only closes
    what an earlier paragraph opened.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True
    opened: bool = True

    def covers(self, offset: int) -> bool:
        """Tell whether ``offset`` lies between the marks."""
        return self.inner_start <= offset < self.inner_end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a paragraph, in order, never overlapping.

    Double marks of every style are paired first; single ones only outside them. An opening mark while one is open
    starts anew (the earlier one was never closed and ends with its sentence). A straight mark opens before a word and
    closes after one.
    """
    found: list[Quotation] = []
    open_at: tuple[int, int] | None = None
    straight = text.count('"')
    left = straight
    for hit in _TOKEN.finditer(text):
        mark = hit[0]
        if mark in "‘’'":
            continue
        left -= mark == '"'
        role = _role_of(text, hit, open_at is not None, left)
        if role == "open":
            if open_at is not None:
                found.append(_close_early(text, open_at, hit.start()))
            open_at = hit.span()
        elif open_at is not None:
            if hit.start() > open_at[1]:
                found.append(Quotation(open_at[0], hit.end(), open_at[1], hit.start()))
            open_at = None
        elif not found and _closes_what_was_open(text, hit, straight):
            found.append(Quotation(0, hit.end(), 0, hit.start(), opened=False))
    end = len(text.rstrip())
    frame = _FRAME.search(text, open_at[1]) if open_at is not None else None
    if open_at is not None and frame is not None:
        # The closing mark was forgotten before "she said".
        found.append(Quotation(open_at[0], frame.start() + 1, open_at[1], frame.start() + 1))
    elif open_at is not None and end - open_at[1] > _LONGEST_OPEN:
        found.append(_close_early(text, open_at, end))
    elif open_at is not None and open_at[1] < end:
        found.append(Quotation(open_at[0], end, open_at[1], end, closed=False))
    found = [quotation for quotation in found if quotation.inner_start < quotation.inner_end <= quotation.end]
    kept: list[Quotation] = []
    for quotation in sorted([*found, *_find_single(text, found)], key=lambda one: one.start):
        if not kept or kept[-1].end <= quotation.start:
            kept.append(quotation)
    return tuple(kept)


def _role_of(text: str, hit: re.Match[str], is_open: bool, left: int) -> str:
    """Return whether a mark opens or closes; ``left`` straight marks follow it in the paragraph."""
    mark, start, end = hit[0], hit.start(), hit.end()
    if mark in OPENING or mark == "``":
        return "open"
    if mark in CLOSING:
        # Some typists use the closing mark for both.
        before_word = end < len(text) and text[end].isalnum() and (start == 0 or text[start - 1].isspace())
        return "open" if before_word and not is_open else "close"
    if not is_open:
        # A mark with its space on the wrong side opens if another is left to close it.
        opens = end < len(text) and (not text[end].isspace() or left % 2 == 1)
        return "open" if opens else "close"
    before_space = start == 0 or text[start - 1].isspace()
    after_word = end < len(text) and text[end].isalnum()
    return "open" if before_space and after_word and start > 0 else "close"


def _closes_what_was_open(text: str, hit: re.Match[str], straight: int) -> bool:
    """Tell whether a paragraph's first mark closes what an earlier paragraph opened: a straight one, after a stop."""
    if hit.start() == 0:
        return False
    is_odd = hit[0] == '"' and straight % 2 == 1
    return hit[0] in CLOSING or (is_odd and text[hit.start() - 1] in ".,!?")


def _close_early(text: str, opened: tuple[int, int], limit: int) -> Quotation:
    stop = re.compile(r"[.!?](?=\s)").search(text, opened[1], limit)
    end = stop.end() if stop else limit
    while end > opened[1] + 1 and text[end - 1].isspace():
        end -= 1
    return Quotation(opened[0], end, opened[1], max(end, opened[1] + 1))


_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(—–:])|^)[‘'](?=[A-Za-z0-9\[$£€])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…)\]])[’'](?![\w’'])")


_UNCLOSED = re.compile(r"(?:^\s*|[:,]\s+)[‘'](?=$)")
"""Where a single mark may open a quotation of several paragraphs: at a paragraph's head, or after a colon or comma."""


def _find_single(text: str, doubles: Sequence[Quotation]) -> list[Quotation]:
    """Pair single marks outside ``doubles``; an apostrophe after a plural does not close before a later mark does."""
    starts = [quotation.start for quotation in doubles]

    def is_inside(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < doubles[place].end

    found: list[Quotation] = []
    at = 0
    while opening := _SINGLE_OPEN.search(text, at):
        at = opening.end()
        if is_inside(opening.start()) or re.match(r"\d0s|(?:em|til|tis|twas|cause|n)\b", text[at : at + 6], re.I):
            continue
        following = _SINGLE_OPEN.search(text, at)
        limit = following.start() if following else len(text)
        closings = [hit for hit in _SINGLE_CLOSE.finditer(text, at, limit + 1) if not is_inside(hit.start())]
        if closings:
            sure = [hit for hit in closings if text[hit.start() - 1] in ".,!?…"]
            hit = closings[0] if text[closings[0].start() - 1] != "s" else (sure or closings)[0]
            found.append(Quotation(opening.start(), hit.end(), at, hit.start()))
            at = hit.end()
        elif following is None and not doubles and _UNCLOSED.search(text, 0, at):
            end = len(text.rstrip())
            found.append(Quotation(opening.start(), end, at, end, closed=False))
    return found
