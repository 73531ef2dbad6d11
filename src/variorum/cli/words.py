"""Words from outside, made safe to show on a terminal."""

from __future__ import annotations

import unicodedata

# Besides control characters: what turns the direction of the words after it (Trojan Source, CVE-2021-42574).
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def show(text: str) -> str:
    r"""Return ``text`` with every character that could steer a terminal as its escape; line ends and tabs stay.

    Examples
    --------
    >>> print(show("red \x1b[31m"))
    red \x1b[31m
    """
    if text.isprintable():
        return text
    return "".join(_show_character(character) for character in text)


def shorten(text: str, most: int) -> str:
    """Return ``text`` on one line and at most ``most`` characters long, the cut marked with ``…``."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _show_character(character: str) -> str:
    if character in "\n\t":
        return character
    if character in _TURNING or unicodedata.category(character) in ("Cc", "Cs"):
        return character.encode("unicode_escape").decode("ascii")
    return character
