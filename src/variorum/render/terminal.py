"""Editions in a terminal: readable at 80 columns, in black and white and through a pipe."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from variorum.model import Dependence, Edition, Row
from variorum.render.brief_view import LineView, make_brief, make_discrepancies, make_timeline
from variorum.render.dates import describe_story_day
from variorum.render.labels import (
    EVIDENCE,
    choose_sign,
    describe_interval,
    describe_probability,
    describe_support,
    describe_words,
)
from variorum.render.lineage_view import make_lineage
from variorum.render.matrix_view import group_by_origin
from variorum.render.witnesses import Witness, Witnesses, sort_reports

# Control characters can move the cursor or run terminal commands; bidirectional overrides can turn words round.
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_MAX_ALONE = 12


def clean(text: str) -> str:
    """Return text that only shows: control characters and bidirectional overrides become U+FFFD, breaks a space."""
    return re.sub(r"\s+", " ", _HOSTILE.sub("\ufffd", text))


class TerminalPage:
    """Writes one edition to a console, section by section."""

    def __init__(self, edition: Edition, console: Console, witnesses: Witnesses) -> None:
        self._edition = edition
        self._console = console
        self._witnesses = witnesses

    def write(self) -> None:
        """Write the brief, discrepancies, claims, timeline, lineage and reports."""
        self._write_head()
        self._write_brief()
        self._write_discrepancies()
        self._write_claims()
        self._write_timeline()
        self._write_lineage()
        self._write_reports()

    def _print(self, text: str | Text, indent: int = 0, style: str = "", hang: int = 0) -> None:
        """Write text wrapped to the console, ``indent`` columns in, further lines ``hang`` columns more."""
        shown = text if isinstance(text, Text) else Text(clean(text), style=style)
        width = max(20, self._console.width - indent - hang)
        for at, line in enumerate(shown.wrap(self._console, width)):
            line.rstrip()
            lead = Text(" " * (indent + (hang if at else 0)))
            self._console.print(lead.append_text(line), highlight=False, no_wrap=True, overflow="ignore", crop=False)

    def _title(self, words: str) -> None:
        self._console.print()
        self._print(words, style="bold red")

    def _write_head(self) -> None:
        brief = make_brief(self._edition, self._witnesses)
        head = brief[0].lines[0] if brief and brief[0].name == "Headline" else None
        self._console.print(Rule(characters="─", style="dim"))
        self._print("".join(piece.text for piece in head.pieces) if head else self._edition.story.id, style="bold")
        day = describe_story_day(self._edition.story.when)
        self._print(f"{day} · {describe_interval(self._edition.lineage.count)}", style="dim")

    def _write_brief(self) -> None:
        for part in make_brief(self._edition, self._witnesses):
            if part.name == "Headline":
                continue
            self._title(part.name)
            for line in part.lines:
                self._write_line(line)

    def _write_line(self, line: LineView, lead: str = "• ", note: str | None = None) -> None:
        shown = Text(lead)
        for piece in line.pieces:
            shown.append(clean(piece.text), style="" if piece.link else "dim italic")
        self._print(shown, hang=2)
        sigla = " ".join(witness.siglum for witness in line.carriers)
        self._print(f"[{sigla}] {line.margin if note is None else note}".rstrip(), 2, "dim")

    def _write_discrepancies(self) -> None:
        items = make_discrepancies(self._edition.discrepancies, self._witnesses)
        if not items:
            return
        self._title("Discrepancies")
        for item in items:
            self._print(f"{item.sign.symbol} {item.sign.word}: {item.reason}")
            for side in item.sides:
                via = f", {side.via}" if side.via else ""
                self._print(f"{side.witness.siglum} {side.speaker}{via}: “{side.link.words}”", 2, hang=2)
            if item.weighing:
                self._print(f"Evidence behind each, no verdict: {item.weighing}", 2, "dim")

    def _write_claims(self) -> None:
        several = sorted((r for r in self._edition.rows if r.count.reports > 1), key=lambda r: -r.count.reports)
        alone = [row for row in self._edition.rows if row.count.reports <= 1]
        if not self._edition.rows:
            return
        self._title("Claims × reports")
        for row in several:
            self._write_row(row)
        if alone:
            self._print(f"In one report only: {len(alone)} claims", style="bold")
            for row in alone[:_MAX_ALONE]:
                witness = self._witnesses.find(row.wording.report_id)
                self._print(f"{witness.siglum} “{self._witnesses.link(row.wording).words}”", 2, hang=2)
            if len(alone) > _MAX_ALONE:
                self._print(f"… and {len(alone) - _MAX_ALONE} more; --json and --html have all.", 2, "dim")

    def _write_row(self, row: Row) -> None:
        self._print(f"• “{self._witnesses.link(row.wording).words}”", hang=2)
        words = describe_words(row.words)
        support = describe_support(row, self._witnesses.find_sigla(row))
        self._print(support + (f" · {words}" if words else ""), 4, "dim")
        order = [i for _, members in self._groups() for i in members]
        cells = {cell.report_id: cell for cell in row.cells}
        says = [
            f"{self._witnesses.find(i).siglum} {choose_sign(cells[i]).symbol} {choose_sign(cells[i]).word}"
            for i in order
            if i in cells and cells[i].statement_ids
        ]
        silent = [self._witnesses.find(i).siglum for i in order if i in cells and not cells[i].statement_ids]
        self._print(" · ".join(says) + (f" · silent: {' '.join(silent)}" if silent else ""), 4)

    def _groups(self) -> list[tuple[str, list[str]]]:
        return group_by_origin([report.id for report in sort_reports(self._edition)], self._edition.lineage)

    def _write_timeline(self) -> None:
        days = make_timeline(self._edition.timeline, self._witnesses)
        if not days:
            return
        self._title("Timeline")
        for day in days:
            self._print(day.when, style="bold")
            for aspect, line, because in day.events:
                self._write_line(line, f"• {aspect}: ", because)

    def _write_lineage(self) -> None:
        view = make_lineage(self._edition, self._witnesses)
        self._title("Lineage")
        self._print(view.counts)
        for edge in self._edition.lineage.dependences:
            self._write_edge(edge)
        if view.alone:
            self._print("No parent found for: " + ", ".join(_name(witness) for witness in view.alone))
        if self._edition.lineage.rejected:
            self._print(f"Considered and rejected: {len(self._edition.lineage.rejected)}", style="dim")

    def _write_edge(self, edge: Dependence) -> None:
        child, parent = self._witnesses.find(edge.child), self._witnesses.find(edge.parent)
        lost = " (not in the collection)" if edge.missing else ""
        scope = "" if edge.scope.value == "report" else f", {len(edge.statement_ids)} of its statements"
        self._print(f"{_name(child)} ← {_name(parent)}{lost}: {describe_probability(edge.probability)}{scope}")
        for evidence in edge.evidence:
            self._print(f"{EVIDENCE[evidence.kind]}: {evidence.because}", 4, "dim")

    def _write_reports(self) -> None:
        self._title("Reports")
        for report in sort_reports(self._edition):
            witness = self._witnesses.find(report.id)
            self._print(f"{witness.siglum} {report.name} · {witness.when} · {report.provenance.path}")
        for refusal in self._edition.refusals:
            self._print(f"left out: [{refusal.code}] {refusal.place}: {refusal.reason}", style="dim")


def _name(witness: Witness) -> str:
    return f"{witness.siglum} {witness.name}"


def render_terminal(editions: Edition | Sequence[Edition], console: Console | None = None) -> None:
    """Write editions to a console: the brief first, then discrepancies, claims, timeline, lineage and reports.

    Text of the reports is shown as text: neither markup of the console library nor control characters in it work.

    Parameters
    ----------
    editions
        One edition or several, shown in this order.
    console
        Where to write; standard output when None. Colour only where the console has it.
    """
    listed = [editions] if isinstance(editions, Edition) else list(editions)
    witnesses = Witnesses(listed)
    for edition in listed:
        TerminalPage(edition, console or Console(), witnesses).write()
