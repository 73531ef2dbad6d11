"""Runs every benchmark in turn and prints its tables: quality first, speed last."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LAST = "speed.py"
NOT_BENCHMARKS = {"run_all.py", "invented.py", "labelled.py", "simulate_lineage.py"}
"""Scripts that the others use; those that fit a table (``fit_…``) are left out too."""


def is_benchmark(name: str) -> bool:
    return name not in NOT_BENCHMARKS and not name.startswith("fit_")


def main() -> int:
    scripts = [p for p in sorted(HERE.glob("*.py")) if is_benchmark(p.name) and "def main(" in p.read_text()]
    scripts.sort(key=lambda path: path.name == LAST)
    failed = []
    for script in scripts:
        print(f"\n=== {script.name}", flush=True)
        if subprocess.run([sys.executable, str(script)], check=False).returncode:
            failed.append(script.name)
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
