"""A report as it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from variorum.errors import BadRequestError, UnknownIdError
from variorum.model import Collation, Edition, Lineage, OriginCount, Report, Span, Story
from variorum.render.marks import Node
from variorum.render.report_view import ReportView, make_report
from variorum.web.addresses import find_id, join_query, make_key, report_path, story_path
from variorum.web.calls import Answer, Call
from variorum.web.shapes import Shape, shape, shape_report
from variorum.web.witnesses import PageWitnesses

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
MAX_PLACES = 20
"""Spans that a link can mark: an interrupted quotation has three or four."""


def show_report(call: Call) -> Answer:
    """Answer with a report: its text with statements and figures marked, and what is known of it."""
    key = call.path["report"]
    report_id = find_id(key, call.shown.survey.heads) or key
    story = next((s for s in call.shown.survey.stories if report_id in s.report_ids), None)
    built = call.find_built(story) if story else None
    report = next((r for r in built.edition.reports if r.id == report_id), None) if built else None
    edition = built.edition if built and report else None
    if report is None or edition is None:
        report = find_report(call, key)
        edition = _bare(report)
    witnesses = PageWitnesses(edition)
    places = _read_places(call.query.get("at", ""), report)
    witnesses.places[report.id].update(places)
    view = make_report(report, edition.refusals, witnesses)
    _mark_asked(view, places)
    reading = witnesses.readings.get(report.id)
    context = {
        "report": view,
        "report_id": report.id,
        "is_read": reading is not None,
        "is_pending": story is not None and built is None,
        "refresh": 3 if story is not None and built is None else 0,
        "story_path": story_path(story.id) if story else "",
        "versions": _find_versions(call, report),
        "statements": [s for s in reading.statements if s.content] if reading else [],
        "asked": [span.of(report.text) for span in places],
    }

    def plain() -> Shape:
        return {
            **shape_report(report),
            "story": story.id if story else None,
            "reading": shape(reading, edition) if reading else None,
        }

    return Answer("report.html", context, plain)


def list_refusals(call: Call) -> Answer:
    """Answer with all that was left out, and why."""
    from variorum.web.calls import find_slice

    part = find_slice(call, call.site.store().refusals())
    plain = part.plain([{"code": r.code, "place": r.place, "reason": r.reason, "stage": r.stage} for r in part.items])
    return Answer("refusals.html", {"part": part}, plain)


def find_report(call: Call, key: str) -> Report:
    """Return the report that a key or id names, of whatever version; raise ``UnknownIdError``."""
    report_id = find_id(key, call.shown.survey.heads) or key
    try:
        return call.site.store().report(report_id)
    except UnknownIdError as error:
        raise UnknownIdError(f"no report is called {key[:80]!r}; /reports lists them") from error


def _bare(report: Report) -> Edition:
    """Return an edition of one report that was not read deeply: its text can be shown all the same."""
    count = OriginCount(1, 1, 1, 1, (report.id,))
    return Edition(
        Story("", "", (report.id,), None, ""),
        (report,),
        (),
        (),
        (),
        (),
        (),
        Lineage("", (), (), (), count),
        Collation("", (), (), ()),
    )


def _read_places(raw: str, report: Report) -> list[Span]:
    spans = []
    for part in raw.split(",")[:MAX_PLACES] if raw else ():
        found = _PLACE.fullmatch(part)
        if not found:
            raise BadRequestError(f"at={raw[:60]!r}; expected places such as 120-164,180-190")
        start, end = int(found[1]), int(found[2])
        if not 0 <= start < end <= len(report.text):
            raise BadRequestError(f"at={part}: the report's text has {len(report.text)} characters")
        spans.append(Span(start, end))
    return spans


def _mark_asked(view: ReportView, places: list[Span]) -> None:
    """Give the asked places a class, and the first one the id that links lead to.

    A place that crosses another mark is split: only its first part has an anchor, all parts have its span.
    """
    for block in view.blocks:
        for node in _walk(block.tree):
            if node.mark and node.mark.style == "place" and node.mark.span in places:
                is_first = bool(node.mark.anchor) and node.mark.span == places[0]
                node.mark = replace(node.mark, style="place asked", anchor="at" if is_first else node.mark.anchor)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from _walk(child)


def _find_versions(call: Call, report: Report) -> list[tuple[str, str, str]]:
    """Return the other versions of a report: what each is called, where it is, and where both are compared."""
    first = report.version_of or report.id
    found = []
    for other in call.site.store().versions(first):
        if other.id != report.id:
            pair = {"left": make_key(other.id), "right": make_key(report.id)}
            found.append((f"version {other.version}", report_path(other.id), join_query("/compare", pair)))
    return found
