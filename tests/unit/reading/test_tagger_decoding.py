import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.reading.tagger.decoding import find_best_places, find_best_run

ODDS = st.lists(st.floats(-4, 4, allow_nan=False).map(lambda value: round(value, 2)), max_size=8)


def worth(odds: list[float], runs: list[tuple[int, int]], switch: float) -> float:
    return sum(sum(odds[start:end]) - switch for start, end in runs)


def best_by_trying_all(odds: list[float], switch: float) -> float:
    best = 0.0
    for inside in itertools.product((False, True), repeat=len(odds)):
        runs = [
            (start, next((end for end in range(start, len(odds)) if not inside[end]), len(odds)))
            for start in range(len(odds))
            if inside[start] and (start == 0 or not inside[start - 1])
        ]
        best = max(best, worth(odds, runs, switch))
    return best


@settings(deadline=None)
@given(odds=ODDS, switch=st.sampled_from([0.0, 0.5, 2.0]))
def test_no_choice_of_runs_is_worth_more_than_the_one_found(odds: list[float], switch: float) -> None:
    runs = find_best_places(odds, switch)
    assert all(0 <= start < end <= len(odds) for start, end in runs)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(runs))
    assert abs(worth(odds, runs, switch) - best_by_trying_all(odds, switch)) < 1e-6


def test_a_weak_gap_is_bridged_when_a_new_run_costs_more() -> None:
    odds = [2.0, 2.0, -0.5, 2.0, 2.0]
    assert find_best_places(odds, 0.2) == [(0, 2), (3, 5)]
    assert find_best_places(odds, 1.0) == [(0, 5)]


def test_nothing_is_found_where_nothing_is_likely() -> None:
    assert find_best_places([], 1.0) == []
    assert find_best_places([-1.0, -0.1, -2.0], 1.0) == []
    assert find_best_run([-1.0, -0.1]) is None


@settings(deadline=None)
@given(odds=ODDS)
def test_no_single_run_is_worth_more_than_the_one_found(odds: list[float]) -> None:
    best = max((sum(odds[a:b]) for a in range(len(odds)) for b in range(a + 1, len(odds) + 1)), default=0.0)
    run = find_best_run(odds)
    found = sum(odds[slice(*run)]) if run else 0.0
    assert abs(found - max(best, 0.0)) < 1e-6
