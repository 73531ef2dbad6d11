"""The stages over records instead of a store: one JSON object a report in, values out, text taken as it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.edition import RankedDay, rank_days
from variorum.ingest import make_report
from variorum.lineage import trace_lineage
from variorum.model import Assignment, Lineage, Reading, Report
from variorum.reading import find_moments, read_report
from variorum.settings import IngestSettings
from variorum.stories import group_reports

Record = Mapping[str, object] | Report
"""A JSON object as documented, or the report that ``take_record`` made of one already."""


def take_record(record: Record, place: str = "-") -> Report:
    """Return the report of one record with its text as it stands; raise ``IngestError`` naming ``place``."""
    if isinstance(record, Report):
        return record
    return make_report(record, IngestSettings(), as_is=True, place=place)


def read_record(record: Record, place: str = "-") -> tuple[Report, Reading]:
    """Return one record's report and its deep reading."""
    report = take_record(record, place)
    return report, read_report(report)


def group_records(records: Iterable[Record]) -> tuple[Assignment, ...]:
    """Return where each record goes, in order of arrival."""
    return group_reports([take_record(record) for record in records])[0]


def trace_records(records: Iterable[Record]) -> tuple[Lineage, ...]:
    """Return one lineage a story; records that name no story are one story together."""
    stories: dict[str, list[Report]] = {}
    for record in records:
        report = take_record(record)
        stories.setdefault(report.story or "", []).append(report)
    return tuple(trace_lineage(story, reports, None) for story, reports in stories.items())


def rank_record_days(records: Iterable[Record], days: int | None = None) -> tuple[RankedDay, ...]:
    """Return the days the records speak of, the best first, ``days`` of them at most."""
    reports = [take_record(record) for record in records]
    moments = {report.id: find_moments(report) for report in reports}
    origins = {report.id: report.id for report in reports}
    return rank_days(reports, moments, origins)[:days]
