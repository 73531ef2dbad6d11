"""The plain values of the JSON API: those of the model, every span with its report and its exact words."""

from __future__ import annotations

from typing import Any

from variorum.model import Edition, Report, Story
from variorum.render.json_form import render_value
from variorum.web.addresses import report_path, story_path
from variorum.web.heads import Built, ReportHead
from variorum.web.jobs import Job

Shape = dict[str, Any]


def shape(value: object, edition: Edition) -> Any:
    """Return a value of an edition as JSON values."""
    return render_value(value, {report.id: report.text for report in edition.reports})


def shape_story(story: Story, heads: dict[str, ReportHead], built: Built | None) -> Shape:
    """Return what the list of stories says of one; counts are None where it was not read yet."""
    lineage = built.edition.lineage if built else None
    headline = built.edition.brief[0].lines[0].text if built and built.edition.brief else None
    return {
        "id": story.id,
        "path": story_path(story.id),
        "thread": story.thread_id,
        "headline": headline,
        "when": render_value(story.when, {}),
        "when_because": story.when_because,
        "reports": [shape_head(heads[report_id]) for report_id in story.report_ids if report_id in heads],
        "words": sum(heads[report_id].words for report_id in story.report_ids if report_id in heads),
        "is_read": built is not None,
        "count": render_value(lineage.count, {}) if lineage else None,
        "claims": len(built.edition.rows) if built else None,
        "discrepancies": len(built.edition.discrepancies) if built else None,
    }


def shape_head(head: ReportHead) -> Shape:
    """Return what lists say of a report."""
    value = head.published.value
    return {
        "id": head.id,
        "path": report_path(head.id),
        "name": head.name,
        "outlet": head.outlet,
        "title": head.title,
        "published": value.value if value else None,
        "words": head.words,
        "version": head.version,
    }


def shape_job(job: Job) -> Shape:
    """Return how far a job is, and what came of it."""
    result = job.result
    return {
        "id": job.id,
        "path": f"/jobs/{job.id}",
        "label": job.label,
        "state": job.state,
        "step": job.step,
        "done": job.done,
        "total": job.total,
        "item": job.item,
        "error": job.error or None,
        "result": render_value(result, {}) if result is not None else None,
    }


def shape_report(report: Report) -> Shape:
    """Return a report in full."""
    plain: Shape = render_value(report, {report.id: report.text})
    # Where a file lay is the business of the machine it was added on.
    plain["provenance"] = {**plain["provenance"], "segments": None}
    return plain
