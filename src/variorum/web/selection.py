"""The part of a story that a reader looks at, the same in all five views."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace

from variorum.model import Cell, Edition, Line, RelationKind, Row
from variorum.render.matrix_view import group_by_origin

DIFFERING = frozenset({RelationKind.FIGURE, RelationKind.CERTAINTY, RelationKind.CONTRADICTS, RelationKind.SUPERSEDES})
"""How a cell stands to its row where the reports do not agree."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a story is shown; empty fields do not narrow.

    ``speaker`` is a name a claim rests on, ``outlet`` a report's outlet, ``origin`` the id of a reporting origin (only
    the reports that go back to it), ``differing`` only claims on which the reports do not agree.
    """

    speaker: str = ""
    outlet: str = ""
    origin: str = ""
    differing: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not (self.speaker or self.outlet or self.origin or self.differing)

    @property
    def query(self) -> dict[str, str]:
        """The same as query parameters, without empty ones."""
        plain = {"speaker": self.speaker, "outlet": self.outlet, "origin": self.origin}
        found = {name: value for name, value in plain.items() if value}
        return {**found, "differing": "1"} if self.differing else found


def parse_selection(query: Mapping[str, str]) -> Selection:
    """Return the selection that a query asks for."""
    names = [field.name for field in fields(Selection) if field.name != "differing"]
    words = {name: query.get(name, "").strip() for name in names}
    return Selection(**words, differing=query.get("differing", "") in ("1", "true", "on", "yes"))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a selection can be made of in a story, each with how many claims or reports it has."""

    speakers: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[str, int], ...]
    origins: tuple[tuple[str, int], ...]


def find_choices(edition: Edition) -> Choices:
    """Return the speakers, outlets and origins of a story, the most frequent first."""
    speakers: dict[str, int] = {}
    for row in edition.rows:
        for word in row.words:
            if not word.own_voice:
                speakers[word.name] = speakers.get(word.name, 0) + 1
    outlets: dict[str, int] = {}
    own = set(edition.story.report_ids)
    for report in edition.reports:
        if report.id in own:
            outlets[report.name] = outlets.get(report.name, 0) + 1
    groups = group_by_origin(edition.story.report_ids, edition.lineage)
    return Choices(_rank(speakers), _rank(outlets), tuple((origin, len(members)) for origin, members in groups))


def _rank(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def is_differing(row: Row) -> bool:
    """Tell whether the reports of a claim do not agree on it."""
    return any(cell.relation in DIFFERING for cell in row.cells)


def narrow(edition: Edition, selection: Selection) -> Edition:
    """Return the edition with only what the selection leaves; counts stay those of the whole story."""
    if selection.is_empty:
        return edition
    kept = _find_reports(edition, selection)
    rows = tuple(
        _narrow_row(row, kept)
        for row in edition.rows
        if any(cell.report_id in kept and cell.statement_ids for cell in row.cells)
        and (not selection.speaker or any(word.name == selection.speaker for word in row.words))
        and (not selection.differing or is_differing(row))
    )
    claims = {row.claim_id for row in rows}
    narrowed = bool(selection.speaker or selection.differing)
    said = {i for row in rows for cell in row.cells for i in cell.statement_ids}

    def keeps(line: Line) -> bool:
        ids = {piece.passage.report_id for piece in line.pieces if piece.passage}
        if not ids & kept:
            return False
        return not narrowed or line.claim_id in claims or bool(said.intersection(line.statement_ids))

    parts = (replace(part, lines=tuple(line for line in part.lines if keeps(line))) for part in edition.brief)
    return replace(
        edition,
        story=replace(edition.story, report_ids=tuple(i for i in edition.story.report_ids if i in kept)),
        rows=rows,
        brief=tuple(part for part in parts if part.lines),
        timeline=tuple(event for event in edition.timeline if keeps(event.line)),
        discrepancies=tuple(
            item
            for item in edition.discrepancies
            if any(side.report_id in kept for side in item.sides)
            and (not narrowed or item.claim_id in claims or any(side.statement_id in said for side in item.sides))
        ),
        lineage=replace(
            edition.lineage,
            dependences=tuple(edge for edge in edition.lineage.dependences if edge.child in kept),
            rejected=tuple(edge for edge in edition.lineage.rejected if edge.child in kept),
            missing=tuple(origin for origin in edition.lineage.missing if set(origin.cited_by) & kept),
        ),
    )


def _find_reports(edition: Edition, selection: Selection) -> set[str]:
    own = set(edition.story.report_ids)
    kept = {r.id for r in edition.reports if r.id in own and (not selection.outlet or r.name == selection.outlet)}
    if selection.origin:
        groups = dict(group_by_origin(edition.story.report_ids, edition.lineage))
        kept &= set(groups.get(selection.origin, ()))
    return kept


def _narrow_row(row: Row, kept: Collection[str]) -> Row:
    cells: tuple[Cell, ...] = tuple(cell for cell in row.cells if cell.report_id in kept)
    return replace(row, cells=cells)
