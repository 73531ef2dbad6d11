"""``variorum read``: what each report says, by itself."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.failing import tell
from variorum.cli.naming import find_reports
from variorum.cli.progress import load_parser, shown_progress
from variorum.cli.records import Records, tell_doubt
from variorum.cli.rows import row_options, write_json, write_rows
from variorum.cli.shapes import Shape, shape_reading
from variorum.errors import ReadingError


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]...")
@click.option("--as-is", is_flag=True, help="Read JSON Lines from standard input; touch no store.")
@store_option
@row_options
def command(reports: tuple[str, ...], as_is: bool, store: str, form: str) -> None:
    """Show the statements, figures, moments and mentions of reports.

    REPORT is an id, the start of one, a label or an outlet; all reports of the store when left out. With --as-is each
    line of standard input is {id, text, title?, outlet?, url?, published?, story?}; its text is taken as it stands, and
    one line of JSON comes out for each as soon as it is read.

    \b
    Examples:
      variorum read harbour-3
      variorum read --as-is < reports.jsonl > readings.jsonl
    """
    if as_is:
        if reports:
            raise click.UsageError("--as-is reads standard input; give it no REPORT")
        read_lines()
        return
    with open_collection(store) as collection, shown_progress() as watch:
        from variorum.engine import Progress

        shapes = []
        chosen = find_reports(reports, collection.reports(all_versions=bool(reports)))
        for number, report in enumerate(chosen, 1):
            try:
                shape = shape_reading(report, collection.read(report.id))
            except ReadingError as error:
                tell(f"{report.id}: {error}")
            else:
                if form == "json":
                    write_json(shape)
                shapes.append(shape)
            watch(Progress("reading", number, len(chosen), report.name))
    if chosen and not shapes:
        raise click.exceptions.Exit(1)
    if form != "json":
        columns = {"statement": "id", "speaker": "speaker", "via": "via", "manner": "manner", "force": "force"}
        rows = [statement for shape in shapes for statement in shape["statements"]]
        write_rows(rows, form, {**columns, "words": "text"}, f"the store {store} holds nothing to read")


def read_lines() -> None:
    """Read standard input line by line and write each reading as soon as it is there."""
    load_parser()
    from variorum.filters import read_record

    def accept(record: dict[str, object], place: str) -> Shape:
        report, reading = read_record(record, place)
        tell_doubt(record, report, place)
        return shape_reading(report, reading)

    records = Records(accept)
    for shape in records:
        write_json(shape)
    records.check()
