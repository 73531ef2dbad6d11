"""How soon a reader sees something: first paint of every view in Debian's chromium, fresh browser profile each time.

python benchmarks/web.py --paint [--loads 7]

The server runs in a process of its own, the story's edition is ready, nothing is in the browser's cache. What counts is
``first-contentful-paint`` of the Paint Timing standard, from the start of the navigation. Two stories: the invented one
of ``examples/harbour`` and the made-up one of 200 reports. Where chromium or playwright is missing it says so and ends.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

CHROMIUM = "/usr/bin/chromium"
VIEWS = ("/brief", "/claims", "/timeline", "/lineage", "/reports")
ASK = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"


def _wait(page: Any) -> float:
    """Return the first paint; asked for again and again, as the page's policy lets nothing wait inside it."""
    for _ in range(500):
        if (found := float(page.evaluate(ASK))) >= 0:
            return found
        page.wait_for_timeout(20)
    raise SystemExit("nothing was painted within 10 seconds")


def measure_paint(
    start: Callable[[str, bool], tuple[Any, int]], get: Callable[[int, str], tuple[float, bytes]], loads: int
) -> None:
    """Print the median and the worst first paint of every view in milliseconds."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("first paint: not measured, playwright is not installed (requirements-dev.txt)")
        return
    if not Path(CHROMIUM).exists():
        print(f"first paint: not measured, {CHROMIUM} is not there (apt-get install chromium)")
        return
    from variorum import Variorum

    root = Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright, ExitStack() as running:
        store = str(Path(name) / "harbour.sqlite")
        with Variorum(store) as collection:
            collection.add([root / "examples" / "harbour"])
            collection.editions()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for title, path, is_large in (
            ("the demo story", store, False),
            ("200 reports", str(Path(name) / "large.sqlite"), True),
        ):
            process, port = start(path, is_large)
            running.callback(process.terminate)
            story = json.loads(get(port, "/stories.json")[1])["items"][0]["path"]
            print(f"first paint of {title}, {loads} fresh loads a view, milliseconds (median, worst):")
            for view in ("/", *(story + view for view in VIEWS)):
                get(port, view)  # made once: what is measured is the browser's part and the server's kept answer
                times = []
                for _ in range(loads):
                    context = browser.new_context(viewport={"width": 1280, "height": 900})
                    page = context.new_page()
                    page.goto(f"http://127.0.0.1:{port}{view}", wait_until="load")
                    times.append(_wait(page))
                    context.close()
                print(f"  {view.removeprefix(story) or view:12} {statistics.median(times):6.0f} {max(times):6.0f}")
        browser.close()
