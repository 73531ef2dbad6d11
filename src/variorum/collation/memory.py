"""What was found of single statements and of pairs, kept between two collations of a growing story.

A new report then costs the parsing of its own statements and the comparison of the pairs they stand in. The result is
the same with and without: everything is kept beside all it was made from.
"""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Callable, Collection
from enum import Enum
from functools import cache
from typing import Any

from variorum.collation.proposition import Proposition
from variorum.model import Relation

MOST_STATEMENTS = 12_000
"""Propositions kept, about 5 kB each."""
MOST_PAIRS = 60_000
"""Relations kept, about 1 kB each; a story of 200 reports has some 20,000."""

Key = tuple[object, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class _Pair:
    left: Proposition
    right: Proposition
    common: frozenset[str]
    rest: Key
    relation: Relation


class CollationMemory:
    """Keeps propositions and relations, those used last; not thread-safe."""

    def __init__(self) -> None:
        self._made: OrderedDict[Key, Proposition] = OrderedDict()
        self._pairs: OrderedDict[tuple[str, str], _Pair] = OrderedDict()
        self._words: dict[str, tuple[Proposition, frozenset[str]]] = {}
        self.compared = 0
        self.parsed = 0

    def has(self, key: Key) -> bool:
        """Tell whether the proposition made from this is kept."""
        return key in self._made

    def get(self, key: Key) -> Proposition:
        """Return the proposition made from this."""
        self._made.move_to_end(key)
        return self._made[key]

    def put(self, key: Key, proposition: Proposition) -> None:
        """Keep a proposition."""
        self.parsed += 1
        self._made[key] = proposition

    def trim(self, used: int) -> None:
        """Forget what was not used for long; ``used`` propositions are in use now."""
        while len(self._made) > max(MOST_STATEMENTS, used):
            self._made.popitem(last=False)
        while len(self._pairs) > max(MOST_PAIRS, 12 * used):
            self._pairs.popitem(last=False)
        if len(self._words) > 2 * max(MOST_STATEMENTS, used):
            self._words.clear()

    def has_pair(self, left: Proposition, right: Proposition) -> bool:
        """Tell whether a relation of two statements of these ids is kept, of this or of an earlier state of them."""
        return (left.id, right.id) in self._pairs

    def relate(self, left: Proposition, right: Proposition, rest: Key, make: Callable[[], Relation]) -> Relation:
        """Return the relation of two propositions; ``rest`` is all else that it is made from.

        Of the words that are common in the story only those count that one of the two has anywhere.
        """
        pair = (left.id, right.id)
        words = self._find_words(left) | self._find_words(right)
        common = frozenset(word for word in left.common | right.common if word in words)
        known = self._pairs.get(pair)
        if (
            known is not None
            and known.rest == rest
            and known.common == common
            and _is_same(known.left, left)
            and _is_same(known.right, right)
        ):
            self._pairs.move_to_end(pair)
            return known.relation
        self.compared += 1
        relation = make()
        self._pairs[pair] = _Pair(left, right, common, rest, relation)
        return relation

    def _find_words(self, proposition: Proposition) -> frozenset[str]:
        known = self._words.get(proposition.id)
        if known is None or not _is_same(known[0], proposition):
            found: set[str] = set()
            for name in _compared_names():
                _collect(getattr(proposition, name), found)
            known = self._words[proposition.id] = proposition, frozenset(found)
        return known[1]


@cache
def _compared_names() -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(Proposition) if field.name != "common")


def _is_same(left: Proposition, right: Proposition) -> bool:
    """Tell whether two propositions differ in nothing but what is common in their stories."""
    return left is right or all(getattr(left, name) == getattr(right, name) for name in _compared_names())


def _collect(value: Any, found: set[str]) -> None:
    """Add every text in a value."""
    if isinstance(value, Enum) or value is None:
        return
    if isinstance(value, str):
        found.add(value)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            _collect(getattr(value, field.name), found)
    elif isinstance(value, Collection):
        for item in value:
            _collect(item, found)
