"""Quotations without a cue of their own: those that go on, and those whose speaker stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force, Span
from variorum.reading.statements.direct import is_speech
from variorum.reading.statements.draft import Draft, trim
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import MARKS, Quotation
from variorum.reading.statements.sources import noun_phrase

_MOST_BETWEEN = 40
_LEAST_WORDS = 4
_LONGEST_NAME = 12


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
            owner = _owner_of({word.i for word in words}, here)
            if owner is None and (is_speech(paragraph, quotation) or not quotation.opened):
                owner = _find_owner(paragraph, quotation, words, here, carried, last)
                if owner is not None and owner not in here and owner is not carried:
                    new.append(owner)
                    here.append(owner)
            if owner is not None:
                last = owner
                open_draft = owner if not quotation.closed else None
        speaking = [draft for draft in here if _is_speaking(paragraph, draft)]
        last = max(speaking, key=_end_of, default=last)
    return new


def _is_speaking(paragraph: Paragraph, draft: Draft) -> bool:
    verb = draft.verb
    return bool(draft.source) and verb is not None and not paragraph.is_quoted(verb) and verb.dep_ != "relcl"


def _end_of(draft: Draft) -> int:
    return max(draft.tokens | {token.i for token in draft.cue}, default=0)


def _owner_of(places: set[int], here: Sequence[Draft]) -> Draft | None:
    """Return the draft that holds a quotation from outside: not one whose cue stands in it."""
    for draft in here:
        shared = draft.tokens & places
        if shared and (draft.verb is None or draft.verb.i not in places) and len(shared) * 2 > len(places):
            return draft
    return None


def _find_owner(
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
    return _make_draft(paragraph, quotation, words, here, last)


def _find_predecessor(paragraph: Paragraph, words: Sequence[Token], here: Sequence[Draft]) -> Draft | None:
    """Return the statement of the paragraph that ends, but for its frame, where the quotation begins."""
    first = words[0].i
    before = [draft for draft in here if _can_go_on(paragraph, draft) and draft.key()[1] < first]
    if not before:
        return None
    nearest = max(before, key=_end_of)
    between = paragraph.doc[_end_of(nearest) + 1 : first]
    units_on = paragraph.unit_at[first] - paragraph.unit_at[_end_of(nearest)]
    if units_on <= 1 and sum(word.is_alpha for word in between) <= _MOST_BETWEEN:
        return nearest
    return None


def _can_go_on(paragraph: Paragraph, draft: Draft) -> bool:
    if draft.rule in ("quotation", "unattributed-quotation"):
        return True
    holds_words = any(paragraph.inside[place] >= 0 for place in draft.tokens)
    return draft.rule in ("reported-aside", "clause") and holds_words and _is_speaking(paragraph, draft)


def _make_draft(
    paragraph: Paragraph, quotation: Quotation, words: Sequence[Token], here: Sequence[Draft], last: Draft | None
) -> Draft | None:
    """Give a quotation to the name before its colon, else who spoke or stood in the sentence before, else last."""
    colon = _name_before_colon(paragraph, words) or _name_after_dash(paragraph, words)
    if colon is None and (len(words) < _LEAST_WORDS or _is_title(words)):
        return None
    if not quotation.closed and _holds_frame(words):
        return None
    draft = Draft(paragraph, "unattributed-quotation", Force.ASSERTED, [], {word.i for word in words})
    if colon is not None:
        draft.rule = "label"
        draft.cue = [colon[0]]
        draft.source, draft.source_head = list(noun_phrase(colon[1])), colon[1]
        return draft
    spoken = [other for other in here if _is_speaking(paragraph, other) and _end_of(other) < words[0].i]
    subject = _subject_before(paragraph, words)
    if spoken:
        last = max(spoken, key=_end_of)
    elif subject is not None:
        draft.source, draft.source_head = list(noun_phrase(subject)), subject
        return draft
    if last is None or not last.source:
        return draft
    draft.source, draft.source_head = last.source, last.source_head
    draft.source_paragraph = last.source_paragraph or last.paragraph
    return draft


def _is_title(words: Sequence[Token]) -> bool:
    """Tell whether a quotation is a name or is cut short by a comma, and so nobody's utterance."""
    long = [word for word in words if word.is_alpha and len(word) > 3]
    return words[-1].text == "," or all(word.text[0].isupper() for word in long)


def _holds_frame(words: Sequence[Token]) -> bool:
    """Tell whether "he said" stands inside: the closing mark was forgotten."""
    return any(
        word.lower_ in ("said", "says", "added") and any(child.dep_ == "nsubj" for child in word.children)
        for word in words
    )


def _name_after_dash(paragraph: Paragraph, words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the dash and the name after it that close a paragraph: *"…" ― Ada Example, 34*."""
    doc = paragraph.doc
    rest = [token for token in doc[words[-1].i + 1 : paragraph.last] if not token.is_space and token.text not in MARKS]
    if not 2 <= len(rest) <= _LONGEST_NAME or rest[0].text not in ("―", "—", "–", "--", "-"):
        return None
    named = [token for token in rest[1:] if token.ent_type_ in ("PERSON", "ORG") or token.pos_ == "PROPN"]
    if not named or any(token.pos_ in ("VERB", "AUX") for token in rest):
        return None
    head = named[0]
    while head.i + 1 < paragraph.last and doc[head.i + 1] in named:
        head = doc[head.i + 1]
    return rest[0], head


def _name_before_colon(paragraph: Paragraph, words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the colon and the noun before it: *Philip Bump: "…"*, *From the report: "…"*."""
    doc = paragraph.doc
    place = words[0].i - 1
    while place > 0 and doc[place].text != ":" and not doc[place].is_alpha:
        place -= 1
    if place < 1 or doc[place].text != ":":
        return None
    head = doc[place - 1]
    named = head.ent_type_ in ("PERSON", "ORG") or head.pos_ == "PROPN"
    start = head.left_edge.i
    opener = doc[start - 1] if start > 0 else None
    is_credit = opener is not None and opener.lower_ == "from" and (start < 2 or doc[start - 2].is_punct)
    return (doc[place], head) if named or is_credit else None


def _subject_before(paragraph: Paragraph, words: Sequence[Token]) -> Token | None:
    """Return the subject of the sentence before, if it can speak."""
    units = [unit for unit in paragraph.units if unit[1] <= words[0].i]
    start, end = units[-1] if units else (0, 0)
    opening = next((unit for unit in paragraph.units if unit[0] <= words[0].i < unit[1]), None)
    if opening is not None and words[0].i - opening[0] > _LEAST_WORDS:
        start, end = opening[0], words[0].i
    root = next((token for token in paragraph.doc[start:end] if token.dep_ == "ROOT"), None)
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None) if root is not None else None
    if subject is None:
        return None
    can_speak = subject.ent_type_ in ("PERSON", "ORG", "NORP") or subject.lower_ in ("he", "she", "they")
    return subject if can_speak else None
