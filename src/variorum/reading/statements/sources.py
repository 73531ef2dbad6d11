"""Whose words a verb brings: its subject, wherever the sentence left it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

_SUBJECTS = ("nsubj", "csubj")
_CLIMB = frozenset("conj xcomp advcl acl pcomp ccomp dep parataxis".split())
_ISSUED = frozenset("statement message letter e-mail email tweet post note release memo warning".split())
_ISSUING = frozenset("issue release send write publish post make sign give put tweet share read".split())
_RELATIVE = frozenset("who which that whom whose".split())
UNSAYING = frozenset("neglect fail forget omit".split())
"""Verbs whose *to say* is what nobody said."""
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
            if child.dep_ in ("cc", "punct") and token == head and child.i > token.i and child.text not in "-'’":
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


def find_subject(verb: Token) -> Source | None:
    """Return the source of a verb: its subject, an earlier verb's shared subject, an agent, or what it modifies.

    A passive without an agent has none: its subject is spoken of or spoken to.
    """
    if agent := _find_agent(verb):
        return Source(noun_phrase(agent), agent)
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl")):
        return None
    token = verb
    if verb.tag_ == "VBG" and (root := _find_speaking_root(verb)) is not None:
        token = root
    for _ in range(8):
        if subject := _own_subject(token):
            return _from_subject(subject, token)
        if token.dep_ == "relcl":
            return Source(noun_phrase(token.head), token.head)
        if token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _find_author(token)
        if (first := _first_half(token)) is not None:
            return _from_subject(first, token)
        if token.dep_ == "pcomp" and token.head.dep_ == "prep" and token.head.head.pos_ in ("VERB", "AUX"):
            # "after telling", "in calling": the preposition's verb has the subject.
            token = token.head.head
            continue
        if token.dep_ not in _CLIMB or token.head == token:
            break
        is_adverbial, token = token.dep_ == "advcl", token.head
        while is_adverbial and token.dep_ == "compound":
            token = token.head
        if is_adverbial and token.dep_ == "nsubj":
            # "While meeting X, Y did Z": the parse hung the clause on Y.
            return Source(noun_phrase(token), token)
        if token.pos_ not in ("VERB", "AUX") and token.dep_ not in ("ROOT", "conj", "prep", "pcomp"):
            break
    return None


def _find_author(verb: Token) -> Source | None:
    """Return who is meant by a noun with its participle: *a man saying*; of *a statement saying* who made it."""
    noun = verb.head
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children):
        # "had a right to say": the deed is the subject's, not the noun's.
        is_object = noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX")
        subject = _own_subject(noun.head) if is_object else None
        return _from_subject(subject, noun.head) if subject is not None else None
    if noun.lemma_.lower() not in _ISSUED:
        return Source(noun_phrase(noun), noun)
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return Source(noun_phrase(child), child)
        if (
            child.dep_ == "prep"
            and child.lower_ in ("by", "from")
            and (named := next(child.children, None)) is not None
        ):
            return Source(noun_phrase(named), named)
    governor = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    if noun.dep_ in ("dobj", "pobj") and governor.pos_ == "VERB" and governor.lemma_.lower() in _ISSUING:
        subject = _own_subject(governor)
        if subject is not None and not is_passive(governor):
            return _from_subject(subject, governor)
    return Source(noun_phrase(noun), noun)


def _first_half(verb: Token) -> Token | None:
    """Return the subject of "X says A, stresses B" where the parse took the first half for what B says."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i and child.tag_ == verb.tag_ and verb.nbor(-1).text == ",":
            return _own_subject(child)
    return None


def _find_speaking_root(verb: Token) -> Token | None:
    """Return the main verb when a ", saying that" was hung on a passive or a lifeless subject further in."""
    governor, root = verb.head, verb.sent.root
    if verb.dep_ != "advcl" or governor == root or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    inner, outer = _own_subject(governor), _own_subject(root)
    if outer is None or inner is None or outer.i > verb.i:
        return None
    lifeless = inner.dep_ == "nsubjpass" or (inner.ent_type_ not in ("PERSON", "ORG") and inner.pos_ != "PRON")
    return root if lifeless and (outer.ent_type_ == "PERSON" or outer.pos_ == "PRON") else None


def _own_subject(verb: Token) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return subjects[-1] if subjects else None


def _from_subject(subject: Token, verb: Token) -> Source:
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WP", "WDT", "WP$"):
        head = verb
        for _ in range(6):
            if head.dep_ == "relcl":
                return Source((subject,), head.head)
            if head.head == head:
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
    """Tell whether the verb stands in the passive: *was told*, or *was hauled in and told*."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        own = any(child.dep_ in ("nsubj", "aux") for child in verb.children)
        return not own and any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.head.children)
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def is_negated(verb: Token) -> bool:
    """Tell whether *not* or *never* stands with the verb."""
    return any(child.dep_ == "neg" for child in verb.children)


def is_left_unsaid(token: Token) -> bool:
    """Tell whether nobody said it: *neglects to state*, *failed to mention that*."""
    has_to = any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
    return token.dep_ == "xcomp" and has_to and token.head.lemma_.lower() in UNSAYING
