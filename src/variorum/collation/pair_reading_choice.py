"""Which candidates of a story are read together, and the reading itself, on all cores beside the comparison.

Reading costs about 2.5 ms a pair, so of a large story only the nearest of other reports are read; how many a statement
depends on the number of statements alone, so that the same story always gives the same result.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from variorum.collation.figure_gate import scale_figure
from variorum.collation.pair_reading import read_together
from variorum.collation.proposition import Proposition
from variorum.settings import CollationSettings

Candidate = tuple[int, int, float]
_MOST_THREADS = 4
_UNIQUE_SHARE = 0.65
"""Of the nearest neighbours of all statements, the share that is left when each pair is counted once."""
_STATEMENTS_A_PAIR = 2
"""Statements of a very large story for each pair of it that is read."""
_FIGURES_MORE = 3
"""How many times as many neighbours with a figure of a common unit are read: figures are what differs most."""


def choose_pairs(
    propositions: Sequence[Proposition], candidates: Sequence[Candidate], settings: CollationSettings
) -> frozenset[tuple[int, int]]:
    """Return the pairs to be read together: of each statement the nearest few of other reports.

    At most ``settings.read_pairs`` pairs in all, in a very large story half as many as there are statements; those with
    figures come first, then the likest.
    """
    if not settings.read_together:
        return frozenset()
    most = max(1, round(settings.read_pairs / (_UNIQUE_SHARE * max(len(propositions), 1))))
    units = [frozenset(scale_figure(figure)[0] for figure in item.figures) for item in propositions]
    near: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    counted: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for i, j, likeness in candidates:
        one, other = propositions[i], propositions[j]
        if likeness < settings.read_likeness or (one.report_id and one.report_id == other.report_id):
            continue
        for end in (i, j):
            near[end].append((-likeness, i, j))
            if units[i] & units[j]:
                counted[end].append((-likeness, i, j))
    figures = {item for listed in counted.values() for item in sorted(listed)[: _FIGURES_MORE * most]}
    others = {item for listed in near.values() for item in sorted(listed)[:most]} - figures
    room = max(settings.read_pairs, len(propositions) // _STATEMENTS_A_PAIR)
    return frozenset((i, j) for _, i, j in [*sorted(figures), *sorted(others)][:room])


@contextmanager
def read_beside(pairs: Iterable[tuple[Proposition, Proposition]]) -> Iterator[None]:
    """Read pairs on all cores while the body runs; at its end all are read and remembered by ``read_together``."""
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        found = [pool.submit(read_together, *pair) for pair in pairs]
        yield
        for each in found:
            each.result()
