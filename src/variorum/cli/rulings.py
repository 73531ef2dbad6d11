"""``variorum rulings``: what people decided."""

from __future__ import annotations

import click

from variorum.cli.collection import open_store, store_option
from variorum.cli.rows import row_options, write_rows
from variorum.model.codec import to_plain


@click.command()
@store_option
@row_options
def command(store: str, form: str) -> None:
    """List the rulings people made, oldest first; of two on the same pair the later holds.

    \b
    Examples:
      variorum rulings
      variorum rulings --json
    """
    with open_store(store) as kept:
        rows = [to_plain(ruling) for ruling in kept.rulings()]
    columns = {name: name for name in ("id", "kind", "left", "right", "author", "note", "made")}
    write_rows(rows, form, columns, "no ruling yet; variorum rule makes one")
