"""The graph of dependences: acyclic, parents to roots."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from variorum.model import Dependence, Scope

Key = TypeVar("Key", int, str)


def find_ancestors(key: Key, parents: Mapping[Key, Sequence[Key]]) -> set[Key]:
    """Return all that ``key`` depends on, directly or through others."""
    seen: set[Key] = set()
    waiting = list(parents.get(key, ()))
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(parents.get(at, ()))
    return seen


def closes_cycle(child: Key, parent: Key, parents: Mapping[Key, Sequence[Key]]) -> bool:
    """Tell whether adding ``child`` ← ``parent`` would make a report depend on itself."""
    return child == parent or child in find_ancestors(parent, parents)


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
