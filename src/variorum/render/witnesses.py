"""The witnesses of a page: a siglum and a name for each report, and links to the exact place of words.

As in a printed variorum edition, each report has a siglum (A, B, C …) and each origin that is cited but missing a Greek
letter (West, Textual Criticism and Editorial Technique, 1973, part I, on sigla for extant and lost witnesses).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Edition, Passage, Reading, Report, Row, Span, Statement
from variorum.render.dates import describe_published

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a report and where to find them: ``href`` leads to the place in the report's text on the page."""

    href: str
    words: str
    siglum: str
    report: str


@dataclass(frozen=True, slots=True)
class Witness:
    """A report or a missing origin as it is named everywhere on a page."""

    siglum: str
    name: str
    when: str
    missing: bool = False


def make_siglum(number: int, letters: str = _LATIN) -> str:
    """Return the siglum of the witness of this number, from 0: A to Z, then A2, B2 and so on."""
    lap, place = divmod(number, len(letters))
    return letters[place] + (str(lap + 1) if lap else "")


def sort_reports(edition: Edition) -> list[Report]:
    """Return the story's own reports by the time they were published; unknown times last, in order of arrival."""
    place = {report_id: at for at, report_id in enumerate(edition.story.report_ids)}

    def rank(report: Report) -> tuple[bool, float, int]:
        value = report.published.value
        return (value is None, value.period.earliest.timestamp() if value else 0.0, place[report.id])

    return sorted((report for report in edition.reports if report.id in place), key=rank)


class Witnesses:
    """All reports of a page, each once, and every place that something on the page links to."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self.reports: dict[str, Report] = {}
        self.readings: dict[str, Reading] = {}
        for edition in editions:
            for report in sort_reports(edition):
                self.reports[report.id] = report
        for edition in editions:
            for report in edition.reports:
                self.reports.setdefault(report.id, report)
            for reading in edition.readings:
                self.readings.setdefault(reading.report_id, reading)
        self.statements: dict[str, Statement] = {
            statement.id: statement for reading in self.readings.values() for statement in reading.statements
        }
        self.places: defaultdict[str, set[Span]] = defaultdict(set)
        self._ranks = {report_id: at for at, report_id in enumerate(self.reports)}
        self._known = self._name_reports()
        missing = [origin for edition in editions for origin in edition.lineage.missing]
        for origin in missing:
            if origin.id not in self._known:
                count = sum(witness.missing for witness in self._known.values())
                self._known[origin.id] = Witness(make_siglum(count, _GREEK), origin.name, "not in the collection", True)

    def find_sigla(self, row: Row) -> dict[str, str]:
        """Return the sigla, by report id, of those who say something to a claim."""
        return {cell.report_id: self.find(cell.report_id).siglum for cell in row.cells if cell.statement_ids}

    def _name_reports(self) -> dict[str, Witness]:
        shared = Counter(report.name for report in self.reports.values())
        known = {}
        for number, report in enumerate(self.reports.values()):
            when = describe_published(report.published)
            name = report.name
            if shared[name] > 1:
                name = f"{name}, {when if report.published.value else report.label or report.id}"
            known[report.id] = Witness(make_siglum(number), name, when)
        return known

    def rank(self, report_id: str) -> int:
        """Return the place of a report in the order of letters; unknown ids come last."""
        return self._ranks.get(report_id, len(self._ranks))

    def find(self, witness_id: str) -> Witness:
        """Return the witness of a report's or missing origin's id; an unknown id names itself."""
        return self._known.get(witness_id) or Witness("?", witness_id, "not in this edition", True)

    def link(self, passage: Passage) -> Link:
        """Return the link to a passage's words and remember that its places need an anchor."""
        witness, report = self.find(passage.report_id), self.reports[passage.report_id]
        self.places[passage.report_id].update(passage.spans)
        return Link(
            "#" + make_anchor(witness.siglum, passage.spans[0]), passage.of(report.text), witness.siglum, witness.name
        )

    def find_statement(self, passage: Passage, statement_ids: Sequence[str]) -> Statement | None:
        """Return the first of these statements whose content shares words with the passage."""
        for statement_id in statement_ids:
            statement = self.statements.get(statement_id)
            if statement is None or statement.report_id != passage.report_id:
                continue
            if any(left.overlaps(right) for left in statement.content for right in passage.spans):
                return statement
        return None


def make_anchor(siglum: str, span: Span) -> str:
    """Return the ``id`` of the element that holds these words: ``A-120-164``."""
    return f"{siglum}-{span.start}-{span.end}"
