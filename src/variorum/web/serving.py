"""Starting the server."""

from __future__ import annotations

import logging
from collections.abc import Callable

from variorum.settings import Settings
from variorum.web.options import Options

SHUTDOWN_SECONDS = 3
"""Seconds that answers under way get when the server is asked to end."""


def serve(store: str, options: Options, settings: Settings | None = None, tell: Callable[[str], None] = print) -> None:
    """Serve a store until interrupted; ``tell`` gets the lines that say where.

    Raises
    ------
    StoreError
        If the store cannot be opened.
    """
    import uvicorn

    from variorum.web.app import make_app
    from variorum.web.site import open_site

    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    site = open_site(store, options, settings)
    host = f"[{options.host}]" if ":" in options.host else options.host
    tell(f"Variorum serves {store} at http://{host}:{options.port}/ (ctrl-C ends it)")
    if options.token:
        tell(f"it is open to a network and wants this token: {options.token}")
    config = uvicorn.Config(
        make_app(site),
        host=options.host,
        port=options.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=64_000,
    )
    uvicorn.Server(config).run()
