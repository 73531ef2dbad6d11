"""Propositions of bare text: what the filter ``variorum relate`` is given."""

from __future__ import annotations

from functools import lru_cache

from variorum.collation.proposition import Proposition
from variorum.collation.slots import Placed, fill_slots
from variorum.language.pipeline import load_pipeline
from variorum.model import (
    Block,
    BlockKind,
    PartialTime,
    Passage,
    Provenance,
    Publication,
    Report,
    Span,
)
from variorum.reading.figures import find_figures
from variorum.reading.moments import find_moments
from variorum.reading.parsing import ParsedBlock, ParsedReport

MAX_CHARS = 4_000
"""Code points of a bare text that are parsed; the longest sentence of the development reports has under 700."""


def _as_time(published: str | None) -> PartialTime | None:
    if not published:
        return None
    try:
        return PartialTime(published.strip())
    except ValueError:
        return None


def _clean(text: str) -> str:
    """Return the first ``MAX_CHARS`` code points; half surrogate pairs, which no encoder takes, become "?"."""
    return text[:MAX_CHARS].encode("utf-8", "replace").decode("utf-8").strip()


@lru_cache(maxsize=4096)
def parse_proposition(
    text: str, context: str | None = None, published: str | None = None, question: str | None = None, side: str = "a"
) -> Proposition:
    """Return the proposition of bare text.

    Parameters
    ----------
    text
        A statement, or a short answer to ``question``; its first ``MAX_CHARS`` code points are read.
    context
        The sentence it stands in, if known.
    published
        ISO 8601, any precision; anything else counts as unknown.
    question
        The question ``text`` answers, which names the slot.
    side
        Becomes the proposition's id and its passage's report id.
    """
    read = _clean(text) or "-"
    when = _as_time(published)
    block = Block(Span(0, len(read)), BlockKind.PROSE, "bare text")
    report = Report(
        id=side,
        text=read,
        blocks=(block,),
        provenance=Provenance("-", "text/plain", "utf-8", ""),
        published=Publication(value=when, read_from="record" if when else "none"),
        language="en",
    )
    doc = load_pipeline()(read)
    moments = find_moments(report)
    figures = find_figures(ParsedReport(report, (ParsedBlock(block, doc, 0),)), moments)
    placed = [Placed(item.span.start, item.span.of(read), figure=item) for item in figures]
    placed += [Placed(item.span.start, item.span.of(read), moment=item) for item in moments]
    return fill_slots(
        side,
        Passage(side, (Span(0, len(read)),)),
        read,
        doc,
        placed,
        context=_clean(context or ""),
        question=_clean(question or ""),
        published=when.period if when else None,
    )
