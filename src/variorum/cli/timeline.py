"""``variorum timeline``: when things happened and were said."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.progress import shown_progress
from variorum.cli.records import Records, report_taker
from variorum.cli.rows import row_options, write_json, write_rows
from variorum.cli.shapes import Shape, shape_day, shape_passage, shape_period
from variorum.cli.story_choice import find_editions, story_option
from variorum.model import Edition, Event


@click.command()
@click.option("--as-is", is_flag=True, help="Read JSON Lines from standard input; touch no store.")
@click.option("--days", type=click.IntRange(min=1), help="With --as-is: at most so many days, the best first.")
@story_option
@store_option
@row_options
def command(as_is: bool, days: int | None, story: str | None, store: str, form: str) -> None:
    """Show the timeline of each story: when it happened or was said, and the words that say so.

    With --as-is the reports come from standard input, one {id, text, title?, outlet?, url?, published?, story?} a line,
    and out come the days they speak of, {date, origins, sentences: [{id, start, end, text}]}, the best first.

    \b
    Examples:
      variorum timeline
      variorum timeline --as-is --days 10 < reports.jsonl
    """
    if days and not as_is:
        raise click.UsageError("--days goes with --as-is")
    if as_is:
        rank_lines(days)
        return
    with open_collection(store) as collection, shown_progress() as watch:
        editions = find_editions(collection, story, watch)
    rows = [shape_event(edition, event) for edition in editions for event in edition.timeline]
    columns = {"when": "shown_when", "": "aspect", "words": "text", "reports": "reports", "story": "story"}
    write_rows(rows, form, columns, f"the store {store} holds no dated words yet")


def rank_lines(days: int | None) -> None:
    """Rank the days that the reports of standard input speak of."""
    from variorum.filters import rank_record_days

    records = Records(report_taker())
    for day in rank_record_days(list(records), days):
        write_json(shape_day(day))
    records.check()


def shape_event(edition: Edition, event: Event) -> Shape:
    """Return one line of a timeline with the words it stands on."""
    passages = [piece.passage for piece in event.line.pieces if piece.passage]
    return {
        "story": edition.story.id,
        "when": shape_period(event.when),
        "shown_when": event.shown_when,
        "aspect": event.aspect,
        "text": event.line.text,
        "passages": [shape_passage(passage) for passage in passages],
        "reports": list(dict.fromkeys(passage.report_id for passage in passages)),
        "because": event.because,
    }
