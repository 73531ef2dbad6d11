"""From sources and their ties to the weights of values, and back to how often a source is right.

The model is Accu of Dong, Berti-Equille and Srivastava (PVLDB 2009): a source right with chance ``A`` adds
``ln(n A / (1 - A))`` votes to its value, a copier only what is left after its ties; a value's weight is its share of
the exponentials.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from variorum.lineage.values.claims import Floats, Table, Whole, sum_by
from variorum.lineage.values.settings import ValueSettings

Supports = Callable[[Hashable, Hashable], float]
"""How far who gives the first value speaks for the second, 0 to 1; need not be the same both ways."""

_LEAST, _MOST = 0.01, 0.99
"""Bounds of a source's accuracy: nobody is always right or always wrong."""


@dataclass(frozen=True, slots=True)
class Support:
    """Which values speak for which: ``said[i]`` for ``other[i]``, by ``degree[i]``, above 0 and at most 1."""

    said: Whole
    other: Whole
    degree: Floats


@dataclass(frozen=True, slots=True)
class Settled:
    """What the sources and values come to.

    ``belief`` is the weight that the model gives each value, ``shown`` the cautious one; ``accuracy`` is by source;
    ``lent`` is the share of a value's votes that come from other values.
    """

    belief: Floats
    shown: Floats
    accuracy: Floats
    lent: Floats


def find_support(table: Table, supports: Supports | None, settings: ValueSettings) -> Support:
    """Return the pairs of values of one matter of which the first speaks for the second.

    Raises
    ------
    ValueError
        If ``supports`` returns something outside 0 to 1.
    """
    said: list[int] = []
    others: list[int] = []
    degrees: list[float] = []
    for values in table.of_matter:
        most_held = sorted(values, key=lambda value: (-len(table.holders[value]), value))[: settings.max_values]
        if supports is None or len(most_held) < 2:
            continue
        for value in most_held:
            for other in most_held:
                degree = 0.0 if other == value else supports(table.values[value], table.values[other])
                if not 0 <= degree <= 1:
                    raise ValueError(f"a value speaks for another by {degree}; expected 0 to 1")
                if degree:
                    said.append(value)
                    others.append(other)
                    degrees.append(degree)
    return Support(np.array(said, dtype=np.intp), np.array(others, dtype=np.intp), np.array(degrees, dtype=np.float64))


def find_independence(
    table: Table,
    accuracy: Floats,
    ties: Mapping[int, Mapping[int, float]],
    parents: Mapping[int, Mapping[int, float]],
    settings: ValueSettings,
) -> Floats:
    """Return for each claim what is left of its vote after the ties to those who gave the same value before it.

    Of the holders of a value those who are no known child of another holder come first, then the more accurate.
    """
    left = np.ones(len(table.source))
    for rows in table.holders:
        if len(rows) < 2:
            continue
        seen: set[int] = set()
        holders = {int(table.source[row]) for row in rows}
        order = {
            row: (_find_highest(parents.get(int(table.source[row]), {}), holders), -accuracy[table.source[row]], row)
            for row in rows
        }
        for row in sorted(rows, key=order.__getitem__):
            source = int(table.source[row])
            tied = ties.get(source, {})
            for other in _find_common(tied, seen):
                left[row] *= 1 - settings.copied_weight * tied[other]
            seen.add(source)
    return left


def _find_common(tied: Mapping[int, float], holders: set[int]) -> list[int]:
    """Return the members of both, at the cost of the smaller."""
    if len(tied) < len(holders):
        return [other for other in tied if other in holders]
    return [other for other in holders if other in tied]


def _find_highest(tied: Mapping[int, float], holders: set[int]) -> float:
    return max((tied[other] for other in _find_common(tied, holders)), default=0.0)


def settle(table: Table, independence: Floats, accuracy: Floats, support: Support, settings: ValueSettings) -> Settled:
    """Return the weights and accuracies that agree with each other, after ``passes`` passes from ``accuracy`` on."""
    total = sum_by(table.source, table.share, len(table.sources))
    weights: Floats = np.zeros(len(table.values))
    cast: Floats = weights
    lent: Floats = weights
    for _ in range(max(1, settings.passes)):
        bounded: Floats = np.clip(accuracy, _LEAST, _MOST)
        votes = np.log(settings.wrong_values * bounded / (1 - bounded))
        cast = sum_by(table.value, table.share * independence * votes[table.source], len(table.values))
        spoken = sum_by(support.other, support.degree * np.maximum(cast[support.said], 0), len(table.values))
        lent = settings.support_weight * spoken
        weights = share_out(table, cast + lent, settings.wrong_values)
        right = sum_by(table.source, table.share * weights[table.value], len(table.sources))
        accuracy = np.asarray((right + settings.accuracy * settings.known_values) / (total + settings.known_values))
    shown = share_out(table, (cast + lent) * settings.caution, settings.wrong_values)
    return Settled(weights, shown, accuracy, lent / np.maximum(cast + lent, 1e-9))


def share_out(table: Table, votes: Floats, wrong_values: int) -> Floats:
    """Return each value's share of its matter's exponentials, 0 to 1; values nobody gave share too."""
    most = np.zeros(len(table.matters))
    np.maximum.at(most, table.matter, votes)
    raised = np.exp(votes - most[table.matter])
    sums = sum_by(table.matter, raised, len(table.matters))
    given = np.array([len(values) for values in table.of_matter])
    sums += np.maximum(0, wrong_values + 1 - given) * np.exp(-most)
    shares: Floats = raised / sums[table.matter]
    return shares
