"""Laws of comparing: always an answer, the same both ways round, numbers never break it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collation import compare_pair, parse_proposition
from variorum.collation.figure_gate import FigureVerdict, compare_quantities
from variorum.collation.proposition import Quantity
from variorum.model import Qualifier, RelationKind

MIRROR = {
    FigureVerdict.RIGHT_FINER: FigureVerdict.LEFT_FINER,
    FigureVerdict.LEFT_FINER: FigureVerdict.RIGHT_FINER,
}
numbers = st.one_of(st.none(), st.floats(-1e15, 1e15), st.integers(0, 100_000).map(float))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(numbers), draw(numbers)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is None and high is None:
        low = 1.0
    return Quantity(
        low,
        high,
        draw(st.sampled_from(["count", "percent", "fraction", "USD"])),
        draw(st.sampled_from(list(Qualifier))),
        draw(st.sampled_from([None, "people", "miner", "soldier"])),
        frozenset(draw(st.sets(st.sampled_from(["ardovian", "young"]), max_size=1))),
        frozenset(draw(st.sets(st.sampled_from(["die", "injure", "march"]), max_size=1))),
        "n",
    )


@settings(deadline=None, max_examples=200)
@given(quantities(), quantities())
def test_figures_are_compared_the_same_both_ways_round(left: Quantity, right: Quantity) -> None:
    there, back = compare_quantities(left, right).verdict, compare_quantities(right, left).verdict
    assert back is MIRROR.get(there, there)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_get_an_answer_whose_passages_lie_in_them(a: str, b: str) -> None:
    left, right = parse_proposition(a, side="a"), parse_proposition(b, side="b")
    relation = compare_pair(left, right)
    assert relation.kind in RelationKind
    assert 0 <= relation.confidence <= 1
    assert 0 <= relation.same_score <= 1
    assert relation.reason.endswith(".")
    assert relation.left.of(left.text) == left.text


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(["1e309", "half of zero", "between 9 and 3", "-0", "٣٤", "1/0", "9" * 400, "NaN", "%", "0.0"]))
def test_odd_numbers_never_make_a_contradiction(number: str) -> None:
    left = parse_proposition(f"{number} people died in Kell.", side="a")
    right = parse_proposition("5 people died in Kell.", side="b")
    assert compare_pair(left, right).kind is not RelationKind.CONTRADICTS
