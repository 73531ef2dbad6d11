"""Whether two statements are of one matter, or one text with cuts, whatever else differs between them."""

from __future__ import annotations

import re

from variorum.collation.certainty import STANCE
from variorum.collation.pair import Pair, measure_cover

_MIN_COVER = 0.35
"""Share of each statement's content, by weight, that the other must have to be of one matter."""
_MATTER_LIKENESS = 0.68
"""Cosine under which two statements are not taken to be of one matter; both chosen on the development stories."""


def covers_enough(pair: Pair) -> bool:
    """Tell whether each has enough of the other's content to be of one matter."""
    return min(measure_cover(pair.left, pair.right), measure_cover(pair.right, pair.left)) >= _MIN_COVER


def is_little_besides(pair: Pair) -> bool:
    """Tell whether both are of one matter and of little besides."""
    return covers_enough(pair) and pair.evidence.likeness >= _MATTER_LIKENESS


def is_one_wording(pair: Pair) -> bool:
    """Tell whether both are one wording with cuts, whose clauses only seem to differ: the same modals and negations."""
    lefts, rights = (_TURNING.findall(side.text.casefold()) for side in (pair.left, pair.right))
    if set(lefts) != set(rights):
        return False
    if pair.left.force is not pair.right.force:
        return False
    words = [set(_WORD.findall(side.text.casefold())) for side in (pair.left, pair.right)]
    if any(word in _STANCE_FORMS for word in words[0] ^ words[1]):
        return False
    small, large = sorted(words, key=len)
    return len(small & large) >= _ONE_WORDING * len(small)


_STANCE_FORMS = frozenset(
    form for word in STANCE for form in (word, f"{word}s", f"{word}d", f"{word}ed", f"{word}ly", f"{word}ing")
) | {"denied", "denies", "denying"}
_WORD = re.compile(r"[^\W_]+")
_ONE_WORDING = 0.95
"""Share of the shorter text's words that the longer has, from which it is the same text with cuts."""
_TURNING = re.compile(
    r"\b(?:not|no|never|none|nobody|without|may|might|could|will|would|should|probably|likely|possibly|un\w+|dis\w+)\b"
    r"|n['’]t\b"
)
