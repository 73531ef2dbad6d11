"""The clause a figure stands in: its other words and names, and whether the figure is a change or a level."""

from __future__ import annotations

from spacy.tokens import Token

from variorum.collation.arguments import is_time_word
from variorum.collation.phrases import lemma_of, name_keys, verb_of

_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV"})
_OTHER_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "acl", "csubj", "parataxis"})
_MOVING = frozenset(
    "rise fall grow increase drop climb jump gain lose shrink decline decrease cut raise surge slump slide tumble add"
    " reduce lower hike dip plunge soar up down shed widen narrow expand contract accelerate weaken strengthen advance"
    " rebound shrink appreciate depreciate".split()
)
"""Verbs whose bare measure is a change: "oil rose 2 percent", "the river rose two metres"."""
UNIT_WORDS = frozenset(
    "percent per cent point kilometre kilometer metre meter mile foot tonne ton kilogram pound hectare acre euro dollar"
    " crown lira degree kg km kph mph m minus half third tenth fifth few more less least most"
    " nearly almost about around roughly some approximately just only over under million"
    " billion thousand hundred dozen total number figure".split()
)
_TAKES_SIDES = frozenset({"vote", "speak", "campaign", "rule", "argue"})
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LEVEL = frozenset({"to", "at", "from"})


def find_clause(token: Token) -> Token:
    """Return the verb of the clause a token stands in, or the root of its sentence."""
    step = token
    while step.head.i != step.i and step.pos_ not in {"VERB", "AUX"}:
        step = step.head
    return step


def list_clause_tokens(token: Token) -> list[Token]:
    """Return the tokens of the clause that holds a figure; clauses within it that do not hold it are left out."""
    found = []
    queue = [find_clause(token)]
    if queue[0].dep_ == "xcomp" and queue[0].head.i != queue[0].i:
        queue[0] = queue[0].head
    while queue:
        step = queue.pop()
        found.append(step)
        queue.extend(
            child
            for child in step.children
            if child.dep_ not in _OTHER_CLAUSES or child.pos_ not in {"VERB", "AUX"} or _holds(child, token)
        )
    return found


def read_setting(token: Token | None) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas and the names of the clause that holds a figure; clauses within it are left out."""
    if token is None:
        return frozenset(), frozenset()
    names = name_keys(token.doc)
    words: set[str] = set()
    found: set[str] = set()
    queue = [find_clause(token)]
    if queue[0].dep_ in {"relcl", "acl"} and queue[0].head.i != queue[0].i:
        head = queue[0].head
        (found if head.i in names else words).add(names.get(head.i) or lemma_of(head))
    while queue:
        step = queue.pop()
        if step.i in names:
            found.add(names[step.i])
        elif _is_side(step) or (step.tag_ == "JJ" and step.lower_ in ORDINALS):
            words.add(step.lower_)
        elif _tells(step):
            words.add(verb_of(step) if step.pos_ == "VERB" else lemma_of(step))
        queue.extend(
            child
            for child in step.children
            if child.dep_ not in _OTHER_CLAUSES or child.pos_ not in {"VERB", "AUX"} or _holds(child, token)
        )
    return frozenset(words), frozenset(found)


def _tells(token: Token) -> bool:
    """Tell whether a word says something of the clause: not the measure itself, a time or a function word."""
    return (
        token.pos_ in _CONTENT
        and token.is_alpha
        and not (token.like_num or token.is_stop or (token.pos_ != "VERB" and is_time_word(token)))
        and token.lemma_.casefold() not in UNIT_WORDS
    )


def _is_side(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in {"for", "against"} and token.head.lemma_ in _TAKES_SIDES


def _holds(child: Token, token: Token) -> bool:
    return child.left_edge.i <= token.i <= child.right_edge.i


_CHANGES = frozenset("increase cut rise fall growth decline drop reduction hike jump surge contraction".split())
"""Nouns "of" which a figure is by how much something changed, as it is beside the verb."""


def is_by_how_much(token: Token) -> bool:
    """Tell whether a figure says by how much something changed, and not what it came to.

    "Rose by two metres" and "rose two metres" give a change, "rose to two metres" a height.
    """
    step = token
    while step.head.i != step.i and step.dep_ in {"nummod", "compound", "quantmod", "amod", "nmod", "advmod"}:
        if step.head.pos_ in {"VERB", "AUX"}:
            break
        step = step.head
    head = step.head
    if head.tag_ == "JJR" and step.dep_ in {"npadvmod", "advmod", "nmod", "dep"}:
        return True
    if step.dep_ in {"pobj", "pcomp"}:
        if head.lower_ == "by":
            return find_clause(head).lemma_.casefold() in _MOVING
        if head.lower_ in _LEVEL or head.lower_ != "of":
            return False
        return head.head.lemma_.casefold() in _MOVING or lemma_of(head.head) in _CHANGES
    return head.lemma_.casefold() in _MOVING and step.dep_ in {"dobj", "npadvmod", "attr", "advmod"}
