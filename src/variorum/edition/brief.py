"""The brief: what a person reads first, in parts, every line in the words of a report.

A part that nobody's words support is left out. Lines are sentences as they stand; what is added stands in brackets
or in the line's note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.edition.alike import drop_told_again, find_alike
from variorum.edition.headline import find_headline
from variorum.edition.index import StoryIndex
from variorum.edition.lines import find_shown, make_claim_line, make_sentence_line
from variorum.edition.wording import (
    compare_content,
    is_self_contained,
    score_significance,
    share_content,
    speaks_to_readers,
)
from variorum.model import (
    BlockKind,
    Claim,
    Discrepancy,
    Line,
    Manner,
    Part,
    PartName,
    Passage,
    Piece,
    Report,
    Row,
    Side,
    Span,
    Statement,
    hull,
)
from variorum.settings import EditionSettings

_WHY_HEADINGS = ("why it matters", "why this matters", "analysis", "why it’s important", "what it means")
_LEAST_MATTER = 0.2
_OUT_HEADINGS = ("zoom out", "background", "the big picture", "context", "what next", "what’s next")


class BriefWriter:
    """Fills the parts one after the other; no sentence is shown twice.

    Parameters
    ----------
    index, rows, discrepancies
        Of the story.
    thread_reports
        Reports of the thread's other stories, for the wider view.
    settings
        How many lines a part may have, and how long a line.
    """

    def __init__(
        self,
        index: StoryIndex,
        rows: Sequence[Row],
        discrepancies: Sequence[Discrepancy],
        thread_reports: Mapping[str, Report],
        settings: EditionSettings,
    ) -> None:
        self._index = index
        self._rows = rows
        self._row = {row.claim_id: row for row in rows}
        self._claim: dict[str, Claim] = {claim.id: claim for claim in index.collation.claims}
        self._discrepancies = discrepancies
        self._thread_reports = thread_reports
        self._settings = settings
        self._shown: set[tuple[str, Span]] = set()
        self._told: list[str] = []
        self._told_claims: set[str] = set()
        self._alike = find_alike(index)

    def write(self) -> tuple[Part, ...]:
        """Return the parts that have a line, in order."""
        parts = []
        for name, lines in (
            (PartName.HEADLINE, self._find_headline()),
            (PartName.WHAT_HAPPENED, self._find_happened()),
            (PartName.WHY_IT_MATTERS, self._find_reasons()),
            (PartName.DETAILS, self._find_details()),
            (PartName.ZOOM_IN, self._find_differences()),
            (PartName.ZOOM_OUT, self._find_wider()),
        ):
            if lines:
                parts.append(Part(name, tuple(lines)))
        order = list(PartName)
        return tuple(sorted(parts, key=lambda part: order.index(part.name)))

    def _find_headline(self) -> list[Line]:
        line = find_headline(self._index, self._rows)
        if line is None:
            return []
        self._told.append(line.text)
        for piece in line.pieces:
            if piece.passage is not None:
                self._shown.add((piece.passage.report_id, hull(piece.passage.spans)))
        return [line]

    def _tell(self, row: Row) -> Line | None:
        """Return the line of a row's claim unless its sentence, or nearly the same words, were shown before."""
        claim = self._claim[row.claim_id]
        statement = self._index.statement[claim.wording_id]
        if self._alike.get(claim.id, frozenset()) & self._told_claims:
            return None
        block = self._index.find_block(statement.report_id, statement.content[0])
        if block is not None and block.kind is BlockKind.TITLE:
            return None
        spans = find_shown(self._index, row, claim, self._settings.max_line_chars)
        sentence = hull(spans)
        words = " ".join(span.of(self._index.report[statement.report_id].text) for span in spans)
        if (statement.report_id, sentence) in self._shown or any(
            share_content(words, told) > 0.75 for told in self._told
        ):
            return None
        self._shown.add((statement.report_id, sentence))
        self._told.append(words)
        self._told_claims.add(claim.id)
        return make_claim_line(self._index, row, claim, self._settings.max_line_chars)

    def _find_happened(self) -> list[Line]:
        lines: list[Line] = []
        ranked = sorted(self._rows, key=self._rank_lead)
        for row in ranked:
            if len(lines) >= self._settings.max_happened_lines:
                break
            line = self._tell(row)
            if line is not None:
                lines.append(line)
        return lines

    def _rank_lead(self, row: Row) -> float:
        """Return the less the more a row leads: origins and reports, nearness to the headline, an early place.

        A sentence that leans on the one before it (*It was …*, *Shortly afterwards …*) leads nothing.
        """
        statement = self._index.statement[self._claim[row.claim_id].wording_id]
        report = self._index.report[statement.report_id]
        words = self._index.find_sentence(statement).of(report.text)
        early = 1 - row.wording.spans[0].start / max(1, len(report.text))
        origins = min(row.count.origins, 3) - 1 if row.count.reports > 1 else 0
        near = max((compare_content(words, told) for told in self._told[:1]), default=0.0)
        leaning = not is_self_contained(words) or speaks_to_readers(words)
        return -(origins + 0.5 * min(row.count.reports, 5) + 2 * near + 2 * early - 1.5 * leaning)

    def _find_reasons(self) -> list[Line]:
        headed, weighed = [], []
        # A weighty sentence about something else says nothing about why this story matters.
        matter = " ".join(self._told)
        for report in self._index.reports:
            for statement in self._index.readings[report.id].statements:
                sentence = self._index.find_sentence(statement)
                heading = self._index.find_heading(report.id, sentence)
                score = score_significance(sentence.of(report.text))
                words = sentence.of(report.text)
                if statement.manner is not Manner.OWN or not statement.makes_claim or not is_self_contained(words):
                    continue
                if heading not in _WHY_HEADINGS and share_content(words, matter) < _LEAST_MATTER:
                    continue
                if heading in _WHY_HEADINGS:
                    headed.append((score, report, sentence, statement))
                elif score > 0:
                    weighed.append((score, report, sentence, statement))
        chosen = sorted(headed, key=lambda item: -item[0]) + sorted(weighed, key=lambda item: -item[0])
        return self._show(chosen, self._settings.max_reason_lines)

    def _show(self, chosen: Sequence[tuple[float, Report, Span, Statement]], limit: int) -> list[Line]:
        lines: list[Line] = []
        for _, report, sentence, statement in chosen:
            if len(lines) >= limit:
                break
            words = sentence.of(report.text)
            known = (report.id, sentence) in self._shown or any(
                share_content(words, told) > 0.75 for told in self._told
            )
            if known or len(sentence) > self._settings.max_line_chars:
                continue
            self._shown.add((report.id, sentence))
            self._told.append(words)
            claim = self._index.claim_of.get(statement.id)
            row = self._row.get(claim.id) if claim else None
            lines.append(make_sentence_line(self._index, report, sentence, statement, row))
        return lines

    def _find_details(self) -> list[Line]:
        several = [row for row in self._rows if row.count.reports > 1]
        alone = [row for row in self._rows if row.count.reports == 1]
        alone.sort(key=lambda row: -self._weigh_detail(row))
        lines: list[Line] = []
        for row in [*several, *alone]:
            if len(lines) >= self._settings.max_detail_lines:
                break
            line = self._tell(row)
            if line is not None:
                lines.append(line)
        return lines

    def _weigh_detail(self, row: Row) -> float:
        """Figures and other people's words are details; a report's own commentary is not."""
        statement = self._index.statement[self._claim[row.claim_id].wording_id]
        figures = self._index.readings[statement.report_id].figures
        counted = sum(any(part.contains(f.span) for part in statement.content) for f in figures)
        spoken = statement.manner is not Manner.OWN
        words = self._index.find_sentence(statement).of(self._index.report[statement.report_id].text)
        leaning = not is_self_contained(words) and not spoken
        aside = not spoken and speaks_to_readers(words)
        return 2.0 * min(counted, 2) + 1.5 * spoken + statement.confidence - 1.5 * leaning - 4.0 * aside

    def _find_differences(self) -> list[Line]:
        lines: list[Line] = []
        for discrepancy in drop_told_again(self._index, self._discrepancies):
            if discrepancy.kind == "changed" or len(lines) >= self._settings.max_difference_lines:
                continue
            sides = [side for side in discrepancy.sides if side.report_id in self._index.report]
            if len(sides) >= 2:
                lines.append(self._set_against(discrepancy, sides[:3], self._index.report))
        return lines

    def _set_against(self, discrepancy: Discrepancy, sides: Sequence[Side], texts: Mapping[str, Report]) -> Line:
        pieces: list[Piece] = []
        for at, side in enumerate(sides):
            report = texts[side.report_id]
            through = "".join(f" through {c.name}" for c in side.via)
            speaker = f"{side.speaker}{through}, in {report.name}: " if side.speaker else f"{report.name}: "
            pieces.append(Piece(("; against " if at else "") + speaker + "“"))
            for place, span in enumerate(side.passage.spans):
                if place:
                    pieces.append(Piece(" … "))
                pieces.append(Piece(span.of(report.text), Passage(report.id, (span,))))
            pieces.append(Piece("”"))
        ids = tuple(side.statement_id for side in sides)
        return Line(tuple(pieces), discrepancy.claim_id, ids, None, f"{discrepancy.kind}: {discrepancy.reason}")

    def _find_wider(self) -> list[Line]:
        texts = {**self._thread_reports, **self._index.report}
        lines: list[Line] = []
        for discrepancy in self._discrepancies:
            sides = [side for side in discrepancy.sides if side.report_id in texts]
            if discrepancy.kind == "changed" and len(sides) >= 2 and len(lines) < self._settings.max_wider_lines:
                lines.append(self._set_against(discrepancy, sides[:2], texts))
        headed = []
        for report in self._index.reports:
            for statement in self._index.readings[report.id].statements:
                sentence = self._index.find_sentence(statement)
                if not statement.makes_claim or statement.manner is not Manner.OWN:
                    continue
                if self._index.find_heading(report.id, sentence) in _OUT_HEADINGS:
                    headed.append((1.0, report, sentence, statement))
        lines += self._show(headed, max(0, self._settings.max_wider_lines - len(lines)))
        for report in self._thread_reports.values():
            if len(lines) < self._settings.max_wider_lines and report.title_span is not None:
                words = report.title_span.of(report.text)
                when = report.published.value.value if report.published.value else "day unknown"
                pieces = (Piece(f"{report.name} ({when}): "), Piece(words, Passage(report.id, (report.title_span,))))
                lines.append(Line(pieces, note="another story of this thread"))
        return lines
