"""Sums of money and weights whose unit only the words around them tell."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.reading.figures.counted import Counted
from variorum.reading.figures.quantities import Quantity
from variorum.reading.figures.units import MONEY, SOFT_UNITS

LARGE = 1000
"""From here on crowns and marks are money without a word of money beside them."""
NEAR_TOKENS = 8
_PAYING = frozenset(
    """pay cost fine worth price sell buy purchase spend lend owe donate loan budget debt fee fare rent wage salary bid
    charge bill toll earn profit loss invest borrow damages value estimate prize reward ransom bribe ticket""".split()
)
_WEIGHING = frozenset("weigh weight heavy heavier lighter".split())
_HIGH = frozenset(
    """river water floodwater flood tide wave swell surge snow depth height tall deep high jump leap javelin vault
    drift""".split()
)
"""Words of one sentence that make ``2.3m`` metres where no noun is counted."""
_SHORT = re.compile(r"\d{1,3}(?:\.\d+)?m")
_SCALED = re.compile(r"(?:million|billion|trillion|bn|mn|m|tn)$", re.I)


def find_soft_unit(doc: Doc, quantity: Quantity, counted: Counted | None) -> str | None:
    """Return the unit that the noun behind a number is here (``2m crowns``); None where it is a noun (``two crowns``).

    A large number or a word of paying (for stones, of weighing) within ``NEAR_TOKENS`` tokens must say so.
    """
    if counted is None or counted.end - counted.start != 1:
        return None
    word = doc[counted.start]
    unit = SOFT_UNITS.get(word.lower_)
    if unit is None:
        return None
    near = {token.lemma_.casefold() for token in doc[max(0, word.i - NEAR_TOKENS) : word.i + 4]}
    if unit == "stone":
        return unit if near & _WEIGHING else None
    value = quantity.low if quantity.low is not None else quantity.high
    is_large = value is not None and value >= LARGE
    return unit if is_large or near & _PAYING else None


def is_weight(doc: Doc, quantity: Quantity, first: Token, last: Token) -> bool:
    """Tell whether pounds are a weight: something weighs them, or they stand before a thing (``a 500-pound bomb``)."""
    near = doc[max(0, first.i - 4) : first.i + 4]
    if any(token.lemma_.casefold() in _WEIGHING for token in near):
        return True
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    is_joined = "-" in doc.text[quantity.number_start : quantity.end]
    return is_joined and after is not None and after.pos_ == "NOUN" and after.lemma_.casefold() not in _PAYING


def find_metres(doc: Doc, quantity: Quantity, last: Token) -> Quantity:
    """Return the quantity in metres where millions (``2.3m``) are those of water, snow or a jump."""
    written = doc.text[quantity.number_start : quantity.end]
    if not _SHORT.fullmatch(written) or quantity.unit != "count":
        return quantity
    if not any(token.lemma_.casefold() in _HIGH for token in last.sent):
        return quantity
    low, high = (None if bound is None else bound / 1e6 for bound in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit="metre")


def inherit_currency(before: str, written: str) -> str | None:
    """Return the currency of the sum before for a bare scaled number in one sentence (``$2bn, up from 1.4bn``)."""
    return before if before in MONEY and _SCALED.search(written.strip()) else None
