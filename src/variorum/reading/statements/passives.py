"""Passive and quoted frames: "was quoted as saying", "is believed to", "it was reported that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import noun_phrase

_HEARSAY = {
    **dict.fromkeys("say report rumour rumor allege know claim reveal".split(), Force.ASSERTED),
    **dict.fromkeys(
        "believe think expect consider estimate assume presume project predict fear".split(), Force.BELIEVED
    ),
}
_QUOTERS = frozenset("quote cite".split())
_SAYING = frozenset("say tell write add claim argue warn announce declare note state insist suggest".split())


def find_passive_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield the attributions made by a passive of saying or believing, and by *quoted … as saying*."""
    for token in paragraph.tokens:
        lemma = token.lemma_.lower()
        draft = None
        if lemma in _QUOTERS and token.pos_ == "VERB":
            draft = _quoted_as(paragraph, token)
        elif lemma in _HEARSAY and token.tag_ == "VBN":
            draft = _hearsay(paragraph, token, _HEARSAY[lemma])
        if draft is not None:
            yield draft


def find_saying(token: Token) -> Token | None:
    """Return the *saying* of "quoted X as saying"."""
    for word in token.doc[token.i + 1 : min(token.i + 25, token.sent.end)]:
        if word.tag_ == "VBG" and word.lemma_.lower() in _SAYING and word.i and word.nbor(-1).lower_ == "as":
            return word
    return None


def _quoted_as(paragraph: Paragraph, token: Token) -> Draft | None:
    saying = find_saying(token)
    if saying is None:
        return None
    subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    is_passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children)
    agent = next(
        (noun for child in token.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"),
        None,
    )
    if is_passive:
        head, carrier = subject, agent
    else:
        carrier = subject
        head = next((child for child in token.children if child.dep_ == "dobj" and child.i < saying.i), None)
        if head is None:
            between = [word for word in token.doc[token.i + 1 : saying.i - 1] if word.pos_ in ("PROPN", "NOUN", "PRON")]
            head = between[-1] if between else None
    if head is None:
        return None
    content: set[int] = set()
    for child in saying.children:
        if child.dep_ in ("ccomp", "dobj") and child.i > saying.i:
            content |= set(range(child.left_edge.i, child.right_edge.i + 1))
    draft = Draft(
        paragraph, "quoted-as-saying", Force.ASSERTED, [saying, token], content, list(noun_phrase(head)), head
    )
    draft.carriers = [carrier] if carrier is not None else []
    return draft


def _hearsay(paragraph: Paragraph, token: Token, force: Force) -> Draft | None:
    """ "X is expected to V": X and what it is expected to do, on nobody's named word."""
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    deed = next((child for child in token.children if child.dep_ == "xcomp" and child.i > token.i), None)
    if subject is None or deed is None:
        return None
    if subject.tag_ in ("WDT", "WP"):
        places: set[int] = {subject.i}
    else:
        places = set(range(subject.left_edge.i, subject.right_edge.i + 1))
    places |= set(range(deed.left_edge.i, deed.right_edge.i + 1))
    agent = next(
        (noun for child in token.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"),
        None,
    )
    cue = [token, *(child for child in token.children if child.dep_ in ("aux", "auxpass", "neg"))]
    source = list(noun_phrase(agent)) if agent is not None else []
    return Draft(paragraph, "hearsay", force, cue, places - {word.i for word in cue}, source, agent)
