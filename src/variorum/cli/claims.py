"""``variorum claims``: every claim of a story, with both counts."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.progress import shown_progress
from variorum.cli.rows import row_options, write_rows
from variorum.cli.shapes import Shape, shape_passage
from variorum.cli.story_choice import find_editions, story_option
from variorum.model import Edition, Row


@click.command()
@story_option
@store_option
@row_options
def command(story: str | None, store: str, form: str) -> None:
    """Show the claims of each story: how many reports, how many reporting origins, and on whose word.

    \b
    Examples:
      variorum claims
      variorum claims --story harbour-3 --json
    """
    with open_collection(store) as collection, shown_progress() as watch:
        editions = find_editions(collection, story, watch)
    rows = [shape_claim(edition, row) for edition in editions for row in edition.rows]
    columns = {
        **{"claim": "claim", "words": "text", "reports": "reports", "origins": "origins", "low": "low", "high": "high"},
        **{"rests on": "words_of", "note": "note"},
    }
    write_rows(rows, form, columns, f"the store {store} holds no claim yet; variorum add PATH takes reports in")


def shape_claim(edition: Edition, row: Row) -> Shape:
    """Return one claim with its counts, the words it rests on, and what each report says to it."""
    texts = {report.id: report.text for report in edition.reports}
    return {
        "story": edition.story.id,
        "claim": row.claim_id,
        "text": row.wording.of(texts[row.wording.report_id]),
        "wording": shape_passage(row.wording),
        "reports": row.count.reports,
        "origins": row.count.origins,
        "low": row.count.low,
        "high": row.count.high,
        "origin_ids": list(row.count.origin_ids),
        "words_of": [word.name for word in row.words],
        "note": row.note,
        "cells": [
            {
                "report": cell.report_id,
                "relation": cell.relation and cell.relation.value,
                "statements": list(cell.statement_ids),
                "texts": [passage.of(texts[passage.report_id]) for passage in cell.passages],
                "speaker": cell.speaker,
                "via": [carrier.name for carrier in cell.via],
                "manner": cell.manner and cell.manner.value,
                "force": cell.force and cell.force.value,
                "reason": cell.reason,
            }
            for cell in row.cells
        ],
    }
