"""Runs every benchmark in turn and prints its tables: quality first, speed last."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LAST = ("starting.py", "web.py", "speed.py")
"""Those that time, in this order: nothing else should run beside them."""
NOT_BENCHMARKS = {"run_all.py", "invented.py", "labelled.py", "simulate_lineage.py", "draw_pairs.py"}
"""Scripts that the others use or that make data; those that fit a table (``fit_…``) are left out too."""
ALSO: dict[str, tuple[tuple[str, ...], ...]] = {
    "verdicts.py": (("--fresh", "--real"),),
    "web.py": ((), ("--paint",)),
    "speed.py": ((), ("--incremental",)),
}
"""The options with which a script runs, where one run without any does not print all its tables."""


def is_benchmark(name: str) -> bool:
    return name not in NOT_BENCHMARKS and not name.startswith("fit_")


def list_runs() -> list[tuple[str, ...]]:
    """Return the name and options of every run, in order."""
    names = [path.name for path in sorted(HERE.glob("*.py")) if "def main(" in path.read_text(encoding="utf-8")]
    names = [name for name in names if is_benchmark(name)]
    names.sort(key=lambda name: LAST.index(name) if name in LAST else -1)
    return [(name, *options) for name in names for options in ALSO.get(name, ((),))]


def main() -> int:
    failed = []
    for name, *options in list_runs():
        run = " ".join((name, *options))
        print(f"\n=== {run}", flush=True)
        if subprocess.run([sys.executable, str(HERE / name), *options], check=False).returncode:
            failed.append(run)
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
