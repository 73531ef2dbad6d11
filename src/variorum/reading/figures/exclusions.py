"""Numbers that count nothing: dates, years, ordinals, scores, labels, telephone numbers, the pronoun ``one``."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from variorum.model import Qualifier
from variorum.reading.entities.titles import PERSONS
from variorum.reading.figures.quantities import Quantity

_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "NORP"})
_LABELS = frozenset(
    """article section chapter page no number phase type route highway flight channel group unit room level line gate
    resolution title volume part season episode round day week step stage tier grade class figure table point rule
    law amendment proposition act appendix item question option version model size apartment suite district precinct
    zone area sector block building door track lane platform verse act scene game match set lap
    bus tram gate junction exit cell""".split()
)
_PLACED = frozenset("seat gate class annex exhibit form bus bed ward terminal dock berth".split())
"""Labels before a number with a letter (seat 12C), which is no temperature."""
_COUNTABLE = frozenset(
    """death fatality casualty injury case bomb missile rocket drone ship boat plane helicopter aircraft tank building
    house home vehicle bus car truck train body seat vote school hospital bridge attack explosion country
    state""".split()
)
"""Things of which news counts one; before other nouns ``one`` mostly points (one reason, one day)."""
_SCORE = re.compile(r"^\d{1,3}[-–]\d{1,3}(?![\d%])")
_AGED = re.compile(r"\b(?:age of|ages?|aged) $", re.I)
"""Ages told without their unit count nothing; collation reads whose they are."""
_PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d")
_VERSUS = re.compile(r"\b(?:beat|beats|defeated|lost|won|win|drew|led|lead|trailed|vote|voted|ruled|score)\b", re.I)


def is_excluded(doc: Doc, quantity: Quantity, text: str, first: Token, last: Token) -> bool:
    """Tell whether a quantity at tokens ``first`` to ``last`` (``text`` its block) counts nothing."""
    written = text[quantity.number_start : quantity.end]
    bare = quantity.unit == "count" and quantity.low is not None and quantity.low == quantity.high
    glued = text[first.idx : quantity.number_start]
    if any(character.isalpha() for character in glued) and first.idx < quantity.start:
        return True
    if bare and _AGED.search(text[: quantity.number_start][-12:]):
        return True
    if quantity.words == "one" and not _counts_one(last):
        return True
    if quantity.unit == "multiple" or quantity.is_direct:
        return False
    if quantity.unit.startswith("degree ") and written[-1:] in ("C", "F") and "°" not in written and " " not in written:
        return first.i > 0 and doc[first.i - 1].lower_ in _LABELS | _PLACED
    if quantity.unit == "fraction":
        return _is_no_share(doc, text, quantity, first, last)
    if bare and quantity.words and text[quantity.end : quantity.end + 4] in ("-way", " way"):
        return True
    if _is_in_name(first, last, quantity):
        return True
    if first.ent_type_ in ("DATE", "TIME", "ORDINAL") and quantity.unit == "count":
        return not _is_plural_noun(last)
    if quantity.digits and quantity.low is not None and _is_year(quantity.low, written, last):
        return True
    if quantity.digits and re.match(r"0\d", written.strip("~ ")):
        return True
    if bare and quantity.digits and _is_label(doc, first):
        return True
    is_range = quantity.unit == "count" and quantity.qualifier is Qualifier.RANGE
    if is_range and first.i and doc[first.i - 1].lower_.removesuffix("s") in _LABELS and not _is_plural_noun(last):
        return True
    return _is_score_or_phone(text, quantity, last)


def _counts_one(last: Token) -> bool:
    """Tell whether ``one`` counts the noun after it, and is no pronoun (``one of``, ``no one``, ``the last one``)."""
    token = last
    if token.dep_ != "nummod" or token.head.i != token.i + 1 or token.head.tag_ not in ("NN", "NNP"):
        return False
    return token.head.lemma_.casefold() in PERSONS | _COUNTABLE


_AFTER_COUNT = {"third": ("two", "2"), "fourth": ("three", "3"), "fifth": ("four", "4")}


def _is_next(last: Token, counts: tuple[str, ...]) -> bool:
    """Tell whether *a third* is one more after two told before it (*two were killed and a third was hurt*)."""
    return any(token.lower_ in counts for token in last.sent if token.i < last.i)


def _is_no_share(doc: Doc, text: str, quantity: Quantity, first: Token, last: Token) -> bool:
    """Tell ``a third person`` and ``the first half`` from shares of something."""
    before = doc[first.i - 1] if first.i > 0 else None
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    if text[quantity.end : quantity.end + 1] in ("-", "–") or (before is not None and before.text in ("-", "–")):
        return True
    word = last.lower_
    if word in _AFTER_COUNT and (after is None or after.lower_ != "of") and _is_next(last, _AFTER_COUNT[word]):
        return True
    if word == "half" and before is not None and before.tag_ in ("JJ", "JJS") and before.lower_ not in ("other",):
        return True
    if word == "half" and (after is None or after.lower_ in ("past", "an", "century", "brother", "way", "time")):
        return after is not None
    if word == "quarter" and after is not None and after.lower_ in ("to", "past"):
        return True
    if word in ("quarter", "fifth", "third", "fourth", "tenth", "sixth", "seventh", "eighth", "ninth"):
        return after is not None and after.tag_ in ("NN", "NNS", "JJ", "NNP", "CD")
    return False


def _is_in_name(first: Token, last: Token, quantity: Quantity) -> bool:
    token = last if last.pos_ == "NUM" else first
    if token.ent_type_ not in _NAMES or quantity.unit != "count":
        return False
    # A name that begins with its number (30 Rockefeller Plaza) or ends with it (Flight 370); the parser at times takes
    # the counted people in as well (210 Iranians), which is no name.
    return (
        not (token.ent_iob_ == "B" and token.nbor(1).tag_ in ("NNS", "NNPS")) if token.i + 1 < len(token.doc) else True
    )


def _is_plural_noun(last: Token) -> bool:
    if last.i + 1 >= len(last.doc):
        return False
    after = last.doc[last.i + 1]
    return after.tag_ in ("NNS", "NNPS") and after.ent_type_ not in ("DATE", "TIME") and last.dep_ == "nummod"


def _is_year(value: float, written: str, last: Token) -> bool:
    if not (1500 <= value <= 2100 and value == int(value) and re.search(r"\d{4}$", written)):
        return False
    return not _is_plural_noun(last)


def _is_label(doc: Doc, first: Token) -> bool:
    """Tell whether the number names what stands before it (``Channel 4``, ``Article 5``, ``F-16``)."""
    if first.i == 0:
        return False
    before = doc[first.i - 1]
    if first.i + 1 < len(doc) and doc[first.i + 1].lower_ == "of":
        return False
    if before.text in ("-", "–", "/", "#", "No.", "No") or before.text.endswith("-"):
        return before.text == "#" or first.i < 2 or doc[first.i - 2].whitespace_ == ""
    if before.lower_ in _LABELS and first.dep_ != "nummod":
        return True
    return first.dep_ in ("nummod", "appos") and first.head == before and before.pos_ in ("PROPN", "NOUN")


def _is_score_or_phone(text: str, quantity: Quantity, last: Token) -> bool:
    around = text[max(0, quantity.start - 12) : quantity.end + 12]
    if re.match(r"-to-\w|['′’]\d", text[quantity.end : quantity.end + 5]) or re.search(
        r"\d['′’]$|-to-$", text[: quantity.number_start][-5:]
    ):
        return True
    if quantity.digits:
        tail = text[quantity.number_start : quantity.number_start + 9]
        head = text[max(0, quantity.number_start - 4) : quantity.end]
        if _SCORE.match(tail) or re.search(r"\d[-–]\d{1,3}$", head):
            return True
        if any(hit.start() < len(around) and sum(c.isdigit() for c in hit[0]) >= 9 for hit in _PHONE.finditer(around)):
            return True
    if re.fullmatch(r"\d{3}[-–]\d{4}|1[-–]8\d\d", text[quantity.number_start : quantity.end]):
        return True
    if quantity.low is not None and quantity.qualifier == "range" and quantity.unit == "count":
        before = text[max(0, quantity.start - 30) : quantity.start]
        counts = last.i + 1 < len(last.doc) and last.nbor(1).tag_ in ("NN", "NNS", "JJ", "NNP")
        is_joined = " to " in text[quantity.start : quantity.end] or _SCORE.match(text[quantity.number_start :])
        return bool(_VERSUS.search(before)) and not counts and bool(is_joined)
    return False
