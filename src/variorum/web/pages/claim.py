"""One claim in full, with what a person can rule on; and the same as a text to paste."""

from __future__ import annotations

from variorum.errors import NoSuchPageError
from variorum.model import Row
from variorum.render.labels import describe_words
from variorum.render.matrix_view import make_row
from variorum.render.witnesses import sort_reports
from variorum.web.addresses import claim_path, find_id
from variorum.web.calls import Answer, Call
from variorum.web.citing import cite_claim
from variorum.web.frames import Frame, make_frame
from variorum.web.shapes import shape
from variorum.web.templating import make_visible

MAX_OTHERS = 300
"""Other claims offered for a merge; beyond that a reader finds them by the search."""


def show_claim(call: Call) -> Answer:
    """Answer with a claim: every cell's words, and the forms to rule on it."""
    frame = make_frame(call, "claims")
    if isinstance(frame, Answer):
        return frame
    row = find_row(frame, call.path["claim"])
    order = [report.id for report in sort_reports(frame.whole)]
    view = make_row(
        row, [i for i in order if any(c.report_id == i and c.statement_ids for c in row.cells)], frame.witnesses
    )
    statements = [
        {
            "id": statement_id,
            "siglum": frame.witnesses.find(cell.report_id).siglum,
            "name": frame.witnesses.find(cell.report_id).name,
            "speaker": cell.speaker or "",
            "words": _find_words(frame, statement_id),
        }
        for cell in row.cells
        for statement_id in cell.statement_ids
    ]
    claim = next((claim for claim in frame.whole.collation.claims if claim.id == row.claim_id), None)
    wording_id = claim.wording_id if claim else statements[0]["id"]
    texts = {report.id: report.text for report in frame.whole.reports}
    others = [
        (other.claim_id.removeprefix("claim:"), other.wording.of(texts[other.wording.report_id]))
        for other in frame.whole.rows
        if other.claim_id != row.claim_id
    ]
    context = {
        "frame": frame,
        "row": view,
        "claim_id": row.claim_id,
        "path": claim_path(frame.story.id, row.claim_id),
        "counts": view.counts,
        "words": describe_words(row.words),
        "note": row.note if row.count.reports == 1 else "",
        "statements": statements,
        "wording_id": wording_id,
        "others": others[:MAX_OTHERS],
        "silent": [frame.witnesses.find(cell.report_id) for cell in row.cells if not cell.statement_ids],
        "rulings": [r for r in frame.whole.rulings if {r.left, r.right} & {s["id"] for s in statements}],
    }
    return Answer("claim.html", context, lambda: {"story": frame.story.id, **shape(row, frame.whole)})


def cite(call: Call) -> Answer:
    """Answer with a claim as plain text."""
    frame = make_frame(call, "claims")
    if isinstance(frame, Answer):
        return frame
    row = find_row(frame, call.path["claim"])
    text = cite_claim(frame.whole, row, call.base + claim_path(frame.story.id, row.claim_id))
    return Answer(body=make_visible(text), media="text/plain; charset=utf-8")


def find_row(frame: Frame, key: str) -> Row:
    """Return the row that a path names; raise ``NoSuchPageError``.

    A claim is called after the statement that words it; after a ruling another may, so any statement of it will do.
    """
    rows = {row.claim_id: row for row in frame.whole.rows}
    found = find_id(key, rows)
    if found is not None:
        return rows[found]
    statement = key.removeprefix("claim:")
    for row in rows.values():
        if any(statement in cell.statement_ids for cell in row.cells):
            return row
    raise NoSuchPageError("there is no such claim in this story; a ruling may have changed it")


def _find_words(frame: Frame, statement_id: str) -> str:
    statement = frame.witnesses.statements.get(statement_id)
    if statement is None:
        return ""
    return statement.passage.of(frame.witnesses.reports[statement.report_id].text)
