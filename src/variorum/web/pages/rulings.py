"""Rulings in place: made, listed and taken back; the counts move before the answer is sent."""

from __future__ import annotations

from variorum.errors import BadRequestError
from variorum.model import Ruling, RulingKind, find_holding, find_touching
from variorum.model.codec import to_plain
from variorum.web.calls import Answer, Call, find_slice
from variorum.web.shapes import shape

MAX_CHARS = 2_000
"""Characters of a note or name: a paragraph."""


def list_rulings(call: Call) -> Answer:
    """Answer with all rulings, the newest first, and whether each still holds."""
    rulings = call.site.store().rulings()
    holding = {ruling.id for ruling in find_holding(rulings)}
    part = find_slice(call, tuple(reversed(rulings)))
    plain = part.plain([{**to_plain(ruling), "holds": ruling.id in holding} for ruling in part.items])
    return Answer("rulings.html", {"part": part, "holding": holding, "words": _find_words(call)}, plain)


def rule(call: Call) -> Answer:
    """Keep a ruling, make the stories it touches anew, and go back to where it was made."""
    kind = call.need("kind")
    if kind not in set(RulingKind):
        raise BadRequestError(f"kind={kind[:40]!r}; expected one of {', '.join(RulingKind)}")
    left = call.need("left")
    right = call.form.get("right", "").strip()
    if kind not in (RulingKind.SPEAKER, RulingKind.UNDO):
        right = call.need("right")
    author, note = (call.form.get(name, "").strip() for name in ("author", "note"))
    for name, value in (("right", right), ("author", author), ("note", note)):
        if len(value) > MAX_CHARS:
            raise BadRequestError(f"{name} has {len(value):,} characters; at most {MAX_CHARS:,} are kept")
    ruling: Ruling = call.site.work.call("rule", kind, left, right, author, note)
    counts = _apply(call, ruling)
    plain = {"ruling": to_plain(ruling), "stories": counts}
    return Answer(plain=plain, status=201, location=_find_back(call))


def _apply(call: Call, ruling: Ruling) -> list[dict[str, object]]:
    """Make the stories anew that a ruling touches, and return their counts."""
    shelf = call.site.shelf
    shelf.refresh()
    touched = ruling
    if ruling.kind is RulingKind.UNDO:
        touched = next((r for r in call.site.store().rulings() if r.id == ruling.left), ruling)
    counts: list[dict[str, object]] = []
    for story in shelf.shown.survey.stories:
        if find_touching([touched], set(story.report_ids)) and (made := shelf.make(story.id)):
            edition = made.edition
            counts.append(
                {
                    "story": story.id,
                    "count": shape(edition.lineage.count, edition),
                    "claims": len(edition.rows),
                    "discrepancies": len(edition.discrepancies),
                }
            )
    return counts


def _find_back(call: Call) -> str:
    """Return where a form wants to go back to, if that is a path of this server."""
    back = call.form.get("back", "")
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\")) and "\\" not in back
    return back if is_ours and back.isprintable() else "/rulings"


def _find_words(call: Call) -> dict[str, str]:
    """Return the words of every statement that is shown, so that a ruling can be read."""
    words = {}
    for built in call.shown.built.values():
        texts = {report.id: report for report in built.edition.reports}
        for reading in built.edition.readings:
            for statement in reading.statements:
                words[statement.id] = statement.passage.of(texts[reading.report_id].text)
        words.update({report.id: report.name for report in built.edition.reports})
        words.update({origin.id: origin.name for origin in built.edition.lineage.missing})
    return words
