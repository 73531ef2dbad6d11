"""Outlets that a report's running text names as where it has its matter from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.lineage.cues import ABOUT_ITSELF, AFTER, AFTER_WEAK, ALSO_LISTED, BEFORE, OWNED, PHOTO, SIDE
from variorum.lineage.outlet_names import OutletName, find_outlet_names, find_own_ids, identify_outlet
from variorum.lineage.prose import Sentence
from variorum.lineage.quotations import find_quotations
from variorum.lineage.short_names import add_short_forms, introduce
from variorum.model import BlockKind, Report, Scope, Span, Statement

MOST_TAIL = 4
"""Words after a cue: "X quoted officials as saying." """
_MARKS = "“”„«»\"'‘’`"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a report names an outlet as its source. ``sentence`` is the number of the sentence it is in."""

    outlet_id: str
    name: str
    span: Span
    sentence: int
    is_side: bool
    because: str


@dataclass(frozen=True, slots=True)
class CitedOutlet:
    """An outlet a report cites: for all of it (scope REPORT) or for single statements, with every place."""

    outlet_id: str
    name: str
    scope: Scope
    places: tuple[Citation, ...]
    because: str
    statement_ids: tuple[str, ...] = ()


def find_citations(
    report: Report, sentences: Sequence[Sentence], own_names: re.Pattern[str] | None = None
) -> tuple[Citation, ...]:
    """Return every place where the report's own prose cites an outlet other than itself, in text order."""
    own = find_own_ids(report)
    found: list[Citation] = []
    short = introduce(report.outlet)
    for number, sentence in enumerate(sentences):
        text = report.text
        names = find_outlet_names(text, sentence.span, own_names)
        names = add_short_forms(text, sentence.span, names, short, {c.outlet_id: c.name for c in found})
        if not names:
            continue
        quoted = find_quotations(text, sentence.span.start, sentence.span.end)
        # The first sentence turns aside from nothing.
        side = number > 0 and bool(SIDE.search(sentence.span.of(text)))
        previous: OutletName | None = None
        for name in names:
            cue = _find_cue(text, sentence.span, name, previous)
            if cue is None or any(a <= name.span.start < b and _is_speech(text, a, b, cue) for a, b in quoted):
                continue
            previous = name
            if name.id not in own:
                found.append(
                    Citation(name.id, name.name, cue, number, side, f"“{' '.join(cue.of(text).split())[:90]}”")
                )
    return tuple(found)


def _is_speech(text: str, start: int, end: int, cue: Span) -> bool:
    """Tell whether a cue inside a quotation is part of what was said.

    It is not where the quotation has lost a mark and the cue stands at that end, as the outlet's own words do:
    "According to X, we shall win,” she said" and "“We shall win, X reported."
    """
    is_opened, is_closed = text[start] in _MARKS, text[end - 1] in _MARKS
    if not is_opened and not text[start : cue.start].strip():
        return False
    return is_closed or len(text[cue.end : end].split()) > MOST_TAIL


def _find_cue(text: str, sentence: Span, name: OutletName, previous: OutletName | None) -> Span | None:
    before = text[max(sentence.start, name.span.start - 90) : name.span.start]
    after = text[name.span.end : min(sentence.end, name.span.end + 90)]
    if PHOTO.search(before):
        return None
    if hit := AFTER.match(after):
        return Span(name.span.start, name.span.end + hit.end())
    if hit := OWNED.match(after):
        return Span(name.span.start, name.span.end + hit.end())
    if hit := BEFORE.search(before):
        return Span(name.span.start - len(before) + hit.start(), name.span.end)
    if not name.is_guess and (hit := AFTER_WEAK.match(after)) and not ABOUT_ITSELF.match(after[hit.end() :]):
        return Span(name.span.start, name.span.end + hit.end())
    if previous and ALSO_LISTED.fullmatch(text[previous.span.end : name.span.start]):
        return name.span
    return None


def group_citations(
    report: Report, sentences: Sequence[Sentence], citations: Iterable[Citation], statements: Sequence[Statement] = ()
) -> tuple[CitedOutlet, ...]:
    """Return each cited outlet once, with whether it stands behind the whole report or single statements.

    It stands behind the report when it governs the lead (title, first paragraph or first three sentences) or comes
    back through the report: three places or more, or two that make a third of the paragraphs. A side claim
    ("Separately, …", "… was also …") never carries the report.
    """
    by_outlet: dict[str, list[Citation]] = {}
    for citation in citations:
        by_outlet.setdefault(citation.outlet_id, []).append(citation)
    lead_end = _find_lead_end(report, sentences)
    paragraphs = max(1, len({_paragraph(report, s.span.start) for s in sentences if len(s.words) + len(s.spoken) > 3}))
    grouped = []
    for outlet_id, places in by_outlet.items():
        carrying = [place for place in places if not place.is_side]
        spread = len({_paragraph(report, place.span.start) for place in carrying})
        scope, because = Scope.STATEMENT, "not in the lead"
        if any(place.sentence < 1 or place.span.start < lead_end for place in carrying):
            scope, because = Scope.REPORT, "in the lead"
        elif spread >= 3 or (spread >= 2 and 3 * spread >= paragraphs):
            scope, because = Scope.REPORT, f"in {spread} of {paragraphs} paragraphs"
        ids = _find_statement_ids(outlet_id, places, sentences, statements)
        grouped.append(CitedOutlet(outlet_id, places[0].name, scope, tuple(places), because, ids))
    return tuple(grouped)


def _paragraph(report: Report, at: int) -> int:
    return report.text.rfind("\n", 0, at)


def _find_lead_end(report: Report, sentences: Sequence[Sentence]) -> int:
    """Where the lead ends: after the first paragraph of running text, or the third sentence if each has its own line.

    Short lines and lines without a full stop at their end (titles, menus, captions) are not running text.
    """
    titles = [block.span for block in report.blocks_of(BlockKind.TITLE)]
    body = [s for s in sentences if not any(title.contains(s.span) for title in titles)]
    running = [s for s in body if len(s.words) + len(s.spoken) >= 8 and _ends_a_sentence(report.text, s.span)]
    running = running or body
    if not running:
        return 0
    first = _paragraph(report, running[0].span.start)
    ends = [s.span.end for s in running if _paragraph(report, s.span.start) == first]
    if len(ends) > 1 or len(running) < 4:
        return ends[min(len(ends), 4) - 1]
    return running[min(2, max(1, len(running) // 3))].span.end


def _ends_a_sentence(text: str, span: Span) -> bool:
    return span.of(text).rstrip(" \"'”’)»]")[-1:] in {".", "!", "?", "…", ":", ";"}


def _find_statement_ids(
    outlet_id: str, places: Sequence[Citation], sentences: Sequence[Sentence], statements: Sequence[Statement]
) -> tuple[str, ...]:
    """The statements that came through this outlet first; where none says so, those of the sentences that cite it."""
    found, beside = [], []
    for statement in statements:
        first = next((carrier for carrier in statement.via if carrier.is_outlet), None)
        inside = any(
            sentences[place.sentence].span.overlaps(span)
            for place in places
            for span in (*statement.content, *statement.cue, *statement.source)
        )
        name = statement.speaker.name
        if first is not None:
            if identify_outlet(first.name)[0] == outlet_id:
                found.append(statement.id)
        elif inside and name and identify_outlet(name)[0] == outlet_id:
            found.append(statement.id)
        elif inside:
            beside.append(statement.id)
    return tuple(found or beside)
