"""``variorum compare``: what one report adds, leaves out, changes and softens against another."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.naming import find_report
from variorum.cli.progress import load_parser
from variorum.cli.rows import row_options, write_rows
from variorum.cli.shapes import Shape, shape_passage
from variorum.model import Change, ChangeKind, Passage, Refusal, Report


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--all", "with_kept", is_flag=True, help="Also list what B keeps as it is.")
@store_option
@row_options
def command(left: str, right: str, with_kept: bool, store: str, form: str) -> None:
    """Show what report B adds, leaves out, changes and softens against report A, with the words of both.

    A and B are reports of the store (id, start of one, label) or files with one report each; they may be two versions
    of one report, or of different stories. Beside what only one says stand the nearest words of the other, to check.
    Files are read and not kept.

    \b
    Examples:
      variorum compare harbour-1 harbour-3
      variorum compare monday.html tuesday.html --json
    """
    load_parser()
    is_stored = not (Path(left).is_file() and Path(right).is_file())
    with open_collection(store if is_stored else ":memory:") as collection:
        kept = collection.reports(all_versions=True) if is_stored else ()
        first, second = _find(left, kept), _find(right, kept)
        comparison = collection.compare(first, second)
    shown = [c for c in comparison.changes if with_kept or form != "table" or c.kind is not ChangeKind.KEPT]
    rows = [shape_change(change, first, second) for change in shown]
    if form == "table":
        write_page(shown, first, second, kept=len(comparison.of(ChangeKind.KEPT)))
        return
    columns = {"what": "kind", "a": "left_text", "b": "right_text", "why": "reason", "confidence": "confidence"}
    write_rows(rows, form, columns)


def _find(word: str, kept: tuple[Report, ...]) -> Report:
    """Return the report a file holds, or the one of the store that the word names."""
    if not Path(word).is_file():
        return find_report(word, kept)
    from variorum.ingest import load_reports
    from variorum.settings import IngestSettings

    found = list(load_reports([word], IngestSettings()))
    reports = [each for each in found if isinstance(each, Report)]
    if len(reports) == 1:
        return reports[0]
    if not reports:
        why = "; ".join(f"[{each.code}] {each.reason}" for each in found if isinstance(each, Refusal))
        raise click.ClickException(f"{word} holds no report: {why or 'it is empty'}")
    raise click.UsageError(
        f"{word} holds {len(reports)} reports, one is needed; `variorum add` keeps them all, and names their ids"
    )


def shape_change(change: Change, left: Report, right: Report) -> Shape:
    """Return one line of the comparison, with the words and spans of both sides."""
    return {
        "kind": change.kind.value,
        "relation": change.relation and change.relation.value,
        "left": shape_passage(change.left),
        "left_text": _words(change.left, left),
        "left_statement": change.statement_ids[0],
        "right": shape_passage(change.right),
        "right_text": _words(change.right, right),
        "right_statement": change.statement_ids[1],
        "reason": change.reason,
        "confidence": round(change.confidence, 4),
    }


def _words(passage: Passage | None, report: Report) -> str | None:
    return passage.of(report.text) if passage else None


def write_page(changes: list[Change], left: Report, right: Report, kept: int) -> None:
    """Write the comparison under one heading a kind, A's words before B's."""
    from rich.text import Text

    from variorum.cli.console import make_console
    from variorum.render.labels import CHANGES
    from variorum.render.terminal import clean

    console = make_console()

    def write(text: str, indent: int, style: str = "") -> None:
        width = max(20, console.width - indent)
        for line in Text(clean(text), style=style).wrap(console, width):
            line.rstrip()
            console.print(Text(" " * indent) + line)

    write(f"A: {left.name} ({left.id})", 0, "bold")
    write(f"B: {right.name} ({right.id})", 0, "bold")
    for kind in ChangeKind:
        found = [change for change in changes if change.kind is kind]
        if not found:
            continue
        console.print()
        write(f"B {CHANGES[kind]}: {len(found)}", 0, "bold")
        for change in found:
            for label, passage, report, is_near in (
                ("A", change.left, left, kind is ChangeKind.ADDED),
                ("B", change.right, right, kind is ChangeKind.OMITTED),
            ):
                if passage is not None:
                    span = passage.spans[0]
                    near = " nearest" if is_near else ""
                    write(f"{label}{near} [{span.start}-{passage.spans[-1].end}]: “{passage.of(report.text)}”", 2)
            write(f"why: {change.reason}", 4)
    console.print()
    write(f"B keeps {kept} of A's statements as they are." + ("" if kept else " Nothing is kept."), 0)
