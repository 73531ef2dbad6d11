"""What one report adds, leaves out, changes and softens against another."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.collation import compare_reports
from variorum.model import Change, ChangeKind, Comparison, Manner, Reading, Report

sys.path.insert(0, str(Path(__file__).parent))
from invented_story import make_report, say

FIRST = make_report(
    "r1",
    [
        say("The Orvelle dam burst shortly after midnight", None, Manner.OWN),
        say("nine people were killed", "Brekke"),
        say("the town would be evacuated", "Ruiz"),
        say("the siren had been switched off", "Oskan"),
        say("The valley holds four thousand houses", None, Manner.OWN),
    ],
)
SECOND = make_report(
    "r2",
    [
        say("The Orvelle dam burst shortly after midnight", None, Manner.OWN),
        say("eleven people were killed", "Brekke"),
        say("the town might be evacuated", "Ruiz"),
        say("A helicopter brought food to the roofs", None, Manner.OWN),
        say("the valley holds four thousand houses", "Ruiz"),
    ],
)


def compare(*made: tuple[Report, Reading]) -> Comparison:
    (left, _), (right, _) = made
    return compare_reports(left, right, {reading.report_id: reading for _, reading in made})


def words(change: Change, side: str) -> str:
    passage = getattr(change, side)
    texts = {report.id: report.text for report, _ in (FIRST, SECOND)}
    return str(passage.of(texts[passage.report_id])) if passage else ""


def test_another_figure_is_a_change_with_the_words_of_both() -> None:
    (change,) = compare(FIRST, SECOND).of(ChangeKind.CHANGED)
    assert "nine people" in words(change, "left")
    assert "eleven people" in words(change, "right")


def test_what_is_put_less_surely_is_softened_and_the_other_way_round_made_firmer() -> None:
    softened = [(words(c, "left"), words(c, "right")) for c in compare(FIRST, SECOND).of(ChangeKind.SOFTENED)]
    assert ("the town would be evacuated", "the town might be evacuated") in softened
    firmed = [(words(c, "left"), words(c, "right")) for c in compare(SECOND, FIRST).of(ChangeKind.FIRMED)]
    assert ("the town might be evacuated", "the town would be evacuated") in firmed


def test_what_a_report_says_itself_and_the_other_gives_as_a_word_is_softened() -> None:
    softened = {words(change, "right"): change.reason for change in compare(FIRST, SECOND).of(ChangeKind.SOFTENED)}
    assert "somebody's word" in softened["the valley holds four thousand houses"]


def test_what_only_one_says_is_added_or_left_out() -> None:
    comparison = compare(FIRST, SECOND)
    assert [words(change, "right") for change in comparison.of(ChangeKind.ADDED)] == [
        "A helicopter brought food to the roofs"
    ]
    assert [words(change, "left") for change in comparison.of(ChangeKind.OMITTED)] == [
        "the siren had been switched off"
    ]


def test_two_equal_versions_differ_in_nothing() -> None:
    report, reading = FIRST
    again = replace(report, id="r3")
    statements = tuple(replace(s, id=s.id.replace("r1", "r3"), report_id="r3") for s in reading.statements)
    copy = again, replace(reading, report_id="r3", statements=statements)
    kinds = {change.kind for change in compare(FIRST, copy).changes}
    assert kinds == {ChangeKind.KEPT}


def test_every_statement_of_both_reports_stands_in_a_change() -> None:
    comparison = compare(FIRST, SECOND)
    told = {each for change in comparison.changes for each in change.statement_ids}
    for _, reading in (FIRST, SECOND):
        assert {statement.id for statement in reading.statements} <= told


def test_a_report_that_says_nothing_is_left_out_or_added_as_a_whole() -> None:
    report, reading = make_report("r4", [say("Nobody reads this")])
    empty = report, replace(reading, statements=())
    assert {change.kind for change in compare(FIRST, empty).changes} == {ChangeKind.OMITTED}
    assert {change.kind for change in compare(empty, FIRST).changes} == {ChangeKind.ADDED}
    other = replace(report, id="r5"), replace(empty[1], report_id="r5")
    assert compare(empty, other).changes == ()


def test_a_change_without_words_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs the words"):
        Change(ChangeKind.ADDED, None, None, None, "", 0.5, (None, None))
