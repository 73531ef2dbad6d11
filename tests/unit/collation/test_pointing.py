"""Places only pointed at, and parts against the whole, on invented pairs."""

from __future__ import annotations

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.model import RelationKind


def relate(a: str, b: str) -> RelationKind:
    return compare_pair(parse_proposition(a, side="a"), parse_proposition(b, side="b")).kind


def test_a_place_only_pointed_at_may_be_another_than_the_one_named() -> None:
    for other in ("Ada Varga could have been born in Ardovia.", "Ada Varga was born in Ardovia in a storm."):
        assert relate("Ada Varga was born in that state.", other) in {RelationKind.UNSURE, RelationKind.UNRELATED}


def test_two_that_point_with_the_same_words_are_compared() -> None:
    words = "Ada Varga was born in that state."
    assert relate(words, "Ada Varga was in fact born in that state.") is not RelationKind.UNSURE


@pytest.mark.parametrize(
    "part",
    ["One of the divers drowned at the wreck and the second a day later.", "Some of the divers drowned at the wreck."],
)
def test_what_is_said_of_some_is_not_what_is_said_of_both(part: str) -> None:
    assert relate("The two divers drowned at the wreck.", part) in {RelationKind.UNSURE, RelationKind.UNRELATED}


def test_what_has_nothing_in_common_stays_unrelated() -> None:
    other = "The two guards of Orvelle bought a blue ferry in March."
    assert relate("One of the guards sang.", other) is RelationKind.UNRELATED


def test_a_relative_clause_alone_is_not_held_against_another() -> None:
    one, other = "which could allow discrimination by shops", "that would legalize discrimination against sailors"
    assert relate(one, other) in {RelationKind.UNSURE, RelationKind.UNRELATED}


def test_where_a_speaker_stands_is_no_place_pointed_at() -> None:
    one, other = (
        "Jan Oster doubts that Ada Varga was born in this country.",
        "Jan Oster doubts that Ada Varga was born in Ardovia.",
    )
    sides = (parse_proposition(text, side=side) for text, side in zip((one, other), "ab", strict=True))
    assert compare_pair(*sides).rule != "pointed-place"
