"""Author lists as booksellers write them, brought to one form: the set of surnames.

The Books data has no clean names: ``Surname, First``, ``First Surname`` and surnames alone, joined by semicolons,
slashes, commas, blanks or nothing, with roles in brackets and names cut short. What is a surname is therefore learned
from all listings of one book: words that stand before the comma, or last of a name, in listings that are well formed.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_ROLES = re.compile(
    r"\b(?:by|joint author|authors?|auth?|editors?|edited|eds?|edt|edr|foreword|with|contributions?|contribut\w+|"
    r"compile\w*|illustrat\w*|photograph\w*|translat\w*|introduction|preface|not available|unknown|various|others|"
    r"and|jr|sr|ii|iii|ph\.?d|dr|prof|mr|mrs|series|staff|et\.? ?al|etal)\b\.?",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[;/&|]")
MIN_GLUED = 4
"""Letters a surname needs to be found inside words written together."""
MIN_SURNAME_SHARE = 0.3
"""Share of a word's listings in which it must stand where a surname stands."""


def find_surnames(listings: Iterable[str]) -> frozenset[str]:
    """Return the words that are surnames in the listings of one book."""
    placed: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for listing in listings:
        text = _clean(listing)
        placed.update(_find_placed(text))
        listed.update(set(_find_words(_JOINS.sub(" ", text.replace(",", " ")))))
    return frozenset(word for word, count in placed.items() if count >= MIN_SURNAME_SHARE * listed[word])


def parse_authors(listing: str, surnames: frozenset[str]) -> frozenset[str]:
    """Return the surnames in one listing, empty when it has none."""
    words = set(_find_words(_JOINS.sub(" ", _clean(listing).replace(",", " "))))
    glued = {name for name in surnames for word in words - surnames if len(name) >= MIN_GLUED and name in word}
    return frozenset(words & surnames) | glued


def parse_true_authors(listing: str) -> frozenset[str]:
    """Return the surnames of a labelled list, ``surname, first;`` throughout."""
    return frozenset(_find_words(_clean(name.split(",")[0]))[-1] for name in listing.split(";") if name.strip())


def _find_placed(text: str) -> list[str]:
    found = []
    for segment in _JOINS.split(text):
        parts = [part for part in segment.split(",") if _find_words(part)]
        if len(parts) == 2 and len(parts[0].split()) == 1 and len(parts[1].split()) <= 3:
            found.append(_find_words(parts[0])[-1])
        elif parts and all(2 <= len(part.split()) <= 4 for part in parts):
            found.extend(_find_words(part)[-1] for part in parts)
        elif len(parts) == 1 and len(_find_words(parts[0])) == 1:
            found.append(_find_words(parts[0])[0])
    return found


def _clean(listing: str) -> str:
    letters = unicodedata.normalize("NFKD", html.unescape(listing))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _ROLES.sub(";", re.sub(r"[()\[\]]", ";", plain))


def _find_words(text: str) -> list[str]:
    words = (re.sub(r"[^a-z]", "", word.lower()) for word in re.split(r"[\s.]+", text))
    return [word for word in words if len(word) > 1]
