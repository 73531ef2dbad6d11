"""The brief, the discrepancies and the timeline, ready for a template: words, links and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.edition import find_first_day
from variorum.model import Discrepancy, Edition, Event, Line, Row, Scope, Side
from variorum.render.dates import describe_event_day
from variorum.render.labels import KINDS, Sign, describe_statement, describe_support, describe_via, describe_words
from variorum.render.witnesses import Link, Witness, Witnesses


@dataclass(frozen=True, slots=True)
class PieceView:
    """A run of a line; with a link its words stand in a report, and ``tip`` says whose they are."""

    text: str
    link: Link | None
    tip: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line, its note, the witnesses that carry its claim, and the note without their names (``margin``).

    ``claim_id`` is empty unless several reports carry the claim.
    """

    pieces: tuple[PieceView, ...]
    note: str
    carriers: tuple[Witness, ...]
    margin: str = ""
    claim_id: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the brief."""

    name: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a discrepancy."""

    link: Link
    witness: Witness
    speaker: str
    via: str


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """A discrepancy with all its sides."""

    sign: Sign
    sides: tuple[SideView, ...]
    reason: str
    confidence: str
    weighing: str = ""


@dataclass(frozen=True, slots=True)
class DayView:
    """All events of one time as it is shown."""

    when: str
    iso: str
    events: tuple[tuple[str, LineView, str], ...]


def make_line(line: Line, witnesses: Witnesses, carriers: Sequence[str] = (), margin: str = "") -> LineView:
    """Return a line with links and tips; ``carriers`` are the ids of the reports that carry its claim."""
    pieces = []
    for piece in line.pieces:
        if piece.passage is None:
            pieces.append(PieceView(piece.text, None, ""))
            continue
        witness = witnesses.find(piece.passage.report_id)
        statement = witnesses.find_statement(piece.passage, line.statement_ids)
        said = f" · {describe_statement(statement)}" if statement else ""
        tip = f"{witness.siglum} · {witness.name} · {witness.when}{said}"
        pieces.append(PieceView(piece.text, witnesses.link(piece.passage), tip))
    shown = list(carriers) or [piece.passage.report_id for piece in line.pieces if piece.passage]
    return LineView(
        tuple(pieces), line.note, tuple(witnesses.find(i) for i in dict.fromkeys(shown)), margin or line.note
    )


def make_brief(edition: Edition, witnesses: Witnesses) -> tuple[PartView, ...]:
    """Return the parts of the brief in order."""
    rows = {row.claim_id: row for row in edition.rows}
    parts = []
    for part in edition.brief:
        lines = []
        for line in part.lines:
            row = rows.get(line.claim_id or "") if line.count is not None else None
            carriers = [cell.report_id for cell in row.cells if cell.statement_ids] if row else []
            carriers.sort(key=witnesses.rank)
            margin = describe_margin(row, edition, witnesses) if row and len(carriers) > 1 else ""
            shown = make_line(line, witnesses, carriers, margin)
            lines.append(replace(shown, claim_id=row.claim_id) if row and margin else shown)
        parts.append(PartView(part.name.value, tuple(lines)))
    return tuple(parts)


def describe_margin(row: Row, edition: Edition, witnesses: Witnesses) -> str:
    """Return the note beside a claim: both counts, on whose word, and which reports had it through which, by siglum."""
    day = find_first_day(edition.reports, row)
    parts = [
        describe_support(row, witnesses.find_sigla(row)),
        f"first reported {day}" if day else "",
        describe_words(row.words),
    ]
    said = {cell.report_id: set(cell.statement_ids) for cell in row.cells if cell.statement_ids}
    through: dict[str, list[str]] = {}
    for edge in edition.lineage.dependences:
        came = edge.scope is Scope.REPORT or said.get(edge.child, set()).intersection(edge.statement_ids)
        if edge.child in said and came:
            parent = witnesses.find(edge.parent)
            children = through.setdefault(parent.name if parent.missing else parent.siglum, [])
            children.append(witnesses.find(edge.child).siglum)
    parts += [f"{' and '.join(dict.fromkeys(children))} through {parent}" for parent, children in through.items()]
    return " · ".join(part for part in parts if part)


def make_discrepancies(discrepancies: Sequence[Discrepancy], witnesses: Witnesses) -> tuple[DiscrepancyView, ...]:
    """Return the discrepancies whose reports are all on the page, each side with its words."""
    views = []
    for item in discrepancies:
        sides = tuple(_make_side(side, witnesses) for side in item.sides if side.report_id in witnesses.reports)
        if sides:
            weighing = "; ".join(
                f"“{witnesses.link(weight.value).words}” {weight.weight:.2f}, {weight.because}"
                for weight in item.weights
                if weight.value.report_id in witnesses.reports
            )
            views.append(DiscrepancyView(KINDS[item.kind], sides, item.reason, f"{item.confidence:.2f}", weighing))
    return tuple(views)


def _make_side(side: Side, witnesses: Witnesses) -> SideView:
    return SideView(
        witnesses.link(side.passage),
        witnesses.find(side.report_id),
        side.speaker or "in the report's own voice",
        describe_via(side.via),
    )


def make_timeline(events: Sequence[Event], witnesses: Witnesses) -> tuple[DayView, ...]:
    """Return the events grouped by time as it is shown, in the order of the edition."""
    grouped: dict[tuple[str, str], list[tuple[str, LineView, str]]] = {}
    for event in events:
        heading, iso, clock = describe_event_day(event)
        aspect = f"{event.aspect} {clock}".strip()
        shown = (aspect, make_line(event.line, witnesses), event.because)
        grouped.setdefault((heading, iso), []).append(shown)
    return tuple(DayView(heading, iso, tuple(members)) for (heading, iso), members in grouped.items())
