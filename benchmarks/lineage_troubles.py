"""Lineage with each trouble switched on alone, and the trap of the press conference."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from lineage import make_case, score, simulate, trace
from simulate_lineage import Simulator
from trouble_rates import Troubles


def show_troubles(events: int) -> None:
    """Print how the figures move when each trouble is switched on alone."""
    print(f"\nEach trouble alone ({events} stories each)")
    calm = Troubles((0.0,), 0.1, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    alone: dict[str, Troubles] = {"none": calm}
    for field, value in {
        "rewrite": (0.6,),
        "delete": 0.45,
        "reorder": 1.0,
        "add": 0.5,
        "merge": 0.4,
        "cite_only": 0.4,
        "false_cite": 0.5,
        "missing_time": 1.0,
        "wrong_time": 0.5,
        "quotes": 1.0,
        "release": 1.0,
        "reuse": 0.5,
        "majority": 1.0,
        "late": 0.5,
        "translate": 1.0,
        "circular": 0.5,
        "slip": 1.0,
        "render": 1.0,
    }.items():
        assert field in {f.name for f in fields(Troubles)}
        alone[field] = replace(calm, **{field: value})
    for name, troubles in alone.items():
        f = score(simulate(91, events, troubles), trace)
        print(f"{name:14} F1 {f.f1:.3f}  error {f.error:.2f}  bias {f.bias:+.2f}  calibration {f.calibration:.3f}")
    for name in ("late", "wrong_time"):
        f = score(simulate(91, events, alone[name], drop_wrong_times=True), trace)
        print(f"{name:14} F1 {f.f1:.3f} with the wrong times left out, as if they were known to be wrong")


def show_trap(stories: int) -> None:
    """Print how many false copies are found among outlets at one press conference."""
    simulator = Simulator(33, Troubles(quotes=1.0))
    cases = [make_case(simulator.make_conference(number)) for number in range(stories)]
    false = sum(len(trace(case).edges) for case in cases)
    pairs = sum(len(case.reports) * (len(case.reports) - 1) // 2 for case in cases)
    print(f"\nPress conferences: {false} false copies among {pairs} pairs of {stories} stories")
