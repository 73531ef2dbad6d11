"""Adjectives of mind: "is confident that", "is willing to", "worried about", and how something seems."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import GENERIC_SOURCES
from variorum.reading.statements.mute import BODIES
from variorum.reading.statements.objects import hull_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import find_subject, is_negated

_ADJECTIVES = {
    **dict.fromkeys(
        "confident sure certain convinced optimistic pessimistic hopeful worried concerned afraid fearful doubtful "
        "skeptical sceptical wary suspicious unsure uncertain aware unaware mindful proud pleased happy glad unhappy "
        "angry upset furious frustrated disappointed dissatisfied satisfied sorry surprised shocked saddened excited "
        "thrilled nervous anxious enthusiastic passionate sympathetic supportive comfortable uncomfortable tired sick "
        "grateful thankful alarmed appalled horrified outraged disgusted impressed troubled disturbed ambivalent "
        "curious puzzled apprehensive resentful envious".split(),
        Force.BELIEVED,
    ),
    **dict.fromkeys("adamant insistent critical dismissive clear".split(), Force.ASSERTED),
    **dict.fromkeys(
        "willing ready eager determined inclined committed prepared keen interested open".split(), Force.INTENDED
    ),
    **dict.fromkeys("unwilling reluctant loath hesitant unprepared".split(), Force.DECLINED),
}
"""Adjectives that say what somebody thinks, feels or means to do."""
_PREPS = frozenset("about of with at over by to for in toward towards against".split())
_LINKS = frozenset("be feel remain become seem appear look sound grow get".split())
_CLAUSES = ("ccomp", "advcl", "csubj")
"""How the parse labels what completes an adjective."""
_SEEMING = frozenset("seem appear".split())
_PERSONS = frozenset("i we you he she they who".split())
_TEAMS = frozenset("party court team camp company firm family group crew".split())
_LIVING = ("er", "or", "ist", "ian", "ant", "ee", "man", "woman", "men", "women")


def find_attitude_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield what somebody is said to think, feel or be ready for, and what seems so to nobody named."""
    for token in paragraph.tokens:
        if paragraph.is_quoted(token):
            continue
        if token.lower_ in _ADJECTIVES and token.tag_ in ("JJ", "VBN", "VBD", "RB"):
            draft = _attitude(paragraph, token)
        elif token.lemma_.lower() in _SEEMING and token.pos_ == "VERB":
            draft = _seeming(paragraph, token)
        else:
            draft = None
        if draft is not None and draft.tokens:
            yield draft


def _attitude(paragraph: Paragraph, token: Token) -> Draft | None:
    governor = _find_governor(token)
    if token.lower_ == "clear":
        return _made_clear(paragraph, token)
    if governor is None:
        return None
    found = _find_complement(token)
    source = find_subject(governor)
    if found is None or source is None or not is_living(source.head):
        return None
    is_clause, places = found
    force = _ADJECTIVES[token.lower_]
    cue = [token]
    if governor is not token:
        cue += [governor, *(child for child in governor.children if child.dep_ in ("aux", "neg"))]
        if is_negated(governor):
            force = {Force.BELIEVED: Force.DENIED, Force.INTENDED: Force.DECLINED}.get(force, force)
    places -= {word.i for word in [*cue, *source.tokens]}
    draft = Draft(paragraph, "attitude", force, cue, places, list(source.tokens), source.head)
    draft.makes_claim = is_clause
    return draft


def _made_clear(paragraph: Paragraph, token: Token) -> Draft | None:
    """ "made (it) clear that S"."""
    verb = token.head if token.head.lemma_ in ("make", "be") else token.head.head
    if verb.lemma_ != "make" or verb.i > token.i or (source := find_subject(verb)) is None:
        return None
    clauses = [*token.children, *verb.children, *token.head.children]
    clause = next((child for child in clauses if child.dep_ in _CLAUSES and child.i > token.i), None)
    if clause is None or clause.left_edge.i <= token.i:
        return None
    cue = [verb, *(word for word in paragraph.doc[verb.i + 1 : token.i + 1])]
    places = hull_of(clause) - {word.i for word in [*cue, *source.tokens]}
    return Draft(paragraph, "clause", Force.ASSERTED, cue, places, list(source.tokens), source.head)


def _find_governor(token: Token) -> Token | None:
    """Return the verb an adjective completes; the adjective itself where it stands beside its noun or clause."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in ("ADJ", "VERB") and first.head.dep_ in ("acomp", "conj"):
        first = first.head
    if first.dep_ in ("acomp", "oprd") and first.head.lemma_.lower() in _LINKS:
        return first.head
    if first.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in first.children):
        return first if any(child.dep_ == "nsubjpass" for child in first.children) else None
    return token if first.dep_ in ("advcl", "acl") and first is token else None


def _find_complement(token: Token) -> tuple[bool, set[int]] | None:
    """Return the clause, deed or matter of an adjective, and whether it can be a claim."""
    for child in token.children:
        is_that = child.dep_ in _CLAUSES and child.left_edge.lower_ in ("that", "whether")
        if child.i > token.i and (child.dep_ == "ccomp" or is_that):
            return True, hull_of(child)
        if child.i > token.i and child.dep_ == "xcomp" and child.left_edge.lower_ in ("to", "not"):
            return True, hull_of(child)
    for child in token.children:
        if child.i > token.i and child.dep_ in ("prep", "agent") and child.lower_ in _PREPS:
            return False, hull_of(child) - {child.i}
    return None


def is_living(head: Token) -> bool:
    """Tell whether a noun stands for somebody: a person, a body, or a trade by its ending."""
    if head.pos_ == "PRON" or head.tag_ == "WP":
        return head.lower_ in _PERSONS
    if head.pos_ == "PROPN" or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    lemma = head.lemma_.lower()
    return head.lower_ in GENERIC_SOURCES or lemma in BODIES or lemma in _TEAMS or lemma.endswith(_LIVING)


def _seeming(paragraph: Paragraph, token: Token) -> Draft | None:
    """ "X seems to V", "it appears that S": an impression on nobody's word."""
    subject = next((child for child in token.children if child.dep_ in ("nsubj", "expl")), None)
    if subject is None or subject.i > token.i:
        return None
    for child in token.children:
        if child.i < token.i or child.dep_ not in ("xcomp", "oprd", "acomp", "ccomp", "advcl"):
            continue
        if child.dep_ in ("ccomp", "advcl") and subject.lower_ != "it":
            continue
        places = hull_of(child)
        if subject.lower_ != "it" or child.dep_ in ("xcomp", "oprd", "acomp"):
            places |= {subject.i} if subject.tag_ in ("WDT", "WP") else hull_of(subject)
        cue = [token, *(word for word in token.children if word.dep_ in ("aux", "neg"))]
        draft = Draft(paragraph, "seeming", Force.HEDGED, cue, places - {word.i for word in cue})
        draft.makes_claim = False
        return draft
    return None
