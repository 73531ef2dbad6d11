"""Quotations without a cue of their own: those that go on, and those whose speaker stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Span
from variorum.reading.statements.direct import is_speech
from variorum.reading.statements.draft import Draft, trim
from variorum.reading.statements.orphans import end_of, is_speaking, make_orphan
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import Quotation

_MOST_BETWEEN = 40


def continue_quotations(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> list[Draft]:
    """Give quotations without a cue to the statement they go on with, or to who spoke last; return new drafts.

    A quotation goes on with the one before it in its paragraph when no more than that one's frame stands between, and
    with the paragraph before when that left its marks open.
    """
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_paragraph.setdefault(draft.paragraph.index, []).append(draft)
    new: list[Draft] = []
    open_draft: Draft | None = None
    last: Draft | None = None
    for paragraph in paragraphs:
        here = sorted(by_paragraph.get(paragraph.index, []), key=Draft.key)
        carried, open_draft = open_draft, None
        for number, quotation in paragraph.numbered:
            words = paragraph.words_of(number)
            if not words:
                continue
            places = {word.i for word in words}
            owner = _owner_of(places, here) or _lengthen(paragraph, places, here)
            if owner is None and (is_speech(paragraph, quotation) or not quotation.opened):
                owner = _find_owner(paragraphs, paragraph, quotation, words, here, carried, last)
                if owner is not None and owner not in here and owner is not carried:
                    new.append(owner)
                    here.append(owner)
            if owner is not None:
                last = owner
                open_draft = owner if not quotation.closed else None
        speaking = [draft for draft in here if is_speaking(paragraph, draft)]
        last = max(speaking, key=end_of, default=last)
    return new


def _owner_of(places: set[int], here: Sequence[Draft]) -> Draft | None:
    """Return the draft that holds a quotation from outside: not one whose cue stands in it."""
    for draft in here:
        shared = draft.tokens & places
        if shared and (draft.verb is None or draft.verb.i not in places) and len(shared) * 2 > len(places):
            return draft
    return None


def _lengthen(paragraph: Paragraph, places: set[int], here: Sequence[Draft]) -> Draft | None:
    """Give the whole quotation to the statement that its first sentence ends: *said it is "not mine. It is yours."*."""
    first = min(places)
    for draft in here:
        shared = draft.tokens & places
        if first not in shared or draft.verb is None or not draft.tokens & {first - 1, first - 2}:
            continue
        last = max(shared)
        ends = paragraph.doc[last : last + 2].text
        if draft.verb.i in places or not ends.rstrip().endswith((".", "!", "?")):
            continue
        if any(other is not draft and other.tokens & (places - shared) for other in here):
            continue
        draft.tokens |= places
        return draft
    return None


def _find_owner(
    paragraphs: Sequence[Paragraph],
    paragraph: Paragraph,
    quotation: Quotation,
    words: Sequence[Token],
    here: Sequence[Draft],
    carried: Draft | None,
    last: Draft | None,
) -> Draft | None:
    places = {word.i for word in words}
    if (before := _find_predecessor(paragraph, words, here)) is not None:
        before.tokens |= places
        return before
    is_first = not paragraph.text[: quotation.start].strip()
    if carried is not None and (not quotation.opened or is_first):
        if trimmed := trim(paragraph.text, quotation.inner_start, quotation.inner_end):
            base = paragraph.block.base
            carried.more.append(Span(base + trimmed[0], base + trimmed[1]))
            carried.further.setdefault(paragraph.index, set()).update(places)
        return carried
    return make_orphan(paragraphs, paragraph, quotation, words, here, last)


def _find_predecessor(paragraph: Paragraph, words: Sequence[Token], here: Sequence[Draft]) -> Draft | None:
    """Return the statement of the paragraph that ends, but for its frame, where the quotation begins."""
    first = words[0].i
    before = [draft for draft in here if _can_go_on(paragraph, draft) and draft.key()[1] < first]
    if not before:
        return None
    nearest = max(before, key=end_of)
    between = paragraph.doc[end_of(nearest) + 1 : first]
    if any(word.text == ":" for word in between):
        return None
    units_on = paragraph.unit_at[first] - paragraph.unit_at[end_of(nearest)]
    if units_on <= 1 and sum(word.is_alpha for word in between) <= _MOST_BETWEEN:
        return nearest
    return None


def _can_go_on(paragraph: Paragraph, draft: Draft) -> bool:
    if draft.rule in ("quotation", "unattributed-quotation"):
        return True
    holds_words = any(paragraph.inside[place] >= 0 for place in draft.tokens)
    return draft.rule in ("reported-aside", "clause") and holds_words and is_speaking(paragraph, draft)
