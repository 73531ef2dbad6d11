"""Reports a second and memory of each stage at growing sizes, and how the time grows with the reports.

    python benchmarks/speed.py [--sizes 10,100,1000]
    python benchmarks/speed.py --incremental

Each size runs in a process of its own, so that its peak memory is its own. Growth is the exponent between two sizes:
1.00 is linear. Absolute figures are only good for this machine; compare rows and exponents.

``--incremental`` prints processor seconds of the stories and of the edition of the last report's story at first, and
again after each of three reports more, in one process: for a store of 1,000 reports, and for one story of 200.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from invented import make_dense, make_records


def run_size(count: int) -> dict[str, tuple[float, float]]:
    """Return, for each stage, seconds and the process's peak MiB after it, at this many reports."""
    from variorum import Variorum
    from variorum.language.pipeline import load_pipeline
    from variorum.language.vectors import load_vectors

    rows: dict[str, tuple[float, float]] = {}

    def time_step(name: str, step: Callable[[], object]) -> None:
        began = time.perf_counter()
        step()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows[name] = (time.perf_counter() - began, peak)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in make_records(count)), encoding="utf-8")
        with Variorum(Path(folder) / "speed.sqlite") as collection:
            time_step("take in and keep", lambda: collection.add([path]))
            time_step("stories and threads", collection.stories)
            time_step("load the models", lambda: (load_pipeline(), load_vectors()))
            reports = collection.reports()
            time_step("read in full", lambda: [collection.read(report.id) for report in reports])
            time_step("collation, lineage, edition", collection.editions)
            time_step("all editions again (kept)", collection.editions)
    return rows


def run_growing(name: str, records: list[dict[str, str]], more: int = 3) -> None:
    """Print the processor seconds of a store's first stories and edition, and of those after each further report."""
    from variorum import Variorum
    from variorum.language.pipeline import load_pipeline
    from variorum.language.vectors import load_vectors

    load_pipeline()
    load_vectors()
    with tempfile.TemporaryDirectory() as folder, Variorum(Path(folder) / "growing.sqlite") as collection:
        for step in range(more + 1):
            taken = records[: len(records) - more] if step == 0 else records[step - more - 1 :][:1]
            times = [time.process_time()]
            collection.add_documents([(f"{step}.jsonl", "".join(json.dumps(each) + "\n" for each in taken).encode())])
            times.append(time.process_time())
            stories = collection.stories()
            times.append(time.process_time())
            story = next(each for each in stories if taken[-1]["id"] in each.report_ids)
            edition = collection.edition(story.id)
            times.append(time.process_time())
            add, group, make = (after - before for before, after in itertools.pairwise(times))
            what = f"{len(taken)} at first" if step == 0 else "one more"
            print(f"{name:28} {what:14} take in {add:6.2f}  stories {group:6.2f}  edition {make:6.2f}", end="  ")
            print(f"({len(stories)} stories, {len(edition.story.report_ids)} reports, {len(edition.rows)} claims)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--incremental", action="store_true")
    options = parser.parse_args()
    if options.incremental:
        run_growing("one story of 200", list(make_dense(203)))
        run_growing("1,000 reports", list(make_records(1003)))
        return
    if options.one:
        print(json.dumps(run_size(options.one)))
        return
    sizes = [int(size) for size in options.sizes.split(",")]
    results = {}
    for size in sizes:
        print(f"{size} reports …", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size)], check=True, capture_output=True, text=True
        )
        results[size] = json.loads(done.stdout.splitlines()[-1])
    table = Table(title="Speed by stage")
    table.add_column("stage")
    for size in sizes:
        table.add_column(f"{size}: reports/s", justify="right")
        table.add_column("peak MiB", justify="right")
    table.add_column("growth", justify="right")
    for stage in results[sizes[0]]:
        cells = []
        for size in sizes:
            seconds, peak = results[size][stage]
            cells += [f"{size / max(seconds, 1e-9):,.1f}", f"{peak:,.0f}"]
        first, last = results[sizes[0]][stage][0], results[sizes[-1]][stage][0]
        growth = math.log(last / first) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else float("nan")
        table.add_row(stage, *cells, "" if stage == "load the models" else f"{growth:.2f}")
    Console(width=140).print(table)


if __name__ == "__main__":
    main()
