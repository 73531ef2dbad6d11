"""Confidence of verdicts: a probability, from weights that come with the package."""

from __future__ import annotations

import itertools

import pytest

from variorum.collation import compare_pair, parse_proposition
from variorum.collation.calibration import FEATURES, GROUPS, calibrate, load_calibration, to_log_odds
from variorum.model import RelationKind

STEPS = [step / 20 for step in range(21)]


def test_every_kind_of_verdict_has_weights() -> None:
    assert set(GROUPS) == set(RelationKind)
    assert set(load_calibration()) == set(GROUPS.values())
    assert all(set(weights) == set(FEATURES) for weights in load_calibration().values())


@pytest.mark.parametrize("kind", RelationKind)
@pytest.mark.parametrize("is_alone", [True, False])
def test_confidence_never_falls_when_the_rules_own_rises(kind: RelationKind, is_alone: bool) -> None:
    for same_score in STEPS:
        shown = [calibrate(kind, raw, same_score, is_alone=is_alone) for raw in STEPS]
        assert all(0.0 < value < 1.0 for value in shown)
        assert all(low <= high + 1e-12 for low, high in itertools.pairwise(shown))


def test_a_surer_same_claim_score_never_makes_sameness_less_probable() -> None:
    for kind in (RelationKind.SAME, RelationKind.NARROWER, RelationKind.WIDER):
        shown = [calibrate(kind, 0.8, same_score) for same_score in STEPS]
        assert shown == sorted(shown)


def test_certain_and_impossible_scores_are_cut() -> None:
    assert to_log_odds(1.0) == to_log_odds(0.98)
    assert to_log_odds(0.0) == to_log_odds(0.02)


def test_the_confidence_of_a_verdict_is_the_calibrated_one() -> None:
    left = parse_proposition("Nine miners died in the Orvelle pit.", side="a")
    right = parse_proposition("Eleven miners died in the Orvelle pit.", side="b")
    relation = compare_pair(left, right)
    candidates = {
        round(calibrate(relation.kind, step / 1000, relation.same_score, is_alone=True), 2) for step in range(20, 981)
    }
    assert round(relation.confidence, 2) in candidates
