"""Floors under what was measured of weighing values, and of telling derived texts from others."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / ".." / "shared" / "data" / "lineage"
DIGESTS = {
    "books_claims": "7e3917aed032d1b172ce240f14bfb97cb6a117aefab8456427d6c292452ca160",
    "books_truth": "dbb550044f1e007e7f9c42f4f6f7939254655371f4f79b293d74157b5f3fc6f3",
    "flights_claims": "dd2d459298643ab3ad933373460775089d20a61ca57cdfb03c66332726aa7fba",
    "flights_truth": "23eaf3d956348d1533de94afc91b0988d4ce117a0def7f563dbd34e72f0273dd",
    "clough_stevenson": "f5d6fb73e77bc47707c4189e32e66655100c2151113d2ad8b49236bd8abd3300",
}


def require(*names: str) -> None:
    """Skip where a labelled file is absent; fail where it is another one than was measured on."""
    for name in names:
        path = DATA / f"{name}.jsonl.gz"
        if not path.is_file():
            pytest.skip(f"the labelled data {name} is not beside the repository")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert digest == DIGESTS[name], f"{name} is not the file these floors were measured on"


@pytest.fixture(scope="module")
def bench() -> dict[str, ModuleType]:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import derived
        import values
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    return {"values": values, "derived": derived}


def test_authors_of_books_are_found_among_what_booksellers_say(bench: dict[str, ModuleType]) -> None:
    require("books_claims", "books_truth")
    values = bench["values"]
    task = values.load_books()
    assert values.score(values.weigh(task), task.truth) >= 0.95


def test_times_of_flights_are_found_though_copiers_outnumber_the_rest(bench: dict[str, ModuleType]) -> None:
    require("flights_claims", "flights_truth")
    values = bench["values"]
    task = values.load_flights()
    assert values.score(values.weigh(task), task.truth) >= 0.925
    assert values.measure_calibration(task)[0] <= 0.05


def test_lineage_sees_through_copiers_in_the_majority(bench: dict[str, ModuleType]) -> None:
    values = bench["values"]
    blind, told = values.invent_copiers(20, 0.7, False), values.invent_copiers(20, 0.7, True)
    assert values.score(values.weigh(told), told.truth) >= 0.95
    assert values.score(values.weigh(blind), blind.truth) < 0.6


def test_derived_texts_are_told_from_others(bench: dict[str, ModuleType]) -> None:
    require("clough_stevenson")
    derived = bench["derived"]
    pairs = derived.load_pairs()
    parents = sorted({pair.parent for pair in pairs})
    truth = np.array([pair.kind != "non" for pair in pairs])
    evidence = np.array([derived.measure_lineage(pair) for pair in pairs])
    decided = derived.decide_by_weights(evidence, truth, [parents.index(pair.parent) for pair in pairs])
    assert derived.score(decided, truth)[2] >= 0.955
