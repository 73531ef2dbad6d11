"""``variorum edition``: from reports to what a person reads."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.collection import open_collection, store_option, take_in, tell_added
from variorum.cli.failing import tell
from variorum.cli.progress import load_parser, shown_progress


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@store_option
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Also write a page in one file.")
@click.option("--json", "as_json", is_flag=True, help="Print all of it, one edition an object a line.")
def command(paths: tuple[str, ...], store: str, page: Path | None, as_json: bool) -> None:
    """Read reports and show their edition: brief, claims, timeline, lineage, discrepancies.

    PATH is a .txt, .html or .jsonl file, a folder, a glob, or - for standard input. The reports are kept in the store;
    shown are the stories they belong to, the biggest first. Without PATH: every story of the store.

    \b
    Examples:
      variorum edition reports/ --html story.html
      curl -s https://news.example/a.html | variorum edition -
      variorum edition --json | jq .story
    """
    with open_collection(store, make=bool(paths)) as collection:
        wanted = None
        with shown_progress() as watch:
            if paths:
                added = take_in(collection, paths, watch)
        if paths:
            tell_added(added)
            wanted = [report.id for report in added.taken]
            if added.new or added.versions:  # these must be read; all others may be in the cache
                load_parser()
        with shown_progress() as watch:
            editions = collection.editions(wanted, watch)
    if not editions:
        tell(f"the store {store} holds no report yet; add some: variorum edition PATH")
        raise click.exceptions.Exit(1)
    if page:
        from variorum.render import render_html

        write_whole(page, render_html(editions))
        tell(f"page written: {page}")
    if as_json:
        from variorum.cli.rows import write_json
        from variorum.render import render_json

        for edition in editions:
            write_json(render_json(edition))
    else:
        from variorum.cli.console import make_console
        from variorum.render import render_terminal

        render_terminal(editions, make_console())


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader finds the old one or the whole new one, never a part."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", errors="backslashreplace")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.FileError(str(path), error.strerror or str(error)) from error
