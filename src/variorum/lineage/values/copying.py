"""Which sources have their values from one another, as far as the values tell.

After Dong, Berti-Equille and Srivastava, *Integrating Conflicting Data: The Role of Source Dependence* (PVLDB 2009),
with three changes that the labelled sets asked for:

- the chance of agreeing on a value without copying is at least the share of the *others* who hold it: what many say,
  two more may say on their own, right or wrong;
- at first every value is taken for right, so that nobody is suspected for agreeing with what may be so; only sources
  that agree throughout, far beyond what two good ones do, are;
- later rounds, which know better what is likely wrong, can clear a suspicion but not raise one. Otherwise the first
  mistaken belief makes accurate sources look like copiers of one another, which confirms the mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from variorum.lineage.values.claims import Floats, Table, Whole, sum_by
from variorum.lineage.values.settings import ValueSettings

Pair = tuple[int, int]


class Agreements:
    """How pairs of sources agree and differ on matters that are in dispute.

    Parameters
    ----------
    table
        The claims.
    settings
        ``min_common`` and ``max_holders`` bound which pairs are looked at.
    """

    def __init__(self, table: Table, settings: ValueSettings) -> None:
        self._settings = settings
        number: dict[Pair, int] = {}
        pair_of: list[int] = []
        value_of: list[int] = []
        weight: list[float] = []
        apart = [len(values) > 1 for values in table.of_matter]
        common = [len(rows) > settings.max_holders for rows in table.holders]
        for value, rows in enumerate(table.holders):
            if apart[table.matter[value]] and not common[value]:
                for left, right in combinations(rows, 2):
                    pair = (int(table.source[left]), int(table.source[right]))
                    pair_of.append(number.setdefault(pair, len(number)))
                    value_of.append(value)
                    weight.append(table.share[left] * table.share[right])
        self.pairs = tuple(number)
        self._pair: Whole = np.array(pair_of, dtype=np.intp)
        self._value: Whole = np.array(value_of, dtype=np.intp)
        self._weight: Floats = np.array(weight, dtype=np.float64)
        self._differing = self._count_differing(table, apart)
        self._others = _find_popularity(table)

    def judge(self, right: Floats | None) -> Floats:
        """Return for each pair the chance that one copies the other, 0 to 1.

        ``right`` is the weight of each value so far; None takes every value for right.
        """
        knobs = self._settings
        believed = np.ones_like(self._others) if right is None else right
        chance = believed * knobs.agreement + (1 - believed) * np.minimum(knobs.agreement, self._others)
        told = np.log(1 - knobs.copied_share + knobs.copied_share / chance)
        odds = sum_by(self._pair, self._weight * told[self._value], len(self.pairs))
        odds += self._differing * np.log(1 - knobs.copied_share)
        odds += np.log(knobs.copying / (1 - knobs.copying))
        chances: Floats = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
        chances[np.bincount(self._pair, minlength=len(self.pairs)) < knobs.min_common] = 0.0
        return chances

    def _count_differing(self, table: Table, apart: list[bool]) -> Floats:
        """Return for each pair on how many disputed matters both have a value and none in common."""
        shared = np.bincount(self._pair, minlength=len(self.pairs))
        matters: dict[int, set[int]] = {}
        for source, value in zip(table.source.tolist(), table.value.tolist(), strict=True):
            if apart[table.matter[value]]:
                matters.setdefault(source, set()).add(int(table.matter[value]))
        same: dict[int, set[int]] = {}
        for pair, value in zip(self._pair.tolist(), self._value.tolist(), strict=True):
            if shared[pair] >= self._settings.min_common:
                same.setdefault(pair, set()).add(int(table.matter[value]))
        differing = np.zeros(len(self.pairs))
        for pair, agreed in same.items():
            left, right = self.pairs[pair]
            differing[pair] = len(matters[left] & matters[right]) - len(agreed)
        return differing


def _find_popularity(table: Table) -> Floats:
    """Return for each value the share of the other sources, two holders left out, that hold it too; above 0."""
    voters = [
        len({int(table.source[row]) for value in values for row in table.holders[value]}) for values in table.of_matter
    ]
    held = np.array([len(rows) for rows in table.holders], dtype=np.float64)
    of = np.array([voters[matter] for matter in table.matter], dtype=np.float64)
    shares: Floats = (np.maximum(held - 2, 0) + 0.1) / (np.maximum(of - 2, 0) + 1.0)
    return shares


def tie(pairs: tuple[Pair, ...], chances: Floats, known: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    """Return for each source those it is tied to, with the chance: what values show or lineage knows, the higher."""
    ties: dict[int, dict[int, float]] = {}
    found = {pair: float(chance) for pair, chance in zip(pairs, chances, strict=True) if chance > 0.01}
    for pair in found.keys() | known.keys():
        chance = max(found.get(pair, 0.0), known.get(pair, 0.0), known.get(pair[::-1], 0.0))
        left, right = pair
        ties.setdefault(left, {})[right] = ties.setdefault(right, {})[left] = chance
    return ties
