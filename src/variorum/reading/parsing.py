"""A report's readable blocks, parsed, with offsets that point into the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenRange

from variorum.model import READ_KINDS, Block, Report, Span


@dataclass(frozen=True, slots=True)
class ParsedBlock:
    """One TITLE, PROSE or CORRECTION block and its parse. ``base`` is the block's offset in the report's text."""

    block: Block
    doc: Doc
    base: int

    def span_of(self, tokens: TokenRange | Token) -> Span:
        """Return where these tokens stand in the report's text."""
        if isinstance(tokens, Token):
            return Span(self.base + tokens.idx, self.base + tokens.idx + len(tokens.text))
        return Span(self.base + tokens.start_char, self.base + tokens.end_char)

    def token_at(self, offset: int) -> Token | None:
        """Return the token that covers this code point of the report's text, or None."""
        span = self.doc.char_span(offset - self.base, offset - self.base + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report and its parsed blocks in text order."""

    report: Report
    blocks: tuple[ParsedBlock, ...]

    def sentences(self) -> Iterator[tuple[ParsedBlock, TokenRange]]:
        """Yield every sentence with its block, in text order."""
        for parsed in self.blocks:
            for sentence in parsed.doc.sents:
                if sentence.text.strip():
                    yield parsed, sentence


def parse_report(report: Report, pipeline: Language) -> ParsedReport:
    """Parse the blocks of a report that are read; sentences never cross from one block into the next."""
    blocks = [block for block in report.blocks if block.kind in READ_KINDS]
    docs = pipeline.pipe(block.span.of(report.text) for block in blocks)
    return ParsedReport(
        report, tuple(ParsedBlock(block, doc, block.span.start) for block, doc in zip(blocks, docs, strict=True))
    )
