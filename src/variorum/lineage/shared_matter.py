"""A text that several reports share and none names: a press release, or an agency's copy without its credit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

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
    stays: list[Dependence] = list(kept)
    lost: list[Dependence] = []
    for group in _find_groups(kept):
        if not MIN_SHARERS <= len(group) <= MOST_SHARERS or not named.isdisjoint(group):
            continue
        numbers = [number_of[report_id] for report_id in sorted(group)]
        if _is_ordered(numbers, sources, alignments, back):
            continue
        inside = [link for link in kept if link.child in group]
        if len(group) - len({link.child for link in inside}) != 1:
            continue  # it goes back to several origins, which one text does not explain
        parent = make_missing_id(f"shared:{hashlib.sha256(' '.join(sorted(group)).encode()).hexdigest()[:8]}")
        chance = min(link.probability for link in inside)
        stays = [link for link in stays if link.child not in group]
        stays.extend(_link(sources[n], numbers, sources, alignments, back, parent, chance) for n in numbers)
        because = (
            "Nothing says which of them came first, and neither holds all of the other: both have a common source."
        )
        reason = Evidence(EvidenceKind.SHARED_PROSE, because, -2.0)
        lost.extend(replace(link, probability=0.1, evidence=(reason, *link.evidence)) for link in inside)
    return stays, lost


def _find_groups(kept: Sequence[Dependence]) -> list[set[str]]:
    group_of: dict[str, set[str]] = {}
    for link in kept:
        if link.scope is Scope.REPORT:
            joined = group_of.get(link.child, {link.child}) | group_of.get(link.parent, {link.parent})
            for report_id in joined:
                group_of[report_id] = joined
    return list({min(group): group for group in group_of.values()}.values())


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
            for source, matched in ((sources[left], alignment.left), (sources[right], alignment.right)):
                if sum(len(source.sentences[n].words) for n in matched) >= CONTAINED * source.size:
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
    aligned = {n: alignments.get(back[number], {}).get(back[n]) for n in group if n != number}
    shared = sorted({s for alignment in aligned.values() if alignment for s in alignment.left})
    others = [sources[n].report.name for n, alignment in aligned.items() if alignment and alignment.left]
    because = (
        f"{len(shared)} of its sentences stand in {', '.join(others[:4])} too; none of them names a source, holds all "
        "of another or is known to be first, so all have them from a text the collection lacks."
    )
    spans = tuple(source.sentences[s].span for s in shared[:3])
    evidence = Evidence(EvidenceKind.SHARED_PROSE, because, 2.0, Passage(source.id, spans) if spans else None)
    return Dependence(source.id, parent, True, Scope.REPORT, chance, (evidence,))
