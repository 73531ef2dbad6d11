"""Floors under what was measured of lineage on simulated stories of invented prose."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import lineage
        import simulate_lineage
    finally:
        sys.path.remove(str(BENCHMARKS))
    return lineage, simulate_lineage


def test_edges_and_origin_counts_stay_above_their_floors(bench):
    lineage, _ = bench
    figures = lineage.score(lineage.simulate(78, 25), lineage.trace)
    assert figures.f1 >= 0.85
    assert figures.error <= 0.2
    assert figures.inside >= 0.85


def test_outlets_at_one_press_conference_never_look_like_copies(bench):
    lineage, simulate = bench
    simulator = simulate.Simulator(34, simulate.Troubles(quotes=1.0))
    cases = [lineage.make_case(simulator.make_conference(number)) for number in range(20)]
    assert sum(len(lineage.trace(case).edges) for case in cases) == 0
