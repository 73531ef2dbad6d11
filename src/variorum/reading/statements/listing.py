"""Items of a list that somebody's sentence leads to: *The minister said:* and lines that begin with a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.reading.statements.clauses import cue_of, verb_of
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import MARKS
from variorum.reading.statements.sources import find_subject

_ITEM = re.compile(r"\s*(?:[-–—*•·▪]|\d{1,2}[.)]|\([a-z\d]\))\s+(?=\S)")
_LEAST = 3


def find_listed_drafts(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> list[Draft]:
    """Return a draft for each item of a list after a sentence of saying that ends with a colon.

    Items that somebody is already named for are theirs. A list ends with the first paragraph that is no item.
    """
    taken = {index for draft in drafts for index in (draft.paragraph.index, *draft.further)}
    found: list[Draft] = []
    lead: Draft | None = None
    for paragraph in paragraphs:
        start = _find_item(paragraph)
        if start is None:
            lead = _find_lead(paragraph)
            continue
        if lead is None or paragraph.index in taken or paragraph.first > 0:
            continue
        words = [token for token in paragraph.tokens if token.idx >= start]
        if sum(token.is_alpha for token in words) >= _LEAST:
            item = Draft(paragraph, "listed", lead.force, [], {token.i for token in words})
            item.source, item.source_head, item.source_paragraph = lead.source, lead.source_head, lead.paragraph
            found.append(item)
    return found


def _find_item(paragraph: Paragraph) -> int | None:
    """Return where an item's words begin in its paragraph; None for a paragraph that is no item.

    Marks may have been taken off when the report was taken in: a line in lower case is an item too.
    """
    hit = _ITEM.match(paragraph.text)
    if hit is not None:
        return hit.end()
    text = paragraph.text.strip()
    return 0 if text[:1].islower() or text.endswith(";") else None


def _find_lead(paragraph: Paragraph) -> Draft | None:
    """Return who speaks in a paragraph that ends with a colon, by the main verb of its last sentence."""
    text = paragraph.text.rstrip(MARKS + " \n")
    if not text.endswith(":") or not paragraph.units:
        return None
    start, end = paragraph.units[-1]
    for token in paragraph.doc[start:end]:
        entry = verb_of(token)
        source = find_subject(token) if entry is not None and token.dep_ in ("ROOT", "conj") else None
        if entry is not None and source is not None and (entry.takes("c") or entry.takes("d")):
            return Draft(paragraph, "listed", entry.force, cue_of(token), set(), list(source.tokens), source.head)
    return None
