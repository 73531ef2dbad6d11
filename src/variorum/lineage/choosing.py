"""Which links are taken together, so that none closes a cycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.branching import NO_PARENT, find_best_branching
from variorum.lineage.graph import Acyclic, find_ancestors
from variorum.lineage.weights import MIN_FURTHER, to_log_odds


@dataclass(frozen=True, slots=True)
class Wish:
    """A candidate and its chance; ``value`` is its log-probability as the first parent, None for weak candidates."""

    chance: float
    child: int
    parent: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Way:
    """What it costs, in log-odds, to give up the link of ``child`` to ``parent``; ``instead`` is its next parent."""

    loss: float
    child: int
    parent: int
    instead: int | None


def take_links(wanted: Sequence[Wish], without: Mapping[int, float]) -> set[tuple[int, int]]:
    """Return the links taken, as (child, parent): the best first parents of all together, then the further ones.

    A further parent that would close a cycle turns around what bars it, where that was less sure: a report taken from
    two others explains either of them nearly as well as they explain it.

    Parameters
    ----------
    wanted
        All candidates, the surest first.
    without
        For each report that has candidates, the log-probability that none is its parent.
    """
    options: dict[int, dict[int, float]] = {child: {NO_PARENT: value} for child, value in without.items()}
    for wish in wanted:
        if wish.value is not None:
            options[wish.child][wish.parent] = wish.value
    firsts = find_best_branching(options)
    graph = Acyclic(range(1 + max((w.child for w in wanted), default=0)))
    for child, parent in sorted(firsts.items()):
        if parent != NO_PARENT:
            graph.add(child, parent)
    chances = {(w.child, w.parent): w.chance for w in wanted}
    for wish in wanted:
        if wish.value is None or wish.chance < MIN_FURTHER or firsts[wish.child] == NO_PARENT:
            continue
        if wish.parent in graph.parents.get(wish.child, ()) or graph.add(wish.child, wish.parent):
            continue
        way = _find_way(wish, graph, options, firsts, chances)
        if way is not None and way.loss < to_log_odds(wish.chance) - to_log_odds(MIN_FURTHER):
            _go(way, wish, graph, firsts)
    return {(child, parent) for child, parents in graph.parents.items() for parent in parents}


def _find_way(
    wish: Wish,
    graph: Acyclic[int],
    options: Mapping[int, Mapping[int, float]],
    firsts: Mapping[int, int],
    chances: Mapping[tuple[int, int], float],
) -> Way | None:
    """Return the cheapest link to give up between the wished parent and its child."""
    best: Way | None = None
    for child, parent in graph.find_path(wish.parent, wish.child):
        if firsts.get(child) == parent:
            way = _find_alternative(wish, child, parent, graph, options[child])
        else:
            way = Way(to_log_odds(chances[child, parent]) - to_log_odds(MIN_FURTHER), child, parent, None)
        if way is not None and (best is None or way.loss < best.loss):
            best = way
    return best


def _find_alternative(
    wish: Wish, child: int, parent: int, graph: Acyclic[int], options: Mapping[int, float]
) -> Way | None:
    """Return the next best first parent of ``child``, or none, that closes no cycle with the wish."""
    for other in sorted(options, key=lambda key: (-options[key], key)):
        if other == NO_PARENT:
            is_free = len(graph.parents[child]) == 1
        else:
            above = find_ancestors(other, graph.parents)
            is_known = other in graph.parents[child] or other == wish.child
            is_free = not is_known and wish.child not in above and child not in above
        if is_free:
            return Way(options[parent] - options[other], child, parent, other)
    return None


def _go(way: Way, wish: Wish, graph: Acyclic[int], firsts: dict[int, int]) -> None:
    graph.drop(way.child, way.parent)
    if not graph.add(wish.child, wish.parent):
        graph.add(way.child, way.parent)  # another way between them bars it still
        return
    if way.instead is None:
        return
    firsts[way.child] = NO_PARENT
    if way.instead != NO_PARENT and graph.add(way.child, way.instead):
        firsts[way.child] = way.instead
