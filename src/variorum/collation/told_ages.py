"""How old somebody is said to be, in the ways that give no unit (*Marrow, 91,*; *in her nineties*; *turned 90*)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.collation.figure_setting import find_clause
from variorum.collation.phrases import find_child, lemma_of, name_keys
from variorum.collation.told_numbers import AGE, Told, make_told
from variorum.reading.entities.titles import PERSONS
from variorum.reading.figures.words import TENS, UNITS, parse_words

MAX_AGE = 120
MIN_BARE = 13
"""From here on a bare number after "died at" is an age; below it may be an hour."""
_SMALL = "|".join(sorted((*UNITS, *TENS), key=len, reverse=True))
_COUNT = rf"(?:\d{{1,3}}|(?:{_SMALL})(?:-(?:{_SMALL}))?)"
_AGED = re.compile(
    rf"\b({_COUNT})[- ]?year[- ]?olds?\b"
    rf"|\b(?:(?:at )?(?:the )?age of|aged|at age|age) ({_COUNT})\b(?![-–]|\s(?:to|and)\s(?:\d|(?:{_SMALL})\b))"
    rf"|\b({_COUNT}) years old\b",
    re.I,
)
_DECADES = {**{word.removesuffix("y") + "ies": value for word, value in TENS.items()}, "teens": 10}
_DECADE = re.compile(
    rf"\bin (?:his|her|their) (?:(early|mid|late)[- ])?(?:['’]?(\d)0['’]?s|({'|'.join(_DECADES)}))\b", re.I
)
_PART_OF_DECADE = {None: (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_AT = re.compile(
    r"\b(?:died|dead|dies) at (\d{2,3})(?=[.,;)]|\s(?:in|on|after|from|last|at|and|of)\b|$)(?![.,]\d)", re.I
)
_TURNED = re.compile(r"\bturn(?:s|ed)? (\d{2,3})\b(?!\s?(?:%|per|of|degrees|people|[a-z]+s\b))", re.I)
_BIRTHDAY = re.compile(r"\b(?:his|her) (\d{2,3})(?:th|st|nd|rd) birthday\b", re.I)
_TWO = re.compile(rf"\b(?:aged|ages) ({_COUNT}),? and ({_COUNT})\b(?! (?:over|under|older|younger|above|up))", re.I)
_BOUND = re.compile(
    r"\b(?:under|over|below|above|until|by|before|from|between|than|beyond|past|reach(?:es|ed)?) (?:the )?$", re.I
)
"""Words before an age that make it a limit and nobody's age."""
_NOT_PERSONS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


def find_ages(doc: Doc) -> list[Told]:
    """Return the ages that a text tells of somebody; where nobody can be named the age has no noun."""
    found: list[Told] = []
    for told in (*_find_told(doc), *_find_bare(doc)):
        if not any(told.overlaps(other.start, other.end) for other in found):
            found.append(told)
    return found


def _find_told(doc: Doc) -> Iterator[Told]:
    for match in _AGED.finditer(doc.text):
        value = _value_of(next(group for group in match.groups() if group))
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        is_said = match[1] is None and match[3] is None
        if value is None or value > MAX_AGE or span is None:
            continue
        if is_said and _BOUND.search(doc.text[: match.start()][-16:]):
            continue
        owner = _owner_of(span.root)
        if is_said:
            owner = owner if owner is not None and _is_somebody(owner) else None
        if owner is not None or is_said:
            yield _make(doc, owner or span.root, owner, (value, value), match)
    for match in _DECADE.finditer(doc.text):
        start = int(match[2]) * 10 if match[2] else _DECADES[match[3].casefold()]
        low, high = _PART_OF_DECADE[match[1].casefold() if match[1] else None]
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            yield _make(doc, span.root, _owner_of(span.root), (start + low, start + high), match)
    for match in _BIRTHDAY.finditer(doc.text):
        span = doc.char_span(match.start(1), match.end(), alignment_mode="expand")
        if span is not None and float(match[1]) <= MAX_AGE:
            owner = find_child(find_clause(span.root), "nsubj")
            yield _make(doc, span.root, owner, (float(match[1]), float(match[1])), match)
    for match in _TWO.finditer(doc.text):
        for group in (1, 2):
            value = _value_of(match[group])
            span = doc.char_span(match.start(group), match.end(group), alignment_mode="expand")
            if value is not None and value <= MAX_AGE and span is not None:
                told = make_told(span.root, (value, value), AGE, None, (), match[group])
                yield Told(match.start(group), match.end(group), told)
    for pattern in (_AT, _TURNED):
        for match in pattern.finditer(doc.text):
            value = _value_of(match[1])
            span = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
            owner = None if span is None else _owner_of(span.root)
            if value is None or not MIN_BARE <= value <= MAX_AGE or owner is None or not _is_somebody(owner):
                continue
            yield _make(doc, owner, owner, (value, value), match)


