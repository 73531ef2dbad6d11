"""For each report: no parent in the collection, one, or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.alignment import Alignment
from variorum.lineage.features import Features, is_candidate, is_weak, to_numbers
from variorum.lineage.graph import Acyclic
from variorum.lineage.measuring import find_nearest, find_targets, index_outlets, measure_child
from variorum.lineage.ranking import Ranked, Standing, find_standing, measure_first, measure_further, rank
from variorum.lineage.sources import Source
from variorum.lineage.times import is_far_later
from variorum.lineage.weights import (
    ANY,
    FIRST,
    FURTHER,
    MIN_ANY,
    MIN_FALLBACK,
    MIN_FURTHER,
    PAIR,
    WEAK,
    to_probability,
    weigh,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One child and one candidate parent, by their numbers: how likely, whether taken, and what was measured."""

    child: int
    parent: int
    probability: float
    taken: bool
    features: Features


@dataclass(frozen=True, slots=True)
class Wish:
    """A link that may be taken. ``is_taken`` unless it closes a cycle; ``has_any``: the child has some parent."""

    chance: float
    child: int
    parent: int
    is_taken: bool
    has_any: bool


Alignments = Mapping[int, Mapping[int, Alignment]]


def decide(sources: Sequence[Source], alignments: Alignments) -> list[Choice]:
    """Return every candidate of every report with its probability, those taken forming no cycle.

    First is asked whether a report has any parent; if it has, its likeliest candidate is taken, and any other that
    explains what that one leaves. Links are added from the surest down; one that would close a cycle is lost.
    """
    measured: dict[int, dict[int, Features]] = {}
    odds: dict[int, dict[int, float]] = {}
    nearest = find_nearest(sources, alignments)
    by_outlet = index_outlets(sources)
    for child in range(len(sources)):
        targets = find_targets(child, sources, alignments, by_outlet)
        rivals = find_rivals(child, sources, nearest, targets)
        if rivals:
            measured[child] = measure_child(child, sources, alignments, rivals, targets, nearest)
            odds[child] = {r: weigh(to_numbers(f), PAIR) for r, f in measured[child].items() if is_candidate(f)}
    everyone = {child: rank(child, values) for child, values in odds.items() if values}
    wanted = [
        Wish(WEAK, child, rival, False, False)
        for child, found in measured.items()
        for rival, f in found.items()
        if is_weak(f)
    ]
    for child, ranked in everyone.items():
        standing = find_standing(ranked, everyone)
        wanted.extend(_judge(ranked, measured[child], standing, alignments.get(child, {}), sources[child]))
    return _take(wanted, measured)


def find_rivals(
    child: int, sources: Sequence[Source], nearest: Mapping[int, Sequence[int]], targets: Mapping[str, int]
) -> list[int]:
    """Return the candidate parents of a report in order: those nearest to it and those it names, none far later."""
    rivals = {*nearest.get(child, ()), *targets.values()} - {child}
    return sorted(n for n in rivals if not is_far_later(sources[child].window, sources[n].window))


def _judge(
    ranked: Ranked,
    features: Mapping[int, Features],
    standing: Standing,
    shared: Mapping[int, Alignment],
    source: Source,
) -> list[Wish]:
    first = measure_first(ranked, features, standing)
    has_any = to_probability(weigh(first, ANY)) >= MIN_ANY
    found = [Wish(to_probability(weigh(first, FIRST)), ranked.child, ranked.order[0], has_any, has_any)]
    for rival in ranked.order[1:]:
        numbers = measure_further(ranked, rival, features, standing.back[rival], shared, source)
        chance = to_probability(weigh(numbers, FURTHER))
        found.append(Wish(chance, ranked.child, rival, has_any and chance >= MIN_FURTHER, has_any))
    return found


def _take(wanted: Sequence[Wish], measured: Mapping[int, Mapping[int, Features]]) -> list[Choice]:
    """Add the links from the surest down; a report left without one by a cycle gets its next candidate."""
    graph = Acyclic(range(1 + max((w.child for w in wanted), default=0)))
    taken: set[tuple[int, int]] = set()
    ordered = sorted(wanted, key=lambda w: (-w.chance, w.child, w.parent))
    for wish in (*[w for w in ordered if w.is_taken], *[w for w in ordered if not w.is_taken and w.has_any]):
        stands_in = not wish.is_taken
        if stands_in and (wish.child in graph.parents or wish.chance < MIN_FALLBACK):
            continue
        if graph.add(wish.child, wish.parent):
            taken.add((wish.child, wish.parent))
    return [
        Choice(w.child, w.parent, w.chance, (w.child, w.parent) in taken, measured[w.child][w.parent]) for w in ordered
    ]
