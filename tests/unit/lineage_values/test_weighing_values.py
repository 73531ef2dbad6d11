"""Values weighed by the independent sources behind them."""

from __future__ import annotations

import random
import time
from collections.abc import Hashable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lineage.values import SourcedValue, ValueSettings, WeighedValue, support_number, weigh_values


def told(**values: Hashable) -> list[SourcedValue]:
    return [SourcedValue(source, "matter", value) for source, value in values.items()]


def first(values: tuple[WeighedValue, ...]) -> Hashable:
    return values[0].value


def by_value(values: tuple[WeighedValue, ...]) -> dict[Hashable, WeighedValue]:
    return {value.value: value for value in values}


def make_copied(copiers: int, matters: int = 120, share: float = 1.0) -> list[SourcedValue]:
    """Six sources right three times in four, one wrong six times in ten and its copiers; the right value is 0."""
    chance = random.Random(7)
    claims = []
    for matter in range(matters):
        name = f"m{matter}"
        poor = 0 if chance.random() < 0.4 else chance.randint(1, 9)
        claims.append(SourcedValue("poor", name, poor))
        claims += [
            SourcedValue(f"copier{n}", name, poor if chance.random() < share else chance.randint(1, 9))
            for n in range(copiers)
        ]
        for n in range(6):
            claims.append(SourcedValue(f"good{n}", name, 0 if chance.random() < 0.75 else chance.randint(1, 9)))
    return claims


def count_right(values: tuple[WeighedValue, ...]) -> int:
    chosen: dict[str, Hashable] = {}
    for value in values:
        chosen.setdefault(value.matter, value.value)
    return sum(value == 0 for value in chosen.values())


def test_no_claims_are_no_values() -> None:
    assert weigh_values([]) == ()


def test_one_source_alone_has_its_value_as_one_origin_and_not_all_the_weight() -> None:
    (only,) = weigh_values(told(Courier=12))
    assert (only.value, only.sources, only.origins) == (12, ("Courier",), 1.0)
    assert 0 < only.weight < 1


def test_more_independent_sources_weigh_more() -> None:
    assert first(weigh_values(told(Courier=12, Gazette=14, Herald=12))) == 12


def test_sources_known_to_copy_count_little_more_than_the_one_they_copy() -> None:
    claims = told(Courier=12, Gazette=14, Herald=12, Ledger=12, Post=14)
    known = {("Herald", "Courier"): 1.0, ("Ledger", "Courier"): 1.0}
    values = weigh_values(claims, known)
    assert first(values) == 14
    assert by_value(values)[12].origins == pytest.approx(1.1, abs=0.01)
    assert by_value(values)[14].origins == 2.0


def test_a_copier_that_gives_another_value_than_its_parent_counts_fully() -> None:
    values = weigh_values(told(Courier=12, Herald=14), {("Herald", "Courier"): 1.0})
    assert [value.origins for value in values] == [1.0, 1.0]


def test_two_children_of_a_parent_with_the_same_value_leave_one_origin_whatever_their_names() -> None:
    claims = told(Alpha=12, Beta=12, Zeta=12)
    values = weigh_values(claims, {("Alpha", "Zeta"): 1.0, ("Beta", "Zeta"): 1.0})
    assert values[0].origins == pytest.approx(1.1, abs=0.01)
    assert values[0].sources[0] == "Zeta"


def test_copiers_are_found_from_agreeing_throughout_on_disputed_matters() -> None:
    claims = make_copied(4)
    alone = weigh_values(claims, settings=ValueSettings(copying=1e-12))
    found = weigh_values(claims)
    assert count_right(found) > 105
    assert count_right(alone) < 80


def test_accurate_sources_that_agree_are_not_taken_for_copiers() -> None:
    chance = random.Random(3)
    claims = []
    for matter in range(150):
        for n in range(4):
            value = 0 if chance.random() < 0.97 else chance.randint(1, 9)
            claims.append(SourcedValue(f"good{n}", f"m{matter}", value))
        claims.append(SourcedValue("poor", f"m{matter}", chance.randint(1, 9)))
    values = [value for value in weigh_values(claims) if value.value == 0 and len(value.sources) == 4]
    assert min(value.origins for value in values) > 3.5


