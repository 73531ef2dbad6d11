"""What a report leaves out that most origins carry, and what one origin carries alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.edition.index import StoryIndex
from variorum.edition.matrix import make_rows
from variorum.edition.omissions import add_omissions, find_lone, find_omissions
from variorum.filters import read_record
from variorum.model import (
    Claim,
    Collation,
    Dependence,
    Evidence,
    EvidenceKind,
    Lineage,
    Member,
    OriginCount,
    PartName,
    Relation,
    RelationKind,
    Scope,
    Statement,
)

SIREN = "The warning siren at Vellin had been switched off in spring."
TEXTS = {
    "a": f"The old dam above Vellin burst on Monday. {SIREN}",
    "b": f"The old dam above Vellin burst on Monday. {SIREN} Two goats were rescued from a chapel roof.",
    "c": f"The old dam above Vellin burst on Monday. {SIREN}",
    "d": "The old dam above Vellin burst on Monday. Governor Oskan praised the brave firefighters.",
}


def make_story(texts: dict[str, str], dependences: tuple[Dependence, ...] = ()) -> StoryIndex:
    """Return a story in which statements with the same words are one claim."""
    read = [read_record({"id": name, "text": text}) for name, text in texts.items()]
    reports, readings = tuple(r for r, _ in read), {r.id: reading for r, reading in read}
    grouped: dict[str, list[Statement]] = {}
    for report in reports:
        for statement in readings[report.id].statements:
            grouped.setdefault(statement.passage.of(report.text).rstrip("."), []).append(statement)
    claims = tuple(
        Claim(
            f"claim:{group[0].id}",
            group[0].passage,
            group[0].id,
            "",
            tuple(Member(s.id, s.report_id, RelationKind.SAME, "") for s in group),
        )
        for group in grouped.values()
    )
    children = {dependence.child for dependence in dependences}
    origins = tuple(sorted(report.id for report in reports if report.id not in children))
    count = OriginCount(len(reports), len(origins), len(origins), len(origins), origins)
    lineage = Lineage("story:a", dependences, (), (), count)
    return StoryIndex(reports, readings, Collation("story:a", (), claims, ()), lineage)


@pytest.fixture(scope="module")
def index() -> StoryIndex:
    return make_story(TEXTS)


def took(child: str, parent: str) -> Dependence:
    evidence = (Evidence(EvidenceKind.SHARED_PROSE, "test", 9.0),)
    return Dependence(child, parent, False, Scope.REPORT, 0.99, evidence)


def test_a_report_that_leaves_out_what_the_three_others_carry_is_named_with_their_words(index: StoryIndex) -> None:
    (omission,) = find_omissions(index, make_rows(index))
    assert omission.report_id == "d"
    assert (omission.origins, omission.others) == (3, 3)
    said = {passage.report_id: passage.of(TEXTS[passage.report_id]) for passage in omission.carried}
    assert set(said) == {"a", "b", "c"}
    assert all("siren" in words for words in said.values())


def test_copies_of_one_report_are_one_origin_and_make_nothing_widely_carried(index: StoryIndex) -> None:
    copied = make_story(TEXTS, (took("b", "a"), took("c", "a")))
    assert find_omissions(copied, make_rows(copied)) == ()
    lone = {each.claim_id: each for each in find_lone(copied, make_rows(copied))}
    siren = next(each for each in lone.values() if "siren" in each.passages[0].of(TEXTS["a"]))
    assert (siren.origin_id, siren.report_ids) == ("a", ("a", "b", "c"))
    assert not any(
        "siren" in each.passages[0].of(TEXTS[each.report_ids[0]]) for each in find_lone(index, make_rows(index))
    )


def test_what_one_report_alone_carries_is_listed_with_its_words(index: StoryIndex) -> None:
    found = {
        each.report_ids: each.passages[0].of(TEXTS[each.report_ids[0]]) for each in find_lone(index, make_rows(index))
    }
    assert "goats" in found["b",]
    assert "Oskan" in found["d",]


def test_words_that_were_not_joined_with_the_claim_are_no_omission() -> None:
    told = make_story({**TEXTS, "d": f"{TEXTS['d']} In spring, a warning siren was switched off in Vellin town."})
    assert find_omissions(told, make_rows(told)) == ()


def test_the_brief_shows_an_omission_with_the_words_of_one_who_carries_it(index: StoryIndex) -> None:
    (part,) = add_omissions((), index, find_omissions(index, make_rows(index)))
    assert part.name is PartName.ZOOM_IN
    assert part.lines[0].text.startswith("Left out by d: a: “")
    pieces = [piece for piece in part.lines[0].pieces if piece.passage]
    assert all(piece.text == piece.passage.of(TEXTS["a"]) for piece in pieces if piece.passage)
    assert add_omissions((), index, ()) == ()


def test_a_story_of_one_or_two_reports_leaves_nothing_out() -> None:
    for names in (("a",), ("a", "d")):
        small = make_story({name: TEXTS[name] for name in names})
        assert find_omissions(small, make_rows(small)) == ()
    alone = make_story({"a": TEXTS["a"]})
    assert find_lone(alone, make_rows(alone)) == ()


def test_the_order_of_reports_changes_nothing_but_the_order(index: StoryIndex) -> None:
    turned = replace(index, reports=tuple(reversed(index.reports)))
    known = {(o.report_id, o.claim_id) for o in find_omissions(index, make_rows(index))}
    assert {(o.report_id, o.claim_id) for o in find_omissions(turned, make_rows(turned))} == known


def test_what_others_are_not_sure_to_say_is_not_left_out_by_anyone(index: StoryIndex) -> None:
    claims = tuple(
        replace(claim, members=tuple(replace(m, relation=RelationKind.UNSURE) for m in claim.members))
        for claim in index.collation.claims
    )
    doubtful = replace(index, collation=replace(index.collation, claims=claims))
    assert find_omissions(doubtful, make_rows(doubtful)) == ()


def test_what_one_report_has_from_two_origins_is_left_out_by_nobody() -> None:
    story = make_story(TEXTS, (took("a", "missing:x"), took("a", "missing:y")))
    claim = next(c for c in story.collation.claims if "siren" in c.wording.of(story.report["a"].text))
    alone = replace(claim, members=claim.members[:1])
    story = replace(story, collation=replace(story.collation, claims=(alone,)))
    reports = (story.reports[0], story.reports[3])
    story = replace(story, reports=reports, lineage=replace(story.lineage, count=OriginCount(2, 3, 3, 3, ())))
    rows = make_rows(story)
    assert (rows[0].count.reports, rows[0].count.origins) == (1, 2)
    assert find_omissions(story, rows) == ()


def test_a_report_with_a_statement_that_may_say_the_same_is_not_said_to_leave_it_out(index: StoryIndex) -> None:
    rows = make_rows(index)
    left_out = find_omissions(index, rows)
    assert [omission.report_id for omission in left_out] == ["d"]
    claim = next(c for c in index.collation.claims if c.id == left_out[0].claim_id)
    other = next(s for s in index.readings["d"].statements if s.id not in {m.statement_id for m in claim.members})

    def relate(score: float) -> StoryIndex:
        sides = claim.wording_id, other.id, RelationKind.UNSURE, 0.6, score, "Alike.", claim.wording, other.passage
        return replace(index, collation=replace(index.collation, relations=(Relation(*sides, "no-slot"),)))

    assert not find_omissions(relate(0.7), rows)
    assert find_omissions(relate(0.3), rows) == left_out
