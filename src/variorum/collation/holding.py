"""What keeps two statements out of one claim though they score alike: paragraphs whose sentences say different things.

Two paragraphs, or a paragraph and a sentence, share words with one another that no two of their sentences share. A
claim is one proposition, so one sentence of each must say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from variorum.collation.comparators import find_shared, weigh_words
from variorum.collation.proposition import Proposition

_END = re.compile(r"(?P<word>\S*[.!?][\"'”’)]*)(?: …)?\s+(?=[“\"'‘(\[]?[A-Z0-9])|\s…\s+(?=[“\"'‘]?[A-Z])")
_ABBREVIATED = re.compile(r"(?:[A-Z][a-z]{0,4}|\w+\.\w[\w.]*)\.$")
_TOKEN = re.compile(r"[^\W_][\w’'-]*")
_LEAST_WORDS = 2
"""Content words under which a sentence ("Go home.") carries nothing that could be shared."""
_SHORT_STEM = 4
_ENDINGS = 2
"""Letters that the inflection of an English word may put in place of its lemma's last ones (``carry``, ``carries``)."""


def split_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a statement's words, by punctuation; one for a text without a sentence end within.

    Examples
    --------
    >>> split_sentences("The dam held. Nobody left town … We are proud")
    ('The dam held.', 'Nobody left town', 'We are proud')
    """
    parts, start = [], 0
    for found in _END.finditer(text):
        if not _ABBREVIATED.search(found["word"] or ""):
            parts.append(text[start : found.end()].strip(" …\n\t"))
            start = found.end()
    parts.append(text[start:].strip())
    return tuple(part for part in parts if part)


@lru_cache(maxsize=1 << 13)
def _list_words(proposition: Proposition) -> tuple[frozenset[str], ...]:
    """Return the content lemmas and names of each sentence, found again by the letters they begin with."""
    known = proposition.words | proposition.names
    found = []
    for sentence in split_sentences(proposition.text):
        tokens = {token.casefold() for token in _TOKEN.findall(sentence)}
        held = frozenset(word for word in known if _is_in(word.rpartition(" ")[2], tokens))
        if len(held) >= _LEAST_WORDS:
            found.append(held)
    return tuple(found)


def _is_in(word: str, tokens: set[str]) -> bool:
    stem = word[: max(_SHORT_STEM, len(word) - _ENDINGS)]
    return word in tokens or any(token.startswith(stem) for token in tokens)


def measure_nearest_sentences(left: Proposition, right: Proposition) -> float:
    """Return the share, by weight, of a sentence's content that the nearest sentence of the other has too, 0 to 1.

    1 where neither has two sentences or more: then the whole texts were compared already.
    """
    lefts, rights = _list_words(left), _list_words(right)
    if max(len(lefts), len(rights)) < 2 or not lefts or not rights:
        return 1.0
    common = left.common | right.common
    best = 0.0
    for one in lefts:
        for other in rights:
            shared = min(weigh_words(find_shared(one, other), common), weigh_words(find_shared(other, one), common))
            least = min(weigh_words(one, common), weigh_words(other, common))
            best = max(best, shared / max(least, 1e-6))
    return min(1.0, best)
