"""A statement while it is being put together, and the paragraph it is found in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from variorum.model import Force, Span
from variorum.reading.parsing import ParsedBlock
from variorum.reading.statements.quotations import MARKS, Quotation, find_quotations

Pieces = tuple[Span, ...]
_EDGES = " \t\r\n\u00a0,;:—–-…" + MARKS


@dataclass(slots=True)
class Paragraph:
    """A parsed block with its quotations and its units: sentences, not cut inside a quotation."""

    index: int
    block: ParsedBlock
    quotations: tuple[Quotation, ...]
    inside: list[int]
    units: list[tuple[int, int]]

    @property
    def doc(self) -> Doc:
        """The block's parse."""
        return self.block.doc

    def is_quoted(self, token: Token) -> bool:
        """Tell whether the token stands between quotation marks."""
        return self.inside[token.i] >= 0

    def unit_of(self, token: Token) -> tuple[int, int]:
        """Return the unit ``[start, end)``, in tokens, that holds the token."""
        return next(unit for unit in self.units if unit[0] <= token.i < unit[1])


@dataclass(slots=True)
class Draft:
    """One attribution found by a rule: tokens of one paragraph, and pieces added from others.

    ``tokens`` are the content's tokens in the paragraph; ``more`` holds pieces of later paragraphs. ``rule`` names what
    found it.
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
    carriers: list[Token] = field(default_factory=list)
    is_passive: bool = False

    @property
    def verb(self) -> Token | None:
        """The cue's head."""
        return self.cue[0] if self.cue else None

    def key(self) -> tuple[int, int]:
        """Where it stands, for sorting."""
        places = [*self.tokens, *(token.i for token in self.cue)]
        return self.paragraph.index, min(places) if places else 0


def make_paragraph(index: int, block: ParsedBlock) -> Paragraph:
    """Return the block with its quotations found and its sentences joined where a quotation spans them."""
    quotations = find_quotations(block.doc.text)
    inside = [-1] * len(block.doc)
    place = 0
    for token in block.doc:
        while place < len(quotations) and quotations[place].end <= token.idx:
            place += 1
        if place < len(quotations) and quotations[place].covers(token.idx):
            inside[token.i] = place
    units: list[tuple[int, int]] = []
    for sentence in block.doc.sents:
        start = sentence[0]
        if units and _is_joined(block.doc, start, quotations):
            units[-1] = (units[-1][0], sentence.end)
        else:
            units.append((sentence.start, sentence.end))
    return Paragraph(index, block, quotations, inside, units)


def _is_joined(doc: Doc, start: Token, quotations: tuple[Quotation, ...]) -> bool:
    """Tell whether a sentence's first token goes on with the sentence before it."""
    for quotation in quotations:
        if quotation.inner_start < start.idx < quotation.end:
            return True
        if quotation.start > start.idx:
            break
    before = doc[start.i - 1]
    return bool(start.text[:1].islower() and before.text not in ".!?" and start.is_alpha)


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
    doc, base = paragraph.doc, paragraph.block.base
    found = []
    for first, last in runs_of(places):
        if is_content and doc[first].lower_ == "that" and doc[first].dep_ == "mark" and last - first > 1:
            first += 1
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        if trimmed := trim(doc.text, start, _with_closing(doc.text, start, end)):
            found.append(Span(base + trimmed[0], base + trimmed[1]))
    return tuple(found)


def _with_closing(text: str, start: int, end: int) -> int:
    """Take a closing mark along whose opening mark stands inside."""
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
