"""Figures of one slot and of two, numbers told without a unit, and contradictions of one answer; all invented."""

from __future__ import annotations

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.collation.figure_slot import compare_slots
from variorum.collation.lexicon import is_in_contrast, is_same_in_figures
from variorum.collation.told_numbers import count_days

DIFFERENT = {"figure", "contradicts", "supersedes"}


def relate(a: str, b: str) -> str:
    return compare_pair(parse_proposition(a, side="a"), parse_proposition(b, side="b")).kind.value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Inspectors found 14 faults in the crane last year.",
            "Last year the inspectors listed 31 faults in the crane.",
        ),
        ("The barge was carrying 40 people.", "Officials said 55 people had been aboard the barge."),
        ("The fire burned for nine hours.", "The fire burned for three hours."),
        ("The judge sentenced Veit to nine years in prison.", "Veit was sentenced to 12 years in jail."),
        ("The captain, 58, was arrested on Monday.", "The 47-year-old captain was arrested on Monday."),
        (
            "The bridge was closed for the fourth time this year.",
            "The bridge was closed for the second time this year.",
        ),
        ("Kell beat Brenn 3-1.", "Kell beat Brenn 2-1."),
    ],
)
def test_other_numbers_for_one_gap_differ(a: str, b: str) -> None:
    assert relate(a, b) == "figure"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The river rose by 2 metres overnight.", "The river rose to 9 metres overnight."),
        ("54 percent of women back the plan.", "38 percent of men back the plan."),
        ("The hall seats 1,400 people.", "900 people were in the hall."),
        ("Twenty-five people were hurt.", "Seven people were badly hurt."),
        ("The airline cancelled 300 flights.", "The airline delayed 520 flights."),
        ("104 deputies voted for the budget.", "91 deputies voted against the budget."),
        ("Last year 3,400 houses were built.", "This year 2,900 houses were built."),
        ("The loss was $30 million.", "The loss was 27 million euros."),
        ("The captain, 58, was arrested.", "The mate, 31, was arrested."),
        ("60 homes burned down in the north.", "25 homes burned down in the west."),
    ],
)
def test_numbers_for_two_gaps_never_differ(a: str, b: str) -> None:
    assert relate(a, b) not in DIFFERENT


def test_a_bar_says_in_words_what_the_two_figures_are_of() -> None:
    left = parse_proposition("54 percent of women back the plan.", side="a")
    right = parse_proposition("38 percent of men back the plan.", side="b")
    reason = compare_pair(left, right).reason
    assert "woman" in reason
    assert "man" in reason


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The poet died in Prague.", "The poet died in Vienna."),
        ("The crash was caused by a bird strike.", "The crash was caused by engine failure."),
        ("The bomb was planted by the rebels.", "The bomb was planted by the secret police."),
        ("The two met in secret.", "The two met in public."),
        ("The gunman was arrested at the border.", "The gunman escaped at the border."),
        ("No one was hurt.", "Four people were hurt."),
    ],
)
def test_two_answers_of_which_one_can_be_true_contradict(a: str, b: str) -> None:
    assert relate(a, b) == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The poet was buried in Prague.", "The poet died in Vienna."),
        ("The crash was caused by engine failure.", "The crash caused a traffic jam."),
        ("The guard did not open the gate.", "The gate was opened."),
        ("Some residents had been warned.", "Other residents had not been warned."),
    ],
)
def test_what_can_both_be_true_contradicts_nothing(a: str, b: str) -> None:
    assert relate(a, b) != "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We hope to see the families soon.", "She saw the families in May."),
        ("If the rain goes on, the dam could break.", "The dam broke."),
        ("That would be his base for the 35 flights.", "He flew 35 flights from the base."),
    ],
)
def test_wishes_conditions_and_would_are_no_weaker_telling(a: str, b: str) -> None:
    assert relate(a, b) != "certainty"


STRANGE = (
    "Yes.",
    "1e309 people died.",
    "Half of zero people died.",
    "Between 90 and 10 people died.",
    "The treaty was signed in 1445 AH, 5784 AM and 2023.",
    "On 30 February 2031 12 people died.",
    "- - -",
    "99999999999999999999999999 people, 0 people and -5 people died.",
    "‮12 people died‬",
    "1/0 of the people died for 0 years, aged 999, 0-0.",
)


@pytest.mark.parametrize("a", STRANGE)
def test_strange_statements_get_an_answer_with_a_reason_and_both_spans(a: str) -> None:
    for b in STRANGE:
        relation = compare_pair(parse_proposition(a, side="a"), parse_proposition(b, side="b"))
        assert relation.reason.endswith(".")
        assert 0.0 <= relation.confidence <= 1.0
        assert relation.left.spans
        assert relation.right.spans


def test_a_range_upside_down_is_the_same_range() -> None:
    assert relate("Between 90 and 10 people died.", "Between 10 and 90 people died.") not in DIFFERENT


def test_the_likeliest_figures_of_one_slot_come_first() -> None:
    left = parse_proposition("The blast killed nine miners and hurt 30 drivers.", side="a")
    right = parse_proposition("The blast killed twelve miners.", side="b")
    from variorum.collation.pair import make_pair
    from variorum.settings import CollationSettings

    pair = make_pair(left, right, CollationSettings(), 0.9)
    found = compare_slots(pair.left, pair.right, pair.evidence)
    assert found[0].left.text == "nine"
    assert found[0].probability > 0.5


@pytest.mark.parametrize(
    ("value", "days"), [("P3Y", 1095.0), ("PT12H", 0.5), ("PT60M", 1 / 24), ("PXY", None), ("2031-05", None)]
)
def test_lengths_of_time_are_counted_in_days(value: str, days: float | None) -> None:
    assert count_days(value) == (days if days is None else pytest.approx(days))


def test_words_of_one_figure_and_of_two_are_told_apart() -> None:
    assert is_same_in_figures("rescue", "bring")
    assert is_in_contrast("revenue", "spending")
    assert not is_in_contrast("revenue", "revenue")
