"""How soon a server that starts shows a large story it has kept: 200 made-up reports and 2,000 claims.

    python benchmarks/starting.py [--times 3]

Seconds from starting the process (`variorum serve`) until it listens, and until the story's page is answered in full;
then the slowest of fifty readers who ask for all its views at once. Nothing is read or grouped for it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from large_story import make_large_story
from variorum.keeping import ALL, Stories, make_edition_key, make_stories_key
from variorum.model import Edition, Story
from variorum.settings import Settings
from variorum.store import Store
from variorum.store.packing import pack
from variorum.web.addresses import story_path
from variorum.web.heads import Survey, keep_survey, make_head

VIEWS = ("brief", "claims", "timeline", "lineage", "reports")
READERS = 50


def keep_story(path: Path) -> Story:
    """Make a store that holds the story as a server leaves it, and return the story."""
    settings = Settings()
    edition = make_large_story()
    with Store.open(path) as store:
        for report in edition.reports:
            store.add_report(report)
        edition = replace(edition, reports=store.reports())
        heads = {report.id: make_head(report, at) for at, report in enumerate(edition.reports)}
        stories = (edition.story,)
        keep_survey(store, Survey(store.fingerprint(), stories, heads), settings)
        store.put_packed("stories", make_stories_key(store, settings), pack(Stories, stories), ALL)
        key = make_edition_key(edition.story, stories, (), settings)
        store.put_packed("edition", key, pack(Edition, edition), edition.story.id)
    return edition.story


def measure(path: Path, story: Story) -> tuple[float, float, float, float]:
    """Return seconds until the server listens and until the story is shown, the processor seconds that the server used
    between the two, and p95 of the first readers after that.
    """
    began = time.perf_counter()
    command = [sys.executable, "-m", "variorum", "serve", "--store", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            listens = time.perf_counter() - began
            before = read_processor_seconds(process.pid)
            base = line.split(" at ")[1].split("/ (")[0]
            while get(base + story_path(story.id))[0] != 200:
                time.sleep(0.02)
            shown = time.perf_counter() - began
            used = read_processor_seconds(process.pid) - before
            with ThreadPoolExecutor(READERS) as pool:
                paths = [base + story_path(story.id, VIEWS[n % len(VIEWS)]) for n in range(READERS)]
                taken = sorted(seconds for _, seconds in pool.map(get, paths))
            return listens, shown, used, taken[int(0.95 * READERS)]
        finally:
            process.terminate()


def read_processor_seconds(number: int) -> float:
    """Return what a process has used of the processors (Linux)."""
    fields = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def get(address: str) -> tuple[int, float]:
    """Return the status of an answer and the seconds it took."""
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read()
        return answer.status, time.perf_counter() - began


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.sqlite"
        story = keep_story(path)
        for _ in range(times):
            listens, shown, used, slow = measure(path, story)
            print(f"listens after {listens:.2f} s, shows the story after {shown:.2f} s, ", end="")
            print(f"{used:.2f} s of a processor in between; {READERS} readers: p95 {slow:.2f} s")


if __name__ == "__main__":
    main()
