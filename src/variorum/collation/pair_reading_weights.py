"""Weights over what two statements read together show, and what their slots show beside it.

``benchmarks/fit_reading.py`` fits them on pairs that the network was not trained on and writes
``data/pair_reading_weights.json``.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

PARTS = ("figure", "contradicts", "certainty")
"""What has weights: two figures of one thing, two statements that exclude each other, two that differ in certainty."""


@cache
def load_reading_weights() -> dict[str, dict[str, float]]:
    """Return the weights that come with the package: by part, the log-odds a unit of each feature."""
    text = files("variorum.collation").joinpath("data/pair_reading_weights.json").read_text(encoding="utf-8")
    table = json.loads(text)
    return {part: {name: float(weight) for name, weight in table[part].items()} for part in PARTS}
