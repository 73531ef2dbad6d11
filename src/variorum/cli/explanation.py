"""Reasons in words, for each kind of thing that can be asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from variorum.cli.claims import shape_claim
from variorum.cli.reports import shape_report
from variorum.cli.shapes import shape_edge, shape_statement
from variorum.cli.stories import show_period
from variorum.cli.words import shorten
from variorum.errors import UnknownIdError
from variorum.model import Edition, Entity, Figure, Mention, Moment, Passage, Statement
from variorum.model.codec import to_plain
from variorum.store import unknown_id

if TYPE_CHECKING:
    from variorum.engine import Progress, Variorum

Watcher = Callable[["Progress"], None]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something is as it is: lines for a person, and the same as plain values."""

    lines: tuple[str, ...]
    plain: dict[str, Any]


def explain_report(collection: Variorum, report_id: str) -> Explanation:
    """Return what is known of a report and where each part of it was read."""
    report = collection.report(report_id)
    shape = shape_report(report)
    lines = [
        f"report {report.id}" + (f", version {report.version} of {report.version_of}" if report.version_of else ""),
        f"  title: {report.title or 'unknown'}",
        f"  outlet: {report.outlet or 'unknown'} ({report.outlet_because or 'nothing names it'})",
        f"  byline: {report.byline or 'unknown'}",
        f"  published: {shape['published'] or 'unknown'} ({report.published.because})",
        f"  from: {report.provenance.path} ({report.provenance.media_type}, {report.provenance.encoding})",
        "  its text, stretch by stretch:",
    ]
    blocks = [
        {**to_plain(block), "text": block.span.of(report.text), "kind": block.kind.value} for block in report.blocks
    ]
    lines += [f"    {block['kind']}: {shorten(block['text'], 80)!r} ({block['because']})" for block in blocks]
    return Explanation(tuple(lines), {**shape, "outlet_because": report.outlet_because, "blocks": blocks})


def explain_story(collection: Variorum, story_id: str) -> Explanation:
    """Return a story's reports and how it was dated."""
    stories = {story.id: story for story in collection.stories()}
    if story_id not in stories:
        raise unknown_id("story", story_id, stories, "variorum stories")
    story = stories[story_id]
    lines = [
        f"story {story.id}, of {story.thread_id}",
        f"  when: {show_period(story.when)} ({story.when_because})",
        *(f"  report: {report_id} ({collection.report(report_id).name})" for report_id in story.report_ids),
    ]
    return Explanation(tuple(lines), to_plain(story))


def explain_item(collection: Variorum, item_id: str) -> Explanation:
    """Return why a statement, figure, moment, mention or entity was read, with its words."""
    report = collection.report(item_id.rpartition(":")[0])
    reading = collection.read(report.id)
    items: dict[str, Statement | Figure | Moment | Mention | Entity] = {
        item.id: item
        for group in (reading.statements, reading.figures, reading.moments, reading.mentions, reading.entities)
        for item in group
    }
    if item_id not in items:
        raise unknown_id("statement, figure, moment, mention or entity", item_id, items, f"variorum read {report.id}")
    item = items[item_id]
    if isinstance(item, Statement):
        return _explain_statement(item, report.text, report.name)
    lines = [f"{type(item).__name__.lower()} {item.id} of {report.name}"]
    if not isinstance(item, Entity):
        lines.append(f"  words: “{item.span.of(report.text)}” at [{item.span.start}, {item.span.end})")
    plain = to_plain(item)
    lines += [f"  {name}: {value}" for name, value in plain.items() if name not in ("id", "span") and value is not None]
    return Explanation(tuple(lines), plain)


