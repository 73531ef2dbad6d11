"""``variorum stories``: which reports are of one event, and which events hang together."""

from __future__ import annotations

from datetime import timedelta

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.records import Records, report_taker
from variorum.cli.rows import row_options, write_json, write_rows
from variorum.cli.shapes import shape_period
from variorum.model import Period


@click.command()
@click.option("--as-is", is_flag=True, help="Read JSON Lines from standard input; touch no store.")
@store_option
@row_options
def command(as_is: bool, store: str, form: str) -> None:
    """Show the stories of the store: reports of one event, and the threads that link events over time.

    With --as-is each line of standard input is {id, text, title?, outlet?, url?, published?, story?}, and out comes
    {id, story, thread, because} for each, in order of arrival.

    \b
    Examples:
      variorum stories
      variorum stories --as-is < reports.jsonl
    """
    if as_is:
        from variorum.filters import group_records

        records = Records(report_taker())
        for assignment in group_records(list(records)):
            write_json(
                {
                    "id": assignment.report_id,
                    "story": assignment.story_id,
                    "thread": assignment.thread_id,
                    "because": assignment.because,
                }
            )
        records.check()
        return
    with open_collection(store) as collection:
        names = {report.id: report.name for report in collection.reports()}
        rows = [
            {
                "story": story.id,
                "thread": story.thread_id,
                "when": shape_period(story.when),
                "when_shown": show_period(story.when),
                "because": story.when_because,
                "reports": list(story.report_ids),
                "names": [names[report_id] for report_id in story.report_ids],
            }
            for story in collection.stories()
        ]
    columns = {"story": "story", "when": "when_shown", "because": "because", "reports": "names", "thread": "thread"}
    write_rows(rows, form, columns, f"the store {store} holds no report yet; variorum add PATH takes some in")


def show_period(period: Period | None) -> str:
    """Return a period as its day, or its first and last day; ``day unknown`` for None."""
    if period is None:
        return "day unknown"
    if period.is_one_day:
        return f"{period.earliest:%Y-%m-%d}"
    first, last = period.earliest, period.latest - timedelta(microseconds=1)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        if (first.month, last.month) == (1, 12) and first.year == last.year:
            return f"{first:%Y}, day unknown"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%Y-%m}, day unknown"
    return f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"
