"""A statement while it is being put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from variorum.model import Force, Span
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import MARKS

Pieces = tuple[Span, ...]
_EDGES = " \t\r\n\u00a0,;:—–-…" + MARKS


@dataclass(slots=True)
class Draft:
    """One attribution found by a rule: tokens of one paragraph, and pieces added from others.

    ``tokens`` are the content's tokens in the paragraph; ``more`` holds pieces of later paragraphs, and ``further`` the
    tokens of those pieces by the paragraph's number. ``rule`` names what found it.
    """

    paragraph: Paragraph
    rule: str
    force: Force
    cue: list[Token] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)
    source: list[Token] = field(default_factory=list)
    source_head: Token | None = None
    source_paragraph: Paragraph | None = None
    more: list[Span] = field(default_factory=list)
    further: dict[int, set[int]] = field(default_factory=dict)
    carriers: list[Token] = field(default_factory=list)
    is_passive: bool = False
    makes_claim: bool = True

    @property
    def verb(self) -> Token | None:
        """The cue's head."""
        return self.cue[0] if self.cue else None

    def places_in(self, paragraph: Paragraph) -> set[int]:
        """Return the content's tokens in a paragraph, its own or one that it goes on in."""
        return self.tokens if paragraph is self.paragraph else self.further.get(paragraph.index, set())

    def key(self) -> tuple[int, int]:
        """Where it stands, for sorting."""
        places = [*self.tokens, *(token.i for token in self.cue)]
        return self.paragraph.index, min(places) if places else 0


def runs_of(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted runs ``[start, end)`` of consecutive numbers."""
    runs: list[tuple[int, int]] = []
    for place in sorted(set(places)):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def pieces_of(paragraph: Paragraph, places: Iterable[int], *, is_content: bool = False) -> Pieces:
    """Return the trimmed spans, in the report, of runs of tokens; runs of punctuation only are left out."""
    doc, text, base = paragraph.doc, paragraph.text, paragraph.block.base
    found = []
    for first, last in runs_of(places):
        if is_content and doc[first].lower_ == "that" and doc[first].dep_ == "mark" and last - first > 1:
            first += 1
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if trimmed := trim(text, start, _with_closing(text, start, end)):
            found.append(Span(base + trimmed[0], base + trimmed[1]))
    return tuple(found)


def _with_closing(text: str, start: int, end: int) -> int:
    """Take a closing mark along whose opening mark stands inside."""
    if text.count('"', start, end) % 2 == 1 and (closing := re.compile(r'[.,!?]?"').match(text, end)):
        return closing.end()
    if end < len(text) and text[end] in "”»":
        opening = "“" if text[end] == "”" else "«"
        if text.count(opening, start, end) == text.count(text[end], start, end) + 1:
            return end + 1
    return end


def trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Cut space, commas, dashes and quotation marks whose partner lies outside off the ends of ``[start, end)``."""
    while start < end and text[start] in _EDGES and not _keeps_mark(text, start, start, end):
        start += 1
    while end > start and (
        (text[end - 1] in _EDGES and not _keeps_mark(text, end - 1, start, end)) or _is_final_stop(text, start, end)
    ):
        end -= 1
    return (start, end) if any(letter.isalnum() for letter in text[start:end]) else None


def _is_final_stop(text: str, start: int, end: int) -> bool:
    word = text[start:end].rsplit(maxsplit=1)[-1]
    return text[end - 1] == "." and "." not in word[:-1] and len(word) > 2 and not text[start:end].endswith("...")


_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’", '"': '"'}


def _keeps_mark(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether the mark at an end has its partner inside the span but not at the other end."""
    mark, inner = text[at], text[start + 1 : end - 1]
    if mark == "'" and at == end - 1 and start < at and text[at - 1] == "s":
        return inner.count("'") % 2 == 0 and " '" not in inner
    if at == start:
        partner = _PAIRS.get(mark)
        return bool(partner and inner.count(partner) % 2 == 1 and text[end - 1] not in partner + ".,!?")
    opener = next((key for key, value in _PAIRS.items() if value == mark), None)
    if opener is None:
        return False
    if opener == mark:
        return inner.count(mark) % 2 == 1
    return inner.count(opener) == inner.count(mark) + 1
