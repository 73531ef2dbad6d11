"""A person's word on who spoke."""

from __future__ import annotations

from variorum.model import (
    Entity,
    EntityKind,
    Force,
    Manner,
    Reading,
    Ruling,
    RulingKind,
    Span,
    Speaker,
    Statement,
    find_holding,
    find_touching,
)
from variorum.reading import correct_speakers

ROE = Entity("a:e0", "Ana Roe", EntityKind.PERSON, ("Ana Roe", "Roe"), ())


def statement(number: int, manner: Manner = Manner.INDIRECT) -> Statement:
    speaker = Speaker("Ivo Strand", None, True)
    return Statement(f"a:s{number}", "a", (Span(0, 4),), (), (), speaker, (), manner, Force.ASSERTED, 0.9, "because")


def ruling(number: int, kind: RulingKind, left: str, right: str = "") -> Ruling:
    return Ruling(f"ruling:{number}", kind, left, right, "Ada", "", "2025-01-01T00:00:00+00:00")


READING = Reading("a", (), (ROE,), (), (statement(0), statement(1, Manner.OWN)), (), ())


def test_a_name_the_report_knows_is_that_entity_and_says_who_ruled() -> None:
    corrected = correct_speakers(READING, [ruling(1, RulingKind.SPEAKER, "a:s0", "roe")])
    speaker = corrected.statements[0].speaker
    assert (speaker.name, speaker.entity_id, speaker.resolved) == ("Ana Roe", "a:e0", True)
    assert "ruling:1" in speaker.because
    assert "Ada" in speaker.because
    assert corrected.statements[1] == READING.statements[1]


def test_a_name_the_report_does_not_know_is_taken_as_it_is_and_no_name_leaves_nobody() -> None:
    corrected = correct_speakers(READING, [ruling(1, RulingKind.SPEAKER, "a:s0", "Petra Lind")])
    assert corrected.statements[0].speaker.name == "Petra Lind"
    nobody = correct_speakers(READING, [ruling(1, RulingKind.SPEAKER, "a:s0")])
    assert (nobody.statements[0].speaker.name, nobody.statements[0].speaker.resolved) == (None, False)


def test_what_the_report_seemed_to_say_itself_is_then_attributed() -> None:
    corrected = correct_speakers(READING, [ruling(1, RulingKind.SPEAKER, "a:s1", "Roe")])
    assert corrected.statements[1].manner is Manner.INDIRECT


def test_the_later_of_two_rulings_holds_and_other_reports_are_left_alone() -> None:
    rulings = [ruling(1, RulingKind.SPEAKER, "a:s0", "Roe"), ruling(2, RulingKind.SPEAKER, "a:s0", "Petra Lind")]
    assert correct_speakers(READING, rulings).statements[0].speaker.name == "Petra Lind"
    assert correct_speakers(READING, [ruling(1, RulingKind.SPEAKER, "ab:s0", "Roe")]) is READING


def test_what_was_taken_back_does_not_hold() -> None:
    first, second = ruling(1, RulingKind.MERGE, "a:s0", "b:s0"), ruling(2, RulingKind.SPLIT, "a:s0", "b:s0")
    undo = ruling(3, RulingKind.UNDO, "ruling:1")
    assert find_holding([first, second, undo]) == (second,)
    assert find_holding([first, second]) == (first, second)


def test_a_ruling_touches_the_reports_it_speaks_of_and_their_statements() -> None:
    rulings = [
        ruling(1, RulingKind.MERGE, "a:s0", "b:s0"),
        ruling(2, RulingKind.DEPENDS, "c", "missing:wire"),
        ruling(3, RulingKind.SPLIT, "d:s0", "e:s1"),
    ]
    assert [r.id for r in find_touching(rulings, {"b", "c"})] == ["ruling:1", "ruling:2"]
    assert find_touching(rulings, {"d:s0"}) == (rulings[2],)
