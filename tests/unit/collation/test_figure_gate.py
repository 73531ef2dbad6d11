"""Which figures may be held against each other."""

from __future__ import annotations

import pytest

from variorum.collation.figure_gate import FigureVerdict, align_quantities, compare_quantities
from variorum.collation.proposition import Quantity
from variorum.model import Qualifier


def quantity(
    low: float | None,
    noun: str | None = "miner",
    event: str = "die",
    qualifier: Qualifier = Qualifier.EXACT,
    unit: str = "count",
    high: float | None = None,
    narrowed: str = "",
) -> Quantity:
    top = low if high is None and qualifier in {Qualifier.EXACT, Qualifier.ABOUT} else high
    words = frozenset(narrowed.split())
    return Quantity(low, top, unit, qualifier, noun, words, frozenset(event.split()), f"{low:g}" if low else "some")


def verdict(left: Quantity, right: Quantity) -> FigureVerdict:
    return compare_quantities(left, right).verdict


def test_the_same_count_of_the_same_deaths_is_equal_whatever_the_verb() -> None:
    assert verdict(quantity(12), quantity(12, event="kill")) is FigureVerdict.EQUAL


def test_another_count_of_the_same_deaths_is_different() -> None:
    assert verdict(quantity(12), quantity(15, event="kill")) is FigureVerdict.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (quantity(12), quantity(30, event="injure")),
        (quantity(4000, "fighter", "evacuate"), quantity(30000, "soldier", "withdraw")),
        (quantity(12, narrowed="ardovian"), quantity(30, narrowed="tesselian")),
        (quantity(12, unit="percent"), quantity(30, unit="count")),
        (quantity(5, unit="USD", noun=None), quantity(7, unit="EUR", noun=None)),
    ],
)
def test_other_people_fates_or_units_are_incomparable(left: Quantity, right: Quantity) -> None:
    assert verdict(left, right) is FigureVerdict.INCOMPARABLE


def test_a_difference_is_left_open_where_the_gate_does_not_know_enough() -> None:
    assert verdict(quantity(12, None, ""), quantity(15, None, "")) is FigureVerdict.OPEN
    assert verdict(quantity(12, event="march"), quantity(15, event="")) is FigureVerdict.OPEN


def test_about_covers_a_tenth_and_more_than_covers_what_is_above() -> None:
    assert verdict(quantity(100, qualifier=Qualifier.ABOUT), quantity(108)) is FigureVerdict.EQUAL
    assert verdict(quantity(100, qualifier=Qualifier.ABOUT), quantity(130)) is FigureVerdict.DIFFERENT
    assert verdict(quantity(40, qualifier=Qualifier.MORE_THAN), quantity(47)) is FigureVerdict.RIGHT_FINER
    assert verdict(quantity(47), quantity(40, qualifier=Qualifier.MORE_THAN)) is FigureVerdict.LEFT_FINER
    assert verdict(quantity(40, qualifier=Qualifier.MORE_THAN), quantity(30)) is FigureVerdict.DIFFERENT


def test_a_round_number_may_stand_for_the_exact_one_near_it() -> None:
    assert verdict(quantity(4000), quantity(4012)) is FigureVerdict.RIGHT_FINER
    assert verdict(quantity(4000), quantity(4600)) is FigureVerdict.DIFFERENT


def test_a_share_in_percent_meets_the_same_share_as_a_fraction() -> None:
    left = quantity(25, "budget", "go", unit="percent")
    assert verdict(left, quantity(0.25, "budget", "go", unit="fraction")) is FigureVerdict.EQUAL


def test_equal_figures_are_matched_before_different_ones() -> None:
    found = align_quantities((quantity(12), quantity(30)), (quantity(30), quantity(12)))
    assert {item.verdict for item in found} == {FigureVerdict.EQUAL}
