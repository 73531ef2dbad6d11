"""Contents that are no clause: infinitives, objects, and what stands after a preposition."""

from __future__ import annotations

from spacy.tokens import Token

from variorum.reading.statements.lexicon import CueVerb
from variorum.reading.statements.quotations import MARKS
from variorum.reading.statements.sources import is_negated

_ALWAYS_WITH = frozenset("for as of to over with".split())
_OFTEN_WITH = frozenset("on in about against from between".split())


def hull_of(token: Token) -> set[int]:
    """Return all places from the first to the last word that hangs on the token."""
    return set(range(token.left_edge.i, token.right_edge.i + 1))


def find_infinitive(token: Token, verb: CueVerb) -> set[int]:
    """Return what the subject means to do: promised *to leave*, suggested *leaving*."""
    if not verb.takes("x"):
        return set()
    for child in token.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp", "acl") and child.i > token.i and child.left_edge.i > token.i:
            has_to = any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children)
            if (child.dep_ == "xcomp" and (has_to or child.tag_ == "VBG")) or (
                has_to and child.left_edge.lower_ in ("to", "not")
            ):
                return hull_of(child)
    return set()


def find_object_infinitive(token: Token, verb: CueVerb) -> set[int]:
    """Return whom and what is asked or expected: urged *them to leave*."""
    if not verb.takes("w"):
        return set()
    for child in token.children:
        has_to = any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children)
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i and has_to:
            places = hull_of(child)
            for other in token.children:
                if other.dep_ in ("dobj", "dative") and token.i < other.i < child.i:
                    places |= set(range(other.left_edge.i, child.right_edge.i + 1))
            return {place for place in places if place > token.i}
    return set()


def find_predicate(token: Token, verb: CueVerb) -> set[int]:
    """ "called X a Y", "described X as Y", "accused X of Y"."""
    if (
        not verb.takes("n")
        or _is_naming(token)
        or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod") and not _has_agent(token))
    ):
        return set()
    needed = {"accuse": ("of",), "call": ()}.get(verb.lemma, ("as",))
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    places: set[int] = set()
    complement = None
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("oprd", "ccomp", "xcomp", "attr") or (child.dep_ == "prep" and child.lower_ in needed):
            complement = complement or child
    target = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    if complement is not None:
        places |= hull_of(complement)
        if target is not None:
            places |= set(range(target.left_edge.i, max(target.right_edge.i, complement.right_edge.i) + 1))
        elif subject is not None:
            places |= hull_of(subject)
    elif target is not None and verb.lemma in ("call", "describe", "portray", "see", "view", "accuse"):
        if verb.lemma in ("call", "see", "view") and not any(True for _ in target.children):
            return set()
        places |= hull_of(target) if verb.lemma != "see" else set()
    return {place for place in places if place > token.i or (subject is not None and target is None)}


def _is_naming(token: Token) -> bool:
    """Tell whether "called the Harbour Friends" gives the name of a thing and no view of it."""
    if token.lemma_ not in ("call", "dub", "label", "brand"):
        return False
    named = [child for child in token.children if child.dep_ in ("oprd", "attr", "dobj", "ccomp") and child.i > token.i]
    return len(named) == 1 and named[0].pos_ == "PROPN" and token.doc[named[0].left_edge.i - 1].text not in MARKS


def _goes_with(prep: Token) -> bool:
    """Tell whether a preposition after an object belongs to what is said rather than to when or where it was."""
    if prep.lower_ in _ALWAYS_WITH:
        return True
    noun = next((child for child in prep.children if child.dep_ == "pobj"), None)
    return prep.lower_ in _OFTEN_WITH and noun is not None and noun.ent_type_ not in ("DATE", "TIME", "GPE")


def _has_agent(token: Token) -> bool:
    return any(child.dep_ == "agent" for child in token.children)


def find_object(token: Token, verb: CueVerb) -> set[int]:
    """Return the noun phrase that was said or judged: reaffirmed *the commitment to peace*."""
    if not verb.takes("o"):
        return set()
    target = next((child for child in token.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if target is None or (target.tag_ in ("WDT", "WP", "PRP") and verb.takes("r")):
        return set()
    if target.i < token.i and target.dep_ == "dobj":
        return set()
    if target.dep_ == "nsubjpass" and not any(child.dep_ == "agent" for child in token.children):
        return set()
    places = hull_of(target)
    if target.i > token.i:
        for child in token.children:
            if (
                child.dep_ == "prep"
                and child.i > target.i
                and child.lower_ in ("for", "as", "of", "to", "over", "with")
            ) and child.left_edge.i == max(places) + 1:
                places |= hull_of(child)
    return {place for place in places if place != token.i}


def find_call_for(token: Token, verb: CueVerb) -> set[int]:
    """Return what is called for: called for *a vote*, called on *them to leave*."""
    if verb.lemma == "call" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("for", "on"):
        return find_preposition(token, verb)
    return set()


def find_preposition(token: Token, verb: CueVerb) -> set[int]:
    """Return the object of a preposition that the verb takes: talked about *the law*."""
    if not verb.preps or (verb.lemma == "respond" and not is_negated(token)):
        return set()
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in verb.preps and child.i > token.i:
            places = hull_of(child) - {child.i}
            for other in token.children:
                if not places or other.left_edge.i != max(places) + 1:
                    continue
                if other.dep_ in ("xcomp", "ccomp") or (other.dep_ == "prep" and _goes_with(other)):
                    places |= hull_of(other)
            if places:
                return places
    return set()


NOMINAL_RULES = (
    ("infinitive", find_infinitive),
    ("object-infinitive", find_object_infinitive),
    ("preposition", find_call_for),
    ("predicate", find_predicate),
    ("object", find_object),
    ("preposition", find_preposition),
)
"""The rules in the order they are tried."""
