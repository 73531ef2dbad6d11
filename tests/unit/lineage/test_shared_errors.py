"""Shared slips, why candidates lost, and what was left out of account, are told."""

from __future__ import annotations

import pytest

from variorum.lineage import explain_pair, trace_lineage
from variorum.lineage.shared_errors import is_slip
from variorum.model import EvidenceKind

TEXT = (
    "The tunnel under the estuary at Brackenmouth will be closed for 14 weeks while its lining is replaced.\n"
    "Lorries bound for the northern docks have to take the old bridge by Wexhollow in the meantime.\n"
    "A contractor from Ostermark won the work after two rivals had missed the day for offers.\n"
    "Bus drivers expect queues of an hour on the hill road when the schools open again.\n"
)


@pytest.fixture
def told(make_report):
    slip = TEXT.replace("14 weeks", "41 weeks").replace("Wexhollow", "Wexholow")
    texts = {"a": TEXT, "b": TEXT.replace("Bus drivers", "Coach drivers"), "c": slip + "Nobody was hurt there.\n"}
    texts["d"] = slip.replace("Lorries bound", "Trucks bound") + "Ferry owners are content with the news.\n"
    reports = [
        make_report(key, text, published=f"2024-05-0{day}T08:00Z") for day, (key, text) in enumerate(texts.items(), 1)
    ]
    return trace_lineage("s", reports, None)


def test_a_shared_slip_against_the_others_is_evidence(told):
    link = explain_pair(told, "d", "c")
    assert link in told.dependences
    slips = [e for e in link.evidence if e.kind is EvidenceKind.SHARED_ERROR]
    assert {"“41”", "“wexholow”"} <= {word for e in slips for word in e.because.split() if "“" in word}
    assert all(e.weight > 0 and e.child and e.parent for e in slips)


def test_a_candidate_that_lost_says_why(told):
    lost = [d for d in told.rejected if d.child == "d"]
    assert lost
    assert all(d.evidence[0].because.startswith("Not taken") and d.evidence[0].weight <= 0 for d in lost)


def test_furniture_and_speech_that_both_carry_are_named_as_left_out(make_report):
    extra = "“We shall dig by night and by day until it is done,” said Ida Holm.\nSign up for the morning letter.\n"
    reports = [
        make_report("a", TEXT + extra, published="2024-05-01"),
        make_report("b", TEXT.replace("queues", "long queues") + extra, published="2024-05-02"),
    ]
    (link,) = trace_lineage("s", reports, None).dependences
    left_out = [e for e in link.evidence if e.because.startswith("Left out of account")]
    assert {e.kind for e in left_out} == {EvidenceKind.SHARED_QUOTATION, EvidenceKind.SHARED_PROSE}
    assert all(e.weight == 0 for e in left_out)


@pytest.mark.parametrize(
    ("reading", "instead", "expected"),
    [("41", "14", True), ("wexholow", "wexhollow", True), ("harbours", "harbour", False), ("rome", "home", False)],
)
def test_a_slip_is_another_figure_or_a_name_misspelt(reading, instead, expected):
    assert is_slip(reading, instead) is expected