def _find_bare(doc: Doc) -> Iterator[Told]:
    """Yield the ages of *Marrow, 91, …* and *she was 91*."""
    for token in doc[1:]:
        value = _value_of(token.text) if token.like_num else None
        if value is None or not 0 < value <= MAX_AGE:
            continue
        before = doc[token.i - 1]
        after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
        if before.text == "," and token.i >= 2 and after in {",", ".", ")"} and token.text.isdigit():
            owner: Token | None = doc[token.i - 2]
        elif (
            before.lower_ in {"is", "was", "’s", "'s"}
            and before.lemma_ == "be"
            and after in {",", ".", ";", "and", "when"}
        ):
            owner = _subject_of(before)
        else:
            continue
        if owner is not None and (_is_somebody(owner) or owner.lower_ == "age"):
            end = token.idx + len(token.text)
            key = _key_of(doc, owner)
            yield Told(token.idx, end, make_told(owner, (value, value), AGE, key, (), token.text))


def _subject_of(verb: Token) -> Token | None:
    subject = find_child(verb, "nsubj", "nsubjpass")
    if subject is None and verb.i:
        subject = doc_before if (doc_before := verb.nbor(-1)).pos_ in {"NOUN", "PROPN", "PRON"} else None
    if subject is not None and subject.lower_ == "who":
        head = verb.head if verb.dep_ == "relcl" else verb.head.head
        return head if head.pos_ in {"NOUN", "PROPN"} else None
    return subject


def _is_somebody(owner: Token) -> bool:
    if owner.pos_ == "PRON":
        return owner.lower_ in {"he", "she"}
    if owner.pos_ == "PROPN":
        return owner.ent_type_ not in _NOT_PERSONS and owner.text[:1].isupper()
    return owner.pos_ == "NOUN" and owner.tag_ == "NN" and owner.lemma_.casefold() in PERSONS


def _value_of(text: str) -> float | None:
    return float(text) if text.isdigit() else parse_words(text)


def _key_of(doc: Doc, owner: Token | None) -> str | None:
    if owner is None or owner.pos_ == "PRON":
        return None
    return name_keys(doc).get(owner.i) or lemma_of(owner)


def _make(doc: Doc, at: Token, owner: Token | None, bounds: tuple[float, float], match: re.Match[str]) -> Told:
    return Told(match.start(), match.end(), make_told(at, bounds, AGE, _key_of(doc, owner), (), match.group()))


def _owner_of(token: Token) -> Token | None:
    """Return whose age it is: the noun it stands before, or the subject of "was 54 years old"."""
    step = token
    for _ in range(6):
        if step.pos_ in {"NOUN", "PROPN"} and step.lower_ not in {"year", "years", "old", "age"} and step.i != token.i:
            name = find_child(step, "appos")
            return name if name is not None and name.pos_ == "PROPN" else step
        if step.pos_ in {"VERB", "AUX"} and step.lower_ != "aged":
            return find_child(step, "nsubj", "nsubjpass")
        if step.head.i == step.i:
            return None
        step = step.head
    return None
