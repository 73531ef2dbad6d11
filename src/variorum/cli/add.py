"""``variorum add``: take reports in, and no more."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option, take_in, tell_added
from variorum.cli.progress import shown_progress
from variorum.cli.rows import row_options, write_rows


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@store_option
@row_options
def command(paths: tuple[str, ...], store: str, form: str) -> None:
    """Take reports into the store without reading them deeply.

    PATH is a .txt, .html or .jsonl file, a folder, a glob, or - for standard input. The same content twice is one
    report; a changed text at the same address is a new version. What cannot be read is told and listed by
    `variorum refusals`; exit code 1 only if nothing could be read.

    \b
    Examples:
      variorum add reports/*.html more.jsonl
      cat feed.jsonl | variorum add - --json
    """
    with open_collection(store, make=True) as collection, shown_progress() as watch:
        added = take_in(collection, paths, watch)
    outcomes = (("new", added.new), ("new version", added.versions), ("known already", added.duplicates))
    rows = [
        {"id": report.id, "outcome": outcome, "label": report.label, "outlet": report.outlet, "version": report.version}
        for outcome, reports in outcomes
        for report in reports
    ]
    write_rows(rows, form, {"report": "id", "label": "label", "outlet": "outlet", "": "outcome"})
    tell_added(added)
