"""What kind of figure a clause makes of a number: counted or only wanted, all or some, before or after."""

from __future__ import annotations

from spacy.tokens import Token

from variorum.collation.figure_setting import find_clause

WANTED, STOCK, PART, BEFORE, AFTER = "wanted", "stock", "part", "before", "after"
_WANTED = frozenset(
    "seat license licence allow permit limit cap insure demand seek request propose want hope target promise pledge"
    " earmark intend aim design accommodate require apply expect predict forecast authorise authorize threaten".split()
)
"""Verbs whose figure is what may, should or might be, and not what is."""
_MAY = frozenset({"can", "could", "may", "might", "should", "would"})
_STOCK = frozenset({"have", "own", "possess"})
_PART = frozenset(
    "badly seriously slightly critically severely lightly gravely seriously-wounded moderate moderately minor serious"
    " critical severe grave old former previous predecessor rival season other another first second third"
    " next last final initial original".split()
)
"""Words that make a figure one of some only: the badly hurt, the old tower, the other train."""
_TIMED = {"before": BEFORE, "after": AFTER, "since": AFTER, "until": BEFORE, "previously": BEFORE, "ago": BEFORE}


_PLACES = frozenset(
    "town village city region province capital district country county state area island coast north south east west"
    " market school hospital square station port camp site suburb quarter valley".split()
)
_AT = frozenset({"in", "at", "near", "on", "outside", "around", "from"})


def find_places(token: Token | None) -> frozenset[str]:
    """Return the lemmas of the places a figure's noun or clause hangs on by "in", "at", "near"; names are left out."""
    if token is None:
        return frozenset()
    hosts = [find_clause(token), token, token.head]
    return frozenset(
        grand.lemma_.casefold()
        for host in hosts
        for prep in host.children
        if prep.dep_ == "prep" and prep.lower_ in _AT
        for grand in prep.children
        if grand.dep_ == "pobj" and grand.lemma_.casefold() in _PLACES
    )


def find_marks(token: Token | None) -> frozenset[str]:
    """Return the marks of the figure whose number is ``token``; empty for a plain count."""
    if token is None:
        return frozenset()
    clause = find_clause(token)
    marks: set[str] = set()
    lemma = clause.lemma_.casefold()
    if lemma in _WANTED or any(child.lower_ in _MAY for child in clause.children if child.dep_ == "aux"):
        marks.add(WANTED)
    if lemma == "build" and any(child.lower_ == "for" for child in clause.children):
        marks.add(WANTED)
    if lemma in _STOCK:
        marks.add(STOCK)
    for word in clause.subtree:
        if word.lower_ in _PART and word.ent_type_ not in {"DATE", "TIME"} and _is_near(word, clause):
            marks.add(PART)
        if word.lower_ in _TIMED and word.dep_ in {"prep", "advmod"}:
            marks.add(_TIMED[word.lower_])
    return frozenset(marks)


def _is_near(word: Token, clause: Token) -> bool:
    """Tell whether a narrowing word stands in the figure's own clause: on its verb, its noun or the subject."""
    step = word
    for _ in range(4):
        if step.i == clause.i:
            return True
        if step.head.i == step.i or step.dep_ in {"relcl", "advcl", "ccomp", "conj", "appos"}:
            return False
        step = step.head
    return False
