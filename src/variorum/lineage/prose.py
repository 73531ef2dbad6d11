"""A report's own prose, sentence by sentence, with speech and furniture set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from variorum.lineage.boilerplate import is_boilerplate
from variorum.lineage.quotations import find_quotations
from variorum.model import READ_KINDS, Report, Span

_END = re.compile(r"(?<=[.!?…])[\"”’')\]»]*(?=\s)|\n+")
_WORD = re.compile(r"\d[\d.,]*\d|\w+(?:['’]\w+)?")
# Endings that look like a sentence's and are not: titles, initials, "U.S.", months.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Pres|Prof|Rev|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov"
    r"|Dec|approx|Inc|Ltd|Corp|Co)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of prose.

    ``words`` are the report's own words in order, lower case, those inside quotation marks left out; ``spoken`` are
    the words inside quotation marks.
    """

    span: Span
    words: tuple[str, ...]
    spoken: tuple[str, ...]


def find_sentences(report: Report, most: int = 5000, known_boilerplate: Collection[str] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a report's titles, prose and corrections, without furniture, in text order.

    Sentences are cut by punctuation, which every depth can afford; ``most`` bounds how many are kept.
    """
    found: list[Sentence] = []
    for start, end in _find_prose(report):
        quoted = find_quotations(report.text, start, end)
        for span in _split(report.text, start, end):
            if len(found) >= most:
                return tuple(found)
            if is_boilerplate(span.of(report.text), known_boilerplate):
                continue
            found.append(_read(report.text, span, quoted))
    return tuple(sentence for sentence in found if sentence.words or sentence.spoken)


def _find_prose(report: Report) -> Iterator[tuple[int, int]]:
    for block in report.blocks:
        if block.kind in READ_KINDS:
            yield block.span.start, block.span.end


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for hit in _END.finditer(text, start, end):
        if hit[0][:1] != "\n" and _ABBREVIATION.search(text, max(at, hit.start() - 12), hit.start()):
            continue
        if span := _trim(text, at, hit.end()):
            yield span
        at = hit.end()
    if span := _trim(text, at, end):
        yield span


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _read(text: str, span: Span, quoted: list[tuple[int, int]]) -> Sentence:
    words: list[str] = []
    spoken: list[str] = []
    near = _overlapping(quoted, span)
    for hit in _WORD.finditer(text, span.start, span.end):
        inside = any(a <= hit.start() < b for a, b in near)
        (spoken if inside else words).append(hit[0].lower())
    return Sentence(span, tuple(words), tuple(spoken))


def _overlapping(quoted: list[tuple[int, int]], span: Span) -> list[tuple[int, int]]:
    first = bisect_left(quoted, (span.start, span.start))
    first = max(0, first - 1)
    near = []
    for start, end in quoted[first:]:
        if start >= span.end:
            break
        if end > span.start:
            near.append((start, end))
    return near
