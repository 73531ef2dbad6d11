"""Numbers that are told without a unit or a counted noun: ages, ranks, results and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from variorum.collation.figure_marks import find_marks
from variorum.collation.figure_setting import ORDINALS, find_clause, read_setting
from variorum.collation.phrases import find_child, lemma_of, name_keys, verb_of
from variorum.collation.proposition import Quantity
from variorum.model import Qualifier

AGE, RANK, RESULT, DAYS = "year of age", "rank", "result", "day"
"""Units of the figures made here; ages in years, lengths of time in days."""
MAX_AGE = 120
_RANKS = {word: number for number, word in enumerate(ORDINALS, 1)}
_AGED = re.compile(r"\b(\d{1,3})[- ]?year[- ]?olds?\b|\b(?:aged|age) (\d{1,3})\b|\b(\d{1,3}) years old\b", re.I)
_RESULT = re.compile(r"\b(\d{1,2})\s?[-–]\s?(\d{1,2})\b")
_PLAYED = frozenset({"beat", "defeat", "win", "lose", "draw", "tie", "end", "thrash", "edge"})
_OVER = frozenset({"over", "than", "least", "beyond"})
_LOOSE = frozenset({"about", "around", "almost", "nearly", "some", "roughly", "approximately", "to"})
_DAYS_EACH = {"Y": 365.0, "M": 30.4, "W": 7.0, "D": 1.0, "H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")


def count_days(value: str) -> float | None:
    """Return the days of a TIMEX3 duration with one unit (``P3Y``, ``PT9H``); None for any other value.

    Examples
    --------
    >>> count_days("P2W"), count_days("PT12H"), count_days("PXY")
    (14.0, 0.5, None)
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    unit = "TM" if found[1] and found[3] == "M" else found[3]
    return float(found[2]) * _DAYS_EACH[unit]


def find_told_numbers(doc: Doc, lengths: Iterable[tuple[int, str, float]]) -> tuple[Quantity, ...]:
    """Return the ages, ranks, results and lengths of time of a text.

    ``lengths`` are the durations in it: code point, words, days.
    """
    ages = list(_find_ages(doc))
    spans = [(item.start, item.end) for item, _ in ages]
    made = [quantity for _, quantity in ages]
    made += _find_ranks(doc)
    made += _find_results(doc)
    for start, text, days in lengths:
        if not any(start < end and first < start + len(text) for first, end in spans):
            made += _make_length(doc, start, text, days)
    return tuple(made)


class _Place:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def _make(token: Token, value: float, unit: str, noun: str | None, event: Iterable[str], text: str) -> Quantity:
    setting, names = read_setting(token)
    return Quantity(
        value,
        value,
        unit,
        Qualifier.EXACT,
        noun,
        frozenset(),
        frozenset(event),
        text,
        setting=setting,
        names=names,
        marks=find_marks(token),
    )


def _find_ages(doc: Doc) -> Iterator[tuple[_Place, Quantity]]:
    names = name_keys(doc)
    for found in _AGED.finditer(doc.text):
        span = doc.char_span(found.start(), found.end(), alignment_mode="expand")
        value = float(next(group for group in found.groups() if group))
        if span is None or value > MAX_AGE:
            continue
        owner = _owner_of(span.root)
        if owner is not None:
            key: str | None = names.get(owner.i) or lemma_of(owner)
            yield _Place(found.start(), found.end()), _make(owner, value, AGE, key, (), found.group())
    for token in doc[1:-1]:
        if not (token.like_num and token.text.isdigit() and 0 < int(token.text) <= MAX_AGE):
            continue
        before, after = doc[token.i - 1], doc[token.i + 1]
        if before.text == "," and token.i >= 2 and after.text in {",", ".", ")"}:
            owner = doc[token.i - 2]
        elif before.lower_ in {"is", "was"} and after.text in {",", "."} and token.i >= 2:
            owner = doc[token.i - 2]
            if owner.lower_ == "who":
                head = before.head if before.dep_ != "relcl" else before
                owner = head.head if head.dep_ == "relcl" else owner
        else:
            continue
        is_person = owner.pos_ == "PRON" and owner.lower_ in {"he", "she"}
        if is_person or (owner.pos_ in {"NOUN", "PROPN"} and owner.ent_type_ not in {"DATE", "GPE", "CARDINAL"}):
            key = None if is_person else names.get(owner.i) or lemma_of(owner)
            yield (
                _Place(token.idx, token.idx + len(token.text)),
                _make(owner, float(token.text), AGE, key, (), token.text),
            )


def _owner_of(token: Token) -> Token | None:
    """Return whose age it is: the noun it stands before, or the subject of "was 54 years old"."""
    step = token
    for _ in range(5):
        if step.pos_ in {"NOUN", "PROPN"} and step.lower_ not in {"year", "years", "old", "age"} and step.i != token.i:
            name = find_child(step, "appos")
            return name if name is not None and name.pos_ == "PROPN" else step
        if step.pos_ in {"VERB", "AUX"}:
            return find_child(step, "nsubj", "nsubjpass")
        if step.head.i == step.i:
            return None
        step = step.head
    return None


def _find_ranks(doc: Doc) -> list[Quantity]:
    """Return the ranks that are what is said: "was the third accident", "for the fourth time"."""
    made = []
    for token in doc:
        rank = _RANKS.get(token.lower_)
        noun = token.head
        if rank is None or token.dep_ not in {"amod", "nummod"} or noun.pos_ != "NOUN":
            continue
        is_said = noun.dep_ == "attr" and noun.head.lemma_ == "be"
        is_time = noun.lemma_ == "time" and noun.dep_ == "pobj"
        if is_said or is_time:
            verb = find_clause(noun)
            event = {verb_of(verb)} if verb.lemma_ != "be" else {lemma_of(noun)}
            made.append(_make(noun, float(rank), RANK, lemma_of(noun), event, token.text))
    return made


def _find_results(doc: Doc) -> list[Quantity]:
    verb = next((token for token in doc if token.lemma_.casefold() in _PLAYED), None)
    found = _RESULT.search(doc.text)
    if verb is None or found is None:
        return []
    value = float(found[1]) * 100 + float(found[2])
    return [_make(verb, value, RESULT, None, {verb_of(verb)}, found.group())]


def _make_length(doc: Doc, start: int, text: str, days: float) -> list[Quantity]:
    span = doc.char_span(max(start, 0), min(start + len(text), len(doc.text)), alignment_mode="expand")
    if span is None or not len(span):
        return []
    verb = find_clause(span.root)
    made = _make(span.root, days, DAYS, None, {verb_of(verb)} - {"be"}, text)
    words = {token.lower_ for token in doc[max(span.start - 2, 0) : span.end]}
    if words & _OVER:
        return [_with(made, days, None, Qualifier.AT_LEAST)]
    if words & _LOOSE:
        return [_with(made, days, days, Qualifier.ABOUT)]
    return [made]


def _with(made: Quantity, low: float, high: float | None, qualifier: Qualifier) -> Quantity:
    return Quantity(
        low,
        high,
        made.unit,
        qualifier,
        made.noun,
        made.modifiers,
        made.event,
        made.text,
        setting=made.setting,
        names=made.names,
        marks=made.marks,
    )
