"""How the time and memory of lineage grow with the reports: one dense story, an archive of stories, one report more.

Run ``python benchmarks/lineage_cost.py --most 4000``; processor time, so that a busy machine does not show. 40,000
reports take about five minutes.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lineage import Case, make_case
from simulate_lineage import Simulator
from variorum.lineage import trace_lineage


def make_cases(reports: int) -> list[Case]:
    """Return simulated stories with ``reports`` reports or a few more in all."""
    cases: list[Case] = []
    simulator = Simulator(500)
    while sum(len(case.reports) for case in cases) < reports:
        cases.append(make_case(simulator.make_event(len(cases))))
    return cases


def measure_time(stories: list[list[object]]) -> float:
    """Return the processor seconds that tracing the stories takes."""
    started = time.process_time()
    for reports in stories:
        trace_lineage("s", reports, None)  # type: ignore[arg-type]
    return time.process_time() - started


def show_growth(sizes: tuple[int, ...], *, with_archive: bool) -> None:
    """Print time and memory for each size, and the growth exponents between the first and the last."""
    print(f"\nCost\n{'reports':>8}{'archive s':>11}{'dense s':>9}{'reports/s':>11}{'peak MiB':>10}")
    table = []
    for size in sizes:
        cases = make_cases(size)
        archive = measure_time([list(case.reports) for case in cases]) if with_archive else math.nan
        everything = [report for case in cases for report in case.reports][:size]
        dense = measure_time([everything])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        table.append((size, archive, dense))
        print(f"{size:8}{archive:11.2f}{dense:9.2f}{size / dense:11.0f}{peak:10.0f}", flush=True)
    (small, a, b), (large, c, d) = table[0], table[-1]
    if large > small:
        steps = math.log(large / small)
        print(f"time grows as reports to the power {math.log(c / a) / steps:.2f} (archive), ", end="")
        print(f"{math.log(d / b) / steps:.2f} (one story); {d / b / (large / small):.2f} x linear")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=4000)
    parser.add_argument("--sizes", default="250,1000,4000,16000,40000")
    parser.add_argument("--dense", action="store_true", help="the dense story alone: half the time")
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(",") if int(size) <= options.most)
    show_growth(sizes, with_archive=not options.dense)


if __name__ == "__main__":
    main()
