"""``variorum lineage``: which report took from which, and how many origins there are."""

from __future__ import annotations

from collections.abc import Iterable

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.progress import shown_progress
from variorum.cli.records import Records, check_report
from variorum.cli.rows import row_options, write_json, write_rows
from variorum.cli.shapes import Shape, shape_count, shape_edge
from variorum.cli.story_choice import find_editions, story_option
from variorum.model import Dependence, Lineage, Scope


@click.command()
@click.option("--as-is", is_flag=True, help="Read JSON Lines from standard input; touch no store.")
@story_option
@store_option
@row_options
def command(as_is: bool, story: str | None, store: str, form: str) -> None:
    """Show which report depends on which, with probability and evidence, and the independent origins of each story.

    First the edges {child, parent, missing, probability, evidence}, then {story, reports, origins, low, high} for each
    story. An origin that the collection lacks is `missing:OUTLET`. With --as-is the reports come from standard input,
    one {id, text, title?, outlet?, url?, published?, story?} a line, and only edges between whole reports come out.

    \b
    Examples:
      variorum lineage
      variorum lineage --as-is < reports.jsonl
    """
    if as_is:
        from variorum.filters import trace_records

        records = Records(check_report)
        lineages = trace_records(list(records))
        for edge in (edge for lineage in lineages for edge in lineage.dependences if edge.scope is Scope.REPORT):
            write_json(shape_edge(edge))
        for lineage in lineages:
            write_json(shape_count(lineage))
        records.check()
        return
    with open_collection(store) as collection, shown_progress() as watch:
        editions = find_editions(collection, story, watch)
    write_lineages([edition.lineage for edition in editions], form, store)


def write_lineages(lineages: Iterable[Lineage], form: str, store: str) -> None:
    """Write all edges, then all counts."""
    lineages = list(lineages)
    edges = [
        {**shape_edge(edge), "story": lineage.story_id, "because": say_why(edge)}
        for lineage in lineages
        for edge in lineage.dependences
    ]
    counts = [shape_count(lineage) for lineage in lineages]
    if form == "json":
        write_rows([*edges, *counts], form, {})
        return
    columns = {
        "report": "child",
        "took from": "parent",
        "probability": "probability",
        "as a": "scope",
        "why": "because",
    }
    empty = "no report depends on another" if lineages else f"the store {store} holds no report yet"
    write_rows(edges, form, columns, empty)
    if form == "table" and counts:
        click.echo()
        columns = {"story": "story", "reports": "reports", "independent origins": "origins", "low": "low"}
        write_rows(counts, form, {**columns, "high": "high"})


def say_why(edge: Dependence) -> str:
    """Return what speaks most for an edge, in words."""
    reasons: list[Shape] = [{"because": each.because, "weight": each.weight} for each in edge.evidence]
    return str(max(reasons, key=lambda reason: reason["weight"])["because"]) if reasons else ""
