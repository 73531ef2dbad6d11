"""Numbers as words and as digits, turned into values."""

from __future__ import annotations

import math
import re

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
VAGUE = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 199), "hundreds": (2e2, 999), "thousands": (2e3, 9999),
    "millions": (2e6, 9_999_999), "billions": (2e9, 9_999_999_999), "trillions": (2e12, 9_999_999_999_999),
}  # fmt: skip
"""What a bare plural allows: from two of them to just under the next such word (``tens of`` and ``hundreds of``
count in the word after). A convention of this project, not a measurement; writers stretch these words."""
LARGEST = 1e15
"""Nothing that news counts is larger; a longer run of digits is an identifier."""


def parse_digits(text: str) -> float | None:
    """Return the value of ``1,234.5``-like digits, or None when they are no number or too large to be a count.

    Examples
    --------
    >>> parse_digits("4,000"), parse_digits("9" * 400)
    (4000.0, None)
    """
    part = find_part(text) if text[-1:] in _PART_SIGNS else 0.0
    plain = re.sub(r"[,\u00a0\u202f ½¼¾]", "", text)
    if not re.fullmatch(r"\d{1,18}(?:\.\d{1,12})?", plain):
        return None
    value = float(plain) + part
    return value if math.isfinite(value) and value <= LARGEST else None


_BROKEN = re.compile(
    r"(?P<whole>.+?)[\s-]+and[\s-]+(?P<part>a[\s-]+half|a[\s-]+quarter|three[\s-]+quarters)"
    r"(?:[\s-]+(?P<scale>hundred|thousand|million|billion|trillion|dozen))?"
)
_PART_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def find_part(text: str) -> float:
    """Return what a broken number adds to its whole one: ``2½`` and ``three and a half`` 0.5, else 0."""
    folded = text.casefold()
    if folded[-1:] in _PART_SIGNS:
        return _PART_SIGNS[folded[-1]]
    return 0.75 if folded.endswith("quarters") else 0.25 if folded.endswith("quarter") else 0.5


def parse_words(text: str) -> float | None:
    """Return the value of number words, or None when they do not make a number.

    Examples
    --------
    >>> parse_words("one hundred and twenty-five thousand"), parse_words("a dozen"), parse_words("forty dogs")
    (125000.0, 12.0, None)
    >>> parse_words("three and a half"), parse_words("one and a half million")
    (3.5, 1500000.0)
    >>> parse_words("a million and a half")
    1500000.0
    """
    broken = _BROKEN.fullmatch(text.strip().casefold())
    if broken is not None:
        whole = parse_words(broken["whole"])
        scale = SCALES[broken["scale"]] if broken["scale"] else 1.0
        if whole is None:
            return None
        # "A million and a half" is half a million more, not half a one.
        unit = SCALES.get(re.split(r"[\s-]+", broken["whole"])[-1], 1.0)
        return (whole + find_part(broken["part"]) * unit) * scale
    total, group = 0.0, 0.0
    seen = False
    for word in re.split(r"[\s-]+", text.strip().casefold()):
        if word in ("and", ""):
            continue
        if word in ("a", "an") and not seen:
            group, seen = 1.0, True
        elif word in UNITS or word in TENS:
            group, seen = group + UNITS.get(word, TENS.get(word, 0)), True
        elif word in ("hundred", "dozen"):
            group, seen = max(group, 1.0) * SCALES[word], True
        elif word in SCALES:
            total, group, seen = total + max(group, 1.0) * SCALES[word], 0.0, True
        else:
            return None
    value = total + group
    return value if seen and value <= LARGEST else None


def find_scale(word: str | None) -> float | None:
    """Return what a scale word or suffix multiplies by (``million``, ``bn``), 1 for None, None for other words."""
    if not word:
        return 1.0
    folded = word.strip().casefold()
    return SCALES.get(folded, SHORT_SCALES.get(folded))
