"""Take pictures of every view of the example story, wide, on a phone and dark, into out/shots to be looked at.

`make shots` runs it; it needs Debian's chromium and playwright (requirements-dev.txt). With --keep the two pictures of
the README are written anew to docs/images.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import uvicorn

from variorum import Variorum
from variorum.web.app import make_app
from variorum.web.options import Options
from variorum.web.serving import listen
from variorum.web.site import open_site

ROOT = Path(__file__).resolve().parents[1]
MODES: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "very-wide": {"viewport": {"width": 1920, "height": 1000}},
}


def serve(store: str) -> str:
    """Serve a store on a free port of this machine until this process ends, and return its address."""
    site = open_site(store, Options(), threads=True)
    site.shelf.refresh()
    for story in site.shelf.shown.survey.stories:
        site.shelf.make(story.id)
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(make_app(site, keeps_up=False), log_level="warning"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.02)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def find_places(base: str) -> dict[str, str]:
    """Return every view by the name of its picture."""

    def ask(path: str) -> Any:
        with urlopen(base + path, timeout=60) as answer:
            return json.load(answer)

    story = f"/stories/{ask('/stories.json')['items'][0]['id']}"
    claim = ask(f"{story}/claims.json")["items"][0]["claim_id"]
    edges = ask(f"{story}/lineage.json")["lineage"]["dependences"]
    edge = max(edges, key=lambda item: item["scope"] == "report")
    views = {name: f"{story}/{name}" for name in ("brief", "claims", "timeline", "lineage", "reports")}
    return {
        "front": "/",
        **views,
        "claim": f"{story}/claims/{claim}",
        "edge": f"{story}/lineage/{edge['child']}/{edge['parent']}",
        "report": "/reports/kestrel-0314?at=66-120",
        "compare": f"/compare?left={edge['parent']}&right={edge['child']}",
        "search": "/search?q=ferry",
        "all-reports": "/reports",
        "rulings": "/rulings",
        "watch": "/watch",
        "add": "/add",
        "refusals": "/refusals",
        "api": "/api",
        "nothing": "/nothing",
    }


def open_in_place(page: Any, base: str, places: dict[str, str], folder: Path, mode: str) -> None:
    """Take the pictures that need a hand: a cell's words, a line of the lineage, a line of the brief."""
    page.goto(base + places["claims"])
    page.locator("td.cell.differs a").first.click()
    page.locator("dialog[open] .cells").wait_for()
    page.screenshot(path=folder / f"claims-panel-{mode}.png")
    page.goto(base + places["lineage"])
    page.locator("svg a.line-of").nth(1).focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open] .edges").first.wait_for()
    page.screenshot(path=folder / f"lineage-panel-{mode}.png")
    page.goto(base + places["brief"])
    page.locator(".line[data-claim] a.words").first.focus()
    page.locator(".note").wait_for()
    page.screenshot(path=folder / f"brief-note-{mode}.png")


def keep(page: Any, base: str, places: dict[str, str]) -> None:
    """Take the pictures of the README: the matrix, and a line of the lineage with its passages."""
    images = ROOT / "docs" / "images"
    page.goto(base + places["claims"])
    page.locator(".views").evaluate("node => scrollTo(0, node.offsetTop)")
    page.wait_for_timeout(150)
    page.screenshot(path=images / "page-claims.png")
    page.goto(base + places["lineage"])
    page.locator(".views").evaluate("node => scrollTo(0, node.offsetTop)")
    page.locator("svg a.line-of").nth(1).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Passages beside each other").evaluate("node => node.scrollIntoView()")
    page.wait_for_timeout(150)
    page.screenshot(path=images / "page-lineage.png")


def main() -> None:
    """Take all pictures."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium is installed (apt-get install chromium)")
    folder = ROOT / "out" / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        store = str(Path(work) / "harbour.sqlite")
        with Variorum(store) as collection:
            collection.add([ROOT / "examples" / "harbour"])
        base = serve(store)
        places = find_places(base)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for mode, options in MODES.items() if "--keep" not in sys.argv else ():
            page = browser.new_context(**options).new_page()
            for name, path in places.items():
                page.goto(base + path)
                page.wait_for_timeout(150)
                page.screenshot(path=folder / f"{name}-{mode}.png", full_page=True)
            open_in_place(page, base, places, folder, mode)
        if "--keep" in sys.argv:
            keep(browser.new_context(viewport={"width": 1360, "height": 840}).new_page(), base, places)
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
