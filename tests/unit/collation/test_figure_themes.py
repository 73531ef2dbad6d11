"""What a figure is of, and which differences of scope keep two figures apart."""

from __future__ import annotations

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.collation.figure_slot import WEIGHTS, list_slot_features
from variorum.collation.figure_themes import find_kind, find_themes
from variorum.collation.pair import make_pair
from variorum.settings import CollationSettings


def relate(left: str, right: str) -> str:
    return compare_pair(parse_proposition(left, side="a"), parse_proposition(right, side="b")).kind.value


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Gunmen killed seven worshippers at a mosque in Dasht.",
            "Nine people died in the attack on the Dasht mosque.",
        ),
        ("The army lost 11 soldiers in the ambush.", "Sixteen soldiers were killed when their convoy was ambushed."),
        ("Gusts of 140 km/h hit the coast.", "The coast was hit by gusts of 190 kilometres per hour."),
    ],
)
def test_one_gap_told_in_other_words_differs(left: str, right: str) -> None:
    assert relate(left, right) == "figure"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("He was sentenced to 12 years in prison.", "His brother was sentenced to five years in prison."),
        ("Shares in Kestrel Air fell by 8 percent.", "Shares in Kestrel Air have fallen by 31 percent since January."),
        ("The drone strike killed four militants.", "Drone strikes have killed 210 militants since 2010."),
        ("The flight was carrying 132 passengers and six crew.", "There were 138 people on board the flight."),
        ("The candidate won 54 percent of the vote.", "The candidate took 53.8 percent of the votes."),
    ],
)
def test_other_people_times_sums_and_rounding_are_no_difference(left: str, right: str) -> None:
    assert relate(left, right) not in {"figure", "supersedes", "contradicts"}


def test_the_dead_and_the_arrested_are_two_themes() -> None:
    dead, held = (
        find_themes(parse_proposition(text, side="a").figures[0])
        for text in ("Twelve people perished.", "Twelve people were detained.")
    )
    assert dead
    assert held
    assert not dead & held


def test_money_and_measures_have_kinds() -> None:
    assert (find_kind("EUR"), find_kind("percent"), find_kind("mile"), find_kind("count")) == (
        "money",
        "share",
        "metre",
        "count",
    )


def test_every_weight_belongs_to_a_feature() -> None:
    sides = [
        parse_proposition(text, side=side)
        for side, text in (("a", "Nine miners died."), ("b", "Eleven miners were killed."))
    ]
    pair = make_pair(sides[0], sides[1], CollationSettings(), 0.8)
    slot = pair.slots[0]
    found = list_slot_features(slot.left, slot.right, (pair.left, pair.right), pair.evidence)
    assert set(WEIGHTS) <= set(found)
