"""What the server keeps of every report and story, deep read or not: enough for its lists."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from variorum.model import Edition, Publication, Report, Ruling, Story


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report in a list. ``arrival`` counts from 0 in order of arrival; ``words`` are those of its text."""

    id: str
    name: str
    outlet: str
    title: str
    published: Publication
    words: int
    version: int
    arrival: int


@dataclass(frozen=True, slots=True)
class Survey:
    """All stories and the heads of their reports, as of the store's ``fingerprint``."""

    fingerprint: str
    stories: tuple[Story, ...]
    heads: dict[str, ReportHead]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A story's edition and the stamp that changes with what it shows."""

    edition: Edition
    stamp: str


def make_head(report: Report, arrival: int) -> ReportHead:
    """Return what a list shows of a report."""
    title = report.title or report.text.strip().split("\n", 1)[0][:160]
    return ReportHead(
        report.id,
        report.name,
        report.outlet or "",
        title,
        report.published,
        len(report.text.split()),
        report.version,
        arrival,
    )


def make_stamp(edition: Edition) -> str:
    """Return a digest of everything in an edition that can change what is shown or found."""
    digest = hashlib.sha256(repr(edition.story).encode("utf-8", "backslashreplace"))
    for value in (edition.rows, edition.lineage, edition.discrepancies, edition.brief, edition.rulings):
        digest.update(repr(value).encode("utf-8", "backslashreplace"))
    for reading in edition.readings:
        digest.update(repr(reading.statements).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()[:20]
