"""The annotated example reports are what their marked-up text says, so that every offset is right."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks" / "data" / "attribution"


@pytest.mark.parametrize("half", ["dev", "held"])
def test_the_records_are_those_of_the_marked_up_text(half: str) -> None:
    spec = importlib.util.spec_from_file_location("build_attribution_examples", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    blocks = (FOLDER / f"{half}.txt").read_text(encoding="utf-8").split("### ")[1:]
    kept = [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert kept == [build.parse_report(block, half) for block in blocks]
    for row in kept:
        for one in row["attributions"]:
            assert all(row["text"][start:end].strip() for start, end in one["content"] + one["source"] + one["cue"])
