"""Tokens as keys that can be compared: lemmas, verbs with their particles, names, heads of noun phrases."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.collation.names import fold_name, is_title

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_LEMMAS = {"bases": "base", "found": "find", "fell": "fall", "n't": "not", "spared": "spare"}
"""Lemmas the parser's lemmatizer gets wrong often enough to matter ("bases" it takes for "basis")."""


_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
"""Capital letters that name a time, which is compared as a moment."""
_NARROWING = frozenset({"of", "in", "at", "from", "for", "on", "among", "near", "off"})


def lemma_of(token: Token) -> str:
    """Return a token's lemma, case folded."""
    lemma = _LEMMAS.get(token.lower_, token.lemma_.casefold())
    before = token.doc[max(token.i - 2, 0) : token.i]
    if len(before) == 2 and before[1].text == "-" and not before[0].whitespace_ and not before[1].whitespace_:
        return lemma if before[0].lower_ == "ex" else f"{before[0].lower_}-{lemma}"
    return lemma


def verb_of(token: Token) -> str:
    """Return a verb's lemma with its particle (``step_down``), case folded."""
    particles = [child.lower_ for child in token.children if child.dep_ == "prt"]
    return "_".join([lemma_of(token), *particles])


def name_keys(doc: Doc) -> dict[int, str]:
    """Return the key of the name each token belongs to, by token index; tokens of no name are absent."""
    keys: dict[int, str] = {}
    for entity in doc.ents:
        if entity.label_ in _NAMED:
            key = entity.kb_id_ or fold_name(entity.text, entity.label_ == "PERSON")
            keys.update({token.i: key for token in entity})
    for token in doc:
        is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}
        if is_name and token.i not in keys and token.lower_ not in _CALENDAR:
            head = token
            while head.dep_ == "compound" and head.head.pos_ == "PROPN" and head.head.i not in keys:
                head = head.head
            if not is_title(head.text):
                keys[token.i] = fold_name(head.text, True)
    return keys


def find_child(token: Token, *dependencies: str) -> Token | None:
    """Return the first child that hangs on ``token`` in one of these ways, or None."""
    return next((child for child in token.children if child.dep_ in dependencies), None)


def key_of(token: Token, names: dict[int, str]) -> str:
    """Return the name a token belongs to, else its lemma."""
    return names.get(token.i) or lemma_of(token)


def find_heads(token: Token, names: dict[int, str]) -> frozenset[str]:
    """Return the keys of a noun phrase's head, its coordinated heads and what "one of the X" speaks of."""
    found = set() if token.tag_ == "CD" else {key_of(token, names)}
    for child in token.children:
        if child.dep_ in {"conj", "appos"}:
            found |= find_heads(child, names)
        elif child.dep_ in {"poss", "compound", "nmod"} and child.i in names:
            found.add(names[child.i])
        elif child.dep_ == "prep" and child.lower_ == "of":
            found |= {key_of(grand, names) for grand in child.children if grand.dep_ == "pobj"}
    return frozenset(found)


def find_modifiers(token: Token, names: dict[int, str]) -> frozenset[tuple[str, str]]:
    """Return ``(head, modifier)`` for what narrows a noun: adjectives, ordinals, compounds and "of X"."""
    found: set[tuple[str, str]] = set()
    head = key_of(token, names)
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"} and child.tag_ != "CD" and child.pos_ != "PRON":
            if key_of(child, names) != head:
                found.add((head, key_of(child, names)))
        elif child.dep_ == "prep" and child.lower_ in _NARROWING:
            found |= {(head, key_of(grand, names)) for grand in child.children if grand.dep_ == "pobj"}
    return frozenset(found)
