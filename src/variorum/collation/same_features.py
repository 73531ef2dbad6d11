"""What the same-claim score looks at: likeness, shared words and runs of words, and the slots of two propositions."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from variorum.collation.comparators import Evidence, find_shared
from variorum.collation.lexicon import weigh_word
from variorum.collation.proposition import Proposition

_WORD = re.compile(r"\w+")
_LONGEST_RUN = 8
"""Words in a row from which a longer run tells nothing more: chance runs of news prose end before."""
_ENOUGH_TELLING = 20.0
"""Summed word weight (three rare words) from which more shared words tell nothing more."""
_SHORT = 4
"""Words under which a statement is a scrap that stands for no proposition of its own."""


@lru_cache(maxsize=1 << 14)
def _list_runs(text: str) -> tuple[int, tuple[frozenset[tuple[str, ...]], ...]]:
    """Return the number of words, and the runs of 1 to ``_LONGEST_RUN`` words of a text."""
    words = _WORD.findall(text.casefold())
    runs = tuple(
        frozenset(tuple(words[start : start + size]) for start in range(len(words) - size + 1))
        for size in range(1, _LONGEST_RUN + 1)
    )
    return len(words), runs


def measure_run(left: str, right: str) -> int:
    """Return the number of words, 0 to 8, in the longest run of words that both texts hold, case aside.

    Examples
    --------
    >>> measure_run("The dam at Orvelle gave way", "Engineers said the dam at Orvelle held")
    4
    """
    found = 0
    for size, (ones, others) in enumerate(zip(_list_runs(left)[1], _list_runs(right)[1], strict=True), 1):
        if ones.isdisjoint(others):
            break
        found = size
    return found


def _weigh(words: set[str] | frozenset[str]) -> float:
    return sum(map(weigh_word, words))


def _find_heads(proposition: Proposition) -> frozenset[str]:
    clauses = proposition.clauses or (proposition.clause,)
    return frozenset(word for clause in clauses for word in clause.head) | proposition.clause.verbs


def list_features(left: Proposition, right: Proposition, evidence: Evidence) -> dict[str, float]:
    """Return the features of a pair by name, each within -1 to 2 and the same whichever stands left.

    Parameters
    ----------
    evidence
        Of these two; its ``likeness`` is the cosine of their sentence vectors.
    """
    lefts, rights = left.words | left.names, right.words | right.names
    shared, mirrored = find_shared(lefts, rights), find_shared(rights, lefts)
    covers = _weigh(shared) / max(_weigh(lefts), 1e-6), _weigh(mirrored) / max(_weigh(rights), 1e-6)
    common = left.common | right.common
    telling = (_weigh(shared - common) + _weigh(mirrored - common)) / 2
    heads = _find_heads(left), _find_heads(right)
    said = len(find_shared(*heads)), len(find_shared(*reversed(heads)))
    counts = _list_runs(left.text)[0], _list_runs(right.text)[0]
    run = measure_run(left.text, right.text)
    short, long = sorted((left.text.casefold(), right.text.casefold()), key=lambda text: (len(text), text))
    features = {name: evidence.of(name) for name in evidence.scores}
    features.update(
        bias=1.0,
        likeness=evidence.likeness,
        cover_least=min(covers),
        cover_most=max(covers),
        telling=min(_ENOUGH_TELLING, telling) / 10,
        all_heads=min(1.0, max(said) / max(1, min(map(len, heads)))),
        partial=fuzz.partial_ratio(short, long) / 100,
        run=run / _LONGEST_RUN,
        run_share=run / max(1, min(_LONGEST_RUN, *counts)),
        scrap=float(not (left.clause.verbs and right.clause.verbs)),
        short=float(min(counts) < _SHORT),
        polarity=float(left.negated != right.negated),
    )
    return features
