"""Figures as they are told in sentences, from the text to what collation compares (``figure_expressions.tsv``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.collation import parse_proposition
from variorum.collation.figure_scales import scale_figure
from variorum.collation.proposition import Quantity
from variorum.model import Qualifier

TABLE = Path(__file__).with_name("figure_expressions.tsv")
LENGTHS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "w": 7.0, "mo": 30.4, "y": 365.0}
NUMBER = re.compile(r"(-?\d+(?:\.\d+)?|\*)(?:\.\.(-?\d+(?:\.\d+)?|\*))?(mo|min|[shdwy])?(?: (.+))?")
UNITS_OF_TWO = re.compile(
    r"(?:degree|year of|percentage|light|nautical|square|cubic|kilometre per|mile per|metre per) \w+"
)


@dataclass(frozen=True)
class Expected:
    low: float | None
    high: float | None
    unit: str
    noun: str | None


def read_expected(words: str) -> Expected:
    found = NUMBER.fullmatch(words)
    assert found is not None, words
    low, high = (None if bound == "*" else float(bound) for bound in (found[1], found[2] or found[1]))
    if found[3]:
        days = LENGTHS[found[3]]
        return Expected(None if low is None else low * days, None if high is None else high * days, "day", None)
    two = UNITS_OF_TWO.match(found[4])
    unit = two[0] if two else found[4].split()[0]
    return Expected(low, high, unit, found[4][len(unit) :].strip() or None)


def read_table() -> list[tuple[str, str, list[Expected]]]:
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, sentence, figures = line.split("\t")
            rows.append((kind, sentence, [read_expected(part) for part in figures.split("; ") if part != "-"]))
    return rows


def is_near(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else one == pytest.approx(other, rel=1e-3)


def is_read(expected: Expected, got: Quantity) -> bool:
    wanted = Quantity(
        expected.low, expected.high, expected.unit, Qualifier.EXACT, None, frozenset(), frozenset(), "as expected"
    )
    (unit, *bounds), (got_unit, *got_bounds) = scale_figure(wanted), scale_figure(got)
    return (
        unit == got_unit
        and all(map(is_near, bounds, got_bounds))
        and (expected.noun is None or got.noun == expected.noun)
    )


def find_troubles(sentence: str, expected: list[Expected]) -> list[str]:
    """Return what is wrong with the figures of a sentence: those not read and those that should not be."""
    left = list(parse_proposition(sentence).figures)
    troubles = []
    for item in expected:
        hit = next((figure for figure in left if is_read(item, figure)), None)
        if hit is None:
            troubles.append(f"not read: {item}")
        else:
            left.remove(hit)
    return troubles + [f"read: {item.low}..{item.high} {item.unit} {item.noun} ({item.text})" for item in left]


def list_cases() -> list[object]:
    """Return the rows; of those that are known to fail the first column ends in an exclamation mark."""
    return [
        pytest.param(
            *row, marks=[pytest.mark.xfail(strict=True, reason="not read yet")] if row[0].endswith("!") else []
        )
        for row in read_table()
    ]


@pytest.mark.parametrize(("kind", "sentence", "expected"), list_cases(), ids=lambda value: str(value)[:60])
def test_every_figure_of_a_sentence_is_read_and_no_other(kind: str, sentence: str, expected: list[Expected]) -> None:
    assert find_troubles(sentence, expected) == [], kind
