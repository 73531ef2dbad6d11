"""``variorum rule``: a person's decision that outlives every recomputation."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option
from variorum.cli.failing import tell
from variorum.cli.naming import complete_id
from variorum.cli.rows import write_json
from variorum.model import RulingKind
from variorum.model.codec import to_plain


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in RulingKind]))
@click.argument("left")
@click.argument("right", default="")
@click.option("--author", default="", envvar="VARIORUM_AUTHOR", help="Who decided.", show_envvar=True)
@click.option("--note", default="", help="Why.")
@click.option("--json", "as_json", is_flag=True, help="Print the ruling as one JSON object.")
@store_option
def command(kind: str, left: str, right: str, author: str, note: str, as_json: bool, store: str) -> None:
    """Decide what the evidence does not: the decision is kept and holds from now on.

    merge and split speak of two statements (REPORT:s3, as `variorum claims --json` lists them): they belong to one
    claim, or do not. depends and independent speak of two reports: LEFT took from RIGHT (which may be a missing origin,
    missing:OUTLET), or did not. speaker says that statement LEFT was spoken by RIGHT, a name (none: it was not
    who is named now). undo takes back the ruling LEFT. A later ruling on the same pair replaces an earlier one.

    \b
    Examples:
      variorum rule split harbour-3:s4 hill-1:s2 --author Ada --note "two different bridges"
      variorum rule depends hill-1 harbour-3
      variorum rule speaker harbour-3:s4 "Ana Roe"
      variorum rule undo ruling:2
    """
    if not right and kind not in (RulingKind.UNDO, RulingKind.SPEAKER):
        raise click.UsageError(f"{kind} needs two ids")
    with open_collection(store) as collection:
        reports = collection.reports(all_versions=True)
        left = left if kind == RulingKind.UNDO else complete_id(left, reports)
        right = right if kind in (RulingKind.UNDO, RulingKind.SPEAKER) else complete_id(right, reports)
        ruling = collection.rule(RulingKind(kind), left, right, author, note)
    if as_json:
        write_json(to_plain(ruling))
    else:
        tell(f"{ruling.id}: {ruling.kind.value} {ruling.left} {ruling.right}")
