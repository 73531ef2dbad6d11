"""Two reports or versions compared: statement by statement, and word by word."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.errors import BadRequestError
from variorum.model import Change, ChangeKind, Comparison, Passage, Report
from variorum.render.labels import CHANGES
from variorum.web.addresses import join_query, report_path
from variorum.web.calls import Answer, Call
from variorum.web.edits import Run, align_texts, find_sentences, mark_edits
from variorum.web.pages.report import find_report
from variorum.web.shapes import Shape, shape_head


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change with the words of both sides; a side that is only the nearest there is says so."""

    left: str
    left_path: str
    left_runs: tuple[Run, ...]
    right: str
    right_path: str
    right_runs: tuple[Run, ...]
    near: str
    reason: str


def compare_reports(call: Call) -> Answer:
    """Answer with two reports beside each other; without two, with the choice of them.

    The texts are there at once; what the statements do is worked out by the writer and comes with the next look.
    """
    heads = call.shown.survey.heads
    if not call.query.get("left") or not call.query.get("right"):
        choices = [shape_head(head) for head in sorted(heads.values(), key=lambda head: head.name)]
        nothing: dict[str, object] = {
            "choices": choices,
            "left": None,
            "right": None,
            "pairs": (),
            "groups": (),
            "paths": ("", ""),
        }
        return Answer("compare.html", {**nothing, "is_pending": False, "why": "", "turned": ""}, {"items": choices})
    left, right = (find_report(call, call.query[name]) for name in ("left", "right"))
    if left.id == right.id:
        raise BadRequestError("left and right are the same report; two different ones are compared")
    comparison, why = call.site.comparer.find(left.id, right.id, call.site.settings.web.open_wait_seconds)
    is_pending = comparison is None and not why
    readings = {reading.report_id: reading for built in call.shown.built.values() for reading in built.edition.readings}
    pairs = align_texts(
        left, right, find_sentences(left, readings.get(left.id)), find_sentences(right, readings.get(right.id))
    )
    context: dict[str, object] = {
        "choices": (),
        "left": left,
        "right": right,
        "pairs": pairs,
        "paths": (report_path(left.id), report_path(right.id)),
        "groups": _group(comparison, left, right) if comparison else (),
        "is_pending": is_pending,
        "why": why,
        "refresh": 2 if is_pending else 0,
        "turned": join_query("/compare", {"left": right.id, "right": left.id}),
    }
    plain = {
        "left": left.id,
        "right": right.id,
        "is_pending": is_pending,
        "changes": [_shape(change, left, right) for change in comparison.changes] if comparison else None,
        "pairs": [
            {
                "left": pair.left.of(left.text) if pair.left else None,
                "right": pair.right.of(right.text) if pair.right else None,
                "likeness": round(pair.likeness, 4),
            }
            for pair in pairs
        ],
    }
    return Answer("compare.html", context, plain, status=202 if is_pending else 200)


def _group(comparison: Comparison, left: Report, right: Report) -> list[tuple[str, str, list[ChangeView]]]:
    groups = []
    for kind, heading in CHANGES.items():
        changes = comparison.of(kind)
        if changes:
            groups.append((kind.value, heading, [_make_change(change, left, right) for change in changes]))
    return groups


def _make_change(change: Change, left: Report, right: Report) -> ChangeView:
    mine, theirs = _words(change.left, left), _words(change.right, right)
    both = bool(mine and theirs) and change.kind not in (ChangeKind.ADDED, ChangeKind.OMITTED)
    runs = mark_edits(mine, theirs) if both else ((Run(True, mine),), (Run(True, theirs),))
    near = {ChangeKind.ADDED: "left", ChangeKind.OMITTED: "right"}.get(change.kind, "")
    return ChangeView(
        mine,
        report_path(left.id, change.left.spans) if change.left else "",
        runs[0],
        theirs,
        report_path(right.id, change.right.spans) if change.right else "",
        runs[1],
        near,
        change.reason,
    )


def _words(passage: Passage | None, report: Report) -> str:
    return passage.of(report.text) if passage else ""


def _shape(change: Change, left: Report, right: Report) -> Shape:
    return {
        "kind": change.kind.value,
        "relation": change.relation.value if change.relation else None,
        "left": _words(change.left, left) or None,
        "left_statement": change.statement_ids[0],
        "right": _words(change.right, right) or None,
        "right_statement": change.statement_ids[1],
        "reason": change.reason,
        "confidence": round(change.confidence, 4),
    }
