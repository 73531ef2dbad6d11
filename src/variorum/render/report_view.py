"""A report as it was read: its blocks with marks, notes beside them, and where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.model import READ_KINDS, Block, Figure, Manner, Moment, Refusal, Report, Statement
from variorum.render.dates import describe_time
from variorum.render.labels import FURNITURE, describe_statement
from variorum.render.marks import Mark, Node, nest_marks
from variorum.render.witnesses import Link, Witness, Witnesses, make_anchor


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of text; ``label`` names its kind when it is not read as prose."""

    kind: str
    label: str
    because: str
    tree: Node
    notes: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report in full."""

    witness: Witness
    anchor: str
    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    url: str
    blocks: tuple[BlockView, ...]
    refusals: tuple[Refusal, ...]


def find_safe_url(url: str | None) -> str:
    """Return the address if it may be a link (http or https with a host), else an empty string."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def make_report(report: Report, refusals: Sequence[Refusal], witnesses: Witnesses) -> ReportView:
    """Return a report in full. Call it last: it anchors every place that was linked before."""
    witness = witnesses.find(report.id)
    reading = witnesses.readings.get(report.id)
    statements = [s for s in reading.statements if s.manner is not Manner.OWN] if reading else []
    notes = [(s, witnesses.link(s.passage)) for s in statements]
    marks = _mark_places(report, witness, witnesses)
    if reading:
        marks += _mark_statements(statements)
        marks += _mark_figures(reading.figures, reading.moments)
    blocks = []
    for block in report.blocks:
        inside = [(describe_statement(s), link) for s, link in notes if block.span.contains(s.content[0])]
        blocks.append(_make_block(report, block, [m for m in marks if m.span.overlaps(block.span)], inside))
    mine = {report.id, report.provenance.path, report.label}
    return ReportView(
        witness,
        witness.siglum,
        report.title or report.name,
        report.language if report.language != "und" else "",
        tuple(_find_facts(report)),
        find_safe_url(report.url),
        tuple(blocks),
        tuple(refusal for refusal in refusals if refusal.place in mine),
    )


def _mark_places(report: Report, witness: Witness, witnesses: Witnesses) -> list[Mark]:
    spans = sorted(witnesses.places[report.id], key=lambda span: (span.start, -span.end))
    return [Mark(span, "place", anchor=make_anchor(witness.siglum, span)) for span in spans]


def _mark_statements(statements: Sequence[Statement]) -> list[Mark]:
    marks = []
    for statement in statements:
        title = describe_statement(statement)
        marks += [Mark(span, f"said {statement.manner.value}", title) for span in statement.content]
        marks += [Mark(span, "cue", "the reporting words") for span in statement.cue]
        marks += [Mark(span, "source", title) for span in statement.source]
    return marks


def _mark_figures(figures: Sequence[Figure], moments: Sequence[Moment]) -> list[Mark]:
    marks = [Mark(figure.span, "figure", describe_figure(figure)) for figure in figures]
    marks += [Mark(moment.span, "moment", f"{moment.value} · {moment.because}") for moment in moments]
    return marks


def describe_figure(figure: Figure) -> str:
    """Return what a figure says: bounds, unit and what it counts."""
    if figure.low == figure.high and figure.low is not None:
        size = f"{figure.low:,.15g}"
    else:
        low, high = ("…" if bound is None else f"{bound:,.15g}" for bound in (figure.low, figure.high))
        size = f"{low} to {high}"
    unit = "" if figure.unit == "count" else f" {figure.unit}"
    return f"{figure.qualifier.value} {size}{unit}" + (f" · counts {figure.noun}" if figure.noun else "")


def _make_block(report: Report, block: Block, marks: Sequence[Mark], notes: list[tuple[str, Link]]) -> BlockView:
    label = "" if block.kind in READ_KINDS else FURNITURE[block.kind]
    if block.kind.value == "correction":
        label = "correction"
    because = block.because
    if block.author or block.posted:
        posted = describe_time(block.posted) if block.posted else "day unknown"
        because = f"posted by {block.author or 'somebody not named'}, {posted} · {because}"
    return BlockView(block.kind.value, label, because, nest_marks(report.text, block.span, marks), tuple(notes))


def _find_facts(report: Report) -> list[tuple[str, str]]:
    published = report.published
    when = describe_time(published.value) if published.value else "unknown"
    for name, bound in (("not before", published.not_before), ("not after", published.not_after)):
        if bound is not None:
            when += f", {name} {describe_time(bound)}"
    source = {"none": "", "text": "read from the text", "record": "read from the record"}.get(
        published.read_from, f"read from {published.read_from}"
    )
    note = "; ".join(part for part in (source, published.because) if part)
    outlet = report.outlet or "unknown"
    if report.outlet_because:
        outlet += f" ({report.outlet_because})"
    facts = [("Outlet", outlet), ("Byline", report.byline or "none found"), ("Published", f"{when} ({note})")]
    facts.append(("Read from", report.provenance.path))
    if report.url and not find_safe_url(report.url):
        facts.append(("Address, not a link", report.url))
    if report.version > 1:
        facts.append(("Version", f"{report.version} of {report.version_of}"))
    return facts
