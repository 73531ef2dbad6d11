"""What is worth a notice to somebody who watches: a new origin, another figure, a contradiction, a correction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from variorum.model import BlockKind, Discrepancy, Edition, RelationKind, Report, Row
from variorum.store import Notice, Watch

KINDS = {
    "origin": "a new reporting origin",
    "figure": "a changed figure",
    "contradiction": "a contradiction",
    "correction": "a correction",
}


def find_notices(edition: Edition, watch: Watch) -> Iterator[Notice]:
    """Yield everything in an edition that this watch could tell; the store keeps what was told already.

    A story is watched by its id (also when it has grown and is called after an earlier report), a query by words that
    must all stand in a claim, a speaker by the name a claim rests on.
    """
    if watch.kind == "story":
        first = watch.target.removeprefix("story:")
        if watch.target != edition.story.id and first not in edition.story.report_ids:
            return
    texts = {report.id: report for report in edition.reports}
    rows = [row for row in edition.rows if _matches_row(row, watch, texts)]
    yield from _find_origins(edition, watch, rows, texts)
    claims = {row.claim_id for row in rows}
    for item in edition.discrepancies:
        if watch.kind == "story" or item.claim_id in claims or _matches_sides(item, watch, texts):
            notice = _tell_discrepancy(edition, item, texts)
            if notice:
                yield notice
    yield from _find_corrections(edition, watch)


def _find_origins(edition: Edition, watch: Watch, rows: list[Row], texts: dict[str, Report]) -> Iterator[Notice]:
    if watch.kind == "story":
        origins = edition.lineage.count.origin_ids
    else:
        origins = tuple(dict.fromkeys(origin for row in rows for origin in row.count.origin_ids))
    names = {origin.id: origin for origin in edition.lineage.missing}
    for origin in origins:
        missing = names.get(origin)
        carriers = missing.cited_by if missing else (origin,)
        words = _first_words(rows or list(edition.rows), set(carriers), texts)
        if words:
            name = missing.name if missing else texts[origin].name if origin in texts else origin
            title = name + (", cited and not in the collection" if missing else "")
            yield Notice(f"origin:{origin}", "origin", edition.story.id, title, words, carriers)


def _tell_discrepancy(edition: Edition, item: Discrepancy, texts: dict[str, Report]) -> Notice | None:
    if item.kind == "contradicts":
        kind = "contradiction"
    elif item.relation is RelationKind.FIGURE or item.kind == "changed":
        kind = "figure" if item.relation is RelationKind.FIGURE or _has_figures(item, texts) else ""
    else:
        kind = ""
    if not kind:
        return None
    words = tuple(
        (side.report_id, texts[side.report_id].name, side.passage.of(texts[side.report_id].text))
        for side in item.sides
        if side.report_id in texts
    )
    digest = hashlib.sha256("\n".join(sorted(side.statement_id for side in item.sides)).encode("utf-8", "replace"))
    return Notice(
        f"{kind}:{digest.hexdigest()[:16]}",
        kind,
        edition.story.id,
        item.reason,
        words,
        tuple(side.report_id for side in item.sides),
    )


def _has_figures(item: Discrepancy, texts: dict[str, Report]) -> bool:
    return all(
        re.search(r"\d", side.passage.of(texts[side.report_id].text)) for side in item.sides if side.report_id in texts
    )


def _find_corrections(edition: Edition, watch: Watch) -> Iterator[Notice]:
    own = set(edition.story.report_ids)
    for report in edition.reports:
        if report.id not in own or not _is_asked(report.text, watch):
            continue
        for block in report.blocks_of(BlockKind.CORRECTION):
            words = ((report.id, report.name, block.span.of(report.text)),)
            key = f"correction:{report.id}:{block.span.start}"
            yield Notice(key, "correction", edition.story.id, f"{report.name} corrects", words, (report.id,))
        if report.version > 1:
            title = f"{report.name} changed its report (version {report.version})"
            words = ((report.id, report.name, report.title or report.text[:160]),)
            yield Notice(f"version:{report.id}", "correction", edition.story.id, title, words, (report.id,))


def _first_words(rows: list[Row], carriers: set[str], texts: dict[str, Report]) -> tuple[tuple[str, str, str], ...]:
    for row in rows:
        for cell in row.cells:
            if cell.report_id in carriers and cell.passages:
                report = texts[cell.report_id]
                return ((report.id, report.name, cell.passages[0].of(report.text)),)
    return ()


def _matches_row(row: Row, watch: Watch, texts: dict[str, Report]) -> bool:
    if watch.kind == "story":
        return True
    if watch.kind == "speaker":
        wanted = watch.target.casefold()
        return any(wanted in word.name.casefold() for word in row.words)
    said = [passage.of(texts[cell.report_id].text) for cell in row.cells for passage in cell.passages]
    return _is_asked(" ".join([row.wording.of(texts[row.wording.report_id].text), *said]), watch)


def _matches_sides(item: Discrepancy, watch: Watch, texts: dict[str, Report]) -> bool:
    if watch.kind == "speaker":
        wanted = watch.target.casefold()
        return any(wanted in (side.speaker or "").casefold() for side in item.sides)
    said = [side.passage.of(texts[side.report_id].text) for side in item.sides if side.report_id in texts]
    return _is_asked(" ".join(said), watch)


def _is_asked(text: str, watch: Watch) -> bool:
    if watch.kind == "story":
        return True
    folded = text.casefold()
    return all(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in watch.target.casefold().split())
