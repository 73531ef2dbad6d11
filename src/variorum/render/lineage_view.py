"""The lineage graph and the same in words, ready for a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.model import Dependence, Edition, Evidence, PartialTime, Scope
from variorum.render.dates import describe_time
from variorum.render.labels import EVIDENCE, describe_interval, describe_probability
from variorum.render.stemma import BOX_HEIGHT, BOX_WIDTH, Box, Edge, Layout, Path, lay_out
from variorum.render.witnesses import Link, Witness, Witnesses

_BOX_CHARS = 22


@dataclass(frozen=True, slots=True)
class NodeView:
    """A box of the graph."""

    box: Box
    witness: Witness
    lines: tuple[str, str]
    href: str
    is_origin: bool


@dataclass(frozen=True, slots=True)
class ReasonView:
    """One reason for or against a dependence, with the words it speaks of."""

    kind: str
    because: str
    weight: str
    speaks_for: bool
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DependenceView:
    """An edge in words."""

    child: Witness
    parent: Witness
    probability: str
    scope: str
    statements: tuple[Link, ...]
    reasons: tuple[ReasonView, ...]
    is_statement_scope: bool


@dataclass(frozen=True, slots=True)
class LineageView:
    """The graph, its edges in words, and what was considered and lost."""

    layout: Layout
    nodes: tuple[NodeView, ...]
    drawn: tuple[tuple[Path, DependenceView], ...]
    kept: tuple[DependenceView, ...]
    rejected: tuple[DependenceView, ...]
    alone: tuple[Witness, ...]
    counts: str
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def make_lineage(edition: Edition, witnesses: Witnesses) -> LineageView:
    """Return the lineage of a story."""
    lineage = edition.lineage
    days = {}
    for report_id in edition.story.report_ids:
        if report_id in witnesses.reports:
            value = witnesses.reports[report_id].published.value
            days[report_id] = value.value[:10] if value else None
    merged = _merge(lineage.dependences)
    missing = [origin.id for origin in lineage.missing]
    layout = lay_out(days, missing, [Edge(d.child, d.parent) for d in merged])
    bands = tuple((_describe_band(label), y) for label, y in layout.bands)
    layout = replace(layout, bands=bands)
    views = {(d.child, d.parent): make_dependence(d, witnesses) for d in merged}
    whole = {d.child for d in lineage.dependences if d.scope is Scope.REPORT}
    nodes = tuple(_make_node(box, witnesses, box.id not in whole) for box in layout.boxes)
    return LineageView(
        layout,
        nodes,
        tuple((path, views[path.edge.child, path.edge.parent]) for path in layout.paths),
        tuple(make_dependence(d, witnesses) for d in lineage.dependences),
        tuple(make_dependence(d, witnesses) for d in lineage.rejected),
        tuple(witnesses.find(report_id) for report_id in days if report_id not in whole),
        describe_interval(lineage.count),
    )


def _describe_band(label: str) -> str:
    return describe_time(PartialTime(label)) if label[:1].isdigit() else label


def _merge(dependences: Sequence[Dependence]) -> list[Dependence]:
    """Return one edge a pair to draw: the whole-report one where there are both."""
    best: dict[tuple[str, str], Dependence] = {}
    for edge in dependences:
        key = (edge.child, edge.parent)
        old = best.get(key)
        if old is None or (edge.scope is Scope.REPORT and old.scope is not Scope.REPORT):
            best[key] = edge
    return list(best.values())


def _make_node(box: Box, witnesses: Witnesses, is_origin: bool) -> NodeView:
    witness = witnesses.find(box.id)
    report = witnesses.reports.get(box.id)
    name = report.name if report else witness.name
    name = name if len(name) <= _BOX_CHARS else name[: _BOX_CHARS - 1] + "…"
    href = "" if witness.missing else f"#{witness.siglum}"
    # Bounds of an unknown day are told beside the report; they do not fit the box.
    when = witness.when.split(",")[0]
    return NodeView(box, witness, (name, when), href, is_origin and not witness.missing)


def make_dependence(dependence: Dependence, witnesses: Witnesses) -> DependenceView:
    """Return one dependence in words."""
    statements = [witnesses.statements.get(statement_id) for statement_id in dependence.statement_ids]
    is_statement = dependence.scope is Scope.STATEMENT
    count = len(dependence.statement_ids)
    scope = f"{count} statement{'s' * (count != 1)}" if is_statement else "the whole report"
    return DependenceView(
        witnesses.find(dependence.child),
        witnesses.find(dependence.parent),
        describe_probability(dependence.probability),
        scope,
        tuple(witnesses.link(statement.passage) for statement in statements if statement is not None),
        tuple(_make_reason(evidence, witnesses) for evidence in dependence.evidence),
        is_statement,
    )


def _make_reason(evidence: Evidence, witnesses: Witnesses) -> ReasonView:
    links = [
        witnesses.link(passage)
        for passage in (evidence.child, evidence.parent)
        if passage is not None and passage.report_id in witnesses.reports
    ]
    weight = f"{evidence.weight:+.1f}".replace("-", "−")
    return ReasonView(EVIDENCE[evidence.kind], evidence.because, weight, evidence.weight >= 0, tuple(links))
