"""The outlets that reports name, set among the links found in their prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.lineage.declared import fold_address, index_addresses
from variorum.lineage.graph import Acyclic, find_ancestors
from variorum.lineage.measuring import Alignments, find_near_reports, find_targets, index_outlets
from variorum.lineage.missing import Named, make_named_dependence
from variorum.lineage.origins import make_missing_id
from variorum.lineage.sources import Source
from variorum.lineage.times import compare_times
from variorum.model import Dependence, Evidence, EvidenceKind, Scope

COVERED_BY_PARENT = 0.5
"""Probability of a parent in the collection from which an outlet named once in the lead stands behind a claim only."""

NamedBy = Mapping[int, Sequence[Named]]


def find_all_targets(
    sources: Sequence[Source],
    named: NamedBy,
    chosen: Sequence[Source],
    alignments: Alignments,
    first: Sequence[int],
) -> dict[tuple[int, str], int]:
    """Map (report, outlet it names) to the number of the outlet's report in the collection that it means.

    ``chosen`` are the sources without duplicates, ``first`` their numbers among all.
    """
    found: dict[tuple[int, str], int] = {}
    of_chosen = index_outlets(chosen)
    for place, number in enumerate(first):
        for outlet_id, target in find_targets(place, chosen, alignments, of_chosen).items():
            found[number, outlet_id] = first[target]
    by_outlet = index_outlets(sources)
    addresses = index_addresses([source.report for source in sources])
    for number, source in enumerate(sources):
        for declared in source.declared:
            address = addresses.get(fold_address(declared.address)) if declared.address else None
            if address is not None and address != number:
                found[number, declared.outlet_id] = address
    for number, entries in named.items():
        for entry in entries:
            mine = sources[number].window
            if (number, entry.outlet_id) in found:
                continue
            near = sorted(find_near_reports(number, by_outlet.get(entry.outlet_id, ()), ()))
            others = [n for n in near if n != number and compare_times(mine, sources[n].window) >= 0]
            if others:
                found.setdefault((number, entry.outlet_id), others[0])
    return found


def drop_explained(
    kept: Sequence[Dependence], named: NamedBy, sources: Sequence[Source]
) -> tuple[list[Dependence], list[Dependence]]:
    """Return the links that stay, and those lost because both reports print the copy of one agency.

    Two reprints of an agency's story share its prose; neither has it from the other.
    """
    credited = {
        s.id: {entry.outlet_id: entry.name for entry in named[n] if entry.is_credit} for n, s in enumerate(sources)
    }
    outlets = {source.id: source.outlet_id for source in sources}
    stays: list[Dependence] = []
    gone: list[Dependence] = []
    for link in kept:
        common = sorted(credited[link.child].keys() & credited.get(link.parent, {}).keys())
        common = [outlet_id for outlet_id in common if outlets.get(link.parent) != outlet_id]
        if common:
            because = f"Both print the copy of {credited[link.child][common[0]]}, which explains the shared prose."
            reason = Evidence(EvidenceKind.CREDIT, because, -3.0)
            gone.append(replace(link, probability=0.05, evidence=(reason, *link.evidence)))
        else:
            stays.append(link)
    return stays, gone


def add_named(
    sources: Sequence[Source],
    named: NamedBy,
    kept: Sequence[Dependence],
    targets: Mapping[tuple[int, str], int],
) -> tuple[list[Dependence], list[Dependence]]:
    """Return the links with those on named outlets added, and the citations that came with somebody else's words.

    An outlet in the collection stands for its report there, another for a missing origin that all who name it share.
    """
    links = list(kept)
    lost: list[Dependence] = []
    graph = Acyclic(source.id for source in sources)
    for link in links:
        if link.scope is Scope.REPORT:
            graph.add(link.child, link.parent)
    parents = graph.parents
    chances = {link.child: link.probability for link in links if link.scope is Scope.REPORT}
    names_of = {source.id: {entry.outlet_id for entry in named[n]} for n, source in enumerate(sources)}
    outlets = {source.id: source.outlet_id for source in sources}
    for number, source in enumerate(sources):
        for entry in named[number]:
            target = targets.get((number, entry.outlet_id))
            parent = sources[target].id if target is not None else make_missing_id(entry.outlet_id)
            if parent in parents.get(source.id, ()) or graph.closes_cycle(source.id, parent):
                continue
            if target is None and entry.outlet_id in {outlets.get(key) for key in parents.get(source.id, ())}:
                continue  # its dates deny that the outlet's report is meant, the words that both print do not
            link = make_named_dependence(source, entry, parent, target is None)
            above = () if entry.is_credit else find_ancestors(source.id, parents)
            if any(entry.outlet_id in names_of.get(key, ()) for key in above):
                lost.append(_explain_away(link, entry.name))
                continue
            if entry.is_passing and chances.get(source.id, 0.0) >= COVERED_BY_PARENT:
                link = replace(link, scope=Scope.STATEMENT)
            links.append(link)
            if link.scope is Scope.REPORT:
                graph.add(source.id, parent)
    return links, lost


def _explain_away(link: Dependence, name: str) -> Dependence:
    because = f"A report it depends on names {name} too, so the name came with the words that were taken over."
    reason = Evidence(EvidenceKind.CITATION, because, -4.0)
    return replace(link, probability=0.05, evidence=(*link.evidence, reason))
