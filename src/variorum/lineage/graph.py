"""The graph of dependences: acyclic, parents to roots."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from variorum.model import Dependence, Scope

Key = TypeVar("Key", bound=Hashable)

MOST_ABOVE = 500
"""Ancestors that are looked at: words do not travel unchanged through more hands."""


def find_ancestors(key: Key, parents: Mapping[Key, Sequence[Key]], most: int = MOST_ABOVE) -> set[Key]:
    """Return what ``key`` depends on, directly or through others: the ``most`` nearest."""
    seen: dict[Key, None] = dict.fromkeys(parents.get(key, ()))
    waiting = list(seen)
    for at in waiting:
        if len(seen) >= most:
            break
        for above in parents.get(at, ()):
            if above not in seen:
                seen[above] = None
                waiting.append(above)
    return set(seen)


class Acyclic(Generic[Key]):
    """Links from children to parents that never close a cycle.

    Keeps a rank for every key, parents below their children, and repairs it where a link runs against it (Pearce and
    Kelly 2007), so that a link along the given order costs nothing and a chain of ten thousand is no trouble.
    """

    def __init__(self, order: Iterable[Key]) -> None:
        self._rank: dict[Key, int] = {key: place for place, key in enumerate(order)}
        self._lowest = 0
        self.parents: dict[Key, list[Key]] = {}
        self._children: dict[Key, list[Key]] = {}

    def add(self, child: Key, parent: Key) -> bool:
        """Add a link and return True; False, with nothing added, if it would close a cycle."""
        if child == parent:
            return False
        # An unknown key comes first: missing origins are parents only.
        low, high = self._find_rank(child), self._find_rank(parent)
        if low < high:
            above = self._reach(parent, self.parents, low, high)
            if child in above:
                return False
            self._reorder([*above], [*self._reach(child, self._children, low, high)])
        self.parents.setdefault(child, []).append(parent)
        self._children.setdefault(parent, []).append(child)
        return True

    def drop(self, child: Key, parent: Key) -> None:
        """Take a link out again; the order of the others stays."""
        self.parents[child].remove(parent)
        self._children[parent].remove(child)
        if not self.parents[child]:
            del self.parents[child]

    def find_path(self, start: Key, end: Key, most: int = MOST_ABOVE) -> list[tuple[Key, Key]]:
        """Return the links, from child to parent, of a shortest way up from ``start`` to ``end``; none if too far."""
        came: dict[Key, Key] = {start: start}
        waiting = [start]
        for at in waiting:
            if at == end or len(came) > most:
                break
            for above in self.parents.get(at, ()):
                if above not in came:
                    came[above] = at
                    waiting.append(above)
        path: list[tuple[Key, Key]] = []
        at = end
        while at in came and at != start:
            path.append((came[at], at))
            at = came[at]
        return path[::-1]

    def closes_cycle(self, child: Key, parent: Key) -> bool:
        """Tell whether a link would make a report depend on itself, without adding it."""
        if child == parent:
            return True
        low, high = self._find_rank(child), self._find_rank(parent)
        return low < high and child in self._reach(parent, self.parents, low, high)

    def _find_rank(self, key: Key) -> int:
        if key not in self._rank:
            self._lowest -= 1
            self._rank[key] = self._lowest
        return self._rank[key]

    def _reach(self, start: Key, links: Mapping[Key, Sequence[Key]], low: int, high: int) -> dict[Key, None]:
        """Return ``start`` and what its links lead to within the ranks."""
        seen = {start: None}
        waiting = [start]
        for at in waiting:
            for key in links.get(at, ()):
                if key not in seen and low <= self._rank[key] <= high:
                    seen[key] = None
                    waiting.append(key)
        return seen

    def _reorder(self, above: Sequence[Key], below: Sequence[Key]) -> None:
        """Give the ranks of both groups out anew, what stands above first, each group in its old order."""
        ranks = sorted(self._rank[key] for key in (*above, *below))
        keys = [*sorted(above, key=self._rank.__getitem__), *sorted(below, key=self._rank.__getitem__)]
        self._rank.update(zip(keys, ranks, strict=True))


def find_roots(keys: Iterable[str], parents: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the roots each key goes back to, in sorted order: itself when it has no parents.

    Iterative, so that a chain of ten thousand reprints is no deeper than one.
    """
    known: dict[str, tuple[str, ...]] = {}
    for key in keys:
        waiting = [key]
        while waiting:
            at = waiting[-1]
            above = parents.get(at, ())
            open_ones = [parent for parent in above if parent not in known]
            if open_ones:
                waiting.extend(open_ones)
                continue
            if len(above) == 1:
                known[at] = known[above[0]]
            else:
                known[at] = tuple(sorted({root for parent in above for root in known[parent]})) if above else (at,)
            waiting.pop()
    return known


def map_parents(dependences: Iterable[Dependence]) -> dict[str, list[str]]:
    """Return the parents of every report that depends as a whole."""
    parents: dict[str, list[str]] = {}
    for dependence in dependences:
        if dependence.scope is Scope.REPORT:
            parents.setdefault(dependence.child, []).append(dependence.parent)
    return parents
