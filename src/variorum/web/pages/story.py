"""The five views of a story."""

from __future__ import annotations

from variorum.errors import BadRequestError
from variorum.model import Discrepancy, Edition, Event, PartialTime
from variorum.render.brief_view import make_discrepancies, make_timeline
from variorum.render.labels import SIGNS, SILENT
from variorum.render.lineage_view import make_lineage
from variorum.render.witnesses import sort_reports
from variorum.web.addresses import report_path
from variorum.web.calls import Answer, Call, find_slice
from variorum.web.folding import FOLD_FROM, find_families, fold_lineage
from variorum.web.frames import Frame, make_frame
from variorum.web.matrix import SHOWS, SORTS, make_matrix_page
from variorum.web.pieces import write_edition
from variorum.web.shapes import Shape, shape, shape_head
from variorum.web.spread import make_spread


def show_brief(call: Call) -> Answer:
    """Answer with the brief and where the reports differ."""
    frame = make_frame(call, "brief")
    if isinstance(frame, Answer):
        return frame
    differs = make_discrepancies(frame.edition.discrepancies, frame.witnesses)

    def plain() -> Shape:
        return {
            **_shape_frame(frame),
            "brief": shape(frame.edition.brief, frame.whole),
            "discrepancies": shape(frame.edition.discrepancies, frame.whole),
        }

    return Answer("brief.html", {"frame": frame, "differs": differs}, plain)


def show_claims(call: Call) -> Answer:
    """Answer with a window of the matrix."""
    frame = make_frame(call, "claims")
    if isinstance(frame, Answer):
        return frame
    matrix = make_matrix_page(call, frame.edition, frame.witnesses)
    signs = [*SIGNS.values(), SILENT]

    def plain() -> Shape:
        return {**_shape_frame(frame), **matrix.rows.plain([shape(row, frame.whole) for row in matrix.rows.items])}

    context = {"frame": frame, "matrix": matrix, "signs": signs, "sorts": SORTS, "shows": SHOWS}
    return Answer("claims.html", context, plain)


def show_timeline(call: Call) -> Answer:
    """Answer with the days of a story, or those from ``first`` to ``last``."""
    frame = make_frame(call, "timeline")
    if isinstance(frame, Answer):
        return frame
    first, last = _read_day(call, "first"), _read_day(call, "last")
    events = tuple(event for event in frame.edition.timeline if _is_between(event, first, last))
    part = find_slice(call, events)
    dated = [item for item in frame.edition.discrepancies if _has_two_days(frame.whole, item)]
    context = {
        "frame": frame,
        "days": make_timeline(part.items, frame.witnesses),
        "part": part,
        "spread": make_spread(frame.whole, events, frame.witnesses),
        "differing": make_discrepancies(dated, frame.witnesses),
        "first": call.query.get("first", ""),
        "last": call.query.get("last", ""),
        "undated": [frame.witnesses.find(r.id) for r in sort_reports(frame.edition) if r.published.value is None],
    }

    def plain() -> Shape:
        return {**_shape_frame(frame), **part.plain([shape(event, frame.whole) for event in part.items])}

    return Answer("timeline.html", context, plain)


def show_lineage(call: Call) -> Answer:
    """Answer with the graph of who took from whom."""
    frame = make_frame(call, "lineage")
    if isinstance(frame, Answer):
        return frame
    count = sum(report_id in frame.witnesses.reports for report_id in frame.edition.story.report_ids)
    wanted = call.query.get("fold", "")
    is_folded = wanted == "1" or (wanted != "0" and count > FOLD_FROM)
    view = folded = None
    if is_folded:
        sigla = [
            frame.witnesses.find(i).siglum for i in find_families(frame.edition.lineage, frame.edition.story.report_ids)
        ]
        kept = {"fold": wanted} if wanted else {}
        here = {siglum: frame.path("lineage", open=siglum, **kept) for siglum in sigla}
        here[""] = frame.path("lineage", **kept)
        folded = fold_lineage(frame.edition, frame.witnesses, call.query.get("open", ""), here)
    else:
        view = make_lineage(frame.edition, frame.witnesses)
    ids = {frame.witnesses.find(r.id).siglum: r.id for r in frame.whole.reports}
    ids.update({frame.witnesses.find(origin.id).siglum: origin.id for origin in frame.whole.lineage.missing})

    def plain() -> Shape:
        return {**_shape_frame(frame), "lineage": shape(frame.edition.lineage, frame.whole)}

    context = {"frame": frame, "lineage": view, "folded": folded, "ids": ids, "can_fold": count > 2}
    return Answer("lineage.html", context, plain)


def show_story_reports(call: Call) -> Answer:
    """Answer with the reports of a story and what was left out of them."""
    frame = make_frame(call, "reports")
    if isinstance(frame, Answer):
        return frame
    heads = call.shown.survey.heads
    reports = sort_reports(frame.edition)
    part = find_slice(call, reports)
    read = {reading.report_id: reading for reading in frame.whole.readings}
    rows = [
        {
            "id": report.id,
            "witness": frame.witnesses.find(report.id),
            "path": report_path(report.id),
            "title": report.title or report.name,
            "words": len(report.text.split()),
            "statements": len(read[report.id].statements) if report.id in read else 0,
            "figures": len(read[report.id].figures) if report.id in read else 0,
            "set_apart": sum(1 for block in report.blocks if block.kind.value not in ("title", "prose")),
            "version": report.version,
            "version_of": report.version_of,
            "refusals": [r for r in frame.whole.refusals if r.place in (report.id, report.provenance.path)],
        }
        for report in part.items
    ]
    plain = {**_shape_frame(frame), **part.plain([shape_head(heads[r.id]) for r in part.items if r.id in heads])}
    context = {"frame": frame, "rows": rows, "part": part, "refusals": frame.whole.refusals}
    return Answer("story_reports.html", context, plain)


def show_edition(call: Call) -> Answer:
    """Answer with everything of a story as JSON."""
    frame = make_frame(call, "brief")
    if isinstance(frame, Answer):
        return frame
    edition = frame.edition
    return Answer(pieces=lambda: write_edition(edition), stamp=f"{frame.stamp} {len(edition.refusals)}")


def _shape_frame(frame: Frame) -> Shape:
    return {
        "story": frame.story.id,
        "headline": frame.headline,
        "when": frame.when,
        "count": shape(frame.whole.lineage.count, frame.whole),
        "selection": frame.selection.query,
        "is_stale": frame.is_stale,
    }


def _read_day(call: Call, name: str) -> PartialTime | None:
    raw = call.query.get(name, "").strip()
    if not raw:
        return None
    try:
        return PartialTime(raw)
    except ValueError as error:
        raise BadRequestError(f"{name}={raw[:40]!r}; expected a day such as 2024-03-07") from error


def _is_between(event: Event, first: PartialTime | None, last: PartialTime | None) -> bool:
    if first is None and last is None:
        return True
    if event.when is None:
        return False
    after = first is None or event.when.latest > first.period.earliest
    return after and (last is None or event.when.earliest < last.period.latest)


def _has_two_days(edition: Edition, item: Discrepancy) -> bool:
    """Tell whether the sides of a discrepancy name different days."""
    moments = {reading.report_id: reading.moments for reading in edition.readings}
    days = set()
    for side in item.sides:
        for moment in moments.get(side.report_id, ()):
            inside = any(span.overlaps(moment.span) for span in side.passage.spans)
            if inside and moment.resolved and moment.resolved.is_one_day:
                days.add(moment.resolved.earliest.date())
    return len(days) > 1
