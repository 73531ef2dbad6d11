"""``variorum reports``: what the store holds."""

from __future__ import annotations

import click

from variorum.cli.collection import open_store, store_option
from variorum.cli.rows import row_options, write_rows
from variorum.model import Report


@click.command()
@click.option("--all-versions", is_flag=True, help="Also show versions that a later one replaced.")
@store_option
@row_options
def command(all_versions: bool, store: str, form: str) -> None:
    """List the reports of the store, in order of arrival.

    \b
    Examples:
      variorum reports
      variorum reports --all-versions --json
    """
    with open_store(store) as kept:
        rows = [shape_report(report) for report in kept.reports(all_versions=all_versions)]
    columns = {
        **{"report": "id", "label": "label", "outlet": "outlet", "published": "published"},
        **{"words": "words", "version": "version", "title": "title"},
    }
    write_rows(rows, form, columns, f"the store {store} holds no report yet; variorum add PATH takes some in")


def shape_report(report: Report) -> dict[str, object]:
    """Return what is known of a report besides its text; unknown is null."""
    published = report.published
    return {
        "id": report.id,
        "label": report.label,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "url": report.url,
        "published": published.value and published.value.value,
        "published_from": published.read_from,
        "published_because": published.because,
        "language": report.language,
        "words": len(report.text.split()),
        "version": report.version,
        "version_of": report.version_of,
        "path": report.provenance.path,
    }
