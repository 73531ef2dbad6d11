"""``variorum explain``: why something is as it is shown."""

from __future__ import annotations

from typing import Any

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.explanation import (
    Explanation,
    explain_claim,
    explain_edge,
    explain_item,
    explain_report,
    explain_story,
)
from variorum.cli.naming import complete_id
from variorum.cli.progress import shown_progress
from variorum.cli.rows import write_json
from variorum.cli.words import show


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID | CHILD PARENT")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@store_option
def command(ids: tuple[str, ...], as_json: bool, store: str) -> None:
    """Say why: the rule or model behind a result, the words it stands on, and what speaks for and against it.

    ID is a claim (claim:…), a story (story:…), a report, or something read from one: REPORT:s3 a statement, f3 a
    figure, t3 a moment, m3 a mention, e3 an entity. Two ids are a dependence: why CHILD took from PARENT, or did not.

    \b
    Examples:
      variorum explain harbour-3:s4
      variorum explain hill-1 harbour-3
    """
    if len(ids) > 2:
        raise click.UsageError(f"expected one id, or CHILD PARENT, got {len(ids)} ids")
    with open_collection(store) as collection:
        reports = collection.reports(all_versions=True)
        names = [complete_id(word, reports) for word in ids]
        with shown_progress() as watch:
            explanation = explain(collection, names, watch)
    if as_json:
        write_json(explanation.plain)
    else:
        click.echo(show("\n".join(explanation.lines)))


def explain(collection: Any, names: list[str], watch: Any) -> Explanation:
    """Return why one thing, or one edge, is as it is."""
    name = names[0]
    if len(names) == 2:
        return explain_edge(collection, names[0], names[1], watch)
    if name.startswith("claim:"):
        return explain_claim(collection, name, watch)
    if name.startswith("story:"):
        return explain_story(collection, name)
    if name in {report.id for report in collection.reports(all_versions=True)}:
        return explain_report(collection, name)
    return explain_item(collection, name)
