"""Direct quotations: which verb each belongs to, and which go on with one before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force, Span
from variorum.reading.statements.clauses import cue_of, force_of, verb_of
from variorum.reading.statements.draft import Draft, Paragraph, trim
from variorum.reading.statements.quotations import Quotation
from variorum.reading.statements.sources import find_subject

_MAX_FRAME = 30


def tokens_of(paragraph: Paragraph, number: int) -> list[Token]:
    """Return the tokens between the marks of the paragraph's quotation with this number."""
    return [token for token in paragraph.doc if paragraph.inside[token.i] == number]


def is_speech(paragraph: Paragraph, quotation: Quotation) -> bool:
    """Tell whether a quotation reads as somebody's words rather than a title, a term or part of a clause."""
    text = paragraph.doc.text
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner or not any(letter.isalnum() for letter in inner):
        return False
    before = text[: quotation.start].rstrip()
    starts = not before or before[-1] in ",:.!?—–\n" or before[-1] in '”"'
    ends = inner[-1] in ",.!?…—–-" or text[quotation.end : quotation.end + 1] in (",", ".") or not quotation.closed
    words = len(inner.split())
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
    for number, quotation in enumerate(paragraph.quotations):
        words = tokens_of(paragraph, number)
        if not words:
            continue
        places = {word.i for word in words}
        verb = None
        if is_speech(paragraph, quotation):
            verb = _verb_after(paragraph, quotation, words) or _verb_before(paragraph, quotation, words)
        if verb is None:
            holder = _find_holder(paragraph, places, [*drafts, *new]) or _find_companion(paragraph, words, [*drafts, *new])
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


def _find_companion(paragraph: Paragraph, words: Sequence[Token], drafts: Sequence[Draft]) -> Draft | None:
    """Find the quotation that a fragment goes on with after the frame: "A," she said, and "B"."""
    unit = paragraph.unit_of(words[0])
    for draft in drafts:
        verb = draft.verb
        if draft.rule == "quotation" and draft.paragraph is paragraph and verb is not None and unit[0] <= verb.i < words[0].i:
            between = [word for word in paragraph.doc[verb.i + 1 : words[0].i] if word.is_alpha]
            if len(between) <= 2 and any(word.lower_ in ("and", "but", "or") for word in between):
                return draft
    return None


def _give(paragraph: Paragraph, draft: Draft, places: set[int]) -> None:
    """Add a quotation to its verb's draft; words outside marks stay only where the clause runs into the quotation."""
    plain = {place for place in draft.tokens if paragraph.inside[place] < 0 and paragraph.doc[place].is_alpha}
    runs_in = draft.rule == "clause" and plain and draft.tokens & places
    if (
        draft.rule == "quotation"
        or runs_in
        or (draft.rule == "reported-aside" and len(plain) > 3 and min(plain) < min(places))
    ):
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
    source = find_subject(verb, paragraph)
    if source is None or paragraph.is_quoted(source.head):
        # Inverted: "…," said the mayor; the parse took the name for an object.
        for child in verb.children:
            if (
                child.i > verb.i
                and child.dep_ in ("dobj", "attr", "npadvmod", "oprd", "dep")
                and not paragraph.is_quoted(child)
            ):
                from variorum.reading.statements.sources import noun_phrase

                return noun_phrase(child), child
        return None
    return source.tokens, source.head


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
        if shared and (first in draft.tokens or shared * 2 > len(places)):
            if best is None or len(draft.tokens) < len(best.tokens):
                best = draft
    return best


def _verb_after(paragraph: Paragraph, quotation: Quotation, words: Sequence[Token]) -> Token | None:
    """Find "…," said Y / Y said: the first cue verb after the marks, before the sentence goes elsewhere."""
    doc = paragraph.doc
    inner = doc.text[quotation.inner_start : quotation.inner_end].rstrip()
    following = doc.text[quotation.end : quotation.end + 2]
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
    while place < len(doc) and seen < _MAX_FRAME:
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
    before = doc.text[: quotation.start].rstrip()
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


