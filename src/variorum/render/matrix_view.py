"""Claims × reports, ready for a template: columns grouped by reporting origin, claims of several reports first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Cell, Edition, Force, Lineage, Row, Scope
from variorum.render.labels import Sign, choose_sign, describe_support, describe_via, describe_words
from variorum.render.witnesses import Link, Witness, Witnesses, sort_reports

_LIKELY = 0.5
MAX_COLUMNS = 40
"""Reports; beyond that a table is mostly silent cells, and its size grows with reports times claims."""


@dataclass(frozen=True, slots=True)
class CellView:
    """What one report says to one claim."""

    witness: Witness
    sign: Sign
    links: tuple[Link, ...]
    speaker: str
    via: str
    force: str
    reason: str
    title: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A claim with both counts and its cells in the order of the columns."""

    wording: Link
    counts: str
    words: str
    cells: tuple[CellView, ...]

    @property
    def speaking(self) -> tuple[CellView, ...]:
        """The cells of reports that say something to the claim."""
        return tuple(cell for cell in self.cells if cell.links)

    @property
    def silent(self) -> tuple[CellView, ...]:
        """The cells of reports that are silent."""
        return tuple(cell for cell in self.cells if not cell.links)


@dataclass(frozen=True, slots=True)
class GroupView:
    """Reports that go back to one origin."""

    origin: Witness
    reports: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The table and the claims that stand in one report alone, by report."""

    groups: tuple[GroupView, ...]
    rows: tuple[RowView, ...]
    alone: tuple[tuple[Witness, tuple[RowView, ...]], ...]
    alone_count: int

    @property
    def is_wide(self) -> bool:
        """Whether there are more reports than a table can show."""
        return sum(len(group.reports) for group in self.groups) > MAX_COLUMNS


def group_by_origin(report_ids: Sequence[str], lineage: Lineage) -> list[tuple[str, list[str]]]:
    """Return origins with the reports that go back to them, the origin's own report first.

    A report's origin is found by following its likeliest whole-report parent for as long as there is one with
    probability .5 or more.
    """
    parent: dict[str, tuple[float, str]] = {}
    for edge in lineage.dependences:
        if edge.scope is Scope.REPORT and edge.probability >= _LIKELY:
            parent[edge.child] = max(parent.get(edge.child, (0.0, "")), (edge.probability, edge.parent))
    groups: dict[str, list[str]] = {}
    for report_id in report_ids:
        origin, seen = report_id, {report_id}
        while origin in parent and parent[origin][1] not in seen:
            origin = parent[origin][1]
            seen.add(origin)
        groups.setdefault(origin, []).append(report_id)
    return [(origin, sorted(members, key=lambda i: i != origin)) for origin, members in groups.items()]


def make_matrix(edition: Edition, witnesses: Witnesses) -> MatrixView:
    """Return the matrix of a story."""
    groups = group_by_origin([report.id for report in sort_reports(edition)], edition.lineage)
    order = [report_id for _, members in groups for report_id in members]
    single = len(edition.story.report_ids) == 1
    several = sorted((row for row in edition.rows if row.count.reports > 1), key=lambda row: -row.count.reports)
    alone: dict[str, list[RowView]] = {}
    for row in edition.rows:
        if row.count.reports <= 1:
            alone.setdefault(row.wording.report_id, []).append(make_row(row, [row.wording.report_id], witnesses))
    return MatrixView(
        tuple(GroupView(witnesses.find(o), tuple(witnesses.find(i) for i in members)) for o, members in groups),
        () if single else tuple(make_row(row, order, witnesses) for row in several),
        tuple((witnesses.find(i), tuple(rows)) for i, rows in sorted(alone.items(), key=lambda kv: _at(order, kv[0]))),
        sum(len(rows) for rows in alone.values()),
    )


def _at(order: list[str], report_id: str) -> int:
    return order.index(report_id) if report_id in order else len(order)


def make_row(row: Row, order: Sequence[str], witnesses: Witnesses) -> RowView:
    """Return one claim with its cells in the order of the columns."""
    cells = {cell.report_id: cell for cell in row.cells}
    if len(order) > MAX_COLUMNS:
        order = [report_id for report_id in order if report_id in cells and cells[report_id].statement_ids]
    shown = [_make_cell(cells[report_id], witnesses) for report_id in order if report_id in cells]
    support = describe_support(row, witnesses.find_sigla(row))
    return RowView(witnesses.link(row.wording), support, describe_words(row.words), tuple(shown))


def _make_cell(cell: Cell, witnesses: Witnesses) -> CellView:
    witness, sign = witnesses.find(cell.report_id), choose_sign(cell)
    links = tuple(witnesses.link(passage) for passage in cell.passages)
    force = cell.force.value if cell.force not in (None, Force.ASSERTED) and cell.force is not None else ""
    via = describe_via(cell.via)
    said = [f"{witness.name}: {sign.word}", cell.speaker or "", via]
    words = f" “{links[0].words}”" if links else ""
    title = " · ".join(part for part in said if part) + words
    return CellView(witness, sign, links, cell.speaker or "in its own voice", via, force, cell.reason, title)
