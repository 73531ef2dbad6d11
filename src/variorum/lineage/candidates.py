"""Which pairs of reports are worth comparing: near-linear in the number of reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.memory import LineageMemory
from variorum.lineage.sketches import Groups, find_groups, sketch_runs, sketch_sentences
from variorum.lineage.sources import Source

FEW_REPORTS = 24
"""Up to here all pairs are compared: 276 alignments take a fraction of a second."""
NEIGHBOURS = 10
"""In a larger group a report meets the first ten and the ten on either side: a parent is early or recent."""
RARE_CAP = 12
"""A run of words that more reports hold is no rare one."""
MOST_PARTNERS = 14
"""Partners of one report that are aligned in a larger story: those that share most and rarest keys with it."""
MOST_MET = 2500
"""Meetings of one report with others, its smallest groups first: what many reports hold says little of any two."""


def find_candidates(sources: Sequence[Source], memory: LineageMemory | None = None) -> list[tuple[int, int]]:
    """Return the pairs ``(i, j)``, ``i < j``, of sources that may share prose, in order.

    Sentences meet when one of 16 bands of 4 MinHash values agrees; runs of four words held by few reports add to that.
    A report keeps the partners it shares most keys with, a key of few reports counting more, so that the pairs grow
    with the reports.
    """
    if len(sources) <= FEW_REPORTS:
        return [(i, j) for j in range(len(sources)) for i in range(j) if sources[i].size and sources[j].size]
    memory = memory or LineageMemory()
    sketches = [memory.sketch(source, lambda s: (sketch_sentences(s), sketch_runs(s))) for source in sources]
    return find_partners(find_groups([([s for s, _ in sketches], None), ([r for _, r in sketches], RARE_CAP)]))


def find_partners(groups: Groups) -> list[tuple[int, int]]:
    """Return the pairs of reports that share most and rarest groups."""
    of_member = np.repeat(np.arange(len(groups.starts) - 1), np.diff(groups.starts))
    order = np.argsort(groups.members, kind="stable")
    owners, held = groups.members[order], of_member[order]
    numbers, firsts = np.unique(owners, return_index=True)
    pairs: set[tuple[int, int]] = set()
    for number, start, end in zip(numbers.tolist(), firsts, [*firsts[1:], len(owners)], strict=True):
        for other in _find_best(number, held[start:end], groups):
            pairs.add((min(number, other), max(number, other)))
    return sorted(pairs)


def _find_best(number: int, held: NDArray[np.int64], groups: Groups) -> list[int]:
    """Return the partners of one report; ``held`` are its groups, the smallest first."""
    starts, sizes = groups.starts[held], groups.starts[held + 1] - groups.starts[held]
    small = sizes <= 2 * NEIGHBOURS
    small &= np.cumsum(sizes) <= MOST_MET
    starts, lengths = starts[small], sizes[small]
    ends = np.cumsum(lengths)
    places = np.repeat(starts - (ends - lengths), lengths) + np.arange(int(lengths.sum()))
    met = [groups.members[places]]
    worth = [np.repeat(1.0 / lengths, lengths)]
    left = MOST_MET - int(lengths.sum())
    for group in held[~small].tolist():
        near = _find_neighbours(groups.members[groups.starts[group] : groups.starts[group + 1]], number)
        left -= len(near)
        if left < 0:
            break
        met.append(near)
        worth.append(np.full(len(near), 1.0 / (groups.starts[group + 1] - groups.starts[group])))
    others, inverse = np.unique(np.concatenate(met), return_inverse=True)
    totals = np.round(np.bincount(inverse, np.concatenate(worth), minlength=len(others)), 9)
    best = np.lexsort((others, -totals))[: MOST_PARTNERS + 1]
    return [other for other in others[best].tolist() if other != number][:MOST_PARTNERS]


def _find_neighbours(group: NDArray[np.int32], number: int) -> NDArray[np.int32]:
    if len(group) <= 2 * NEIGHBOURS:
        return group
    place = int(np.searchsorted(group, number))
    return np.unique(np.concatenate([group[:NEIGHBOURS], group[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]]))