def continue_quotations(paragraphs: Sequence[Paragraph], drafts: list[Draft]) -> list[Draft]:
    """Give quotations without a cue to the statement they go on with, or to who spoke last; return new drafts."""
    new: list[Draft] = []
    taken: dict[int, set[int]] = {}
    for draft in drafts:
        taken.setdefault(draft.paragraph.index, set()).update(draft.tokens)
    open_draft: Draft | None = None
    last: Draft | None = None
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_paragraph.setdefault(draft.paragraph.index, []).append(draft)
    for paragraph in paragraphs:
        here = sorted(by_paragraph.get(paragraph.index, []), key=Draft.key)
        carried, open_draft = open_draft, None
        previous_end = 0
        for number, quotation in enumerate(paragraph.quotations):
            words = tokens_of(paragraph, number)
            if not words:
                continue
            places = {word.i for word in words}
            owner = _owner_of(places, here)
            if owner is None and (is_speech(paragraph, quotation) or not quotation.opened):
                owner = _find_predecessor(paragraph, quotation, words, here, carried, last)
                if owner is not None and owner.paragraph is paragraph:
                    owner.tokens |= places
                elif owner is not None and carried is owner:
                    _add_piece(paragraph, quotation, owner)
                elif (inherited := _inherit(paragraph, words, last, quotation)) is not None:
                    owner = inherited
                    new.append(inherited)
                    here.append(inherited)
            if owner is not None:
                last = owner
                if not quotation.closed:
                    open_draft = owner
            previous_end = quotation.end
        speaking = [draft for draft in here if draft.source and draft.verb is not None]
        if speaking:
            last = max(speaking, key=lambda draft: draft.cue[0].i)
    return new


def _owner_of(places: set[int], here: Sequence[Draft]) -> Draft | None:
    """Return the draft that holds a quotation from outside: not one whose cue stands in it."""
    for draft in here:
        shared = draft.tokens & places
        if shared and (draft.verb is None or draft.verb.i not in places) and len(shared) * 2 > len(places):
            return draft
    return None


def _add_piece(paragraph: Paragraph, quotation: Quotation, owner: Draft) -> None:
    base = paragraph.block.base
    if trimmed := trim(paragraph.doc.text, quotation.inner_start, quotation.inner_end):
        owner.more.append(Span(base + trimmed[0], base + trimmed[1]))


def _find_predecessor(
    paragraph: Paragraph,
    quotation: Quotation,
    words: Sequence[Token],
    here: Sequence[Draft],
    carried: Draft | None,
    last: Draft | None,
) -> Draft | None:
    """Return the statement a quotation goes on with: in its paragraph, or one left open in the paragraph before."""
    before = [
        draft
        for draft in here
        if draft.rule in ("quotation", "continued", "unattributed-quotation") and draft.key()[1] < words[0].i
    ]
    if before:
        nearest = max(before, key=lambda draft: max(draft.tokens | {t.i for t in draft.cue}))
        end = max(nearest.tokens | {t.i for t in nearest.cue})
        between = [word for word in paragraph.doc[end + 1 : words[0].i] if word.is_alpha]
        stops = [word for word in paragraph.doc[end + 1 : words[0].i] if word.text in ".!?"]
        if len(stops) <= 1 and len(between) <= 40:
            return nearest
        return None
    if carried is not None and (not quotation.opened or not paragraph.doc.text[: quotation.start].strip()):
        return carried
    return None


def _inherit(paragraph: Paragraph, words: Sequence[Token], last: Draft | None, quotation: Quotation) -> Draft | None:
    """Give a quotation that nobody is named for to the subject of the sentence before, else to who spoke last."""
    if len(words) < 4:
        return None
    draft = Draft(paragraph, "unattributed-quotation", Force.ASSERTED, [], {word.i for word in words})
    before = [unit for unit in paragraph.units if unit[1] <= words[0].i]
    if before:
        root = next((token for token in paragraph.doc[before[-1][0] : before[-1][1]] if token.dep_ == "ROOT"), None)
        subject = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
        if (
            subject is not None
            and subject.ent_type_ in ("", "PERSON", "ORG", "NORP", "GPE")
            and subject.lower_ not in ("it", "this", "that", "there")
        ):
            from variorum.reading.statements.sources import noun_phrase

            draft.source, draft.source_head = list(noun_phrase(subject)), subject
            return draft
    if last is not None and last.source:
        draft.source, draft.source_head, draft.source_paragraph = (
            last.source,
            last.source_head,
            last.source_paragraph or last.paragraph,
        )
        return draft
    return None
