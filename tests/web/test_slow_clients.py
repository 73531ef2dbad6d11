"""Clients that never finish what they send keep nobody else waiting."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
import uvicorn
from starlette.testclient import TestClient

from variorum.web.app import make_app
from variorum.web.serving import listen

SLOW = 150
MOST_SECONDS = 5.0
"""On a machine that others use as well; alone it is some milliseconds."""


@pytest.fixture
def port(harbour: TestClient) -> Iterator[int]:
    listening = listen("127.0.0.1", 0)
    app = make_app(harbour.site, keeps_up=False)  # type: ignore[attr-defined]
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield int(listening.getsockname()[1])
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


@pytest.mark.parametrize(
    "opening",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        b"POST /watch HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
        b"Content-Type: application/x-www-form-urlencoded\r\n\r\nkind=",
    ],
    ids=["head", "body"],
)
def test_many_clients_that_never_finish_keep_nobody_waiting(port: int, opening: bytes) -> None:
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(SLOW)]
    try:
        for connection in slow:
            connection.sendall(opening)
        began = time.monotonic()
        with urlopen(f"http://127.0.0.1:{port}/", timeout=MOST_SECONDS) as answer:
            assert answer.status == 200
        assert time.monotonic() - began < MOST_SECONDS
    finally:
        for connection in slow:
            connection.close()
