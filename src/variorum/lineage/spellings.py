"""Spellings of one foreign name."""

from __future__ import annotations

import re
import unicodedata

# What one sound is written with when a name comes from another script.
_DIGRAPHS = (("kh", "h"), ("gh", "g"), ("ph", "f"), ("dj", "j"), ("zh", "j"), ("tch", "c"), ("ck", "k"), ("ks", "x"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "w": "v", "z": "s", "y": None} | dict.fromkeys("aeiou"))
MIN_SKELETON = 3
"""Consonants that must agree; with fewer too many names are alike."""


def is_respelling(reading: str, instead: str) -> bool:
    """Tell whether two words can be one foreign name in two spellings: the same consonants, vowels left out.

    Examples
    --------
    >>> is_respelling("dhumaykh", "dumeih"), is_respelling("marlow", "barlow")
    (True, False)
    """
    if reading == instead or reading[:1].isdigit() or instead[:1].isdigit():
        return False
    mine, theirs = _find_skeleton(reading), _find_skeleton(instead)
    return len(mine) >= MIN_SKELETON and mine == theirs


def _find_skeleton(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = re.sub(r"[^a-z]", "", plain)
    for written, sound in _DIGRAPHS:
        plain = plain.replace(written, sound)
    plain = re.sub(r"(?<=[bcdfgjklmnpqrstvwxz])h", "", plain)
    return re.sub(r"(.)\1+", r"\1", plain).translate(_LETTERS)
