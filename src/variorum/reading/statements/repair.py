"""Known errors of the parse, put right: clauses that belong to the outer speaker, or to somebody else."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.attitudes import is_living
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph

_LONGEST_DATE = 4
_SAID = ("clause", "reported-aside")
_MINDS = (Force.BELIEVED, Force.INTENDED)
_CLOSING = ('"', "”", "''", "’", "'")


def repair_drafts(paragraph: Paragraph, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with second cues that the parse hung into the first cue's content given back to its speaker."""
    listed = sorted(drafts, key=lambda draft: draft.cue[0].i)
    for draft in listed:
        outer = _find_outer(draft, listed)
        if outer is None or outer.verb is None or draft.verb is None:
            continue
        verb = draft.cue[1] if draft.rule == "noun" and len(draft.cue) > 1 else draft.verb
        is_mind = draft.force in _MINDS and verb.dep_ == "conj"
        cut = None if is_mind else _find_cut(paragraph, verb, outer)
        if cut is None:
            continue
        draft.source, draft.source_head = outer.source, outer.source_head
        for other in listed:
            if other is not draft and other.verb is not None and outer.verb.i <= other.verb.i < cut:
                other.tokens = {place for place in other.tokens if place < cut}
    _cut_contrast(paragraph, listed)
    _cut_next_speaker(paragraph, listed)
    _cut_second_that(paragraph, listed)
    _free_closing_phrases(listed)
    return [draft for draft in listed if draft.tokens or draft.rule == "quoted-as-saying"]


