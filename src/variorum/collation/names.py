"""Keys under which two spellings of a name meet."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TITLES = frozenset(
    "mr mrs ms dr sir lord lady dame president prime minister premier chancellor senator sen rep gov governor mayor"
    " king queen prince princess general gen colonel col captain capt sheikh chief secretary judge justice pope pres"
    " professor prof the a an former ex".split()
)
_PARTICLES = re.compile(r"^(?:al|el|ad|ash|as|ar|an|de|von|van|bin|ibn|abu)-(?=\w{3})")


def is_title(word: str) -> bool:
    """Tell whether a word is a title or an article, which no name's key holds."""
    return word.casefold().strip(".") in _TITLES


@cache
def fold_name(name: str, is_person: bool = False) -> str:
    """Return a name's key: case, accents, articles and titles gone; of a person, the family name alone.

    Examples
    --------
    >>> fold_name("President Ana María Ruiz", True), fold_name("the Bank of Ardovia"), fold_name("Karim al-Dural", True)
    ('ruiz', 'bank of ardovia', 'dural')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"['’]s\b|['’](?=\s|$)", "", plain or name.casefold())
    tokens = [token for token in re.findall(r"[\w.&-]+", plain) if token.strip(".") not in _TITLES]
    tokens = [token.strip(".-") for token in tokens if token.strip(".-")]
    if not tokens:
        return plain.strip()
    if is_person:
        return _PARTICLES.sub("", tokens[-1])
    return " ".join(tokens)


@cache
def is_same_name(left: str, right: str) -> bool:
    """Tell whether two keys can name the same: equal, one ending in the other, or a country and its adjective.

    Examples
    --------
    >>> is_same_name("russia", "russian"), is_same_name("austria", "australia"), is_same_name("oslo", "city of oslo")
    (True, False, True)
    """
    if left == right or left.endswith(" " + right) or right.endswith(" " + left):
        return True
    short, long = sorted((left, right), key=len)
    stem = short.rstrip("aeiouy")
    if len(short) < 4 or " " in long or not long.startswith(stem):
        return False
    if long.startswith(short):
        return long[len(short) :] in {"n", "an", "ese", "i", "ish", "ian"}
    return len(stem) >= 4 and long[len(stem) :] in {"ian", "an", "ish", "ese", "ic"}
