"""Which words a row shows: a claim's wording where it can be read alone, else as much around it as that takes.

*To keep the base*, *himself able to win* and *where the money went* say nothing without who says so and how; nor does
what somebody denied or asked. *Which she called a mistake* needs the sentence before its comma.
"""

from __future__ import annotations

import re

from variorum.edition.index import StoryIndex
from variorum.model import Force, Manner, Passage, Span, Statement, hull
from variorum.reading.statements.rates import brings_clause

_OPEN = re.compile(
    r"(?:which|who|whom|whose|where|when|how|why|what|whether|if|that|to|as|him|her|them|it|himself|herself|itself"
    r"|themselves|little|nothing|not|for|of|with|from|by|in|on|at)\b"
)
"""Small letters only: what opens a sentence (*When the dam broke, we ran*) stands by itself."""
_RELATIVE = re.compile(r"(?:which|who|whom|whose|where|when|as|because|although|while)\b")
_TURNED = frozenset({Force.DENIED, Force.DECLINED, Force.UNCLEAR, Force.ASKED, Force.DEMANDED})
_MAX_AROUND = 160
"""Code points that may be added to a wording; who said it in more words than that is shown apart from it."""


def find_row_words(index: StoryIndex, statement: Statement) -> Passage:
    """Return the words of a row: the statement's content, or the stretch of its sentence that makes it readable."""
    content = Passage(statement.report_id, statement.content)
    text = index.report[statement.report_id].text
    words = content.of(text).lstrip("\"'“‘ ")
    if statement.manner is Manner.OWN:
        if len(statement.content) > 1 or not _RELATIVE.match(words):
            return content
        return _widen(content, index.find_sentence(statement))
    is_whole = brings_clause(statement.because) and not _OPEN.match(words)
    if (is_whole and statement.force not in _TURNED) or not (statement.cue or statement.source):
        return content
    around = hull((*statement.source, *statement.cue, *statement.content))
    if not index.find_sentence(statement).contains(around):
        return content
    return _widen(content, _with_mark(text, around))


def _widen(content: Passage, around: Span) -> Passage:
    added = len(around) - sum(len(span) for span in content.spans)
    return Passage(content.report_id, (around,)) if added <= _MAX_AROUND else content


def _with_mark(text: str, span: Span) -> Span:
    """Return the span with the quotation mark that closes right after it, so that none stands open."""
    words = span.of(text)
    for opening, closing in (("“", "”"), ("‘", "’")):
        if words.count(opening) > words.count(closing) and text[span.end : span.end + 1] == closing:
            return Span(span.start, span.end + 1)
    if words.count('"') % 2 and text[span.end : span.end + 1] == '"':
        return Span(span.start, span.end + 1)
    return span
