"""Outlets that reports name as their source and the collection lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.evidence import explain_cited, explain_credit, explain_declared
from variorum.lineage.origins import make_missing_id
from variorum.lineage.sources import Source
from variorum.lineage.weights import CITED, to_log_odds
from variorum.model import Dependence, Evidence, MissingOrigin, Scope

SHARED_NAME = "a text that several reports share"


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet one report names, in credits or running text, with how strong that is.

    ``is_passing`` says that it stands behind the report only by being named once, in the lead.
    """

    outlet_id: str
    name: str
    scope: Scope
    probability: float
    evidence: tuple[Evidence, ...]
    statement_ids: tuple[str, ...]
    is_credit: bool
    is_passing: bool


def find_named(source: Source) -> list[Named]:
    """Return every outlet a report names as its source, once each: credits, metadata and citations together."""
    names: dict[str, str] = {}
    for credit in source.credits:
        names.setdefault(credit.outlet_id, credit.name)
    for declared in source.declared:
        names.setdefault(declared.outlet_id, declared.name)
    for cited in source.cited:
        names.setdefault(cited.outlet_id, cited.name)
    return [_join(source, outlet_id, name) for outlet_id, name in names.items()]


def _join(source: Source, outlet_id: str, name: str) -> Named:
    credits = [credit for credit in source.credits if credit.outlet_id == outlet_id]
    cited = [c for c in source.cited if c.outlet_id == outlet_id]
    scope = Scope.STATEMENT
    lost, evidence = 1.0, []
    for credit in credits:
        scope = Scope.REPORT
        chance = CITED["closing-hint"] if credit.is_hint else CITED[credit.kind.value]
        lost = min(lost, 1 - chance)
        evidence.append(explain_credit(source, credit, to_log_odds(chance)))
    asserted = [declared for declared in source.declared if declared.outlet_id == outlet_id]
    for declared in asserted:
        scope = Scope.REPORT
        lost = min(lost, 1 - CITED["declared"])
        evidence.append(explain_declared(declared, to_log_odds(CITED["declared"])))
    for c in cited:
        scope = Scope.REPORT if c.scope is Scope.REPORT else scope
        lost = min(lost, 1 - CITED[c.scope.value])
        evidence.append(explain_cited(source, c, to_log_odds(CITED[c.scope.value])))
    return Named(
        outlet_id,
        name,
        scope,
        round(1 - lost, 3),
        tuple(evidence),
        tuple(dict.fromkeys(i for c in cited for i in c.statement_ids)),
        bool(credits or asserted),
        not credits and not asserted and scope is Scope.REPORT and sum(len(c.places) for c in cited) < 2,
    )


def make_named_dependence(source: Source, named: Named, parent: str, missing: bool) -> Dependence:
    """Return the dependence on a named outlet: on its report in the collection, or on a missing origin."""
    return Dependence(source.id, parent, missing, named.scope, named.probability, named.evidence, named.statement_ids)


def list_missing(dependences: Iterable[Dependence], names: Mapping[str, str]) -> tuple[MissingOrigin, ...]:
    """Return each missing origin once, with who cites it, in order of its id."""
    cited_by: dict[str, list[str]] = {}
    for dependence in dependences:
        if dependence.missing:
            cited_by.setdefault(dependence.parent, []).append(dependence.child)
    return tuple(
        MissingOrigin(key, names.get(key, _describe(key)), tuple(dict.fromkeys(cited_by[key])))
        for key in sorted(cited_by)
    )


def _describe(key: str) -> str:
    """Return what to call an origin that no report names."""
    return SHARED_NAME if key.startswith("missing:shared:") else key.removeprefix("missing:")


def map_named(sources: Sequence[Source]) -> dict[int, list[Named]]:
    """Return what each source names, by its number."""
    return {number: find_named(source) for number, source in enumerate(sources)}


def name_missing(named: Iterable[Named]) -> dict[str, str]:
    """Map missing-origin ids to the outlets' best names."""
    return {make_missing_id(entry.outlet_id): entry.name for entry in named}
