"""For each report: no parent in the collection, one, or several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.alignment import Alignment
from variorum.lineage.features import Features, find_targets, measure_child, to_numbers
from variorum.lineage.graph import closes_cycle
from variorum.lineage.ranking import NOTHING, Ranked, measure_first, measure_further, rank
from variorum.lineage.sources import Source
from variorum.lineage.weights import ANY, FIRST, FURTHER, PAIR, to_probability, weigh


@dataclass(frozen=True, slots=True)
class Choice:
    """One child and one candidate parent, by their numbers: how likely, whether taken, and what was measured."""

    child: int
    parent: int
    probability: float
    taken: bool
    features: Features


Alignments = Mapping[int, Mapping[int, Alignment]]


def decide(sources: Sequence[Source], alignments: Alignments) -> list[Choice]:
    """Return every candidate of every report with its probability, those taken forming no cycle.

    First is asked whether a report has any parent; if it has, its likeliest candidate is taken, and any other that
    explains what that one leaves. Links are added from the surest down; one that would close a cycle is lost.
    """
    measured: dict[int, dict[int, Features]] = {}
    odds: dict[int, dict[int, float]] = {}
    for child in range(len(sources)):
        targets = find_targets(child, sources, alignments)
        rivals = sorted({*alignments.get(child, {}), *targets.values()} - {child})
        if rivals:
            measured[child] = measure_child(child, sources, alignments, rivals, targets)
            odds[child] = {rival: weigh(to_numbers(f), PAIR) for rival, f in measured[child].items()}
    wanted: list[tuple[float, int, int, bool]] = []
    for child, values in odds.items():
        ranked = rank(child, values)
        wanted.extend(_judge(ranked, measured[child], odds, alignments, sources[child]))
    return _take(wanted, measured)


def _judge(
    ranked: Ranked,
    features: Mapping[int, Features],
    odds: Mapping[int, Mapping[int, float]],
    alignments: Alignments,
    source: Source,
) -> list[tuple[float, int, int, bool]]:
    child, top = ranked.child, ranked.order[0]
    back = {rival: odds.get(rival, {}).get(child, NOTHING) for rival in ranked.order}
    first = measure_first(ranked, features, back[top])
    has_any = to_probability(weigh(first, ANY)) >= 0.5
    found = [(to_probability(weigh(first, FIRST)), child, top, has_any)]
    for rival in ranked.order[1:]:
        numbers = measure_further(ranked, rival, features, back[rival], alignments.get(child, {}), source)
        chance = to_probability(weigh(numbers, FURTHER))
        found.append((chance, child, rival, has_any and chance >= 0.5))
    return found


def _take(
    wanted: Sequence[tuple[float, int, int, bool]], measured: Mapping[int, Mapping[int, Features]]
) -> list[Choice]:
    parents: dict[int, list[int]] = {}
    choices = []
    for chance, child, parent, take in sorted(wanted, key=lambda w: (-w[0], w[1], w[2])):
        taken = take and not closes_cycle(child, parent, parents)
        if taken:
            parents.setdefault(child, []).append(parent)
        choices.append(Choice(child, parent, chance, taken, measured[child][parent]))
    return choices
