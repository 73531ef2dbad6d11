"""What a role is a role of: the words after ``of``, before ``'s`` or inside ``who leads …``, and the ages of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from variorum.reading.entities.draft import Draft
from variorum.reading.entities.spelling import fold
from variorum.reading.entities.titles import LEADING, PERSONS, TITLES, TOPS

GENERIC = frozenset(
    """company firm group city town village country nation state port region county district province ministry
    department agency office union party organisation organization association club council plant factory school
    hospital university bank body institution force service team""".split()
)
"""Words for a body or place that name none: ``the company's head`` may be the head of any body named as such."""

_AGE = re.compile(r"\b(\d{1,3})[-‑– ]years?[-‑– ]old\b", re.I)


def find_scope(head: Token) -> frozenset[str]:
    """Return the folded lemmas of what a noun is a role of (``leader of the dockers' union``: docker, union)."""
    words: list[Token] = []
    for child in head.children:
        if (child.dep_ == "poss" and child.pos_ != "PRON") or (
            child.dep_ == "prep" and child.i > head.i and child.lower_ in ("of", "for", "at")
        ):
            words.extend(_until_clause(child.subtree))
        elif child.dep_ in ("compound", "nmod") and child.i < head.i and child.ent_type_ not in ("GPE", "NORP", "LOC"):
            words.extend(token for token in child.subtree if token.pos_ == "PROPN" and not _is_role_word(token))
    return find_scope_words(words)


def find_scope_words(words: Iterable[Token]) -> frozenset[str]:
    """Return the folded lemmas of the nouns and names among these words."""
    return frozenset(
        fold(token.lemma_ if token.pos_ == "NOUN" else token.text) for token in words if token.pos_ in ("NOUN", "PROPN")
    )


def find_led(root: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Return roles and their scope from clauses about a name (``Ana Diaz, a docker who leads the union``)."""
    roles: set[str] = set()
    scope: set[str] = set()
    for noun in (root, *(child for child in root.children if child.dep_ == "appos")):
        for clause in noun.children:
            if clause.dep_ != "relcl" or clause.lemma_ not in LEADING:
                continue
            subject = next((child for child in clause.children if child.dep_ == "nsubj"), None)
            led = next((child for child in clause.children if child.dep_ == "dobj"), None)
            if subject is None or led is None or subject.lower_ not in ("who", "that"):
                continue
            if led.pos_ in ("NOUN", "PROPN"):
                roles.add(LEADING[clause.lemma_])
                scope |= find_scope_words(_until_clause(led.subtree))
    return frozenset(roles), frozenset(scope)


def is_fitting(described: frozenset[str] | set[str], stated: frozenset[str] | set[str]) -> bool:
    """Tell whether two scopes may be one: they share a word, or one of them names nothing in particular."""
    if not described or not stated or described & stated:
        return True
    sorts = _sorts(described), _sorts(stated)
    if all(sorts) and not sorts[0] & sorts[1]:
        return False
    return described <= GENERIC or stated <= GENERIC


def is_same_top(role: str, known: str, described: set[str] | frozenset[str], stated: set[str] | frozenset[str]) -> bool:
    """Tell whether two words for whoever is at the top of a body (``head``, ``chief executive``) mean one person."""
    if role not in TOPS or known not in TOPS:
        return False
    if described & stated:
        return True
    return bool(described and stated) and described <= {"company", "firm"} and _sorts(stated) <= {"company"}


def _sorts(scope: set[str] | frozenset[str]) -> set[str]:
    return {"company" if word in ("firm", "company") else word for word in scope & GENERIC}


def find_age(text: str) -> str:
    """Return the years in ``the 46-year-old``, else an empty string."""
    found = _AGE.search(text)
    return found[1] if found else ""


def find_stated_age(draft: Draft) -> str:
    """Return the age that stands right after a name (``Olav Brekke, 61,`` or ``Olav Brekke (61)``), or nothing."""
    after = draft.parsed.doc[draft.end : draft.end + 3]
    if len(after) < 2 or after[0].text not in (",", "(") or not re.fullmatch(r"\d{1,3}", after[1].text):
        return ""
    return after[1].text if len(after) == 2 or after[2].text in (",", ".", ")", ";") else ""


def find_phrase_end(head: Token) -> int:
    """Return the token after a noun's own phrase: the noun and what follows with ``of``, before any clause."""
    end = first = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.i == end and child.lower_ in ("of", "for", "at"):
            words = _until_clause(child.subtree)
            if (len(words) > 1 and words[-1].pos_ in ("NOUN", "PROPN", "NUM")) or words[-1].tag_ == "POS":
                end = words[-1].i + 1
    inside = head.doc[first:end]
    return first if len(inside) > 10 or any(token.pos_ == "PRON" for token in inside) else end


def _until_clause(subtree: Iterable[Token]) -> list[Token]:
    """Return the words of a phrase up to a clause about it, a comma or a bracket."""
    words: list[Token] = []
    for token in subtree:
        if token.tag_ in ("WP", "WDT", "WP$", "WRB") or token.dep_ in ("relcl", "acl"):
            break
        if token.is_punct and token.text not in ("-", "‑", "–", "'", "’"):
            break
        words.append(token)
    return words


def _is_role_word(token: Token) -> bool:
    word = token.text.casefold().rstrip(".")
    return word in TITLES or word in PERSONS
