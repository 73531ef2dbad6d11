"""Results (*won 3-0*, *by 51 votes to 47*), ranks (*came third*), multiples (*doubled*) and how often (*twice*)."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.collation.figure_setting import ORDINALS, find_clause
from variorum.collation.phrases import lemma_of, verb_of
from variorum.collation.told_numbers import MULTIPLE, RANK, RESULT, Told, make_told
from variorum.reading.figures.words import UNITS, parse_words

_RANKS = {word: number for number, word in enumerate(ORDINALS, 1)}
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_PLACES = frozenset({"place", "position", "spot"})
_COMING = frozenset({"finish", "come", "place", "rank"})
_PLAYED = frozenset(
    """beat defeat win lose draw tie end thrash edge overcome trail lead vote pass reject approve back carry fail adopt
    defeat uphold oppose support rule victory defeat draw loss score result finish decide triumph prevail""".split()
)
"""Lemmas beside which two numbers joined by a hyphen are a result."""
_SMALL = "|".join(sorted(UNITS, key=len, reverse=True))
_HYPHENED = re.compile(
    rf"(?<![\w.,/:-])(\d{{1,3}}|{_SMALL})\s?[-–]\s?(\d{{1,3}}|nil|love|{_SMALL})(?![\w%/-]|[.,:]\d)", re.I
)
_TO = re.compile(
    r"(?P<lead>\bby |\bvoted |\bvote of |\bvotes? was |, |\()(?:a )?(?:vote of |margin of )?"
    r"(?P<one>\d{1,3})(?P<votes> votes)? to (?P<two>\d{1,3})\b"
    r"(?P<votes2> votes)?(?=\s*(?:[.,;:)]|$)|\s(?:with|in|on|to|against|after|for|late|when|that|and|at)\b)(?![.,]\d)",
    re.I,
)
_TIMES = {"twice": 2.0, "thrice": 3.0}
_NOT_OFTEN = frozenset("as the a an per each every more that this its his her their".split())
_MULTIPLIED = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_THREE_GOALS = re.compile(r"\ba hat[- ]?trick\b(?! of)", re.I)
_BARE_LARGE = 100
"""From here on a result is encoded with three digits a side; who has fewer than ten then is a telephone's prefix."""
NEAR_BEFORE, NEAR_AFTER = 12, 6
"""Tokens before and after two joined numbers within which a word of playing or voting makes them a result."""
_LABELS = frozenset("law section sections article articles chapter chapters page pages room flight bill act".split())


def find_results(doc: Doc) -> list[Told]:
    """Return results, ranks, multiples told by a verb, and *twice*, of a text."""
    return [*_find_ranks(doc), *_find_scores(doc), *_find_votes(doc), *_find_multiples(doc), *_find_times(doc)]


def encode_result(one: float, other: float) -> float:
    """Return a result as one number, whoever's side tells it.

    Examples
    --------
    >>> encode_result(1, 4), encode_result(112, 140)
    (401.0, 140112.0)
    """
    low, high = sorted((one, other))
    return high * (100.0 if high < _BARE_LARGE else 1000.0) + low


def _find_ranks(doc: Doc) -> list[Told]:
    """Return the ranks that are what is said: "was the third accident", "for the fourth time", "came third"."""
    made = []
    for token in doc:
        nth = _NTH.fullmatch(token.lower_)
        rank = int(nth[1]) if nth else _RANKS.get(token.lower_)
        if rank is None or doc.text.startswith(" to none", token.idx + len(token.text)):
            continue
        noun = token.head
        counted: str | None = None
        if token.dep_ in {"amod", "nummod"} and noun.pos_ == "NOUN":
            is_said = noun.dep_ == "attr" and noun.head.lemma_ == "be"
            is_time = noun.lemma_ == "time" and noun.dep_ == "pobj"
            is_place = noun.lemma_ in _PLACES and noun.i == token.i + 1 and not _is_in_the_first_place(token)
            if not (is_said or is_time or is_place):
                continue
            counted = None if is_place else lemma_of(noun)
        elif token.i and find_clause(token).lemma_ in _COMING and token.i - find_clause(token).i in {1, 2}:
            noun = token
        else:
            continue
        verb = find_clause(noun)
        event = {verb_of(verb)} if verb.lemma_ != "be" or counted is None else {lemma_of(noun)}
        told = make_told(noun, (float(rank), float(rank)), RANK, counted, event, token.text)
        made.append(Told(token.idx, token.idx + len(token.text), told))
    return made


