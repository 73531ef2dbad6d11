"""What is fetched comes whole or not at all, within the limits; from a server of this test's own."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from variorum.errors import FetchRefusedError
from variorum.settings import WebSettings
from variorum.web import fetching
from variorum.web.fetching import Fetched, fetch_page

PAGE = b"<html><body><p>The bridge at Vellin is shut, Roe said.</p></body></html>"
SETTINGS = WebSettings(fetch_max_bytes=100_000, fetch_timeout_seconds=2.0, fetch_max_redirects=2)


class Answers(BaseHTTPRequestHandler):
    seen: ClassVar[list[dict[str, str]]] = []

    def do_GET(self) -> None:
        self.seen.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        what = self.path.partition("?")[0]
        if what == "/slow":
            self.send(b"x" * 10, size=1_000_000, stop=True)
        elif what == "/moved":
            self.send(b"", 302, location="/page")
        elif what == "/round":
            self.send(b"", 302, location="/round")
        elif what == "/inside":
            self.send(b"", 301, location="http://169.254.169.254/latest/meta-data/")
        elif what == "/nowhere":
            self.send(b"", 302)
        elif what == "/large":
            self.send(b"x" * 200_000)
        elif what == "/bomb":
            self.send(gzip.compress(b"x" * 50_000_000), encoding="gzip")
        elif what == "/packed":
            self.send(gzip.compress(PAGE), encoding="gzip")
        elif what == "/broken":
            self.send(b"not packed at all", encoding="gzip")
        elif what == "/brotli":
            self.send(PAGE, encoding="br")
        elif what == "/picture":
            self.send(PAGE, kind="image/png")
        elif what == "/text":
            self.send(b"Words.", kind="text/plain; charset=utf-8")
        elif what == "/gone":
            self.send(PAGE, 410)
        else:
            self.send(PAGE)

    def send(
        self,
        body: bytes,
        status: int = 200,
        kind: str = "text/html; charset=utf-8",
        encoding: str = "",
        location: str = "",
        size: int | None = None,
        stop: bool = False,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if size is None else size))
        for name, value in (("Content-Encoding", encoding), ("Location", location)):
            if value:
                self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
            for _ in range(100 if stop else 0):
                time.sleep(0.1)
                self.wfile.write(b"x")
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def here(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this test's own server, and nothing else of this machine, count as public."""
    real = fetching.is_public
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1" or real(address))
    monkeypatch.setattr(fetching, "PORTS", frozenset({80, 443, port}))
    Answers.seen.clear()


def fetch(port: int, path: str) -> Fetched:
    def resolve(host: str, _: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else [host]

    return fetch_page(f"http://news.example:{port}{path}", SETTINGS, resolve)


def test_a_page_comes_as_it_is_and_the_server_is_asked_by_its_name(port: int) -> None:
    found = fetch(port, "/page?a=b#part")
    assert (found.url, found.data, found.is_text) == (f"http://news.example:{port}/page?a=b", PAGE, False)
    assert Answers.seen[0]["path"] == "/page?a=b"
    assert Answers.seen[0]["host"] == f"news.example:{port}"
    assert "cookie" not in Answers.seen[0]
    assert "referer" not in Answers.seen[0]


def test_packed_pages_text_and_redirects_are_followed(port: int) -> None:
    assert fetch(port, "/packed").data == PAGE
    assert fetch(port, "/text").is_text
    assert fetch(port, "/moved").url == f"http://news.example:{port}/page"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/large", "bytes"),
        ("/bomb", "bytes"),
        ("/broken", "packed"),
        ("/brotli", "packed"),
        ("/picture", "image/png"),
        ("/gone", "410"),
        ("/nowhere", "nowhere"),
        ("/round", "redirects"),
        ("/inside", "public internet"),
        ("/slow", "long|part|fetched"),
    ],
)
def test_what_is_beyond_the_limits_is_refused_and_said_why(port: int, path: str, why: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchRefusedError, match=why):
        fetch(port, path)
    assert time.monotonic() - began < 6


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PORTS", frozenset({1}))
    with pytest.raises(FetchRefusedError, match="could not be fetched"):
        fetch_page("http://news.example:1/", SETTINGS, lambda *_: ["127.0.0.1"])
