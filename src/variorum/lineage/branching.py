"""The likeliest parent of every report at once: a branching without cycles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NO_PARENT = -1
MOST_ROUNDS = 40
"""Rounds of contraction; a story needs a few. What is left then loses the cheapest link of every cycle."""

Options = dict[int, dict[int, float]]


@dataclass(frozen=True, slots=True)
class _Level:
    """One round: what every key likes best, the cycles among these, and what stands behind the merged options."""

    best: dict[int, int]
    options: Options
    cycle_of: dict[int, int]
    entered_at: dict[tuple[int, int], int]
    meant: dict[tuple[int, int], int]


def find_best_branching(options: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """Return the parent of every report, or NO_PARENT, so that no cycle is closed and the sum of values is highest.

    Chu and Liu (1965), Edmonds (1967), all cycles of a round contracted together, so that the rounds are few.

    Parameters
    ----------
    options
        For each report the value of each candidate parent and of NO_PARENT, which is always there: log-probabilities.

    Examples
    --------
    >>> find_best_branching({0: {-1: -2.0, 1: -0.1}, 1: {-1: -0.5, 0: -0.1}})
    {0: 1, 1: -1}
    """
    levels: list[_Level] = []
    current: Options = {child: dict(found) for child, found in options.items()}
    fresh = 1 + max((n for child, found in options.items() for n in (child, *found)), default=0)
    while True:
        best = {child: max(found, key=lambda p: (found[p], -p)) for child, found in current.items()}
        cycle_of = _find_cycles(best, fresh)
        if not cycle_of:
            break
        if len(levels) == MOST_ROUNDS:
            best = _cut(best, current, cycle_of)
            break
        fresh = 1 + max(cycle_of.values())
        level = _Level(best, current, cycle_of, {}, {})
        levels.append(level)
        current = _contract(level)
    for level in reversed(levels):
        best = _expand(best, level)
    return {child: best[child] for child in options}


def _find_cycles(best: Mapping[int, int], fresh: int) -> dict[int, int]:
    """Map every key on a cycle to the new key of its cycle."""
    visited: dict[int, int] = {}
    cycle_of: dict[int, int] = {}
    for start in best:
        path = []
        at = start
        while at in best and at not in visited:
            visited[at] = start
            path.append(at)
            at = best[at]
        if at in best and visited[at] == start:
            for member in path[path.index(at) :]:
                cycle_of[member] = fresh
            fresh += 1
    return cycle_of


def _cut(best: Mapping[int, int], options: Options, cycle_of: Mapping[int, int]) -> dict[int, int]:
    """Return the choices with the cheapest link of every cycle given up."""
    loss: dict[int, tuple[float, int]] = {}
    for member, cycle in cycle_of.items():
        found = options[member]
        mine = (found[best[member]] - found[NO_PARENT], member)
        loss[cycle] = min(loss.get(cycle, mine), mine)
    return {**best, **{member: NO_PARENT for _, member in loss.values()}}


def _contract(level: _Level) -> Options:
    """Return the options with every cycle as one key; a link into it costs what it displaces there."""
    merged: Options = {}
    for child, found in level.options.items():
        key = level.cycle_of.get(child, child)
        mine = merged.setdefault(key, {})
        for parent, value in found.items():
            above = level.cycle_of.get(parent, parent)
            if above == key:
                continue
            if key != child:
                value -= found[level.best[child]]
            if above not in mine or value > mine[above]:
                mine[above] = value
                level.entered_at[key, above] = child
                level.meant[key, above] = parent
    return merged


def _expand(best: Mapping[int, int], level: _Level) -> dict[int, int]:
    """Return the choice of a level from that of the level above it."""
    found = {child: level.best[child] for child in level.cycle_of}
    for key, above in best.items():
        found[level.entered_at[key, above]] = level.meant[key, above]
    return found
