"""Direct quotations: which verb each belongs to, and which go on with one before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.clauses import cue_of, force_of, verb_of
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import Quotation
from variorum.reading.statements.sources import find_subject, noun_phrase

_MAX_FRAME = 30


def is_speech(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Tell whether a quotation reads as somebody's words rather than a title, a term or part of a clause."""
    text = paragraph.text
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner or not any(letter.isalnum() for letter in inner):
        return False
    before = text[: quotation.start].rstrip()
    starts = not before or before[-1] in ",:.!?—–\n" or before[-1] in '”"'
    ends = inner[-1] in ",.!?…—–-" or text[quotation.end : quotation.end + 1] in (",", ".") or not quotation.closed
    words = len(inner.split())
    if (
        inner[-1] in ",?!"
        and text[quotation.end : quotation.end + 2].strip()[:1].islower()
        and inner[0].isupper()
        and starts
    ):
        return True
    if before.endswith(":"):
        return True
    return (
        starts
        and ((ends and words >= 2) or words >= 5)
        and (inner[0].isupper() or inner[0] in "[…'‘.$" or inner[0].isdigit() or words >= 4)
    )


def attach_quotations(paragraph: Paragraph, drafts: Sequence[Draft]) -> list[Draft]:
    """Return new drafts for quotations with a cue of their own, and widen ``drafts`` that already hold one."""
    new: list[Draft] = []
    by_verb = {draft.verb.i: draft for draft in drafts if draft.verb is not None and draft.paragraph is paragraph}
    for number, quotation in paragraph.numbered:
        words = paragraph.words_of(number)
        if not words:
            continue
        places = {word.i for word in words}
        verb = None
        if is_speech(paragraph, quotation):
            verb = _verb_after(paragraph, quotation, words)
            if verb is None or _opens_next(paragraph, verb):
                verb = _verb_before(paragraph, quotation, words) or verb
        if verb is None:
            holder = _find_holder(paragraph, places, [*drafts, *new]) or _find_companion(
                paragraph, words, [*drafts, *new]
            )
            if holder is not None:
                holder.tokens |= places
                for outer in drafts:
                    if outer.paragraph is paragraph and holder.verb is not None and holder.verb.i in outer.tokens:
                        outer.tokens |= places
        elif verb.i in by_verb:
            _give(paragraph, by_verb[verb.i], places)
        else:
            by_verb[verb.i] = _make_draft(paragraph, verb, places)
            new.append(by_verb[verb.i])
    return new


def _opens_next(paragraph: Paragraph, verb: Token) -> bool:
    """Tell whether a colon gives the verb to the quotation after it: *"Come in!" The pilot says: "I am glad."*."""
    follows = paragraph.doc[verb.i + 1 : verb.i + 4]
    if len(follows) < 2 or follows[0].text != ":":
        return False
    starts = {quotation.start for quotation in paragraph.quotations}
    return any(token.idx in starts for token in follows[1:])


def _find_companion(paragraph: Paragraph, words: Sequence[Token], drafts: Sequence[Draft]) -> Draft | None:
    """Find the quotation that a fragment goes on with after the frame: "A," she said, and "B"."""
    unit = paragraph.unit_of(words[0])
    for draft in drafts:
        verb = draft.verb
        if (
            draft.rule == "quotation"
            and draft.paragraph is paragraph
            and verb is not None
            and unit[0] <= verb.i < words[0].i
        ):
            between = [word for word in paragraph.doc[verb.i + 1 : words[0].i] if word.is_alpha]
            if len(between) <= 2 and any(word.lower_ in ("and", "but", "or") for word in between):
                return draft
    return None


def _give(paragraph: Paragraph, draft: Draft, places: set[int]) -> None:
    """Add a quotation to its verb's draft; words outside marks stay only where the clause runs into the quotation."""
    plain = {place for place in draft.tokens if paragraph.inside[place] < 0 and paragraph.doc[place].is_alpha}
    runs_in = draft.rule == "clause" and plain and draft.tokens & places
    before = paragraph.doc[max(0, min(places) - 2) : min(places)].text
    leads_in = draft.rule == "reported-aside" and len(plain) > 3 and min(plain) < min(places) and ":" not in before
    if draft.rule == "quotation" or runs_in or leads_in:
        draft.tokens |= places
    else:
        draft.tokens = set(places)
    if not runs_in:
        draft.rule = "quotation"


def _make_draft(paragraph: Paragraph, verb: Token, places: set[int]) -> Draft:
    entry = verb_of(verb)
    force = force_of(verb, entry, "quotation") if entry else Force.ASSERTED
    draft = Draft(paragraph, "quotation", force, cue_of(verb), set(places))
    if source := _frame_source(paragraph, verb):
        draft.source, draft.source_head = list(source[0]), source[1]
    return draft


