"""What kind of figure a clause makes of a number: counted or only wanted, all or some, of which stretch of time."""

from __future__ import annotations

import re

from spacy.tokens import Token

from variorum.collation.figure_setting import find_clause, list_clause_tokens

WANTED, STOCK, PART, BEFORE, AFTER = "wanted", "stock", "part", "before", "after"
SPAN, OTHER_SPAN, YEAR, KIN, ERST = "span", "other span", "year", "kin:", "erst"
_WANTED = frozenset(
    "seat license licence allow permit limit cap insure demand seek request propose want hope target promise pledge"
    " earmark intend aim design accommodate require apply expect predict forecast authorise authorize threaten"
    " ask face hold estimate anticipate project fear need".split()
)
"""Verbs whose figure is what may, should or might be, and not what is."""
_WANTED_NOUNS = frozenset("limit capacity maximum minimum target goal aim forecast expectation quota ceiling".split())
_MAY = frozenset({"can", "could", "may", "might", "should"})
_STOCK = frozenset({"have", "own", "possess", "remain", "keep", "hold"})
_PART: dict[str, str] = {
    word: kind
    for kind, words in {
        "badly": "badly seriously critically severely gravely seriously-wounded serious critical severe grave",
        "lightly": "slightly lightly moderate moderately minor slight light",
        "old": "old former previous predecessor original initial",
        "other": "other another rival second third",
        "first": "first",
        "last": "last final next",
        "among": "among",
        "young": "young",
        "restored": "restored",
    }.items()
    for word in words.split()
}
"""Words that make a figure one of some only (the badly hurt, the old tower, the other train), and in which way."""
_TIMED = {"before": BEFORE, "after": AFTER, "since": AFTER, "until": BEFORE}
_ERST = frozenset("previously ago earlier formerly initially originally".split())
_KIN = frozenset(
    "brother sister wife husband father mother son daughter rival opponent predecessor successor colleague"
    " accomplice parent subsidiary neighbour neighbor widow uncle cousin competitor girlfriend boyfriend"
    " analyst runner-up runner".split()
)
"""Who is told apart from somebody told before: "his brother", "her rival"."""
_SPANS = re.compile(
    r"\bover (?:the )?(?:last|past|\w+) (?:\w+ )?(?:years?|months?|decades?|weeks?)\b"
    r"|\b(?:in|of|over|during) (?:his|her|their|its) (?:career|life|history)\b"
    r"|\b(?:a|per|each|every) (?:day|year|week|month|hour|litre|liter|head|person)\b|\bannual(?:ly)?\b|\bdaily\b"
    r"|\bin (?:all|recent years|total since)\b",
    re.I,
)
_OTHER_SPANS = re.compile(
    r"\b(?:last|previous|past|next|coming) (?:\w+ )?(?:year|season|month|week|quarter|decade|election|vote|time)s?\b"
    r"|\b(?:a|one|two|three|\w+) (?:years?|months?|weeks?|days?) (?:ago|earlier|before)\b",
    re.I,
)
TIMED = re.compile(r"\b(?:since|last|previous|past|next|ago|earlier|previously|before|formerly|initially)\b", re.I)
"""Words that set a figure in a time of its own."""
_SINCE = re.compile(r"\bsince\b", re.I)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
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


def _is_wanted(clause: Token) -> bool:
    """Tell whether the clause, or one it depends on as "is expected to", says what may or should be."""
    step = clause
    for _ in range(3):
        if step.lemma_.casefold() in _WANTED:
            return True
        if any(child.lower_ in _MAY for child in step.children if child.dep_ == "aux"):
            return True
        if step.dep_ != "xcomp" or step.head.i == step.i:
            return False
        step = step.head
    return False


def find_marks(token: Token | None) -> frozenset[str]:
    """Return the marks of the figure whose number is ``token``; empty for a plain count."""
    if token is None:
        return frozenset()
    clause = find_clause(token)
    words = list_clause_tokens(token)
    marks: set[str] = set()
    lemma = clause.lemma_.casefold()
    if _is_wanted(clause) or any(word.lemma_.casefold() in _WANTED_NOUNS for word in words):
        marks.add(WANTED)
    if lemma == "build" and any(child.lower_ == "for" for child in clause.children):
        marks.add(WANTED)
    if lemma in _STOCK:
        marks.add(STOCK)
    for word in words:
        if word.lower_ in _PART and word.ent_type_ not in {"DATE", "TIME"} and _is_near(word, clause, token):
            marks.add(f"{PART}:{_PART[word.lower_]}")
        if word.lower_ in _TIMED and word.dep_ in {"prep", "advmod", "mark"}:
            marks.add(_TIMED[word.lower_])
        if word.lemma_.casefold() in _KIN and word.dep_ in {"nsubj", "nsubjpass", "poss"}:
            marks.add(f"{KIN}{word.lemma_.casefold()}")
        if word.lower_ in _ERST or (word.lower_ == "before" and word.is_sent_start and word.dep_ == "prep"):
            marks.add(ERST)
        if word.lower_ == "of" and word.dep_ == "prep" and word.head.i == clause.i and word.i < token.i:
            marks.add(PART)
    if clause.dep_ == "relcl" and clause.head.lemma_.casefold() in _KIN:
        marks.add(f"{KIN}{clause.head.lemma_.casefold()}")
    if _is_of_them(token):
        marks.add(PART)
    text = " ".join(word.text for word in sorted(words, key=lambda word: word.i))
    if _SPANS.search(text):
        marks.add(SPAN)
    if _is_joined(token):
        return frozenset(marks)
    if _SINCE.search(text):
        marks.add(ERST)
    if _OTHER_SPANS.search(text):
        marks.add(OTHER_SPAN)
    if _YEAR.search(text) and token.text not in text[: len(token.text)]:
        marks.add(YEAR)
    return frozenset(marks)


def _is_joined(token: Token) -> bool:
    """Tell whether the figure is a part of a word ("the 340-metre tower"), which the clause's times do not touch."""
    after = token.doc[token.i + 1 : token.i + 2]
    return "-" in token.text[1:] or (len(after) == 1 and after[0].text == "-" and not token.whitespace_)


def _is_of_them(token: Token) -> bool:
    """Tell whether it is "21 of them", "two of the seven": some of those told before."""
    after = token.doc[token.i + 1 : token.i + 4]
    if len(after) < 2 or after[0].lower_ != "of":
        return False
    return after[1].lower_ in _PARTITIVE


_PARTITIVE = frozenset({"them", "those", "these", "whom", "its", "their", "his", "her", "the"})


def _is_near(word: Token, clause: Token, token: Token) -> bool:
    """Tell whether a narrowing word stands on the figure's own noun, on its verb or on the subject, not elsewhere."""
    if word.dep_ in {"amod", "advmod"} and word.head.pos_ in {"NOUN", "PROPN", "NUM"}:
        noun = token.head if token.dep_ in {"nummod", "compound", "quantmod", "nsubj"} else token
        subject = word.head.dep_ in {"nsubj", "nsubjpass"} and word.head.head.i == clause.i
        return subject or word.head.i in {noun.i, token.i}
    step = word
    for _ in range(3):
        if step.i == clause.i:
            return True
        if step.head.i == step.i or step.dep_ in {"relcl", "advcl", "ccomp", "conj", "appos", "dep"}:
            return False
        step = step.head
    return False
