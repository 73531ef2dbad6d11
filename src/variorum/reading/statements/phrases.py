"""Attribution by a preposition: "according to X", "as per X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from variorum.model import Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import noun_phrase


def find_phrase_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield the attributions made by *according to* or *as per*."""
    for token in paragraph.tokens:
        if paragraph.is_quoted(token):
            continue
        draft = _according(paragraph, token) if token.lower_ in ("according", "per") else None
        if draft is not None and draft.tokens:
            yield draft


def _according(paragraph: Paragraph, token: Token) -> Draft | None:
    """ "according to X": everything in its clause but the phrase."""
    doc = paragraph.doc
    cue = [token]
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if token.lower_ == "according":
        if following is None or following.lower_ not in ("to", "with"):
            return None
        cue.append(following)
    elif token.i and doc[token.i - 1].lower_ == "as":
        cue.insert(0, doc[token.i - 1])
    else:
        return None
    first = cue[-1].i + 1
    head = next(
        (child for part in reversed(cue) for child in part.children if child.dep_ == "pobj" and child.i >= first), None
    )
    if head is None:
        head = next((word for word in doc[first : first + 6] if word.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if head is None:
            return None
        while head.dep_ in ("compound", "poss", "amod", "nmod") and head.head.i > head.i:
            head = head.head
    head = _name_before_article(doc, first, head)
    source = [word for word in noun_phrase(head) if word.i >= first]
    start, end = _said_clause(paragraph, token, head)
    is_fronted = cue[0].i <= start + 2
    comma = next((word.i for word in doc[head.i : end] if word.text == "," and not _inside_name(word)), None)
    if comma is not None and (is_fronted or _has_main_verb(list(doc[comma + 1 : end]))):
        source = [word for word in source if word.i < comma]
    frame_first, frame_last = cue[0].i, max(source[-1].i if source else head.i, min(head.right_edge.i, end - 1))
    if comma is not None and (is_fronted or _has_main_verb(list(doc[comma + 1 : end]))):
        frame_last = min(frame_last, comma - 1)
    carriers: list[Token] = []
    if is_fronted and comma is not None and (cited := _cited_after(paragraph, comma, end)) is not None:
        carriers, head = [head], cited
        source = list(noun_phrase(cited))
        frame_last = max(frame_last, source[-1].i)
    if is_fronted:
        places = set(range(frame_last + 1, end))
    else:
        places = set(range(_clause_start(paragraph, cue[0], start), frame_first))
        rest = doc[frame_last + 1 : end]
        if (
            len(rest) > 1
            and rest[0].text == ","
            and len([w for w in rest if w.is_alpha]) > 2
            and (_resumes(cue[0]) or not _has_main_verb([doc[place] for place in places]))
        ):
            places |= set(range(frame_last + 1, end))
    places -= {word.i for word in cue} | {word.i for word in source}
    return Draft(paragraph, "according-to", Force.ASSERTED, cue, places, source, head, carriers=carriers)


def _cited_after(paragraph: Paragraph, comma: int, end: int) -> Token | None:
    """Return whom *according to the Courier, citing two officials, …* cites, where a clause follows."""
    doc = paragraph.doc
    if comma + 2 >= end or doc[comma + 1].lower_ not in ("citing", "quoting"):
        return None
    head = next((child for child in doc[comma + 1].children if child.dep_ == "dobj"), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    after = noun_phrase(head)[-1].i + 1
    return head if after < end and doc[after].text == "," and _has_main_verb(list(doc[after:end])) else None


def _name_before_article(doc: Doc, first: int, head: Token) -> Token:
    """Return the name of "according to Example the bridge is closed", which the parse took into the noun after it."""
    for word in doc[first : head.i]:
        if word.tag_ == "DT" and word.i > first and all(part.pos_ == "PROPN" for part in doc[first : word.i]):
            return doc[word.i - 1]
    return head


def _said_clause(paragraph: Paragraph, cue: Token, head: Token) -> tuple[int, int]:
    """Return the stretch a phrase speaks of: its sentence, or of "learned that according to X, S" only the clause."""
    clause = cue.head
    start, end = paragraph.unit_of(cue)
    if cue.i <= start or cue.nbor(-1).lower_ != "that" or clause.dep_ != "ccomp" or clause.i < head.i:
        return start, end
    return cue.i, max(clause.right_edge.i + 1, head.i + 1)


def _has_main_verb(words: Sequence[Token]) -> bool:
    return any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") and word.dep_ not in ("relcl", "acl") for word in words)


def _inside_name(comma: Token) -> bool:
    return (
        comma.dep_ == "punct"
        and comma.head.ent_type_ != ""
        and comma.i + 1 < len(comma.doc)
        and comma.nbor().ent_type_ != ""
        and comma.nbor().ent_iob_ == "I"
    )


def _resumes(cue: Token) -> bool:
    """Tell whether the clause around an inserted phrase goes on after it: its verb comes later."""
    head = cue.head
    return head.i > cue.i or any(
        child.i > cue.i and child.dep_ in ("dobj", "attr", "ccomp", "xcomp", "prep", "conj")
        for child in head.children
        if child != cue
    )


def _clause_start(paragraph: Paragraph, cue: Token, start: int) -> int:
    """Return where the clause that the phrase closes begins: after a semicolon or a coordinated clause's *and*."""
    doc = paragraph.doc
    for place in range(cue.i - 1, start, -1):
        if doc[place].text == ";":
            return place + 1
        if (
            doc[place].lower_ in ("and", "but", "while")
            and _joins_main(doc[place])
            and place + 1 < cue.i
            and doc[place - 1].text == ","
        ):
            rest = doc[place + 1 : cue.i]
            if any(word.dep_ in ("nsubj", "nsubjpass") for word in rest) and any(
                word.pos_ in ("VERB", "AUX") for word in rest
            ):
                return place + 1
    return start


def _joins_main(word: Token) -> bool:
    """Tell whether a conjunction joins main clauses, not parts of what somebody said."""
    head = word.head
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return head.head == head
