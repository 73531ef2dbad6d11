"""``variorum omissions``: what a report leaves out that most origins carry, and what one origin carries alone."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.progress import shown_progress
from variorum.cli.rows import row_options, write_rows
from variorum.cli.shapes import Shape, shape_passage
from variorum.cli.story_choice import find_editions, story_option
from variorum.model import Edition, Lone, Omission


@click.command()
@story_option
@store_option
@row_options
def command(story: str | None, store: str, form: str) -> None:
    """Show what each report leaves out that most independent origins carry, then what one origin carries alone.

    Words that a report has in another form are no omission: nothing is shown where one of its sentences holds half of
    the claim's words.

    \b
    Examples:
      variorum omissions
      variorum omissions --story harbour-3 --json
    """
    with open_collection(store) as collection, shown_progress() as watch:
        editions = find_editions(collection, story, watch)
    rows = [shape_omission(edition, each) for edition in editions for each in edition.omissions]
    rows += [shape_lone(edition, each) for edition in editions for each in edition.lone]
    columns = {"what": "kind", "report": "name", "words": "text", "why": "because"}
    write_rows(rows, form, columns, "no report leaves out what most others carry, and none carries anything alone")


def shape_omission(edition: Edition, omission: Omission) -> Shape:
    """Return what one report leaves out, with the words of those that carry it."""
    reports = {report.id: report for report in edition.reports}
    return {
        "story": edition.story.id,
        "kind": "left out",
        "report": omission.report_id,
        "name": reports[omission.report_id].name,
        "claim": omission.claim_id,
        "text": omission.wording.of(reports[omission.wording.report_id].text),
        "wording": shape_passage(omission.wording),
        "carried": [shape_passage(passage) for passage in omission.carried],
        "texts": [passage.of(reports[passage.report_id].text) for passage in omission.carried],
        "origins": omission.origins,
        "others": omission.others,
        "because": omission.because,
    }


def shape_lone(edition: Edition, lone: Lone) -> Shape:
    """Return what one origin carries alone, with the words of each report that has it from there."""
    reports = {report.id: report for report in edition.reports}
    return {
        "story": edition.story.id,
        "kind": "one origin alone",
        "report": lone.report_ids[0],
        "name": reports[lone.report_ids[0]].name,
        "claim": lone.claim_id,
        "text": lone.passages[0].of(reports[lone.passages[0].report_id].text),
        "wording": shape_passage(lone.passages[0]),
        "carried": [shape_passage(passage) for passage in lone.passages],
        "texts": [passage.of(reports[passage.report_id].text) for passage in lone.passages],
        "origin": lone.origin_id,
        "because": lone.because,
    }