def _is_in_the_first_place(token: Token) -> bool:
    return token.lower_ == "first" and token.i >= 2 and token.nbor(-1).lower_ == "the" and token.nbor(-2).lower_ == "in"


def _find_scores(doc: Doc) -> list[Told]:
    contests = [token.i for token in doc if token.lemma_.casefold() in _PLAYED]
    made = []
    for match in _HYPHENED.finditer(doc.text):
        values = [_value_of(word) for word in match.groups()]
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is None or None in values or (match[1].isalpha() and match[2].isalpha() is False):
            continue
        after = doc[span.end] if span.end < len(doc) else None
        is_near = any(-NEAR_BEFORE <= at - span.start <= NEAR_AFTER for at in contests)
        is_named = span.start > 0 and doc[span.start - 1].lower_ in _LABELS
        counts = after is not None and (
            (after.tag_ in {"NNS", "NNPS"} and span.root.dep_ == "nummod")
            or (after.pos_ == "PROPN" and after.dep_ != "dobj")
        )
        if not is_near or is_named:
            continue
        is_number = (values[0] or 0.0) < 10 and (values[1] or 0.0) >= _BARE_LARGE
        if counts or is_number:
            continue
        made.append(_make_result(doc, span.root, match.start(), match.end(), values[0] or 0.0, values[1] or 0.0))
    return made


def _find_votes(doc: Doc) -> list[Told]:
    """Return results of votes told with "to": of bare numbers only where somebody votes or wins."""
    is_contest = any(token.lemma_.casefold() in _PLAYED for token in doc)
    made = []
    for match in _TO.finditer(doc.text):
        lead = match["lead"].strip().casefold()
        is_vote = bool(match["votes"] or match["votes2"] or lead.startswith("vote"))
        span = doc.char_span(match.start("one"), match.end("two"), alignment_mode="expand")
        if span is None or not (is_vote or (is_contest and lead == "by")):
            continue
        one, two = float(match["one"]), float(match["two"])
        told = _make_result(doc, span.root, match.start("one"), match.end("two"), one, two)
        # The votes of "104 votes to 91" are a count as well, for whoever tells only them.
        made.append(replace(told, start=match.start("two")) if match["votes"] else told)
    return made


def _make_result(doc: Doc, at: Token, start: int, end: int, one: float, two: float) -> Told:
    value = encode_result(one, two)
    verb = find_clause(at)
    if verb.pos_ not in {"VERB", "AUX"}:
        verb = next((token for token in doc if token.pos_ == "VERB"), verb)
    return Told(start, end, make_told(verb, (value, value), RESULT, None, {verb_of(verb)}, doc.text[start:end]))


def _value_of(word: str) -> float | None:
    if word.casefold() in {"nil", "love"}:
        return 0.0
    return float(word) if word.isdigit() else parse_words(word)


def _find_multiples(doc: Doc) -> list[Told]:
    """Return by how many times something grew, told by a verb: "doubled" 2, "halve" a half."""
    made = []
    for token in doc:
        if token.pos_ != "VERB":
            continue
        lemma = token.lemma_.casefold()
        value, unit = (0.5, "fraction") if lemma in {"halve", "halv"} else (_MULTIPLIED.get(lemma), MULTIPLE)
        if value is not None and not any(child.dep_ == "prt" for child in token.children):
            event = {"cut" if unit == "fraction" else "grow"}
            told = replace(make_told(token, (value, value), unit, None, event, token.text), is_change=True)
            made.append(Told(token.idx, token.idx + len(token.text), told))
    return made


def _find_times(doc: Doc) -> list[Told]:
    """Return how often something happened, told by an adverb; "twice as many" and "twice a week" are none."""
    made = []
    for token in doc:
        value = _TIMES.get(token.lower_)
        if token.lower_ == "once" and token.i and doc[token.i - 1].lower_ in {"only", "just"}:
            value = 1.0
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if value is None or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        if after is not None and (after.lower_ in _NOT_OFTEN or after.text == "-" or after.pos_ in {"ADJ", "NUM"}):
            continue
        told = make_told(token, (value, value), "count", "time", {verb_of(token.head)}, token.text)
        made.append(Told(token.idx, token.idx + len(token.text), told))
    for match in _THREE_GOALS.finditer(doc.text):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            event = {verb_of(find_clause(span.root))}
            told = make_told(span.root, (3.0, 3.0), "count", "goal", event, match.group())
            made.append(Told(match.start(), match.end(), told))
    return made