def test_copiers_in_the_majority_that_change_a_part_are_seen_through_with_lineage_only() -> None:
    claims = make_copied(12, share=0.7)
    known = {(f"copier{n}", "poor"): 0.95 for n in range(12)}
    assert count_right(weigh_values(claims)) < 80
    assert count_right(weigh_values(claims, known)) > 105


def test_a_source_that_gives_two_values_has_one_vote_in_all() -> None:
    claims = [*told(Courier=12, Gazette=14), SourcedValue("Courier", "matter", 14)]
    values = by_value(weigh_values(claims))
    assert values[14].weight > values[12].weight
    assert values[14].sources == ("Courier", "Gazette")


def test_a_rounded_figure_speaks_for_the_exact_one() -> None:
    claims = told(Courier=300, Gazette=297, Herald=340, Ledger=340)
    alone, helped = by_value(weigh_values(claims)), by_value(weigh_values(claims, supports=support_number))
    assert alone[297].support == 0.0
    assert helped[297].support > 0.2
    assert helped[297].weight > alone[297].weight
    assert "speak for it in part" in helped[297].because


def test_the_reason_names_who_goes_with_whom() -> None:
    values = weigh_values(told(Courier=12, Herald=12), {("Herald", "Courier"): 0.9})
    assert values[0].because == "2 sources, 1 of them independent: Herald goes with Courier (0.90)"


def test_saying_the_same_twice_changes_nothing() -> None:
    claims = told(Courier=12, Gazette=14, Herald=12)
    assert weigh_values(claims * 2) == weigh_values(claims)


@pytest.mark.parametrize("chance", [-0.1, 1.5, float("nan")])
def test_a_known_chance_outside_nought_and_one_is_refused(chance: float) -> None:
    with pytest.raises(ValueError, match="0 to 1"):
        weigh_values(told(Courier=12, Herald=12), {("Herald", "Courier"): chance})


def test_a_degree_of_support_outside_nought_and_one_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 0 to 1"):
        weigh_values(told(Courier=12, Herald=13), supports=lambda *_: 2.0)


def test_ties_to_sources_without_a_claim_and_to_oneself_are_passed_over() -> None:
    claims = told(Courier=12, Herald=14)
    assert weigh_values(claims, {("Courier", "Nobody"): 1.0, ("Herald", "Herald"): 1.0}) == weigh_values(claims)


VALUES = st.one_of(st.integers(0, 3), st.text("ab", max_size=2), st.frozensets(st.sampled_from("ab"), max_size=2))
CLAIMS = st.lists(
    st.builds(SourcedValue, st.sampled_from("abcde"), st.sampled_from(["one", "two", "three"]), VALUES), max_size=25
)


@settings(deadline=None, max_examples=60)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_of_arrival_never_matters(claims: list[SourcedValue], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert weigh_values(shuffled) == weigh_values(claims)


@settings(deadline=None, max_examples=60)
@given(CLAIMS)
def test_every_value_comes_back_once_and_weights_of_a_matter_stay_within_one(claims: list[SourcedValue]) -> None:
    values = weigh_values(claims)
    assert sorted((v.matter, repr(v.value)) for v in values) == sorted({(c.matter, repr(c.value)) for c in claims})
    for matter in {value.matter for value in values}:
        assert sum(value.weight for value in values if value.matter == matter) <= 1 + 1e-9
    for value in values:
        assert 0 <= value.weight <= 1
        assert 1 - 1e-9 <= value.origins <= len(value.sources) + 1e-9


def test_ten_thousand_sources_with_one_value_end_in_bounded_time() -> None:
    claims = [SourcedValue(f"s{n}", "matter", n == 0) for n in range(10_000)]
    start = time.process_time()
    values = weigh_values(claims)
    assert time.process_time() - start < 5
    assert len(values) == 2


def test_time_grows_near_linear_with_the_matters() -> None:
    def measure(matters: int) -> float:
        claims = make_copied(3, matters)
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            weigh_values(claims)
            best = min(best, time.process_time() - start)
        return best

    assert measure(2000) <= 10 * 1.6 * measure(200)
