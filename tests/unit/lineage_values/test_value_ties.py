"""What lineage says of who has a value from whom."""

from __future__ import annotations

from variorum.lineage.values import SourcedValue, find_value_ties, is_rounding, support_number, weigh_values
from variorum.model import Dependence, Lineage, OriginCount, Scope


def depend(child: str, parent: str, chance: float = 0.9, *statements: str) -> Dependence:
    scope = Scope.STATEMENT if statements else Scope.REPORT
    return Dependence(child, parent, parent.startswith("missing:"), scope, chance, (), statements)


def trace(*dependences: Dependence) -> Lineage:
    return Lineage("story:a", dependences, (), (), OriginCount(0, 0, 0, 0))


def test_no_dependences_are_no_ties() -> None:
    assert find_value_ties(trace()) == {}


def test_a_child_is_tied_to_its_parent() -> None:
    assert find_value_ties(trace(depend("b", "a", 0.8))) == {("b", "a"): 0.8}


def test_two_reports_with_one_missing_origin_are_tied_to_each_other() -> None:
    ties = find_value_ties(trace(depend("b", "missing:wire"), depend("c", "missing:wire", 0.8)))
    assert ties == {("c", "b"): 0.9 * 0.8}


def test_a_dependence_of_single_statements_counts_for_the_statement_that_carries_the_value_only() -> None:
    lineage = trace(depend("b", "a", 0.8, "b:s3"))
    assert find_value_ties(lineage) == {}
    assert find_value_ties(lineage, {"b": "b:s4"}) == {}
    assert find_value_ties(lineage, {"b": "b:s3"}) == {("b", "a"): 0.8}


def test_siblings_count_once_even_where_their_parent_has_another_value() -> None:
    ties = find_value_ties(trace(depend("b", "a", 1.0), depend("c", "a", 1.0), depend("d", "a", 1.0)))
    claims = [SourcedValue(report, "boats", 9 if report == "a" else 7) for report in "abcd"]
    origins = {value.value: value.origins for value in weigh_values(claims, ties)}
    assert origins[9] == 1.0
    assert origins[7] < 1.2


def test_ties_of_ten_thousand_children_stay_linear() -> None:
    lineage = trace(*(depend(f"c{n}", "missing:wire") for n in range(10_000)))
    assert len(find_value_ties(lineage)) == 9_999


def test_a_rounding_has_fewer_digits_and_lies_within_half_a_step() -> None:
    assert is_rounding(300, 297)
    assert is_rounding(2.5, 2.47)
    assert not is_rounding(297, 300)
    assert not is_rounding(300, 360)
    assert not is_rounding(0, 3)
    assert not is_rounding(float("inf"), 3)


def test_numbers_speak_for_one_another_by_rounding_and_nearness_and_nothing_else_does() -> None:
    assert support_number(300, 297) > support_number(297, 300) > 0
    assert support_number(12, 30) == 0
    assert support_number(12, 12) == 0
    assert support_number("12", 12) == 0
