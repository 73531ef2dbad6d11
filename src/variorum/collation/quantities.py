"""Figures with what they count and what happens to it, read off a parse."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from variorum.collation.arguments import find_state
from variorum.collation.figure_marks import find_marks, find_places
from variorum.collation.figure_setting import UNIT_WORDS, find_clause, is_by_how_much, read_setting
from variorum.collation.phrases import lemma_of, name_keys, verb_of
from variorum.collation.proposition import Quantity
from variorum.model import Figure, Qualifier

_LIGHT = frozenset(
    {
        "be",
        "have",
        "reach",
        "stand",
        "total",
        "number",
        "amount",
        "hit",
        "include",
        "see",
        "exceed",
        "rise",
        "climb",
        "fall",
        "grow",
        "increase",
        "jump",
        "drop",
        "at",
        "say",
        "report",
        "put",
        "estimate",
    }
)
_MULTIPLES = frozenset({"couple", "dozen", "score", "hundred", "thousand", "million", "billion"})
_SHARES = frozenset("percent cent % half third quarter fifth tenth majority share proportion".split())
_COUNTING = frozenset({"number", "total", "count"})
_MEASURING = frozenset({"come", "come_to", "put", "place", "measure", "weigh", "stand"})
_GENERIC_NOUNS = frozenset(
    {"people", "person", "other", "individual", "man", "woman", "one", "number", "figure", "total"}
)
_GENERIC_MODIFIERS = frozenset({"total", "some", "estimated", "other", "more", "additional", "the", "a", "all", "new"})


def make_quantity(figure: Figure, doc: Doc, start: int, text: str) -> Quantity | None:
    """Return the quantity of a figure whose words start at code point ``start`` of ``doc``'s text.

    None when its bounds are not usable: infinite, not a number, or both open.
    """
    low, high = _finite(figure.low), _finite(figure.high)
    if low is not None and high is not None and low >= 0 and _is_below_zero(doc.text, start, text):
        low, high, text = -high, -low, f"-{text.lstrip('−-')}"
    if (low is None and high is None) or (figure.low is not None and low is None):
        return None
    if low is not None and high is not None and low > high:
        low, high = high, low
    token = _token_near(doc, start, len(text))
    is_other = token is not None and _is_of_others(token)
    # Of sums and measures only what hangs on them is the noun: "$2m in fines" may be "$2m in penalties" elsewhere.
    told = figure.noun if figure.unit in {"count", "percent", "fraction"} else None
    noun, modifiers, event = _surroundings(token, told, figure.unit != "count", start + len(text))
    setting, names = read_setting(token)
    return Quantity(
        low,
        high,
        figure.unit,
        figure.qualifier,
        noun,
        modifiers,
        event,
        text,
        part_of=figure.unit in {"percent", "fraction"} or is_other,
        is_change=token is not None and figure.unit != "count" and is_by_how_much(token),
        setting=setting,
        names=names,
        marks=find_marks(token),
        places=find_places(token),
        verb=_find_verb(token),
    )


def _find_verb(token: Token | None) -> str:
    """Return the verb of a figure's clause; empty where it is none, or says little by itself."""
    if token is None:
        return ""
    clause = find_clause(token)
    verb = verb_of(clause)
    return verb if clause.pos_ == "VERB" and verb not in _LIGHT else ""


_MINUS = re.compile(r"(?:(?<![\w.,)\]])|^)[-−‐–]$|\bminus\s+$", re.I)


def _is_below_zero(whole: str, start: int, text: str) -> bool:
    """Tell whether a minus stands before the number, and not a dash or the hyphen of a range."""
    return text[:1] in "−-" or (text[:1].isdigit() and _MINUS.search(whole[:start]) is not None)


_OTHERS = frozenset({"other", "more", "additional", "further", "another", "remaining", "extra", "new"})


def _is_of_others(token: Token) -> bool:
    """Tell whether a number counts some beside those told before ("two other weapons")."""
    around = token.doc[max(token.i - 1, 0) : token.i + 2]
    return any(word.lower_ in _OTHERS for word in around if word.lower_ != "more" or word.i > token.i)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) and abs(value) < 1e18 else None


def _token_near(doc: Doc, start: int, length: int) -> Token | None:
    span = doc.char_span(max(start, 0), min(start + max(length, 1), len(doc.text)), alignment_mode="expand")
    if span is None or not len(span):
        return None
    numbers = [token for token in span if token.like_num or token.pos_ == "NUM"]
    return numbers[-1] if numbers else span.root


