"""A text that several reports share and none names: a press release, or an agency's copy without its credit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from variorum.lineage.alignment import SCORE
from variorum.lineage.measuring import Alignments
from variorum.lineage.origins import make_missing_id
from variorum.lineage.sources import Source
from variorum.lineage.times import compare_times
from variorum.model import Dependence, Evidence, EvidenceKind, Passage, Scope

MIN_SHARERS = 3
"""Of two reports that share prose one may as well have it from the other."""
MOST_SHARERS = 200
"""More are not compared pair by pair; so many reports of one release hardly ever lack all times."""
CONTAINED = 0.8
"""A report that stands to this share in another can have been taken from it."""


def find_shared_matter(
    kept: Sequence[Dependence],
    sources: Sequence[Source],
    alignments: Alignments,
    back: Mapping[int, int],
    named: AbstractSet[str],
) -> tuple[list[Dependence], list[Dependence]]:
    """Return the links with chains that nothing orders replaced by one common missing origin, and the links lost.

    That is where three reports or more share prose, each with each, none is in ``named`` (reports that name where
    they have their matter from), no two are in a clear order of time, and none holds nearly all of another.
    """
    number_of = {source.id: number for number, source in enumerate(sources)}
    gone: set[str] = set()
    found: list[Dependence] = []
    by_child: dict[str, list[Dependence]] = {}
    for link in kept:
        by_child.setdefault(link.child, []).append(link)
    lost: list[Dependence] = []
    for group in _find_groups(kept):
        if not MIN_SHARERS <= len(group) <= MOST_SHARERS or not named.isdisjoint(group):
            continue
        numbers = [number_of[report_id] for report_id in group]
        if _is_ordered(numbers, sources, alignments, back):
            continue
        inside = [link for report_id in group for link in by_child.get(report_id, ())]
        if len(group) - len({link.child for link in inside}) != 1:
            continue  # it goes back to several origins, which one text does not explain
        parent = make_missing_id(f"shared:{hashlib.sha256(' '.join(group).encode()).hexdigest()[:8]}")
        chance = min(link.probability for link in inside)
        gone.update(group)
        found.extend(_link(sources[n], numbers, sources, alignments, back, parent, chance) for n in numbers)
        because = (
            "Nothing says which of them came first, and neither holds all of the other: both have a common source."
        )
        reason = Evidence(EvidenceKind.SHARED_PROSE, because, -2.0)
        lost.extend(replace(link, probability=0.1, evidence=(reason, *link.evidence)) for link in inside)
    return [*(link for link in kept if link.child not in gone), *found], lost


def _find_groups(kept: Sequence[Dependence]) -> list[list[str]]:
    """Return the reports joined by links, group by group (disjoint sets with path halving, Tarjan 1984)."""
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        leader.setdefault(key, key)
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for link in kept:
        if link.scope is Scope.REPORT:
            leader[find(link.child)] = find(link.parent)
    groups: dict[str, list[str]] = {}
    for key in sorted(leader):
        groups.setdefault(find(key), []).append(key)
    return list(groups.values())


def _is_ordered(
    numbers: Sequence[int], sources: Sequence[Source], alignments: Alignments, back: Mapping[int, int]
) -> bool:
    """Tell whether time or matter puts any report of the group before or between others."""
    for place, left in enumerate(numbers):
        for right in numbers[:place]:
            if compare_times(sources[left].window, sources[right].window):
                return True
            alignment = alignments.get(back[left], {}).get(back[right])
            if alignment is None:
                return True  # a report between two that share nothing took from both
            for source, side in ((sources[left], alignment.left), (sources[right], alignment.right)):
                if source.own[side[SCORE] > 0].sum() >= CONTAINED * source.size:
                    return True
    return False


def _link(
    source: Source,
    group: Sequence[int],
    sources: Sequence[Source],
    alignments: Alignments,
    back: Mapping[int, int],
    parent: str,
    chance: float,
) -> Dependence:
    number = next(n for n in group if sources[n].id == source.id)
    near = alignments.get(back[number], {})
    aligned = {n: near[back[n]] for n in group if back[n] in near}
    shared = sorted({m.sentence for alignment in aligned.values() for m in alignment.list_matches()})
    others = [sources[n].report.name for n in aligned]
    because = (
        f"{len(shared)} of its sentences stand in {', '.join(others[:4])} too; none of them names a source, holds all "
        "of another or is known to be first, so all have them from a text the collection lacks."
    )
    spans = tuple(source.sentences[s].span for s in shared[:3])
    evidence = Evidence(EvidenceKind.SHARED_PROSE, because, 2.0, Passage(source.id, spans) if spans else None)
    return Dependence(source.id, parent, True, Scope.REPORT, chance, (evidence,))
