"""Two reports that share one translation against the others."""

import pytest

from variorum.lineage import trace_lineage
from variorum.lineage.shared_errors import is_slip
from variorum.lineage.spellings import is_respelling
from variorum.model import EvidenceKind

OWN = (
    "The harbour pilots of Tarn Hollow voted on Monday to keep every tug at its berth until the dredger is repaired.",
    "Their chairman left the meeting through the boathouse without a word to the crews who waited outside.",
    "Freight for the islands has piled up along the quay since the second week of the dispute.",
)
FIRST = "“We shall not move a single boat before the channel is deep enough again,” the chairman had said."
SECOND = "“We will not move any boat until the channel is deep enough,” the chairman had said."


@pytest.fixture
def told(make_report):
    def write(key, hour, spoken):
        closing = {"a": "anglers", "b": "bakers", "c": "coopers", "d": "drivers"}[key]
        text = "\n".join((*OWN, spoken, f"A petition of the {closing} has been laid before the town clerk."))
        return make_report(key, text, outlet=f"Outlet {key.upper()}", published=f"2024-05-01T{hour:02d}:00Z")

    return trace_lineage(
        "s", [write("a", 8, FIRST), write("b", 9, FIRST), write("c", 10, SECOND), write("d", 11, SECOND)], None
    )


def test_two_spellings_of_a_foreign_name_are_one_name_and_other_names_are_not():
    assert is_respelling("dhumaykhir", "dumeihir")
    assert not is_respelling("marlow", "barlow")
    assert not is_respelling("12", "21")


def test_a_letter_or_two_changed_is_a_slip_before_it_is_a_rendering():
    assert is_slip("wexholow", "wexhollow")


def test_a_translation_shared_against_two_others_is_evidence(told):
    link = next(d for d in (*told.dependences, *told.rejected) if (d.child, d.parent) == ("d", "c"))
    shared = [e for e in link.evidence if e.kind is EvidenceKind.SHARED_RENDERING]
    assert len(shared) == 1
    assert "we will not move any boat" in shared[0].because
    assert "2 other reports" in shared[0].because
    assert shared[0].weight > 0


def test_the_translation_shared_tells_the_parent(told):
    assert ("d", "c") in {(d.child, d.parent) for d in told.dependences}
