"""A stretch of a parsed block as the rules see it: its quotations, and sentences not cut inside a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenRange

from variorum.reading.parsing import ParsedBlock
from variorum.reading.statements.quotations import Quotation, find_quotations

_MOST_TOKENS = 1500
"""Tokens of a paragraph; longer blocks are read in pieces, so that time grows with the text and not with its square."""


@dataclass(slots=True)
class Paragraph:
    """Tokens ``[first, last)`` of a parsed block.

    ``inside`` and ``unit_at`` give, for every token of the whole block, the number of the quotation it stands in (-1:
    none) and the number of its unit in ``units``, which are token ranges. ``quoted`` are token ranges by quotation.
    """

    index: int
    block: ParsedBlock
    text: str
    first: int
    last: int
    numbered: tuple[tuple[int, Quotation], ...]
    inside: list[int]
    quoted: dict[int, tuple[int, int]]
    all_units: list[tuple[int, int]]
    unit_at: list[int]

    @property
    def doc(self) -> Doc:
        """The block's parse."""
        return self.block.doc

    @property
    def tokens(self) -> TokenRange:
        """The paragraph's tokens."""
        return self.doc[self.first : self.last]

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The paragraph's quotations, in order."""
        return tuple(quotation for _, quotation in self.numbered)

    @property
    def units(self) -> list[tuple[int, int]]:
        """The paragraph's sentences, joined where a quotation spans them, as token ranges."""
        if self.first == self.last:
            return []
        return self.all_units[self.unit_at[self.first] : self.unit_at[self.last - 1] + 1]

    def is_quoted(self, token: Token) -> bool:
        """Tell whether the token stands between quotation marks."""
        return self.inside[token.i] >= 0

    def unit_of(self, token: Token) -> tuple[int, int]:
        """Return the unit ``[start, end)``, in tokens, that holds the token."""
        return self.all_units[self.unit_at[token.i]]

    def words_of(self, number: int) -> list[Token]:
        """Return the tokens between the marks of the quotation with this number."""
        start, end = self.quoted.get(number, (0, 0))
        return list(self.doc[start:end])


def make_paragraphs(blocks: Sequence[ParsedBlock]) -> list[Paragraph]:
    """Return the paragraphs of parsed blocks, in order: one a block, more where a block is very long."""
    found: list[Paragraph] = []
    for block in blocks:
        for paragraph in _split(block, len(found)):
            found.append(paragraph)
    return found


def _split(block: ParsedBlock, index: int) -> Iterator[Paragraph]:
    doc, text = block.doc, block.doc.text
    quotations = find_quotations(text)
    inside, quoted = _place_quotations(doc, quotations)
    units, unit_at = _join_sentences(doc, inside)
    starts = [quotation.start for quotation in quotations]
    first = 0
    for number, (_, end) in enumerate(units):
        following = units[number + 1][1] if number + 1 < len(units) else None
        if following is not None and following - first <= _MOST_TOKENS:
            continue
        low = bisect_right(starts, doc[first].idx - 1)
        high = bisect_right(starts, doc[end - 1].idx)
        numbered = tuple((place, quotations[place]) for place in range(low, high))
        yield Paragraph(index, block, text, first, end, numbered, inside, quoted, units, unit_at)
        index += 1
        first = end


def _place_quotations(doc: Doc, quotations: Sequence[Quotation]) -> tuple[list[int], dict[int, tuple[int, int]]]:
    inside = [-1] * len(doc)
    quoted: dict[int, tuple[int, int]] = {}
    place = 0
    for token in doc if quotations else ():
        while place < len(quotations) and quotations[place].end <= token.idx:
            place += 1
        if place < len(quotations) and quotations[place].covers(token.idx):
            inside[token.i] = place
            quoted[place] = (quoted.get(place, (token.i, 0))[0], token.i + 1)
    return inside, quoted


def _join_sentences(doc: Doc, inside: Sequence[int]) -> tuple[list[tuple[int, int]], list[int]]:
    units: list[tuple[int, int]] = []
    for sentence in doc.sents:
        if units and _goes_on(doc, sentence.start, inside):
            units[-1] = (units[-1][0], sentence.end)
        else:
            units.append((sentence.start, sentence.end))
    unit_at = [number for number, (start, end) in enumerate(units) for _ in range(start, end)]
    return units, unit_at


def _goes_on(doc: Doc, start: int, inside: Sequence[int]) -> bool:
    """Tell whether a sentence goes on with the one before: in one quotation, at its closing mark, or in lower case."""
    token, before = doc[start], doc[start - 1]
    if inside[start - 1] >= 0 and (inside[start] == inside[start - 1] or token.text in ("”", '"', "''", "»", "’", "'")):
        return True
    return token.is_alpha and token.text[:1].islower() and before.text not in ".!?"
