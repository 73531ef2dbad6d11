"""Rows to standard output: a table to read, or one JSON object a line, or CSV."""

from __future__ import annotations

import csv
import io
import json
import math
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import click

from variorum.cli.words import show

Row = Mapping[str, Any]
Function = TypeVar("Function", bound=Callable[..., object])

# Legal in JSON, but Python's ``splitlines`` and some readers of JSON Lines take them for line ends.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def row_options(function: Function) -> Function:
    """Give a command ``--json`` and ``--csv``; it gets ``form``: ``json``, ``csv`` or ``table``."""
    with_csv = click.option("--csv", "form", flag_value="csv", help="Print comma-separated values, headings first.")
    with_json = click.option("--json", "form", flag_value="json", help="Print one JSON object a line.")
    table = click.option("--table", "form", flag_value="table", default=True, hidden=True)
    return with_json(with_csv(table(function)))


def encode_row(row: Row) -> bytes:
    """Return a row as one line of UTF-8 JSON; numbers JSON cannot hold become null."""
    try:
        line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    except ValueError:
        line = json.dumps(_without_infinities(row), ensure_ascii=False)
    try:
        return line.translate(_LINE_ENDS).encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate of the input: escaped, as JSON can
        return json.dumps(json.loads(line), ensure_ascii=True).encode("ascii")


def write_json(row: Row) -> None:
    """Write one row and pass it on at once, so that the next command in a pipe can start."""
    out = sys.stdout.buffer
    out.write(encode_row(row) + b"\n")
    out.flush()


def write_rows(rows: Iterable[Row], form: str, columns: Mapping[str, str], empty: str = "") -> None:
    """Write all rows.

    Parameters
    ----------
    rows
        Plain values; JSON shows all of them.
    form
        ``json``, ``csv`` or ``table``.
    columns
        Heading → key of the row, for tables and CSV.
    empty
        What to tell a person (on standard error) when there is no row to put in a table.
    """
    if form == "json":
        for row in rows:
            write_json(row)
    elif form == "csv":
        _write_csv(rows, columns)
    else:
        listed = list(rows)
        if listed:
            _write_table(listed, columns)
        elif empty:
            click.echo(empty, err=True)


def _write_csv(rows: Iterable[Row], columns: Mapping[str, str]) -> None:
    out = sys.stdout.buffer
    for cells in [list(columns), *([_csv_cell(row.get(key)) for key in columns.values()] for row in rows)]:
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(cells)
        out.write(line.getvalue().encode("utf-8", "backslashreplace"))
    out.flush()


def _write_table(rows: Sequence[Row], columns: Mapping[str, str]) -> None:
    from rich.table import Table
    from rich.text import Text

    from variorum.cli.console import make_console

    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for heading, key in columns.items():
        numbers = all(isinstance(row.get(key), int | float | None) for row in rows)
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(show(_cell(row.get(key)))) for key in columns.values()))
    make_console(wide=True).print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value)


def _csv_cell(value: object) -> str:
    cell = _cell(value)
    if not isinstance(value, int | float) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"  # a spreadsheet would run it (https://owasp.org/www-community/attacks/CSV_Injection)
    return cell


def _without_infinities(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {key: _without_infinities(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_infinities(item) for item in value]
    return value
