"""``variorum serve``: the page, on this machine or, with a token, on a network."""

from __future__ import annotations

import click

from variorum.cli.collection import open_collection, store_option, take_in, tell_added
from variorum.cli.failing import tell
from variorum.cli.progress import shown_progress


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@store_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen at; another than this machine's own opens it to the network, and a token is wanted.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="Port to listen at.")
@click.option(
    "--token",
    default="",
    envvar="VARIORUM_TOKEN",
    show_envvar=True,
    help="Want this token; made up and shown when the server is open to a network and none is given.",
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A further name the server may be called by."
)
@click.option(
    "--allow-fetch",
    is_flag=True,
    help="Let people add a report by its address: the server fetches it, never from a private network.",
)
def command(
    paths: tuple[str, ...], store: str, host: str, port: int, token: str, hosts: tuple[str, ...], allow_fetch: bool
) -> None:
    """Open the page on the store: stories, claims, timeline, lineage, reports, search, rulings, watches.

    PATH adds reports first. The server listens on this machine alone unless --host says other; what it shows and takes
    is the store's, so commands and other readers see the same.

    \b
    Examples:
      variorum serve
      variorum serve reports/ --port 8000
      variorum serve --host 0.0.0.0 --token "$(openssl rand -hex 16)"
    """
    if paths:
        with open_collection(store, make=True) as collection, shown_progress() as watch:
            added = take_in(collection, paths, watch)
        tell_added(added)
    from variorum.web.options import make_options
    from variorum.web.serving import serve

    try:
        serve(store, make_options(host, port, token, hosts, allow_fetch), tell=tell)
    except KeyboardInterrupt:
        tell("ended; every report and ruling that was taken is kept")
