"""What the brief does not tell twice."""

from __future__ import annotations

from dataclasses import replace

from variorum.edition.alike import drop_told_again, find_alike
from variorum.edition.index import StoryIndex
from variorum.filters import read_record
from variorum.model import (
    Claim,
    Collation,
    Discrepancy,
    Lineage,
    Member,
    OriginCount,
    Relation,
    RelationKind,
    Side,
    Statement,
)

TEXTS = {
    "a": "The ferry may sail on Monday. The ferry may sail from Orve on Monday morning. Goats were saved.",
    "b": "The ferry will sail on Monday. Herring was sold.",
}


def make_story() -> StoryIndex:
    read = [read_record({"id": name, "text": text}) for name, text in TEXTS.items()]
    reports, readings = tuple(r for r, _ in read), {r.id: reading for r, reading in read}
    statements = [s for report in reports for s in readings[report.id].statements]
    claims = tuple(
        Claim(f"claim:{s.id}", s.passage, s.id, "", (Member(s.id, s.report_id, RelationKind.SAME, ""),))
        for s in statements
    )
    lineage = Lineage("story:a", (), (), (), OriginCount(2, 2, 2, 2, ("a", "b")))
    return StoryIndex(reports, readings, Collation("story:a", (), claims, ()), lineage)


def relate(left: Statement, right: Statement, kind: RelationKind, score: float) -> Relation:
    return Relation(left.id, right.id, kind, 0.7, score, "Alike.", left.passage, right.passage, "test")


def differ(index: StoryIndex, *statements: Statement) -> Discrepancy:
    sides = tuple(Side(s.passage, s.report_id, s.id, index.find_speaker_name(s), s.via) for s in statements)
    return Discrepancy("differs", None, RelationKind.CERTAINTY, sides, "One may.", 0.8)


def test_claims_that_may_say_the_same_are_alike_and_those_that_differ_are_not() -> None:
    index = make_story()
    one, two, goats = index.readings["a"].statements[:3]
    relations = (
        relate(one, two, RelationKind.UNSURE, 0.7),
        relate(one, goats, RelationKind.CONTRADICTS, 0.9),
        relate(two, goats, RelationKind.UNSURE, 0.4),
    )
    found = find_alike(replace(index, collation=replace(index.collation, relations=relations)))
    assert found == {f"claim:{one.id}": {f"claim:{two.id}"}, f"claim:{two.id}": {f"claim:{one.id}"}}


def test_of_two_differences_of_one_thing_between_the_same_reports_one_is_told() -> None:
    index = make_story()
    one, two, goats = index.readings["a"].statements[:3]
    sails, herring = index.readings["b"].statements[:2]
    first, again, other = differ(index, one, sails), differ(index, two, sails), differ(index, goats, herring)
    assert drop_told_again(index, [first, again, other]) in ([again, other], [first, other])
