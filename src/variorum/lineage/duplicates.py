"""Reports that print the same own prose word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.lineage.evidence import explain_cited
from variorum.lineage.sources import MIN_WORDS, Source
from variorum.lineage.times import compare_times
from variorum.lineage.weights import DUPLICATE
from variorum.model import Dependence, Evidence, EvidenceKind, Passage, Scope

MIN_COMMON = 12
"""Own words; two short notices may read the same by chance."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """``first`` is the number of the canonically first report with the same wording."""

    first: int


def find_duplicates(sources: Sequence[Source]) -> dict[int, Duplicate]:
    """Return, for every source that repeats another one's own prose exactly, which one; in one pass.

    The original is the report of the outlet that the others name as their source, else the earliest.
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, source in enumerate(sources):
        if source.size >= MIN_COMMON:
            groups.setdefault(source.wording, []).append(number)
    found: dict[int, Duplicate] = {}
    for numbers in groups.values():
        if len(numbers) > 1:
            first = _find_original([sources[number] for number in numbers])
            found.update((number, Duplicate(numbers[first])) for number in numbers if number != numbers[first])
    return found


def _find_original(group: Sequence[Source]) -> int:
    """Return the place of the report whose outlet another of the group names, 0 if there is none."""
    names = [{c.outlet_id for c in source.cited} | {c.outlet_id for c in source.credits} for source in group]
    for place, source in enumerate(group):
        if source.outlet_id and any(source.outlet_id in named for named in names):
            return place
    return 0


def open_windows(sources: Sequence[Source], groups: Mapping[int, Duplicate]) -> list[Source]:
    """Return the sources, those without a time if one with the same wording has none: a copy's date is no original's.

    Else a dated copy of an undated report would date it, and turn around what it took and what was taken from it.
    """
    opened = list(sources)
    for number, duplicate in groups.items():
        if not sources[number].window.is_known:
            opened[duplicate.first] = replace(sources[duplicate.first], window=sources[number].window)
    return opened


def link_duplicates(sources: Sequence[Source], groups: Mapping[int, Duplicate]) -> list[Dependence]:
    """Return the dependence of each duplicate on the original."""
    links = []
    for number, duplicate in sorted(groups.items()):
        child, parent = sources[number], sources[duplicate.first]
        order = compare_times(child.window, parent.window)
        told = "which appeared first" if order > 0 else "whose time does not say that it came first"
        because = f"All its own prose stands word for word in {parent.report.name}, {told}."
        left = next(s for s in child.sentences if len(s.words) >= MIN_WORDS)
        right = next(s for s in parent.sentences if len(s.words) >= MIN_WORDS)
        evidence = Evidence(
            EvidenceKind.SHARED_PROSE,
            because,
            3.5,
            Passage(child.id, (left.span,)),
            Passage(parent.id, (right.span,)),
        )
        naming = [cited for cited in child.cited if cited.outlet_id == parent.outlet_id and parent.outlet_id]
        reasons = (*(explain_cited(child, cited, 2.0) for cited in naming[:1]), evidence)
        chance = DUPLICATE if order > 0 or naming else 0.9
        links.append(Dependence(child.id, parent.id, False, Scope.REPORT, chance, reasons))
    return links
