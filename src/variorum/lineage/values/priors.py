"""What lineage knows of who has a value from whom."""

from __future__ import annotations

from collections.abc import Mapping

from variorum.model import Lineage, Scope


def find_value_ties(lineage: Lineage, statement_of: Mapping[str, str] | None = None) -> dict[tuple[str, str], float]:
    """Return the chance, 0 to 1, that the first report has a value from the second, by pair of report ids.

    Parameters
    ----------
    lineage
        The dependences of the story. Those of whole reports count. Children of one parent, in the collection or
        missing, are tied to the surest of them by the product of their chances: they have one origin even where
        the parent is out of sight or has another value by now.
    statement_of
        The statement that carries the value, by report id; with it the dependences of single statements count too.
    """
    ties: dict[tuple[str, str], float] = {}
    children: dict[str, dict[str, float]] = {}
    for dependence in lineage.dependences:
        if dependence.scope is Scope.STATEMENT and (
            not statement_of or statement_of.get(dependence.child) not in dependence.statement_ids
        ):
            continue
        chances = children.setdefault(dependence.parent, {})
        chances[dependence.child] = max(dependence.probability, chances.get(dependence.child, 0.0))
        if not dependence.missing:
            pair = (dependence.child, dependence.parent)
            ties[pair] = max(dependence.probability, ties.get(pair, 0.0))
    for chances in children.values():
        nearest = max(sorted(chances), key=chances.__getitem__)
        for child in chances.keys() - {nearest}:
            pair = (child, nearest)
            ties[pair] = max(chances[child] * chances[nearest], ties.get(pair, 0.0))
    return ties
