"""The JSON shapes of what the stages find; the same whether a store or standard input was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from variorum.model import (
    Dependence,
    Figure,
    Lineage,
    Mention,
    Moment,
    Passage,
    Period,
    Reading,
    Report,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from variorum.edition import RankedDay

Shape = dict[str, Any]


def shape_reading(report: Report, reading: Reading) -> Shape:
    """Return what was read from one report: statements, figures, moments, mentions; offsets into its text."""
    names = {entity.id: entity.name for entity in reading.entities}
    return {
        "id": report.id,
        "statements": [shape_statement(statement, report.text) for statement in reading.statements],
        "figures": [_shape_figure(figure, report.text) for figure in reading.figures],
        "moments": [_shape_moment(moment, report.text) for moment in reading.moments],
        "mentions": [_shape_mention(mention, names, report.text) for mention in reading.mentions],
    }


def shape_statement(statement: Statement, text: str) -> Shape:
    """Return one statement: who said what, in which words, through whom."""
    return {
        "id": statement.id,
        "content": shape_spans(statement.content),
        "cue": shape_spans(statement.cue),
        "source": shape_spans(statement.source),
        "speaker": statement.speaker.name,
        "speaker_resolved": statement.speaker.resolved,
        "via": [carrier.name for carrier in statement.via],
        "via_spans": [shape_spans(carrier.spans) for carrier in statement.via],
        "manner": statement.manner.value,
        "force": statement.force.value,
        "confidence": round(statement.confidence, 4),
        "parent": statement.parent_id,
        "text": statement.passage.of(text),
        "because": statement.because,
    }


def shape_edge(edge: Dependence) -> Shape:
    """Return one dependence with its evidence; ``scope`` tells a whole report from single statements."""
    return {
        "child": edge.child,
        "parent": edge.parent,
        "missing": edge.missing,
        "probability": round(edge.probability, 4),
        "scope": edge.scope.value,
        "evidence": [
            {
                "kind": reason.kind.value,
                "because": reason.because,
                "weight": round(reason.weight, 4),
                "child": shape_passage(reason.child),
                "parent": shape_passage(reason.parent),
            }
            for reason in edge.evidence
        ],
    }


def shape_count(lineage: Lineage) -> Shape:
    """Return how many reports a story has, and how many reporting origins stand behind them."""
    count = lineage.count
    return {
        "story": lineage.story_id or None,
        "reports": count.reports,
        "origins": count.origins,
        "low": count.low,
        "high": count.high,
        "origin_ids": list(count.origin_ids),
        "missing_origins": [
            {"id": origin.id, "name": origin.name, "cited_by": list(origin.cited_by)} for origin in lineage.missing
        ],
    }


def shape_day(day: RankedDay) -> Shape:
    """Return one day of a timeline: how many origins speak of it, and the sentences that do."""
    return {
        "date": day.date.isoformat(),
        "origins": day.origins,
        "sentences": [
            {"id": each.report_id, "start": each.span.start, "end": each.span.end, "text": each.text}
            for each in day.sentences
        ],
    }


def shape_spans(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as ``[[start, end], …]``."""
    return [[span.start, span.end] for span in spans]


def shape_passage(passage: Passage | None) -> Shape | None:
    """Return a passage as its report and spans, or None."""
    return {"id": passage.report_id, "spans": shape_spans(passage.spans)} if passage else None


def shape_period(period: Period | None) -> Shape | None:
    """Return a period as its ISO 8601 ends (the second not part of it), or None."""
    if period is None:
        return None
    return {"earliest": period.earliest.isoformat(), "latest": period.latest.isoformat()}


def _shape_figure(figure: Figure, text: str) -> Shape:
    return {
        "id": figure.id,
        "start": figure.span.start,
        "end": figure.span.end,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "noun": figure.noun,
        "qualifier": figure.qualifier.value,
        "text": figure.span.of(text),
    }


def _shape_moment(moment: Moment, text: str) -> Shape:
    return {
        "id": moment.id,
        "start": moment.span.start,
        "end": moment.span.end,
        "type": moment.type.value,
        "value": moment.value,
        "resolved": shape_period(moment.resolved),
        "text": moment.span.of(text),
        "because": moment.because,
    }


def _shape_mention(mention: Mention, names: Mapping[str, str], text: str) -> Shape:
    return {
        "id": mention.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "kind": mention.kind.value,
        "entity": mention.entity_id,
        "name": names.get(mention.entity_id or ""),
        "text": mention.span.of(text),
    }
