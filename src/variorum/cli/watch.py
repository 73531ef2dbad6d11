"""``variorum watch``: notices of a new origin, a changed figure, a contradiction or a correction, with the words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.failing import tell
from variorum.cli.progress import shown_progress
from variorum.cli.rows import row_options, write_rows

if TYPE_CHECKING:
    from variorum.store import WatchBook


@click.command()
@click.option("--story", default="", metavar="ID", help="Watch this story: its id, as `variorum stories` lists it.")
@click.option("--query", default="", metavar="WORDS", help="Watch the claims in which all these words stand.")
@click.option("--speaker", default="", metavar="NAME", help="Watch the claims that rest on this name's word.")
@click.option("--drop", default="", metavar="ID", help="Watch this no longer (watch:1).")
@click.option("--list", "listing", is_flag=True, help="List what is watched.")
@click.option("--all", "everything", is_flag=True, help="List the notices given before, too.")
@store_option
@row_options
def command(
    story: str, query: str, speaker: str, drop: str, listing: bool, everything: bool, store: str, form: str
) -> None:
    """Tell what is new of what is watched: a new reporting origin, another figure, a contradiction, a correction.

    With --story, --query or --speaker something is watched from now on. Without, the stories are looked through and the
    notices that came since the last look are printed, each with the words it stands on. The page shows the same, and
    gives it as a feed.

    \b
    Examples:
      variorum watch --query "bridge vellin"
      variorum watch --speaker "Ana Roe"
      variorum watch --json
    """
    from variorum.store import WatchBook

    asked = [(kind, target) for kind, target in (("story", story), ("query", query), ("speaker", speaker)) if target]
    if len(asked) + bool(drop) + listing + everything > 1:
        raise click.UsageError("one of --story, --query, --speaker, --drop, --list and --all at a time")
    with open_collection(store) as collection:
        book = WatchBook(collection.store)
        if asked:
            kind, target = asked[0]
            if kind == "story":
                collection.edition(target)
            watch = book.add(kind, target, target, datetime.now(UTC).isoformat(timespec="seconds"))
            tell(f"{watch.id}: {watch.kind} {watch.label}")
            return
        if drop:
            book.drop(drop)
            return
        if listing:
            names = ("id", "kind", "target", "made")
            rows = [{name: getattr(watch, name) for name in names} for watch in book.watches()]
            write_rows(rows, form, {name: name for name in names}, "nothing is watched yet; --query WORDS does")
            return
        if not everything:
            before = {notice.id for notice in book.notices(limit=1_000_000)}
            with shown_progress() as progress:
                editions = collection.editions(None, progress)
            _note(book, editions)
        else:
            before = set()
        notices = [notice for notice in reversed(book.notices(limit=1_000_000)) if notice.id not in before]
    rows = [
        {
            "id": notice.id,
            "watch": notice.watch_id,
            "kind": notice.kind,
            "title": notice.title,
            "story": notice.story_id,
            "made": notice.made,
            "texts": [words for _, _, words in notice.words],
            "reports": [report_id for report_id, _, _ in notice.words],
        }
        for notice in notices
    ]
    write_rows(rows, form, {"": "kind", "what": "title", "words": "texts", "watch": "watch"}, "nothing new")


def _note(book: WatchBook, editions: object) -> None:
    from variorum.web.noticing import find_notices

    now = datetime.now(UTC).isoformat(timespec="seconds")
    assert isinstance(editions, tuple)
    for edition in editions:
        for watch in book.watches():
            book.note(watch.id, find_notices(edition, watch), now)
