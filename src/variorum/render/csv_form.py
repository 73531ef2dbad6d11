"""Claims × reports as rows for a spreadsheet: one row a claim and report that speaks to it."""

from __future__ import annotations

import csv
import io

from variorum.model import Edition
from variorum.render.labels import choose_sign
from variorum.render.witnesses import Witnesses

COLUMNS = (
    "story", "claim", "wording", "reports", "origins", "low", "high", "on_the_word_of",
    "report", "outlet", "published", "relation", "force", "manner", "speaker", "via", "start", "end", "words", "reason",
)  # fmt: skip

# A cell that begins so is run as a formula by spreadsheets (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_csv(edition: Edition) -> str:
    """Return the matrix as CSV (RFC 4180) with a header row; silent reports have no row.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    witnesses = Witnesses([edition])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in edition.rows:
        wording = witnesses.link(row.wording).words
        head = [edition.story.id, row.claim_id, wording, row.count.reports, row.count.origins, row.count.low]
        head += [row.count.high, "; ".join(word.name for word in row.words)]
        for cell in row.cells:
            report = witnesses.reports.get(cell.report_id)
            if report is None or not cell.passages:
                continue
            for passage in cell.passages:
                published = report.published.value.value if report.published.value else ""
                tail = [report.id, report.outlet or "", published, choose_sign(cell).word]
                tail += [cell.force.value if cell.force else "", cell.manner.value if cell.manner else ""]
                tail += [cell.speaker or "", "; ".join(carrier.name for carrier in cell.via)]
                tail += [str(passage.spans[0].start), str(passage.spans[-1].end), passage.of(report.text), cell.reason]
                writer.writerow([_defuse(value) for value in [*head, *tail]])
    return out.getvalue()


def _defuse(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
