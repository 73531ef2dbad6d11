"""Starting the server."""

from __future__ import annotations

import logging
import signal
import socket
import sys
from collections.abc import Callable

from variorum.errors import UsageError
from variorum.settings import Settings
from variorum.web.options import Options

BACKLOG = 512
"""Connections that wait to be taken."""
SHUTDOWN_SECONDS = 3
"""Seconds that answers under way get when the server is asked to end."""


def serve(store: str, options: Options, settings: Settings | None = None, tell: Callable[[str], None] = print) -> None:
    """Serve a store until interrupted; ``tell`` gets the lines that say where.

    Raises
    ------
    StoreError
        If the store cannot be opened.
    UsageError
        If nothing can listen at the address and port.
    """
    import uvicorn

    from variorum.web.app import make_app
    from variorum.web.site import open_site

    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
    listening = listen(options.host, options.port)
    site = open_site(store, options, settings)
    host = f"[{options.host}]" if ":" in options.host else options.host
    tell(f"Variorum serves {store} at http://{host}:{listening.getsockname()[1]}/ (ctrl-C ends it)")
    if options.token:
        tell(f"it is open to a network and wants this token: {options.token}")
    config = uvicorn.Config(
        make_app(site),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=64_000,
    )
    # A service manager ends the server with this; afterwards Python ends as after any other work.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; a port of 0 takes a free one. Raises ``UsageError`` where it cannot."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(BACKLOG)  # from now on, so that who is told the address can ask at once
    except OSError as error:
        raise UsageError(
            f"cannot listen at {host} port {port} ({error.strerror or error}); --port N names another"
        ) from error
    return listening
