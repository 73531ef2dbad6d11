"""Reports that print the same own prose word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
    """Return, for every source that repeats an earlier one's own prose exactly, which one; in one pass."""
    firsts: dict[tuple[str, ...], int] = {}
    found: dict[int, Duplicate] = {}
    for number, source in enumerate(sources):
        if source.size >= MIN_COMMON:
            first = firsts.setdefault(source.wording, number)
            if first != number:
                found[number] = Duplicate(first)
    return found


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
    """Return the dependence of each duplicate on the first."""
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
        chance = DUPLICATE if order > 0 else 0.9
        links.append(Dependence(child.id, parent.id, False, Scope.REPORT, chance, (evidence,)))
    return links
