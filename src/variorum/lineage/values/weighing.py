"""The values that sources give, weighed by how many independent ones stand behind each and how good they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from variorum.lineage.values.beliefs import Settled, Supports, find_independence, find_support, settle
from variorum.lineage.values.claims import Floats, SourcedValue, Table, WeighedValue, tabulate
from variorum.lineage.values.copying import Agreements, tie
from variorum.lineage.values.reasons import tell_why
from variorum.lineage.values.settings import ValueSettings


def weigh_values(
    claims: Iterable[SourcedValue],
    known: Mapping[tuple[str, str], float] | None = None,
    settings: ValueSettings | None = None,
    supports: Supports | None = None,
) -> tuple[WeighedValue, ...]:
    """Return every value of every matter with its weight, matters in order of name, weightiest values first.

    Parameters
    ----------
    claims
        Who gives which value; any order, the same said twice counts once.
    known
        The chance, 0 to 1, that the first source has its matter from the second, as lineage knows it
        (``find_value_ties``). Both directions count as a tie; a child votes after its parent.
    settings
        Assumptions and bounds.
    supports
        How far who gives the first value speaks for the second, 0 to 1: a rounded figure for the exact one, the
        first of several authors for them all. None: values are equal or not.

    Returns
    -------
    tuple of WeighedValue
        Empty without claims. Time grows with the claims and the pairs of sources that share disputed values.

    Raises
    ------
    ValueError
        If a chance in ``known`` or a degree from ``supports`` is outside 0 to 1.

    Notes
    -----
    Accu with copy detection (Dong, Berti-Equille and Srivastava, PVLDB 2009); what differs stands in ``copying``.

    Examples
    --------
    >>> boats = {"Courier": 7, "Gazette": 9, "Herald": 9, "Ledger": 7, "Post": 7}
    >>> told = [SourcedValue(outlet, "boats", count) for outlet, count in boats.items()]
    >>> [(value.value, round(value.origins, 1)) for value in weigh_values(told)]
    [(7, 3.0), (9, 2.0)]
    >>> copied = {("Courier", "Ledger"): 1.0, ("Post", "Ledger"): 1.0}
    >>> [(value.value, round(value.origins, 1)) for value in weigh_values(told, copied)]
    [(9, 2.0), (7, 1.1)]
    """
    settings = settings or ValueSettings()
    table = tabulate(claims)
    if not table.sources:
        return ()
    number = {source: n for n, source in enumerate(table.sources)}
    links = {
        (number[child], number[parent]): chance
        for (child, parent), chance in (known or {}).items()
        if child in number and parent in number and child != parent
    }
    if any(not 0 <= chance <= 1 for chance in links.values()):
        raise ValueError("a known tie has a chance outside 0 to 1")
    parents: dict[int, dict[int, float]] = {}
    for (child, parent), chance in links.items():
        parents.setdefault(child, {})[parent] = chance
    support = find_support(table, supports, settings)
    agreements = Agreements(table, settings)
    nothing = np.zeros(len(table.values))
    settled = Settled(nothing, nothing, np.full(len(table.sources), settings.accuracy), nothing)
    chances: Floats = agreements.judge(None)
    for turn in range(max(1, settings.rounds if len(agreements.pairs) else 1)):
        if turn:
            chances = np.minimum(chances, agreements.judge(settled.belief))
        ties = tie(agreements.pairs, chances, links)
        independence = find_independence(table, settled.accuracy, ties, parents, settings)
        settled = settle(table, independence, settled.accuracy, support, settings)
    return _tell(table, settled, independence, ties)


def _tell(
    table: Table, settled: Settled, independence: Floats, ties: Mapping[int, Mapping[int, float]]
) -> tuple[WeighedValue, ...]:
    told = []
    for matter, values in enumerate(table.of_matter):
        for value in sorted(values, key=lambda value: (-settled.belief[value], value)):
            rows = sorted(table.holders[value], key=lambda row: (-independence[row], table.sources[table.source[row]]))
            lent = float(settled.lent[value])
            because = tell_why(table, rows, independence, lent, ties)
            told.append(
                WeighedValue(
                    table.matters[matter],
                    table.values[value],
                    float(settled.shown[value]),
                    tuple(table.sources[table.source[row]] for row in rows),
                    float(sum(independence[row] for row in rows)),
                    lent,
                    because,
                )
            )
    return tuple(told)