def _find_outer(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    verb = draft.verb
    if verb is None:
        return None
    holders = [other for other in drafts if other is not draft and verb.i in other.tokens and other.source]
    return max(holders, key=lambda other: len(other.tokens), default=None)


def _find_cut(paragraph: Paragraph, verb: Token, outer: Draft) -> int | None:
    """Return where the outer content ends, if the inner cue is the outer speaker's second verb; else None.

    A participle after a comma is ("…, adding that"). A coordinated verb is when it has its own *that*, or when its form
    cannot be joined with the verb that the parse joined it to ("would resign but denied").
    """
    doc = paragraph.doc
    if paragraph.is_quoted(verb) or outer.verb is None or _has_subject(verb):
        return None
    before = verb.i - 1
    while before > 0 and (doc[before].pos_ in ("ADV", "PART") or doc[before].text in _CLOSING):
        before -= 1
    if verb.tag_ == "VBG" and doc[before].lower_ in ("while", "without") and doc[before - 1].text == ",":
        return before - 1
    if verb.tag_ == "VBG" and doc[before].text == ",":
        return before if verb.dep_ in ("advcl", "acl", "conj", "dep") else None
    if verb.dep_ == "conj" and doc[before].lower_ in ("and", "but") and doc[before - 1].text == ",":
        # "the boat had one engine, and accused its owners": no boat accuses.
        subject = next((child for child in verb.head.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and verb.tag_ == outer.verb.tag_ and not is_living(subject):
            return before - 1
    is_joined = verb.dep_ == "conj" and doc[before].lower_ in ("and", "but") and verb.tag_ == outer.verb.tag_
    if is_joined and (_has_that(verb) or (verb.tag_ == "VBD" and verb.head.tag_ in ("VB", "VBG", "VBZ", "VBP"))):
        return before - 1 if doc[before - 1].text == "," else before
    return None


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _has_that(verb: Token) -> bool:
    clauses = [child for child in verb.children if child.dep_ == "ccomp"]
    return any(word.lower_ == "that" and word.dep_ == "mark" for clause in clauses for word in clause.children)


def _cut_contrast(paragraph: Paragraph, drafts: Sequence[Draft]) -> None:
    """End what somebody said before ", though the army denied it": another speaker's clause."""
    for draft in drafts:
        verb = draft.verb
        if verb is None or verb.dep_ != "advcl" or not _has_subject(verb) or paragraph.is_quoted(verb):
            continue
        mark = next((child for child in verb.children if child.dep_ == "mark"), None)
        edge = verb.left_edge.i
        if mark is None or mark.lower_ not in ("though", "although", "while") or paragraph.doc[edge - 1].text != ",":
            continue
        for outer in drafts:
            if outer is not draft and outer.rule == "clause" and verb.i in outer.tokens:
                outer.tokens = {place for place in outer.tokens if place < edge - 1}


def _cut_next_speaker(paragraph: Paragraph, drafts: Sequence[Draft]) -> None:
    """End what somebody said before ", and the council said": somebody else's words, in the same tense."""
    for draft in drafts:
        verb = draft.verb
        if verb is None or verb.dep_ != "conj" or draft.rule not in _SAID or paragraph.is_quoted(verb):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        if subject is None or subject.pos_ == "PRON" or subject.left_edge.i == 0:
            continue
        edge = min(child.left_edge.i for child in verb.children)
        before = edge - 1
        if paragraph.doc[before].lower_ not in ("and", "but", "while"):
            continue
        for outer in drafts:
            holds = outer.verb is not None and outer.rule in _SAID and verb.i in outer.tokens
            if holds and outer.verb is not None and outer.verb.i < verb.i and outer.verb.tag_ == verb.tag_:
                outer.tokens = {place for place in outer.tokens if place < before}


def _cut_second_that(paragraph: Paragraph, drafts: Sequence[Draft]) -> None:
    """End *he had promised it would sail* before *and that the council would pay*, told by who told the first that."""
    doc = paragraph.doc
    for inner in drafts:
        if inner.rule != "clause" or inner.verb is None or not inner.tokens or doc[min(inner.tokens)].lower_ == "that":
            continue
        held = [outer for outer in drafts if outer.rule == "clause" and outer is not inner and outer.tokens]
        if not any(inner.verb.i in outer.tokens and doc[min(outer.tokens)].lower_ == "that" for outer in held):
            continue
        for place in sorted(inner.tokens):
            is_second = (
                doc[place].lower_ == "that" and doc[place].tag_ == "IN" and doc[place - 1].lower_ in ("and", "but")
            )
            if is_second and not paragraph.is_quoted(doc[place]):
                inner.tokens = {at for at in inner.tokens if at < place - 1}
                break


def _free_closing_phrases(drafts: Sequence[Draft]) -> None:
    """Take a closing ", according to Y" or ", Y reported" out of what somebody else said in the sentence."""
    for phrase in drafts:
        if phrase.rule not in ("according-to", "reported-aside"):
            continue
        words = {token.i for token in [*phrase.cue, *phrase.source]}
        for other in drafts:
            if other is not phrase and other.verb is not None and other.verb.i in phrase.tokens:
                other.tokens -= words
                other.tokens |= _find_left_date(phrase, other) | _find_resumed(phrase, other)


def _find_resumed(phrase: Draft, inner: Draft) -> set[int]:
    """Return the second clause of *she has said A, the Courier reported, and that B*: hers as well."""
    if inner.rule != "clause" or not inner.tokens or phrase.rule != "reported-aside" or phrase.verb is None:
        return set()
    rest = sorted(place for place in phrase.tokens if place > phrase.verb.i)
    words = [phrase.paragraph.doc[place] for place in rest if phrase.paragraph.doc[place].is_alpha][:2]
    lowered = [word.lower_ for word in words]
    is_second = lowered[:1] == ["that"] or lowered in (["and", "that"], ["but", "that"])
    return set(rest) if is_second and max(inner.tokens) < phrase.verb.i else set()


def _find_left_date(phrase: Draft, inner: Draft) -> set[int]:
    """Return a closing ", earlier this month" that the parse gave to the phrase and not to what was said before it."""
    if inner.rule != "clause" or not inner.tokens:
        return set()
    last = max(inner.tokens)
    rest = {place for place in phrase.tokens if place > last}
    words = [phrase.paragraph.doc[place] for place in sorted(rest) if phrase.paragraph.doc[place].is_alpha]
    is_date = 0 < len(words) <= _LONGEST_DATE and words[0].lower_ in ("earlier", "later", "last", "this", "next")
    return rest if is_date and all(word.pos_ not in ("VERB", "AUX") for word in words) else set()
