"""What a figure is of, and which differences of scope keep two figures apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.collation.figure_features import list_slot_features
from variorum.collation.figure_gate import FigureVerdict, compare_values
from variorum.collation.figure_themes import find_kind, find_themes
from variorum.collation.figure_weights import STORY, WEIGHTS, WITHIN
from variorum.collation.pair import make_pair
from variorum.settings import CollationSettings


def relate(left: str, right: str) -> str:
    return compare_pair(parse_proposition(left, side="a"), parse_proposition(right, side="b")).kind.value


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        ("The quake struck at a depth of 10 kilometres.", "The quake struck at a depth of six miles.", True),
        ("The quake struck at a depth of 10 kilometres.", "The quake struck at a depth of nine miles.", False),
    ],
)
def test_a_measure_converted_and_rounded_is_the_same_figure(left: str, right: str, is_same: bool) -> None:
    one, other = (parse_proposition(text, side="a").figures[0] for text in (left, right))
    assert (compare_values(one, other)[0] is FigureVerdict.EQUAL) is is_same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Gunmen killed seven worshippers at a mosque in Dasht.",
            "Nine people died in the attack on the Dasht mosque.",
        ),
        ("The army lost 11 soldiers in the ambush.", "Sixteen soldiers were killed when their convoy was ambushed."),
        ("Gusts of 140 km/h hit the coast.", "The coast was hit by gusts of 170 kilometres per hour."),
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
    alone, within = (
        make_pair(replace(sides[0], common=common), replace(sides[1], common=common), CollationSettings(), 0.8)
        for common in (frozenset[str](), frozenset({"mine"}))
    )
    found = [
        list_slot_features(pair.slots[0].left, pair.slots[0].right, (pair.left, pair.right), pair.evidence)
        for pair in (alone, within)
    ]
    assert {name for name in WEIGHTS if not name.startswith(STORY)} <= set(found[0])
    assert set(WEIGHTS) <= set(found[1])


def test_in_a_story_what_agrees_never_lowers_and_what_parts_never_raises_the_probability() -> None:
    parting = {"names_one", "ratio", "many", "long", "narrowed_one", "noun_far", "ratio_alike"}
    for name in WITHIN:
        weight = WEIGHTS.get(f"{STORY}_{name}", 0.0)
        assert weight <= 0 if name in parting else weight >= 0


def test_two_players_named_all_over_the_story_are_still_two_players() -> None:
    sides = [
        replace(parse_proposition(text, side=side), common=frozenset({"vasko", "tremaine"}))
        for side, text in (
            ("a", "Vasko missed eight games with a broken leg."),
            ("b", "Tremaine missed nine games with a broken leg."),
        )
    ]
    pair = make_pair(sides[0], sides[1], CollationSettings(), 0.9)
    assert "vasko" in pair.slots[0].bar
    assert "tremaine" in pair.slots[0].bar
