"""Whose words a verb brings: its subject, wherever the sentence left it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from variorum.reading.statements.draft import Paragraph

_SUBJECTS = ("nsubj", "csubj")
_CLIMB = frozenset("conj xcomp advcl acl pcomp ccomp dep parataxis".split())
_RELATIVE = frozenset("who which that whom whose".split())
_SKIP = frozenset("it there this that what which".split())


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens that name a source, and the head that decides who it is."""

    tokens: tuple[Token, ...]
    head: Token


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return the phrase of a noun with its appositions, without a clause or an aside that follows it."""
    kept = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            if child.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp") and child.i > token.i:
                continue
            if child.dep_ in ("cc", "punct") and token is head and child.i > token.i and child.text not in "-'’":
                continue
            if (
                child.dep_ == "prep"
                and child.i > head.i
                and child.lower_ in ("on", "during", "after", "as", "according")
            ):
                continue
            kept.add(child.i)
            stack.append(child)
    run = [head]
    for step in (-1, 1):
        place = head.i + step
        while 0 <= place < len(head.doc) and (place in kept or (head.doc[place].is_punct and place + step in kept)):
            run.append(head.doc[place])
            place += step
    return tuple(sorted(run, key=lambda token: token.i))


def find_subject(verb: Token, paragraph: Paragraph) -> Source | None:
    """Return the source of a verb: its subject, an earlier verb's shared subject, an agent, or what it modifies."""
    if agent := _find_agent(verb):
        return Source(noun_phrase(agent), agent)
    token = verb
    for _ in range(8):
        if subject := _own_subject(token):
            return _from_subject(subject, token)
        if token.dep_ == "relcl":
            return Source(noun_phrase(token.head), token.head)
        if token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return Source(noun_phrase(token.head), token.head)
        if token.dep_ not in _CLIMB or token.head is token:
            break
        token = token.head
        if token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("ROOT", "conj", "prep", "pcomp"):
            break
    return None


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return subjects[-1] if subjects else None


def _from_subject(subject: Token, verb: Token) -> Source:
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT", "WP$"):
        head = verb
        for _ in range(6):
            if head.dep_ == "relcl":
                return Source((subject,), head.head)
            if head.head is head:
                break
            head = head.head
    return Source(noun_phrase(subject), subject)


def _find_agent(verb: Token) -> Token | None:
    if not any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) and verb.tag_ != "VBN":
        return None
    for child in verb.children:
        if child.dep_ == "agent":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def find_addressee(verb: Token) -> Token | None:
    """Return the person spoken to: told *the paper*."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether the verb stands in the passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Tell whether *not* or *never* stands with the verb."""
    return any(child.dep_ == "neg" for child in verb.children)
