"""How fast the server answers: a large story, and fifty readers while a folder is being added.

python benchmarks/web.py [--seconds 15] [--readers 50]
python benchmarks/web.py --paint [--loads 7]      first paint in a real browser (paint.py)

The large story is made up in memory (200 reports, 2,000 claims) and served by this very code through HTTP on loopback;
the readers' story is the invented one of ``examples/harbour``, with the real writer in its own process. A reader asks
for one page after another over one kept connection and thinks for ``--think`` seconds in between.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import random
import shutil
import socket
import statistics
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from large_story import CLAIMS, REPORTS, make_large_story
from variorum.model import Edition
from variorum.settings import Settings
from variorum.web.heads import Built, Survey, make_head
from variorum.web.options import Options

ROOT = Path(__file__).resolve().parent.parent


class MadeUp:
    """Stands for the writer: gives the large story."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def call(self, task: str, *_: object, tell: object = None) -> Any:  # noqa: ARG002
        if task == "survey":
            heads = {report.id: make_head(report, at) for at, report in enumerate(self._edition.reports)}
            return Survey("0-0", (self._edition.story,), heads)
        if task == "build":
            return Built(self._edition, "made-up")
        raise ValueError(task)

    def close(self) -> None:
        return


def run_server(store: str, port: int, is_large: bool) -> None:
    """Serve in a process of its own."""
    import uvicorn

    from variorum.web.app import make_app
    from variorum.web.site import Site, open_site

    options = Options(port=port)
    if is_large:
        from variorum.store import Store

        Store.open(store).close()
        site = Site(store, options, Settings(), MadeUp(make_large_story()))
    else:
        site = open_site(store, options)
    uvicorn.Server(uvicorn.Config(make_app(site), port=port, log_level="error", access_log=False)).run()


def start(store: str, is_large: bool) -> tuple[Any, int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=run_server, args=(store, port, is_large))
    process.start()
    for _ in range(400):
        try:
            if json.loads(get(port, "/stories.json")[1])["items"][0]["is_read"]:
                return process, port
        except (OSError, IndexError):
            pass
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def get(port: int, path: str) -> tuple[float, bytes]:
    began = time.perf_counter()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
        body = answer.read()
    return time.perf_counter() - began, body


def measure_large(folder: Path) -> None:
    process, port = start(str(folder / "large.sqlite"), is_large=True)
    story = json.loads(get(port, "/stories.json")[1])["items"][0]["path"]
    print(f"a story of {REPORTS} reports and {CLAIMS} claims, milliseconds first and again, and kilobytes of the page:")
    views = ("", "/brief", "/claims", "/claims?show=all&page=9&columns=5", "/claims?fold=1", "/timeline", "/lineage")
    for view in (*views, "/reports", "/claims/claim:7", "/claims?speaker=Speaker+3&differing=1"):
        first, body = get(port, story + view)
        again = statistics.median(get(port, story + view)[0] for _ in range(20))
        print(f"  {view or '(story)':42} {first * 1000:7.0f} {again * 1000:7.1f} {len(body) / 1000:7.0f}")
    first, body = get(port, "/reports/r-0100")
    print(f"  {'a report':42} {first * 1000:7.0f} {'':7} {len(body) / 1000:7.0f}")
    process.terminate()
    process.join()


async def read_pages(port: int, paths: list[str], ends: float, think: float, found: list[tuple[float, int]]) -> None:
    """Be one reader: ask for one page after another, over one connection."""
    chance = random.Random(len(found) + id(paths))
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    await asyncio.sleep(chance.random() * think)
    while time.perf_counter() < ends:
        path = chance.choice(paths)
        began = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        status = int(head[9:12])
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        found.append((time.perf_counter() - began, status))
        await asyncio.sleep(think * (0.5 + chance.random()))
    writer.close()


async def load(
    port: int, paths: list[str], readers: int, seconds: float, think: float, store: str, folder: Path
) -> None:
    for title, is_adding in (("nothing else going on", False), ("while a folder is being added", True)):
        adding = None
        if is_adding:
            command = ("-m", "variorum", "add", str(folder / "later"), "--store", store)
            adding = await asyncio.create_subprocess_exec(
                sys.executable, *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
            )
        found: list[tuple[float, int]] = []
        ends = time.perf_counter() + seconds
        await asyncio.gather(*(read_pages(port, paths, ends, think, found) for _ in range(readers)))
        if adding:
            await adding.wait()
        times = sorted(took for took, _ in found)
        errors = sum(status != 200 for _, status in found)
        at = {p: times[int(p / 100 * (len(times) - 1))] * 1000 for p in (50, 95, 99, 100)}
        print(
            f"  {readers} readers, {think} s between pages, {title}: {len(found)} pages, {len(found) / seconds:.0f}/s, "
            f"p50 {at[50]:.0f} ms, p95 {at[95]:.0f} ms, p99 {at[99]:.0f} ms, longest {at[100]:.0f} ms, {errors} errors"
        )


def write_later(folder: Path) -> None:
    """Write invented reports to add: the example's own with other names, days and figures."""
    (folder / "later").mkdir()
    for number in range(60):
        for path in sorted((ROOT / "examples" / "harbour").glob("*.txt"))[:2]:
            text = path.read_text(encoding="utf-8").replace("Saltmere", f"Town{number}").replace("14", str(number + 15))
            (folder / "later" / f"{path.stem}-{number}.txt").write_text(text, encoding="utf-8")


def measure_readers(folder: Path, readers: int, seconds: float, think: float) -> None:
    from variorum import Variorum

    store = str(folder / "harbour.sqlite")
    with Variorum(store) as collection:
        collection.add([ROOT / "examples" / "harbour"])
        collection.editions()
    write_later(folder)
    process, port = start(store, is_large=False)
    story = json.loads(get(port, "/stories.json")[1])["items"][0]["path"]
    reports = [item["path"] for item in json.loads(get(port, "/reports.json")[1])["items"]]
    views = ("", "/brief", "/claims", "/claims?show=all&sort=differing", "/timeline", "/lineage", "/reports")
    paths = [
        "/",
        "/search?q=ammonia",
        "/search?q=alarm&kind=claim",
        "/rulings",
        *(story + view for view in views),
        *reports,
    ]
    shutil.copy(store, folder / "copy.sqlite")
    print(f"the story of the harbour, {len(paths)} addresses:")
    asyncio.run(load(port, paths, readers, seconds, think, store, folder))
    process.terminate()
    process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--only", choices=("large", "readers"))
    parser.add_argument("--paint", action="store_true", help="only the first paint, in Debian's chromium")
    parser.add_argument("--loads", type=int, default=7, help="fresh loads of every view")
    given = parser.parse_args()
    if given.paint:
        from paint import measure_paint

        measure_paint(start, get, given.loads)
        return
    with tempfile.TemporaryDirectory() as name:
        if given.only != "readers":
            measure_large(Path(name))
        if given.only != "large":
            measure_readers(Path(name), given.readers, given.seconds, given.think)


if __name__ == "__main__":
    main()
