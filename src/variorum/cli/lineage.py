"""``variorum lineage``: which report took from which, and how many origins there are."""

from __future__ import annotations

from collections.abc import Sequence

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.progress import shown_progress
from variorum.cli.records import Records, report_taker
from variorum.cli.rows import row_options, write_json, write_rows
from variorum.cli.shapes import Shape, shape_count, shape_edge
from variorum.cli.story_choice import find_editions, story_option
from variorum.model import Dependence, Edition, Scope


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

        records = Records(report_taker())
        lineages = trace_records(list(records))
        for edge in (edge for lineage in lineages for edge in lineage.dependences if edge.scope is Scope.REPORT):
            write_json(shape_edge(edge))
        for lineage in lineages:
            write_json(shape_count(lineage))
        records.check()
        return
    with open_collection(store) as collection, shown_progress() as watch:
        editions = find_editions(collection, story, watch)
    write_lineages(editions, form, store)


def write_lineages(editions: Sequence[Edition], form: str, store: str) -> None:
    """Write all edges, then all counts."""
    edges = [shape_story_edge(edge, edition) for edition in editions for edge in edition.lineage.dependences]
    counts = [shape_count(edition.lineage) for edition in editions]
    if form == "json":
        write_rows([*edges, *counts], form, {})
        return
    columns = {
        "report": "child_name",
        "took from": "parent_name",
        "probability": "probability",
        "as a": "scope",
        "why": "because",
    }
    empty = "no report depends on another" if editions else f"the store {store} holds no report yet"
    write_rows(edges, form, columns, empty)
    if form == "table" and counts:
        click.echo()
        columns = {"story": "story", "reports": "reports", "independent origins": "origins", "low": "low"}
        write_rows(counts, form, {**columns, "high": "high"})


def shape_story_edge(edge: Dependence, edition: Edition) -> Shape:
    """Return an edge with its story, the names people know both ends by, and what speaks most for it."""
    names = {report.id: report.name for report in edition.reports}
    names |= {origin.id: f"{origin.name} (not in the collection)" for origin in edition.lineage.missing}
    strongest = max(edge.evidence, key=lambda reason: reason.weight, default=None)
    return {
        **shape_edge(edge),
        "story": edition.story.id,
        "child_name": names.get(edge.child, edge.child),
        "parent_name": names.get(edge.parent, edge.parent),
        "because": strongest.because if strongest else "",
    }
