"""Nouns of saying and thinking: "X's claim that", "gave no indication that", "criticism of", "made the case that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import LIGHT_VERBS, NOUN_CUES, STANCE_NOUNS
from variorum.reading.statements.objects import hull_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import Source, find_subject, is_negated, noun_phrase

_VOICED = frozenset("express voice raise".split())
_VOICED_WITH = frozenset("for about of over".split())
_PREPS = frozenset("of for to on about against toward towards with over at".split())
_SUBJECT_VERBS = frozenset(
    "show take hold draw reach repeat renew reiterate heap cast launch level provide win".split()
)
"""Verbs whose subject holds the view that their object names: *took a shot at*, *renewed his call for*."""
_REACHED = frozenset("come arrive jump".split())


def find_noun_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield the attributions whose cue is a noun with a clause, a deed or a matter beside it."""
    for token in paragraph.tokens:
        if token.pos_ != "NOUN" or paragraph.is_quoted(token):
            continue
        lemma = token.lemma_.lower()
        force = NOUN_CUES.get(lemma, STANCE_NOUNS.get(lemma))
        if force is not None and (draft := _make_draft(paragraph, token, lemma, force)) is not None:
            yield draft


def _make_draft(paragraph: Paragraph, token: Token, lemma: str, force: Force) -> Draft | None:
    carrier = _find_carrier(token)
    governed_by = carrier.lemma_.lower() if carrier is not None else ""
    source = _find_source(token, carrier)
    content = _find_clause(token) if lemma in NOUN_CUES else set()
    is_claim = bool(content)
    if not content and governed_by in _VOICED and token.dep_ == "dobj":
        content, is_claim = _find_matter(token, _VOICED_WITH), True
    if governed_by == "have" and not content:
        content = _of_clause(token)
        is_claim = bool(content)
    if not content and lemma in STANCE_NOUNS:
        content = _find_matter(token, _PREPS)
    is_light = governed_by in LIGHT_VERBS
    if not content or source is None or (is_claim and force is Force.INTENDED and not is_light):
        return None
    cue = [token]
    if carrier is not None and (is_light or governed_by in _SUBJECT_VERBS):
        cue += [carrier, *(child for child in carrier.children if child.dep_ in ("aux", "neg"))]
        if is_light and (any(child.lower_ == "no" for child in token.children) or is_negated(carrier)):
            force = _denied(lemma, force)
            cue += [child for child in token.children if child.lower_ == "no"]
    named = [word for word in source.tokens if word.tag_ != "POS"]
    content -= {word.i for word in [*cue, *named]}
    draft = Draft(paragraph, "noun" if is_claim else "matter", force, cue, content, named, source.head)
    draft.makes_claim = is_claim
    return draft if content else None


def _denied(lemma: str, force: Force) -> Force:
    if lemma == "indication":
        return Force.UNCLEAR
    return Force.DENIED if force is Force.INTENDED else Force.DECLINED


def _find_carrier(token: Token) -> Token | None:
    """Return the verb or preposition that governs the noun: *made* an offer, *came to* the conclusion."""
    if token.dep_ == "pobj" and token.head.head.lemma_.lower() in _REACHED:
        return token.head.head
    return token.head if token.dep_ in ("dobj", "attr", "pobj") else None


def _find_source(token: Token, carrier: Token | None) -> Source | None:
    possessor = next((child for child in token.children if child.dep_ == "poss"), None)
    if possessor is not None:
        return Source(noun_phrase(possessor), possessor)
    verbs = LIGHT_VERBS | _SUBJECT_VERBS | _REACHED
    if carrier is not None and carrier.lemma_.lower() in verbs:
        return find_subject(carrier)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "by") and child.i > token.i:
            return next((Source(noun_phrase(noun), noun) for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _find_clause(token: Token) -> set[int]:
    """Return the clause or deed that a noun brings: the claim *that it rained*, a promise *to leave*."""
    for child in token.children:
        if child.i < token.i or child.dep_ not in ("acl", "ccomp", "relcl", "advcl"):
            continue
        marks = {word.lower_ for word in child.children if word.dep_ in ("mark", "aux")}
        if not marks & {"that", "to", "whether"}:
            continue
        if child.dep_ == "relcl" and any(w.dep_ in ("nsubj", "dobj") and w.tag_ == "WDT" for w in child.children):
            continue
        if "that" in {word.lower_ for word in child.children if word.tag_ == "WDT"}:
            continue
        # The subject of an infinitive stands before it: no indication *the troops* to leave.
        return set(range(min(child.left_edge.i, token.i + 1), child.right_edge.i + 1))
    return set()


def _find_matter(token: Token, preps: frozenset[str]) -> set[int]:
    """Return what a noun is about: criticism of *the plan*."""
    for child in token.children:
        if child.dep_ == "prep" and child.i > token.i and child.lower_ in preps:
            return hull_of(child) - {child.i}
    return set()


def _of_clause(token: Token) -> set[int]:
    """Return what an intention is of: no intention of *leaving*."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for clause in child.children:
                if clause.dep_ == "pcomp":
                    return hull_of(clause)
    return set()
