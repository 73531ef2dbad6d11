"""What of reports and editions can be found by the search."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Edition, Figure, Manner, Report, Span
from variorum.store import SearchIndex, SearchItem
from variorum.web.heads import Built

STORY_KINDS = ("statement", "claim")
"""What is findable of a story's edition; it goes when the story does, as its reports stand in another then."""


def index_report(index: SearchIndex, report: Report) -> None:
    """Make a report's words findable."""
    words = report.text if report.title_span or not report.title else f"{report.title}\n{report.text}"
    item = SearchItem(report.id, report.id, words, "", report.outlet or report.name, _find_day(report))
    index.put("report", report.id, str(report.version), [item])


def index_edition(index: SearchIndex, built: Built) -> None:
    """Make the statements and claims of an edition findable; does nothing where they are already."""
    story_id = built.edition.story.id
    if is_indexed(index, story_id, built.stamp):
        return
    for kind, find in zip(STORY_KINDS, (find_statements, find_claims), strict=True):
        index.put(kind, story_id, built.stamp, find(built.edition))


def is_indexed(index: SearchIndex, story_id: str, stamp: str) -> bool:
    """Tell whether the story's edition with this stamp is findable."""
    return index.stamps("claim").get(story_id) == stamp


def find_statements(edition: Edition) -> Iterator[SearchItem]:
    """Yield every statement of the story's own reports that is somebody's word, or holds a figure."""
    own = set(edition.story.report_ids)
    reports = {report.id: report for report in edition.reports}
    for reading in edition.readings:
        if reading.report_id not in own:
            continue
        report = reports[reading.report_id]
        for statement in reading.statements:
            figures = _find_figures(reading.figures, statement.content)
            if statement.manner is Manner.OWN and not figures:
                continue
            speaker = " ".join([statement.speaker.name or "", *(carrier.name for carrier in statement.via)]).strip()
            words = statement.passage.of(report.text)
            yield SearchItem(
                statement.id, report.id, words, speaker, report.outlet or report.name, _find_day(report), figures
            )


def find_claims(edition: Edition) -> Iterator[SearchItem]:
    """Yield every claim of the story."""
    reports = {report.id: report for report in edition.reports}
    figures = {reading.report_id: reading.figures for reading in edition.readings}
    for row in edition.rows:
        report = reports[row.wording.report_id]
        outlets = " ".join(reports[cell.report_id].name for cell in row.cells if cell.statement_ids)
        yield SearchItem(
            row.claim_id,
            report.id,
            row.wording.of(report.text),
            " ".join(word.name for word in row.words),
            outlets,
            _find_day(report),
            _find_figures(figures.get(report.id, ()), row.wording.spans),
        )


def _find_day(report: Report) -> str:
    value = report.published.value
    return value.value[:10] if value and len(value.value) >= 10 else ""


def _find_figures(figures: tuple[Figure, ...], spans: tuple[Span, ...]) -> str:
    inside = [figure for figure in figures if any(span.overlaps(figure.span) for span in spans)]
    bounds = [bound for figure in inside for bound in (figure.low, figure.high) if bound is not None]
    return " ".join(dict.fromkeys(f"{bound:.15g}" for bound in bounds))
