"""What a person decided holds over what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from variorum.lineage.graph import Acyclic
from variorum.model import Dependence, Evidence, EvidenceKind, Ruling, RulingKind, Scope


def apply_rulings(
    kept: Sequence[Dependence], lost: Sequence[Dependence], rulings: Sequence[Ruling], known: Collection[str]
) -> tuple[list[Dependence], list[Dependence]]:
    """Return the links with rulings applied: the last ruling on a pair wins.

    DEPENDS adds the link with probability 1 and removes found links that would close a cycle with it; INDEPENDENT
    moves it to the lost ones. Rulings about reports that are not among ``known`` are left for their own story.
    """
    final: dict[tuple[str, str], Ruling] = {}
    for ruling in rulings:
        speaks = ruling.kind in (RulingKind.DEPENDS, RulingKind.INDEPENDENT) and ruling.left in known
        if speaks and (ruling.right in known or ruling.right.startswith("missing:")):
            final.pop((ruling.left, ruling.right), None)
            final[ruling.left, ruling.right] = ruling
    if not final:
        return list(kept), list(lost)
    stays = [link for link in kept if (link.child, link.parent) not in final]
    gone = [link for link in lost if (link.child, link.parent) not in final]
    ruled: list[Dependence] = []
    graph = Acyclic(sorted(known))
    known_links = {(link.child, link.parent): link for link in (*lost, *kept)}
    for (child, parent), ruling in final.items():
        old = known_links.get((child, parent))
        if ruling.kind is RulingKind.DEPENDS and graph.add(child, parent):
            ruled.append(_make(ruling, old, 1.0))
        else:
            gone.append(_make(ruling, old, 0.0))
    for link in sorted(stays, key=lambda d: (-d.probability, d.child, d.parent)):
        closes = graph.closes_cycle if link.scope is Scope.STATEMENT else lambda c, p: not graph.add(c, p)
        (gone if closes(link.child, link.parent) else ruled).append(link)
    return ruled, gone


def _make(ruling: Ruling, old: Dependence | None, probability: float) -> Dependence:
    verb = "took from" if ruling.kind is RulingKind.DEPENDS else "did not take from"
    note = f": {ruling.note}" if ruling.note else ""
    because = f"{ruling.author} ruled on {ruling.made} that {ruling.left} {verb} {ruling.right}{note}."
    reason = Evidence(EvidenceKind.RULING, because, 7.0 if probability else -7.0)
    return Dependence(
        ruling.left,
        ruling.right,
        ruling.right.startswith("missing:"),
        Scope.REPORT,
        probability,
        (reason, *(old.evidence if old else ())),
        old.statement_ids if old else (),
    )
