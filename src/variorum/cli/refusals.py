"""``variorum refusals``: everything that was left out, and why."""

from __future__ import annotations

import click

from variorum.cli.collection import open_store, store_option
from variorum.cli.rows import row_options, write_rows


@click.command()
@store_option
@row_options
def command(store: str, form: str) -> None:
    """List everything that was left out: code, place and reason. Codes are explained in docs/errors.md.

    \b
    Examples:
      variorum refusals
      variorum refusals --csv > left-out.csv
    """
    with open_store(store) as kept:
        rows = [
            {"code": each.code, "place": each.place, "stage": each.stage, "reason": each.reason}
            for each in kept.refusals()
        ]
    write_rows(rows, form, {name: name for name in ("code", "place", "stage", "reason")}, "nothing was left out")
