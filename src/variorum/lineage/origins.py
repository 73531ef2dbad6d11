"""How many independent origins stand behind reports, or behind the statements of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.language.outlets import make_outlet_id
from variorum.lineage.graph import Acyclic, find_roots, map_parents
from variorum.lineage.outlet_names import identify_outlet
from variorum.model import Dependence, Lineage, OriginCount, Scope, Statement

UNSURE_LOW, UNSURE_HIGH = 0.2, 0.8
"""A report whose chance of having any parent lies between these may count either way in the interval."""


def make_missing_id(outlet_id: str) -> str:
    """Return the id of an origin the collection lacks: ``missing:`` and the outlet's slug."""
    return f"missing:{outlet_id}"


def count_report_origins(lineage: Lineage, report_ids: Iterable[str]) -> OriginCount:
    """Return how many origins stand behind whole reports, with the interval that unsure dependences allow.

    An origin is a report without a parent, or a missing outlet. Empty input gives all zeros.
    """
    listed = list(dict.fromkeys(report_ids))
    return count_from(lineage.dependences, lineage.rejected, [(report_id, report_id) for report_id in listed])


def count_origins(lineage: Lineage, statements: Iterable[Statement]) -> OriginCount:
    """Return how many origins stand behind the statements of one claim.

    A statement that came through an outlet (a dependence that lists it, or a missing outlet named in its ``via``)
    originates there; one of a report that depends as a whole, at the roots of that report's parents; any other at the
    report itself. Statements that reach one origin count once. ``reports`` counts the reports that carry the claim.
    """
    by_statement: dict[str, list[str]] = {}
    for dependence in lineage.dependences:
        for statement_id in dependence.statement_ids:
            by_statement.setdefault(statement_id, []).append(dependence.parent)
    missing = {origin.id for origin in lineage.missing}
    starts: list[tuple[str, str]] = []
    for statement in statements:
        named = by_statement.get(statement.id) or _find_missing(statement, missing) or [statement.report_id]
        starts.extend((statement.report_id, start) for start in named)
    return count_from(lineage.dependences, lineage.rejected, starts)


def _find_missing(statement: Statement, missing: set[str]) -> list[str]:
    """The innermost outlet the statement came through, where it is one the collection lacks."""
    for carrier in statement.via:
        if carrier.is_outlet:
            for outlet_id in (identify_outlet(carrier.name)[0], make_outlet_id(carrier.name)):
                if make_missing_id(outlet_id) in missing:
                    return [make_missing_id(outlet_id)]
            return []
    return []


def count_from(
    kept: Sequence[Dependence], lost: Sequence[Dependence], starts: Sequence[tuple[str, str]]
) -> OriginCount:
    """Count the roots of ``starts``, pairs of a report and where its matter is looked for first.

    The best count takes the kept dependences. For ``high`` every report whose chance of having any parent is under
    0.8 stands alone; for ``low`` every root whose chance is over 0.2 takes its likeliest lost parent. The chance of
    any parent is the sum over its candidates, which exclude each other, not a product over pairs: that overcounts.
    """
    if not starts:
        return OriginCount(0, 0, 0, 0)
    graphs = _find_graphs(kept, lost)
    keys = list(dict.fromkeys(start for _, start in starts))
    best = _find_root_set(keys, graphs.best)
    high = _find_root_set(keys, graphs.firm)
    low = _find_root_set(keys, graphs.low)
    return OriginCount(
        reports=len({report_id for report_id, _ in starts}),
        origins=len(best),
        low=min(len(low), len(best)),
        high=max(len(high), len(best)),
        origin_ids=tuple(sorted(best)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Graphs:
    """Parents by child: as found, without what is unsure, and with what is likely though lost."""

    kept: Sequence[Dependence]
    lost: Sequence[Dependence]
    best: Mapping[str, Sequence[str]]
    firm: Mapping[str, Sequence[str]]
    low: Mapping[str, Sequence[str]]


_last: _Graphs | None = None
"""Of the lineage that was counted last: a story of 2,000 claims is counted 2,000 times."""


def _find_graphs(kept: Sequence[Dependence], lost: Sequence[Dependence]) -> _Graphs:
    global _last
    found = _last
    # Only what cannot change is known again by being the same object.
    if found is not None and found.kept is kept and found.lost is lost and type(kept) is type(lost) is tuple:
        return found
    parents = map_parents(kept)
    chances = _sum_chances((*kept, *lost))
    firm = {child: above for child, above in parents.items() if chances.get(child, 0.0) >= UNSURE_HIGH}
    _last = found = _Graphs(kept, lost, parents, firm, _add_lost(parents, lost, chances))
    return found


def _sum_chances(dependences: Iterable[Dependence]) -> dict[str, float]:
    chances: dict[str, float] = {}
    for dependence in dependences:
        if dependence.scope is Scope.REPORT:
            chances[dependence.child] = min(1.0, chances.get(dependence.child, 0.0) + dependence.probability)
    return chances


def _add_lost(
    parents: Mapping[str, Sequence[str]], lost: Sequence[Dependence], chances: Mapping[str, float]
) -> dict[str, list[str]]:
    graph: Acyclic[str] = Acyclic(())
    for child, above in parents.items():
        for parent in above:
            graph.add(child, parent)
    for dependence in sorted(lost, key=lambda d: (-d.probability, d.child, d.parent)):
        child = dependence.child
        if dependence.scope is not Scope.REPORT or child in graph.parents or chances.get(child, 0.0) < UNSURE_LOW:
            continue
        if dependence.probability > 0.02:
            graph.add(child, dependence.parent)
    return graph.parents


def _find_root_set(keys: Sequence[str], parents: Mapping[str, Sequence[str]]) -> set[str]:
    roots = find_roots(keys, parents)
    return {root for key in keys for root in roots[key]}
