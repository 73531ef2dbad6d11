"""One dependence: the passages beside each other, the citing sentence, the reasons, what lost and what was ignored."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.errors import NoSuchPageError
from variorum.model import Dependence, EvidenceKind, Passage, Report, Span
from variorum.render.lineage_view import make_dependence
from variorum.render.witnesses import Link
from variorum.web.addresses import edge_path, find_id
from variorum.web.calls import Answer, Call
from variorum.web.edits import Run, align_texts, find_sentences
from variorum.web.frames import Frame, make_frame
from variorum.web.shapes import shape


@dataclass(frozen=True, slots=True)
class Aligned:
    """A passage of the child beside the parent's."""

    left: Link
    right: Link
    left_runs: tuple[Run, ...]
    right_runs: tuple[Run, ...]
    likeness: str
    is_exact: bool


def show_edge(call: Call) -> Answer:
    """Answer with everything that speaks for and against one report having taken from another."""
    frame = make_frame(call, "lineage")
    if isinstance(frame, Answer):
        return frame
    child, parent = _find_ends(frame, call)
    lineage = frame.whole.lineage
    kept = [edge for edge in lineage.dependences if (edge.child, edge.parent) == (child, parent)]
    lost = [edge for edge in lineage.rejected if (edge.child, edge.parent) == (child, parent)]
    if not kept and not lost and parent not in frame.witnesses.reports:
        raise NoSuchPageError("nothing was weighed between these two")
    rivals = [edge for edge in (*lineage.dependences, *lineage.rejected) if edge.child == child]
    aligned, unaligned = _align(frame, child, parent)
    context = {
        "frame": frame,
        "child": frame.witnesses.find(child),
        "parent": frame.witnesses.find(parent),
        "child_id": child,
        "parent_id": parent,
        "path": edge_path(frame.story.id, child, parent),
        "kept": [make_dependence(edge, frame.witnesses) for edge in kept],
        "lost": [make_dependence(edge, frame.witnesses) for edge in lost],
        "rivals": [
            (edge_path(frame.story.id, edge.child, edge.parent), make_dependence(edge, frame.witnesses))
            for edge in rivals
            if edge.parent != parent
        ],
        "citing": _find_citing(frame, [*kept, *lost]),
        "aligned": aligned,
        "unaligned": unaligned,
        "rulings": [r for r in frame.whole.rulings if {r.left, r.right} == {child, parent}],
    }
    plain = {
        "story": frame.story.id,
        "child": child,
        "parent": parent,
        "dependences": shape(tuple(kept), frame.whole),
        "rejected": shape(tuple(lost), frame.whole),
        "aligned": [
            {
                "child": pair.left.words,
                "parent": pair.right.words,
                "likeness": float(pair.likeness),
                "edits": {
                    "child": [[run.same, run.text] for run in pair.left_runs],
                    "parent": [[run.same, run.text] for run in pair.right_runs],
                },
            }
            for pair in aligned
        ],
    }
    return Answer("edge.html", context, plain)


def _find_ends(frame: Frame, call: Call) -> tuple[str, str]:
    known = [*frame.witnesses.reports, *(origin.id for origin in frame.whole.lineage.missing)]
    child, parent = find_id(call.path["child"], known), find_id(call.path["parent"], known)
    if child is None or parent is None or child not in frame.witnesses.reports or child == parent:
        raise NoSuchPageError("there are no two such reports in this story")
    return child, parent


def _align(frame: Frame, child: str, parent: str) -> tuple[list[Aligned], int]:
    if parent not in frame.witnesses.reports:
        return [], 0
    left, right = frame.witnesses.reports[child], frame.witnesses.reports[parent]
    spans = [find_sentences(report, frame.witnesses.readings.get(report.id)) for report in (left, right)]
    pairs = align_texts(left, right, *spans)
    aligned = [
        Aligned(
            _link(frame, left, pair.left),
            _link(frame, right, pair.right),
            pair.left_runs,
            pair.right_runs,
            f"{pair.likeness:.2f}",
            all(run.same for run in pair.left_runs),
        )
        for pair in pairs
        if pair.left is not None and pair.right is not None
    ]
    return aligned, sum(pair.right is None for pair in pairs)


def _link(frame: Frame, report: Report, span: Span) -> Link:
    return frame.witnesses.link(Passage(report.id, (span,)))


def _find_citing(frame: Frame, edges: list[Dependence]) -> list[tuple[Link, Link]]:
    """Return the passages that cite or credit, each with the whole sentence it stands in."""
    found = []
    for edge in edges:
        for evidence in edge.evidence:
            if evidence.kind not in (EvidenceKind.CITATION, EvidenceKind.CREDIT) or evidence.child is None:
                continue
            report = frame.witnesses.reports.get(evidence.child.report_id)
            if report is None:
                continue
            first = evidence.child.spans[0]
            sentences = find_sentences(report, frame.witnesses.readings.get(report.id))
            around = next((span for span in sentences if span.overlaps(first)), first)
            found.append((_link(frame, report, around), frame.witnesses.link(evidence.child)))
    return list(dict.fromkeys(found))
