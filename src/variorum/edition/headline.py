"""The headline: the title of a report, or where none stands in a text, the lead sentence that says most."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.edition.index import StoryIndex
from variorum.edition.wording import compare_content, is_quoting, is_self_contained
from variorum.model import BlockKind, Line, Passage, Piece, Report, Row, Span
from variorum.reading.statements.own import is_caption

_TOP_ROWS = 8
# A headline that opens with somebody's words says less of what happened.
_QUOTING = 0.6
_MAX_LEAD_CHARS = 280
_MAX_FIRST_CHARS = 420
"""The first sentence may be longer: what follows a long lead seldom says what happened."""
_LEAST_LEAD_WORDS = 6
"""A shorter sentence greets (*Hello, Orvelle.*) or names a place."""
_POINTING = re.compile(r"\b(read here|click|see (?:above|below)|in full here|this article)\b", re.I)


_DATED = re.compile(
    r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d{1,2}, \d{4},? (?:in|at|near|outside|on)\b",
)
"""How agencies date the captions of their pictures; no lead does."""


def find_headline(index: StoryIndex, rows: Sequence[Row]) -> Line | None:
    """Return the title that has most in common with the others and with the claims most reports carry.

    Where no title stands in a text, the lead sentence that does; None when there is neither. Titles that stand in no
    text (a record's own field) cannot be shown, but they say which lead to take.
    """
    top = [row.wording.of(index.report[row.wording.report_id].text) for row in rows[:_TOP_ROWS]]
    stated = [report.title for report in index.reports if report.title]
    titles = [(report, report.title_span) for report in index.reports if report.title_span is not None]
    if titles:
        return _choose(titles, [*top, *stated])
    leads = [(report, lead) for report in index.reports if (lead := find_lead(index, report)) is not None]
    return _choose(leads, [*top, *stated, *stated]) if leads else None


def find_lead(index: StoryIndex, report: Report) -> Span | None:
    """Return the first sentence of prose that can stand as a headline, or None if the first three cannot."""
    for place, sentence in enumerate(index.readings[report.id].sentences[:3]):
        block = index.find_block(report.id, sentence)
        words = sentence.of(report.text)
        fits = (
            len(words) <= (_MAX_LEAD_CHARS if place else _MAX_FIRST_CHARS)
            and is_self_contained(words)
            and not _POINTING.search(words)
        )
        fits = fits and not (is_caption(words) or _DATED.search(words))
        fits = fits and len(words.split()) >= _LEAST_LEAD_WORDS
        if block is not None and block.kind is BlockKind.PROSE and fits:
            return sentence
    return None


def _choose(candidates: Sequence[tuple[Report, Span]], matter: Sequence[str]) -> Line:
    def weigh(candidate: tuple[Report, Span]) -> float:
        words = candidate[1].of(candidate[0].text)
        return sum(compare_content(words, other) for other in matter) * (_QUOTING if is_quoting(words) else 1.0)

    report, span = max(candidates, key=weigh)
    return Line((Piece(span.of(report.text), Passage(report.id, (span,))),), note=report.name)
