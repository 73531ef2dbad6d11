"""For each report: no parent in the collection, one, or several."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from variorum.lineage.alignment import Alignment
from variorum.lineage.choosing import Wish, take_links
from variorum.lineage.features import Features, is_candidate, is_weak, to_numbers
from variorum.lineage.measuring import find_nearest, find_targets, index_outlets, measure_child
from variorum.lineage.memory import LineageMemory
from variorum.lineage.ranking import (
    Ranked,
    Standing,
    find_standing,
    measure_first,
    measure_further,
    rank,
)
from variorum.lineage.residues import measure_residues
from variorum.lineage.sources import Source
from variorum.lineage.times import is_far_later
from variorum.lineage.weights import (
    ANY,
    FIRST,
    FURTHER,
    MIN_COPIED,
    NONE_BIAS,
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


Alignments = Mapping[int, Mapping[int, Alignment]]


def decide(sources: Sequence[Source], alignments: Alignments, memory: LineageMemory | None = None) -> list[Choice]:
    """Return every candidate of every report with its probability, the surest first, those taken forming no cycle.

    First is asked whether a report has any parent, and which: the likeliest first parents of all reports together.
    Then any other candidate is taken that explains what the first parent leaves, from the surest down.
    """
    measured = measure_all(sources, alignments, memory)
    wanted: list[Wish] = []
    without: dict[int, float] = {}
    for child, found in measured.items():
        wanted.extend(Wish(WEAK, child, rival, None) for rival, f in found.items() if is_weak(f))
    everyone = _rank_all(measured)
    for child, ranked in everyone.items():
        standing = find_standing(ranked, everyone)
        chance, wishes = _judge(ranked, measured[child], standing, alignments.get(child, {}), sources[child])
        is_copied = any(f.words >= MIN_COPIED * f.size for f in measured[child].values())
        without[child] = math.log(1 - chance) + NONE_BIAS * is_copied
        wanted.extend(wishes)
    wanted.sort(key=lambda w: (-w.chance, w.child, w.parent))
    taken = take_links(wanted, without)
    return [
        Choice(w.child, w.parent, w.chance, (w.child, w.parent) in taken, measured[w.child][w.parent]) for w in wanted
    ]


def _rank_all(measured: Mapping[int, Mapping[int, Features]]) -> dict[int, Ranked]:
    """Return the candidates of every report that has any, ranked."""
    odds = {
        child: {rival: weigh(to_numbers(f), PAIR) for rival, f in found.items() if is_candidate(f)}
        for child, found in measured.items()
    }
    return {child: rank(child, values) for child, values in odds.items() if values}


def measure_all(
    sources: Sequence[Source], alignments: Alignments, memory: LineageMemory | None = None
) -> dict[int, dict[int, Features]]:
    """Return the features of the candidate parents of every report that has any."""
    measured: dict[int, dict[int, Features]] = {}
    nearest = find_nearest(sources, alignments)
    by_outlet = index_outlets(sources)
    for child in range(len(sources)):
        targets = find_targets(child, sources, alignments, by_outlet)
        rivals = find_rivals(child, sources, nearest, targets)
        if rivals:
            near = [rivals, sorted(targets.values()), list(alignments.get(child, {}))]
            near += [nearest.get(rival, []) for rival in rivals]
            make = partial(measure_child, child, sources, alignments, rivals, targets, nearest)
            measured[child] = memory.measure(child, sources, near, make) if memory else make()
    return measured


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
) -> tuple[float, list[Wish]]:
    """Return the chance that a report has any parent, and its candidates with theirs."""
    first = measure_first(ranked, features, standing)
    has_any = to_probability(weigh(first, ANY))
    most = ranked.odds[ranked.order[0]]
    total = sum(math.exp(value - most) for value in ranked.odds.values())
    found = []
    residues = measure_residues(ranked.order, features, shared, source)
    for place, rival in enumerate(ranked.order):
        if place == 0:
            chance = to_probability(weigh(first, FIRST))
        else:
            numbers = measure_further(ranked, rival, features, standing.back[rival], residues)
            chance = to_probability(weigh(numbers, FURTHER))
        value = math.log(has_any) + ranked.odds[rival] - most - math.log(total)
        found.append(Wish(chance, ranked.child, rival, value))
    return has_any, found