def _noun_over(token: Token, is_measure: bool, end: int) -> Token | None:
    """Return the counted noun a number hangs on; of a measure ("40 percent", "two thirds") what it is of."""
    if token.pos_ in {"NOUN", "PROPN"} and not token.like_num and not is_measure and lemma_of(token) not in _MULTIPLES:
        return token
    step = token
    for _ in range(4):
        if step.head.i == step.i or step.dep_ not in {
            "nummod",
            "compound",
            "quantmod",
            "amod",
            "nmod",
            "det",
            "advmod",
        }:
            break
        step = step.head
        # The "m" of "2m voters" is a word of its own to the parser.
        is_multiple = lemma_of(step) in _MULTIPLES or (token.i < step.i and step.idx < end)
        if step.pos_ in {"NOUN", "PROPN"} and not step.like_num and not is_measure and not is_multiple:
            return step
    if step.dep_ == "attr" and step.head.lemma_ == "be" and not is_measure:
        return next((child for child in step.head.children if child.dep_ == "nsubj" and child.tag_ == "NNS"), None)
    if step.head.dep_ in {"acl", "relcl"} and step.head.lemma_ in _COUNTING and not is_measure:
        return step.head.head if step.head.head.pos_ in {"NOUN", "PROPN"} else None
    for child in step.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def _top_of(token: Token) -> Token:
    """Return the head of a measure ("percent" of "40 percent")."""
    step = token
    while step.head.i != step.i and step.dep_ in {"nummod", "compound", "quantmod"}:
        step = step.head
    return step


def _surroundings(
    token: Token | None, noun_text: str | None, is_measure: bool, end: int
) -> tuple[str | None, frozenset[str], frozenset[str]]:
    """Return the counted noun's lemma, what narrows it, and what happens to it."""
    words = [word.casefold() for word in re.findall(r"[\w'’-]+", noun_text or "")]
    if token is None:
        return (words[-1] if words else None), frozenset(words[:-1]), frozenset()
    names = name_keys(token.doc)
    noun = _noun_over(token, is_measure, end)
    anchor = noun if noun is not None else _top_of(token)
    modifiers = {
        names.get(child.i) or lemma_of(child)
        for child in anchor.children
        if child.dep_ in {"amod", "compound", "nmod", "poss"} and not child.like_num
    }
    lemma = lemma_of(noun) if noun is not None else None
    if lemma is None and words:
        lemma = _lemma_after(token.doc, end, words[-1])
        modifiers = modifiers if is_measure else modifiers | set(words[:-1])
    event = frozenset(_events(anchor, token, is_measure))
    if lemma is not None and lemma in _STATES and not is_measure:
        # "22 hurt", "the 12 dead": the word says what happened to them, and not what they are.
        event, lemma = event.union((lemma,)), None
    if noun is not None and noun.pos_ == "PRON":
        lemma = None
    return lemma, frozenset(modifiers) - _GENERIC_MODIFIERS, event


def _lemma_after(doc: Doc, end: int, word: str) -> str:
    """Return the lemma of the counted noun as it stands behind the figure, or the word as it is."""
    return next((lemma_of(token) for token in doc if token.idx >= end and token.lower_ == word), word)


_STATES = frozenset(
    {"dead", "hurt", "injured", "wounded", "missing", "homeless", "arrested", "kill", "wound", "injure"}
)
"""Words after a number that say what became of people who are not named: "22 hurt"."""


def _events(anchor: Token, token: Token, is_measure: bool) -> Iterable[str]:
    """Yield the verb the counted thing hangs on, or the nouns that stand for it ("the death toll reached 12")."""
    for child in anchor.children:
        if child.dep_ in {"acl", "relcl", "amod"} and (child.pos_ == "VERB" or child.tag_ in {"VBN", "VBD"}):
            yield verb_of(child)
        if child.dep_ == "amod" and child.pos_ == "ADJ":
            yield lemma_of(child)
    step = anchor
    for _ in range(5):
        head = step.head
        if head.i == step.i:
            break
        if is_measure and step.dep_ == "prep" and step.lower_ == "of" and head.pos_ == "NOUN":
            if lemma_of(head) not in _SHARES and lemma_of(head) not in UNIT_WORDS:
                yield lemma_of(head)
                return
            step = head
            continue
        if head.pos_ in {"VERB", "AUX"}:
            verb = verb_of(head)
            state = find_state(head)
            if state is not None:
                yield lemma_of(state)
                return
            is_change = step.dep_ == "prep" and step.lower_ == "by"
            if is_change:
                # "Rose by two metres" gives a change, "rose to two metres" a height: only the first hangs on the verb.
                yield verb
                return
            if verb not in _LIGHT and not (is_measure and verb in _MEASURING):
                yield verb
                return
            for child in head.children:
                is_object = is_measure and child.dep_ == "dobj"
                if (child.dep_ in {"nsubj", "nsubjpass"} or is_object) and child.i not in {anchor.i, token.i}:
                    yield lemma_of(child)
                    yield from (lemma_of(grand) for grand in child.children if grand.dep_ in {"compound", "amod"})
                if child.dep_ in {"acomp", "attr"} and child.i != anchor.i:
                    yield lemma_of(child)
            return
        step = head


def is_generic(noun: str | None) -> bool:
    """Tell whether the noun says nothing of what is counted ("people", "others")."""
    return noun is None or noun in _GENERIC_NOUNS


def is_exact(quantity: Quantity) -> bool:
    """Tell whether the words give one bare number."""
    return quantity.qualifier is Qualifier.EXACT and quantity.low == quantity.high
