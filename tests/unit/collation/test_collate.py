"""Statements of an invented story into claims, relations and changes over time."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from variorum.collation import collate, relate_thread
from variorum.model import Collation, Force, Manner, Reading, RelationKind, Report, Ruling, RulingKind

sys.path.insert(0, str(Path(__file__).parent))
from invented_story import make_report, say

FIRST = make_report(
    "r1",
    [
        say("Ardovia evacuated 4,000 fishermen from Tessel"),
        say("350 smugglers had been captured in Brenn"),
        say("It is unclear whether Ardovia will leave its harbour in Tessel", force=Force.UNCLEAR),
        say("The comet looks like a lantern hung over the mountains", manner=Manner.DIRECT),
    ],
    "2031-03-01",
)
SECOND = make_report(
    "r2",
    [
        say("4,000 fishermen were evacuated from Tessel by Ardovia"),
        say("Ardovia will keep its harbour in Tessel"),
        say("30,000 villagers left the valley without waiting", None, Manner.OWN),
        say("The comet looks like a lantern hung over the mountains … and over us", manner=Manner.DIRECT),
    ],
    "2031-03-01",
)
LATER = make_report("r3", [say("Ardovia intends to keep its harbour in Tessel")], "2031-09-01")


def collate_story(*made: tuple[Report, Reading], rulings: tuple[Ruling, ...] = ()) -> Collation:
    return collate("story:1", [report for report, _ in made], {r.report_id: r for _, r in made}, rulings)


def claim_of(collation: Collation, statement_id: str) -> frozenset[str]:
    for claim in collation.claims:
        members = {member.statement_id for member in claim.members}
        if statement_id in members:
            return frozenset(members)
    raise AssertionError(f"{statement_id} is in no claim")


def test_every_statement_is_in_exactly_one_claim() -> None:
    collation = collate_story(FIRST, SECOND)
    members = [member.statement_id for claim in collation.claims for member in claim.members]
    assert sorted(members) == sorted(s.id for _, reading in (FIRST, SECOND) for s in reading.statements)


def test_the_same_figure_of_the_same_people_is_one_claim_and_other_people_are_not() -> None:
    collation = collate_story(FIRST, SECOND)
    assert claim_of(collation, "r1:s0") == {"r1:s0", "r2:s0"}
    assert claim_of(collation, "r1:s1") == {"r1:s1"}
    assert claim_of(collation, "r2:s2") == {"r2:s2"}
    assert not any(relation.kind is RelationKind.FIGURE for relation in collation.relations)


def test_what_is_open_in_one_report_and_settled_in_another_differs_in_certainty() -> None:
    collation = collate_story(FIRST, SECOND)
    kinds = {(relation.left_id, relation.right_id): relation.kind for relation in collation.relations}
    assert kinds["r1:s2", "r2:s1"] is RelationKind.CERTAINTY


def test_two_quotations_of_one_speaker_with_the_same_words_are_the_same_utterance() -> None:
    collation = collate_story(FIRST, SECOND)
    rules = {(relation.left_id, relation.right_id): relation.rule for relation in collation.relations}
    assert rules["r1:s3", "r2:s3"] == "same-utterance"
    assert claim_of(collation, "r1:s3") == {"r1:s3", "r2:s3"}


def test_a_claim_is_named_after_its_first_statement_and_worded_by_a_real_one() -> None:
    texts = {report.id: report.text for report, _ in (FIRST, SECOND)}
    claims = collate_story(FIRST, SECOND).claims
    assert claims
    for claim in claims:
        assert claim.id == f"claim:{claim.members[0].statement_id}"
        assert claim.wording_id in {member.statement_id for member in claim.members}
        assert claim.wording.of(texts[claim.wording.report_id])


def test_a_split_ruling_holds_and_marks_both_claims() -> None:
    ruling = Ruling("x1", RulingKind.SPLIT, "r1:s0", "r2:s0", "a person", "", "2031-03-02")
    collation = collate_story(FIRST, SECOND, rulings=(ruling,))
    assert "r2:s0" not in claim_of(collation, "r1:s0")
    assert all(
        claim.ruled for claim in collation.claims if {m.statement_id for m in claim.members} & {"r1:s0", "r2:s0"}
    )


def test_a_merge_ruling_holds_for_statements_that_have_nothing_in_common() -> None:
    ruling = Ruling("x1", RulingKind.MERGE, "r1:s1", "r2:s2", "a person", "", "2031-03-02")
    collation = collate_story(FIRST, SECOND, rulings=(ruling,))
    assert claim_of(collation, "r1:s1") >= {"r1:s1", "r2:s2"}
    assert next(c for c in collation.claims if "r1:s1" in {m.statement_id for m in c.members}).ruled


def test_the_order_of_reports_does_not_change_which_statements_stand_together() -> None:
    groups = [
        {frozenset(m.statement_id for m in claim.members) for claim in collate_story(*made).claims}
        for made in ((FIRST, SECOND), (SECOND, FIRST))
    ]
    assert groups[0] == groups[1]


def test_a_story_of_no_or_one_statement_has_no_or_one_claim() -> None:
    assert collate("story:0", [], {}).claims == ()
    assert len(collate_story(LATER).claims) == 1


def test_a_later_story_changes_what_was_said_and_contradicts_nothing() -> None:
    early, late = collate_story(FIRST), collate_story(LATER)
    readings = {reading.report_id: reading for _, reading in (FIRST, LATER)}
    for order in ((early, late), (late, early)):
        relations = relate_thread(order, readings, [FIRST[0], LATER[0]])
        kinds = {(relation.left_id, relation.right_id): relation.kind for relation in relations}
        assert kinds.get(("r1:s2", "r3:s0")) is RelationKind.SUPERSEDES
        assert RelationKind.CONTRADICTS not in kinds.values()


def test_a_change_between_stories_of_unknown_time_is_unsure() -> None:
    early = make_report("r4", [say("Ardovia will keep its harbour in Tessel")])
    late = make_report("r5", [say("Ardovia will leave its harbour in Tessel")])
    readings = {reading.report_id: reading for _, reading in (early, late)}
    relations = relate_thread([collate_story(early), collate_story(late)], readings, [early[0], late[0]])
    assert [relation.kind for relation in relations] == [RelationKind.UNSURE]
    assert "which story came first is not known" in relations[0].reason


def test_thousands_of_equal_statements_are_one_claim_and_quickly() -> None:
    made = make_report("r6", [say("The Orvelle dam burst shortly after midnight", None, Manner.OWN)] * 3000)
    started = time.process_time()
    collation = collate_story(made)
    assert time.process_time() - started < 60
    assert [len(claim.members) for claim in collation.claims] == [3000]
    assert len(collation.relations) < 3000


def test_two_particulars_of_one_speaker_in_one_report_never_differ() -> None:
    made = make_report(
        "r9",
        [
            say("Ardovia will keep its harbour in Tessel"),
            say("It is unclear whether Ardovia will keep its harbour in Tessel", force=Force.UNCLEAR),
            say("The blast killed nine miners in Brenn"),
            say("The blast killed twelve miners in Brenn"),
        ],
        "2031-03-01",
    )
    kinds = {relation.kind for relation in collate_story(made).relations}
    assert not kinds & {
        RelationKind.FIGURE,
        RelationKind.CERTAINTY,
        RelationKind.CONTRADICTS,
        RelationKind.SUPERSEDES,
    }


def test_what_one_asserts_and_another_denies_is_a_contradiction_and_two_denials_agree() -> None:
    first = make_report("r10", [say("The siren had been switched off", "Brekke")], "2031-03-01")
    second = make_report("r11", [say("the siren had been switched off", "Oskan", force=Force.DENIED)], "2031-03-01")
    third = make_report("r12", [say("The siren had not been switched off", "Oskan")], "2031-03-01")
    found = {
        frozenset({relation.left_id[:3], relation.right_id[:3]}): relation.kind
        for relation in collate_story(first, second, third).relations
    }
    assert found[frozenset({"r10", "r11"})] is RelationKind.CONTRADICTS
    assert found[frozenset({"r11", "r12"})] is RelationKind.SAME
