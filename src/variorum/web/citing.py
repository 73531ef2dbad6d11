"""A claim as plain text to paste elsewhere: the words, both counts, and every report that carries it."""

from __future__ import annotations

from variorum.model import Edition, Row
from variorum.render.dates import describe_published
from variorum.render.labels import choose_sign, describe_support, describe_via, describe_words
from variorum.render.report_view import find_safe_url


def cite_claim(edition: Edition, row: Row, address: str) -> str:
    """Return the citation of a claim; ``address`` is where its page is."""
    reports = {report.id: report for report in edition.reports}
    first = reports[row.wording.report_id]
    words = describe_words(row.words)
    lines = [
        f"“{row.wording.of(first.text)}” ({first.name}, {describe_published(first.published)})",
        describe_support(row, {each.id: each.name for each in edition.reports}) + (f"; {words}" if words else ""),
    ]
    for cell in row.cells:
        if not cell.statement_ids:
            continue
        report = reports[cell.report_id]
        said = " … ".join(passage.of(report.text) for passage in cell.passages)
        who = ", ".join(part for part in (cell.speaker or "in its own voice", describe_via(cell.via)) if part)
        lines.append(
            f"- {report.name}, {describe_published(report.published)} ({choose_sign(cell).word}): “{said}” ({who})"
        )
        url = find_safe_url(report.url)
        if url:
            lines.append(f"  {url}")
    silent = [reports[cell.report_id].name for cell in row.cells if not cell.statement_ids]
    if silent:
        lines.append("Silent: " + ", ".join(silent))
    lines.append(f"Variorum, {address}")
    return "\n".join(lines) + "\n"
