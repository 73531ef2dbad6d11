"""A real browser on real servers: Debian's chromium through Playwright, every trouble it has a failure."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.testclient import TestClient

from variorum.web.app import make_app
from variorum.web.options import Options
from variorum.web.serving import listen
from variorum.web.site import Site, open_site

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip with the reason where there is no browser; `make test` leaves these to `make test-web`."""
    why = ""
    if not os.environ.get("VARIORUM_BROWSER"):
        why = "a real browser: make test-web"
    elif CHROMIUM is None:
        why = "no chromium is installed (apt-get install chromium)"
    else:
        try:
            import playwright.sync_api  # noqa: F401
        except ImportError:
            why = "playwright is not installed (requirements-dev.txt)"
    if why:
        here = Path(__file__).parent
        for item in items:
            if here in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=why))


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve on a free port of this machine."""
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(site, keeps_up=False), log_level="warning", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    ends = time.monotonic() + 30
    while not server.started and time.monotonic() < ends:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)


def open_store(path: Path) -> Site:
    """Open a store as the server does, its editions made."""
    site = open_site(str(path), Options(), threads=True)
    site.shelf.refresh()
    for story in site.shelf.shown.survey.stories:
        site.shelf.make(story.id)
    return site


@pytest.fixture(scope="session")
def harbour_base(harbour_store: Path) -> Iterator[str]:
    """The address of a server on the harbour's story; only for tests that change nothing."""
    path = harbour_store.with_name("browsed.sqlite")
    shutil.copy(harbour_store, path)
    with serving(open_store(path)) as base:
        yield base


@pytest.fixture
def own_base(harbour_store: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server on a copy of one's own."""
    path = tmp_path / "own.sqlite"
    shutil.copy(harbour_store, path)
    with serving(open_store(path)) as base:
        yield base


@pytest.fixture(scope="session")
def hostile_base(hostile: TestClient) -> Iterator[str]:
    """The address of a server on reports that mean harm."""
    with serving(open_store(hostile.site._path)) as base:  # type: ignore[attr-defined]
        yield base


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Return a maker of pages; dialogs, errors of scripts or of the policy, and requests elsewhere fail the test."""
    troubles: list[str] = []
    contexts = []

    def dismiss(dialog: Any) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note_error(said: Any, meant: str) -> None:
        if said.type == "error" and not (meant and meant in said.text):
            troubles.append(f"console: {said.text}")

    def look_at_request(request: Any) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            troubles.append(f"request: {request.url}")

    def make(meant: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": WIDE, **options})
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", dismiss)
        page.on("request", look_at_request)
        page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
        page.on("console", lambda said: note_error(said, meant))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    return open_page()


@pytest.fixture(scope="session")
def places(harbour_base: str) -> dict[str, str]:
    """Every view of the demo story by a short name."""
    import json
    from urllib.request import urlopen

    def ask(path: str) -> Any:
        with urlopen(harbour_base + path, timeout=60) as answer:
            return json.load(answer)

    story = f"/stories/{ask('/stories.json')['items'][0]['id']}"
    claim = ask(f"{story}/claims.json")["items"][0]["claim_id"]
    edge = ask(f"{story}/lineage.json")["lineage"]["dependences"][0]
    pair = f"left={edge['child']}&right={edge['parent']}"
    ask(f"/compare.json?{pair}")
    return {
        "front": "/",
        "brief": story,
        "claims": f"{story}/claims",
        "timeline": f"{story}/timeline",
        "lineage": f"{story}/lineage",
        "reports": f"{story}/reports",
        "claim": f"{story}/claims/{claim}",
        "edge": f"{story}/lineage/{edge['child']}/{edge['parent']}",
        "report": "/reports/kestrel-0314?at=66-120",
        "all-reports": "/reports",
        "compare": f"/compare?{pair}",
        "compare-form": "/compare",
        "search": "/search?q=ferry",
        "rulings": "/rulings",
        "watch": "/watch",
        "add": "/add",
        "refusals": "/refusals",
        "api": "/api",
        "nothing": "/nothing-of-this-name",
    }
