"""Verdicts on pairs of bare texts, all invented."""

from __future__ import annotations

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.model import RelationKind


def relate(a: str, b: str, a_published: str | None = None, b_published: str | None = None) -> str:
    left = parse_proposition(a, published=a_published, side="a")
    right = parse_proposition(b, published=b_published, side="b")
    return compare_pair(left, right).kind.value


def test_the_same_words_are_the_same() -> None:
    assert relate("The dam in Orvelle held.", "the dam in Orvelle held.") == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Varga hinted that a summit with Oskan could take place.", "Varga will definitely meet Oskan at a summit."),
        ("It is unclear whether Ardovia will leave the port.", "Ardovia will keep the port."),
        ("The union may strike in March.", "The union will strike in March."),
    ],
)
def test_what_is_put_with_other_certainty_differs_in_certainty(a: str, b: str) -> None:
    assert relate(a, b) == "certainty"


def test_a_negation_that_hangs_elsewhere_contradicts_nothing() -> None:
    assert relate("The garrison withdrew from Tessel without fighting.", "The garrison withdrew from Tessel.") != (
        "contradicts"
    )


def test_statements_of_different_years_never_contradict() -> None:
    verdict = relate(
        "In 2017 Ardovia withdrew its fleet from Tessel.", "In 2024 Ardovia did not withdraw its fleet from Tessel."
    )
    assert verdict in {"unrelated", "unsure"}


def test_a_later_opposite_is_a_change_and_no_contradiction() -> None:
    a, b = "Ardovia will keep its base in Tessel.", "Ardovia will leave its base in Tessel."
    assert relate(a, b, "2031-03-01", "2031-06-01") == "supersedes"


def test_a_change_says_by_how_much_only_where_both_times_are_known_to_the_day() -> None:
    def explain(a_published: str, b_published: str) -> str:
        left = parse_proposition("Ardovia will keep its base in Tessel.", published=a_published, side="a")
        right = parse_proposition("Ardovia will leave its base in Tessel.", published=b_published, side="b")
        return compare_pair(left, right).reason

    assert "came 9 days later" in explain("2031-03-01", "2031-03-10")
    assert "is of a later time" in explain("2031-03-01", "2032")
    assert "days" not in explain("2031-03-01", "2032")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The pump had been repaired.", "At no time had the pump been repaired."),
        ("The mast was lit.", "The mast was not lit."),
    ],
)
def test_at_no_time_is_as_good_as_not(a: str, b: str) -> None:
    assert relate(a, b) == "contradicts"


def test_not_this_but_that_contradicts_nothing() -> None:
    a = "Varga was referring not to the harbour but to the lighthouse."
    assert relate(a, "Varga was referring to the lighthouse.") != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It was -5 degrees in Orvelle.", "It was 5 degrees in Orvelle."),
        ("The pump was off for nine weeks.", "The pump was off for nine days."),
        ("The town must find 1.4 million crowns for the dike.", "The dike will cost the town 1.4 billion crowns."),
    ],
)
def test_figures_that_cannot_both_be_right_differ(a: str, b: str) -> None:
    assert relate(a, b) == "figure"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Police found three rifles in the barn.", "Police found two other rifles in the barn."),
        ("At least 28 people died in the flood.", "18 children died in the flood."),
    ],
)
def test_a_part_is_no_other_figure(a: str, b: str) -> None:
    assert relate(a, b) not in {"figure", "contradicts", "supersedes"}


def test_what_two_dispute_is_no_change_over_time() -> None:
    a = "The harbour master said that nearly three tonnes of oil had leaked from the barge."
    b = "The owner said that less than 400 kilograms of oil had leaked from the barge."
    assert relate(a, b, "2031-03-01", "2031-03-02") == "figure"


def test_a_toll_given_by_others_a_day_later_has_changed() -> None:
    a, b = "Police said nine miners were killed in the blast.", "Doctors said twelve miners were killed in the blast."
    assert relate(a, b, "2031-03-01", "2031-03-03") == "supersedes"


def test_one_verb_in_common_is_not_one_claim() -> None:
    a = "Ardovia intervened in the valley in 2015 and turned the war round."
    assert relate(a, "Ardovia had intervened to prevent a stronghold of smugglers.") != "same"


def test_somebody_who_did_not_do_it_does_not_contradict_that_it_was_done() -> None:
    denied = parse_proposition("Senator Roe did not send the lewd photo to a student on Friday.")
    done = parse_proposition("The lewd photo was sent to a student from the account of the senator on Friday.")
    assert compare_pair(denied, done).kind is not RelationKind.CONTRADICTS


def test_who_was_asked_and_who_asks_are_not_the_same() -> None:
    assert relate("Pavel Orm was asked about the harbour.", "Orm asked Maren about the harbour.") != "same"
    by_phrase = relate("Maren was asked about the harbour by Pavel Orm.", "Pavel Orm asked Maren about the harbour.")
    assert by_phrase in {"same", "narrower", "wider"}
