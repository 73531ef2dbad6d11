"""Who does what, denied or not, how surely."""

from __future__ import annotations

import pytest

from variorum.collation.clause import read_clauses
from variorum.collation.proposition import Certainty, Clause
from variorum.language.pipeline import load_pipeline


def read(text: str) -> Clause:
    return read_clauses(load_pipeline()(text))[0]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Ardovia withdrew from Tessel.", Certainty.ASSERTED),
        ("Ardovia will withdraw from Tessel.", Certainty.INTENDED),
        ("Ardovia intends to withdraw from Tessel.", Certainty.INTENDED),
        ("Ardovia is likely to withdraw from Tessel.", Certainty.PROBABLE),
        ("Ardovia might withdraw from Tessel.", Certainty.POSSIBLE),
        ("Varga hinted that such a summit could take place.", Certainty.POSSIBLE),
        ("It is still unclear whether Ardovia will withdraw from Tessel.", Certainty.UNCLEAR),
        ("It is not clear if the dam will hold.", Certainty.UNCLEAR),
    ],
)
def test_the_words_around_a_clause_set_its_certainty(text: str, certainty: Certainty) -> None:
    assert read(text).certainty is certainty


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The mayor has not resigned.", True),
        ("No one was hurt in the fire.", True),
        ("The company denied that it had dismissed 200 workers.", True),
        ("He has no plans to resign.", True),
        ("The garrison withdrew without fighting.", False),
        ("The mayor resigned, not knowing what came next.", False),
        ("Ardovia is not giving up its efforts to keep the harbour.", False),
    ],
)
def test_only_a_negation_of_the_main_clause_counts(text: str, negated: bool) -> None:
    assert read(text).negated is negated


def test_the_frame_gives_the_speaker_and_the_clause_its_subject() -> None:
    clause = read("Lena Maresh said that the council had closed the bridge.")
    assert clause.attributed_to == {"maresh"}
    assert clause.agents == {"council"}
    assert clause.patients == {"bridge"}
    assert clause.head == {"close"}


def test_each_coordinated_verb_is_a_clause_of_its_own() -> None:
    clauses = read_clauses(load_pipeline()("Varga met the miners and promised higher pensions."))
    assert [sorted(clause.head) for clause in clauses] == [["meet"], ["promise"]]
    assert clauses[1].agents == {"varga"}
