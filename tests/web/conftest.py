"""A server on the invented story of the harbour, in this process, and one on reports that mean harm."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum import Variorum
from variorum.model import Edition
from variorum.settings import Settings, WebSettings
from variorum.web.app import make_app
from variorum.web.options import Options
from variorum.web.site import Site, open_site

ROOT = Path(__file__).resolve().parents[2]
BASE = "http://127.0.0.1:8642"
HOSTILE = (
    '"><script>document.documentElement.dataset.ran=1</script>'
    '<img src=x onerror="document.documentElement.dataset.ran=1">'
    "<svg onload=\"document.documentElement.dataset.ran=1\"></svg> {{ 7*7 }} {% include '/etc/passwd' %} ${7*7} "
    "javascript:alert(1) [link](javascript:alert(1)) file\u202etxt.exe \u2066hidden\u2069 \x1b[31m "
)


def open_client(site: Site) -> TestClient:
    return TestClient(make_app(site, keeps_up=False), base_url=BASE, follow_redirects=False)


def take_up(site: Site) -> None:
    """Do at once what the server's own thread does while it serves."""
    site.shelf.refresh()
    for story in site.shelf.shown.survey.stories:
        site.shelf.make(story.id)


@pytest.fixture(scope="session")
def harbour_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the harbour's story, read once; copy it before changing anything."""
    path = tmp_path_factory.mktemp("harbour") / "harbour.sqlite"
    with Variorum(path) as collection:
        collection.add([ROOT / "examples" / "harbour"])
        collection.editions()
    return path


@pytest.fixture(scope="session")
def harbour(harbour_store: Path) -> Iterator[TestClient]:
    """A client of the harbour's story; only for tests that change nothing of it."""
    path = harbour_store.with_name("read.sqlite")
    shutil.copy(harbour_store, path)
    site = open_site(str(path), Options(), threads=True)
    take_up(site)
    with open_client(site) as client:
        client.site = site  # type: ignore[attr-defined]
        yield client


@pytest.fixture(scope="session")
def harbour_edition(harbour_store: Path) -> Edition:
    with Variorum(harbour_store) as collection:
        return collection.editions()[0]


@pytest.fixture
def own_harbour(harbour_store: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a copy of its own."""
    path = tmp_path / "own.sqlite"
    shutil.copy(harbour_store, path)
    site = open_site(str(path), Options(), threads=True)
    take_up(site)
    with open_client(site) as client:
        client.site = site  # type: ignore[attr-defined]
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """Return a maker of clients on empty stores, with options of one's own."""
    opened = []

    def make(options: Options | None = None, **knobs: object) -> TestClient:
        settings = Settings(web=WebSettings(**knobs))  # type: ignore[arg-type]
        site = open_site(str(tmp_path / f"{len(opened)}.sqlite"), options or Options(), settings, threads=True)
        take_up(site)
        client = open_client(site)
        client.__enter__()
        client.site = site  # type: ignore[attr-defined]
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of reports in which everything that somebody else wrote means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    said = f"Mayor Ines Okoro said on Tuesday that 40 families had left Marlow {HOSTILE} because of the flood."
    records = [
        {
            "id": f"../../{number}/<script>",
            "title": f"Flood in Marlow {HOSTILE}",
            "outlet": f"Hill Gazette {HOSTILE}",
            "url": "javascript:alert(document.cookie)" if number else "https://hill.example/a?b=<script>",
            "published": f"2025-03-0{number + 4}T10:00:00Z",
            "text": f"{said}\n\n“We are safe, all {number + 40} of us, {HOSTILE}” she said. {'x' * 5000}",
        }
        for number in range(2)
    ]
    (folder / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    path = folder / "store.sqlite"
    with Variorum(path) as collection:
        collection.add([folder / "feed.jsonl"])
    site = open_site(str(path), Options(), threads=True)
    take_up(site)
    with open_client(site) as client:
        client.site = site  # type: ignore[attr-defined]
        yield client


def csrf_of(client: TestClient) -> str:
    return str(client.get("/csrf.json").json()["csrf"])


@pytest.fixture
def post() -> Callable[..., object]:
    """Return what sends a form as our own pages do."""

    def send(client: TestClient, path: str, **fields: str) -> object:
        return client.post(path, data={"csrf": csrf_of(client), **fields}, headers={"origin": BASE})

    return send