def _frame_source(paragraph: Paragraph, verb: Token) -> tuple[Sequence[Token], Token] | None:
    source = find_subject(verb)
    if source is None or paragraph.is_quoted(source.head):
        # Inverted: "…," said the mayor; the parse took the name for an object.
        for child in verb.children:
            if (
                child.i > verb.i
                and child.dep_ in ("dobj", "attr", "npadvmod", "oprd", "dep")
                and not paragraph.is_quoted(child)
            ):
                return noun_phrase(child), child
        head = _find_before_aside(paragraph, verb)
        return None if head is None else (noun_phrase(head), head)
    return source.tokens, source.head


_ASIDE = frozenset("who whose which".split())


def _find_before_aside(paragraph: Paragraph, verb: Token) -> Token | None:
    """Return the noun before an aside that ends at the verb, which the parse took elsewhere: *Ada, who …, said*."""
    doc, start = paragraph.doc, paragraph.unit_of(verb)[0]
    if verb.i - start < 4 or verb.nbor(-1).text not in (",", "-", "–", "—"):
        return None
    mark = verb.nbor(-1).text
    for place in range(verb.i - 2, start, -1):
        token = doc[place]
        if token.text == mark and token.nbor(1).lower_ in _ASIDE:
            head = doc[place - 1]
            return head if head.pos_ in ("NOUN", "PROPN") and not paragraph.is_quoted(head) else None
    return None


def _find_holder(paragraph: Paragraph, places: set[int], drafts: Sequence[Draft]) -> Draft | None:
    """Return the innermost draft whose clause already holds most of the quotation."""
    best = None
    for draft in drafts:
        if draft.paragraph is not paragraph or draft.verb is None:
            continue
        if draft.verb.i in places:
            continue
        first = min(places)
        shared = len(draft.tokens & places)
        holds = shared and (first in draft.tokens or shared * 2 > len(places))
        if holds and (best is None or len(draft.tokens) < len(best.tokens)):
            best = draft
    return best


def _verb_after(paragraph: Paragraph, quotation: Quotation, words: Sequence[Token]) -> Token | None:
    """Find "…," said Y / Y said: the first cue verb after the marks, before the sentence goes elsewhere."""
    doc = paragraph.doc
    inner = paragraph.text[quotation.inner_start : quotation.inner_end].rstrip()
    following = paragraph.text[quotation.end : quotation.end + 2]
    if not quotation.closed:
        return None
    if inner.endswith(".") and not following.strip()[:1].islower() and not following.startswith(","):
        return None
    if (
        not (inner[-1:] in ",?!…—–-" or following[:1] in ",—–" or inner.endswith("."))
        and not following.strip()[:1].isalpha()
    ):
        return None
    end = paragraph.unit_of(words[-1])[1]
    place = words[-1].i + 1
    seen = 0
    candidate = None
    while place < paragraph.last and seen < _MAX_FRAME:
        token = doc[place]
        if paragraph.is_quoted(token) or (token.text in ".;:") or (token.is_sent_start and token.i >= end and seen > 1):
            break
        if any(q.start == token.idx for q in paragraph.quotations):
            break
        entry = verb_of(token)
        if entry is not None and entry.takes("d") and token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN"):
            if token.dep_ not in ("relcl", "acl", "amod") or _subject_is_relative(token) is False:
                return token
            candidate = candidate or token
        place += 1
        seen += 1
    return candidate if candidate is not None and candidate.dep_ != "relcl" else None


def _subject_is_relative(token: Token) -> bool:
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    return subject is None or subject.tag_ in ("WP", "WDT")


def _verb_before(paragraph: Paragraph, quotation: Quotation, words: Sequence[Token]) -> Token | None:
    """Find Y said: "…": the nearest cue verb before the marks in the same sentence."""
    doc = paragraph.doc
    before = paragraph.text[: quotation.start].rstrip()
    if not before:
        return None
    first = words[0]
    place = first.i - 1
    while place >= 0 and doc[place].text in "\"“”''``«»„,:‘’ ":
        place -= 1
    if place < 0 or doc[place].text in (".", "!", "?"):
        return None
    limit = place - _MAX_FRAME
    is_colon = before.endswith(":")
    nearest = None
    while place >= 0 and place > limit:
        token = doc[place]
        if token.text in (".", "!", "?", ";"):
            break
        if paragraph.is_quoted(token):
            break
        entry = verb_of(token)
        if entry is not None and entry.takes("d") and token.tag_ in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB"):
            nearest = token
            break
        place -= 1
    if nearest is None:
        return None
    if before[-1] in ",:" or is_colon or first.i - nearest.i <= 4 or doc[first.i - 2].lower_ == "that":
        return nearest
    return None