def explain_claim(collection: Variorum, claim_id: str, watch: Watcher) -> Explanation:
    """Return what every report says to a claim, on whose word it rests, and why the reports count as they do."""
    edition = _edition_of(collection, claim_id.removeprefix("claim:").rpartition(":")[0], watch)
    rows = {row.claim_id: row for row in edition.rows}
    if claim_id not in rows:
        raise unknown_id("claim", claim_id, rows, "variorum claims")
    row = rows[claim_id]
    shape = shape_claim(edition, row)
    names = {report.id: report.name for report in edition.reports}
    count = row.count
    lines = [
        f"claim {claim_id}: “{shape['text']}”",
        f"  {count.reports} reports, {count.origins} independent origins ({count.low} to {count.high}): "
        + ", ".join(names.get(origin, origin) for origin in count.origin_ids),
        f"  rests on the word of: {', '.join(shape['words_of']) or 'nobody named'}",
    ]
    for cell in row.cells:
        if cell.relation is None:
            lines.append(f"  {names[cell.report_id]}: silent")
            continue
        chain = "".join(f", through {carrier.name}" for carrier in cell.via)
        who = f"; said by {cell.speaker}{chain}" if cell.speaker else chain
        lines.append(f"  {names[cell.report_id]}: {cell.relation.value} ({cell.reason.rstrip('.')}){who}")
        lines += [f"    “{passage.of(_text(edition, passage))}”" for passage in cell.passages]
    if row.note:
        lines.append(f"  {row.note}")
    return Explanation(tuple(lines), shape)


def explain_edge(collection: Variorum, child: str, parent: str, watch: Watcher) -> Explanation:
    """Return the evidence for, or against, ``child`` having taken from ``parent``."""
    lineage = (edition := _edition_of(collection, child, watch)).lineage
    considered = [(edge, True) for edge in lineage.dependences] + [(edge, False) for edge in lineage.rejected]
    found = [(edge, kept) for edge, kept in considered if (edge.child, edge.parent) == (child, parent)]
    if not found:
        parents = [f"{edge.parent} ({'taken' if kept else 'lost'})" for edge, kept in considered if edge.child == child]
        known = ", ".join(parents) or "no parent at all"
        raise UnknownIdError(f"nothing links {child!r} to {parent!r}; considered for {child!r}: {known}")
    lines: list[str] = []
    for edge, kept in found:
        verdict = "took from" if kept else "was considered to take from, and lost:"
        lines.append(f"{child} {verdict} {parent} ({edge.scope.value}; probability {edge.probability:.2f})")
        for reason in sorted(edge.evidence, key=lambda each: -each.weight):
            lines.append(f"  {reason.weight:+.2f} {reason.kind.value}: {reason.because}")
            lines += [
                f"    {side}: “{passage.of(_text(edition, passage))}”"
                for side, passage in (("child", reason.child), ("parent", reason.parent))
                if passage
            ]
    return Explanation(tuple(lines), {"edges": [{**shape_edge(edge), "taken": kept} for edge, kept in found]})


def _explain_statement(statement: Statement, text: str, name: str) -> Explanation:
    speaker = statement.speaker
    who = speaker.name or ("the report itself" if statement.manner.value == "own" else "nobody named")
    lines = [
        f"statement {statement.id} of {name}, confidence {statement.confidence:.2f}",
        f"  words: “{statement.passage.of(text)}”",
        f"  why: {statement.because}",
        f"  speaker: {who}{'' if speaker.resolved or not speaker.name else ', as written'} ({speaker.because})",
        f"  cue: {' … '.join(span.of(text) for span in statement.cue) or 'none'}",
        f"  through: {', then '.join(carrier.name for carrier in statement.via) or 'nobody'}",
        f"  manner {statement.manner.value}, force {statement.force.value}",
    ]
    shape = {**shape_statement(statement, text), "speaker_because": speaker.because}
    return Explanation(tuple(lines), shape)


def _edition_of(collection: Variorum, report_id: str, watch: Watcher) -> Edition:
    collection.report(report_id)
    editions = collection.editions([report_id], watch)
    if not editions:
        raise UnknownIdError(f"report {report_id!r} is a version that a later one replaced; explain that one")
    return editions[0]


def _text(edition: Edition, passage: Passage) -> str:
    return next(report.text for report in edition.reports if report.id == passage.report_id)
