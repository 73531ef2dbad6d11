"""Headline, notes and shown words, on a small story made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.edition.headline import find_headline
from variorum.edition.index import StoryIndex
from variorum.edition.lines import find_shown, make_claim_line, make_sentence_line
from variorum.edition.matrix import make_row, make_rows
from variorum.edition.notes import describe_dissent, describe_unsure, find_first_day
from variorum.filters import read_record
from variorum.model import (
    Claim,
    Collation,
    Lineage,
    Manner,
    Member,
    MentionKind,
    OriginCount,
    PartialTime,
    Publication,
    RelationKind,
    Span,
    Statement,
)

FIRST = (
    "Dam bursts above Vellin\n\nThe old dam above Vellin burst on Monday. "
    "Engineer Ana Roe said that 40 houses were flooded and added that two bridges fell."
)
SECOND = "Vellin was flooded on Monday when its dam gave way. Ana Roe said that 40 houses were flooded."


def find(index: StoryIndex, report_id: str, words: str) -> Statement:
    text = index.report[report_id].text
    return next(s for s in index.readings[report_id].statements if words in s.passage.of(text))


@pytest.fixture(scope="module")
def index() -> StoryIndex:
    read = [read_record({"id": "a", "text": FIRST}), read_record({"id": "b", "text": SECOND})]
    reports, readings = tuple(r for r, _ in read), {r.id: reading for r, reading in read}
    lineage = Lineage("story:a", (), (), (), OriginCount(2, 2, 2, 2, ("a", "b")))
    bare = StoryIndex(reports, readings, Collation("story:a", (), (), ()), lineage)
    shared = [find(bare, "a", "40 houses"), find(bare, "b", "40 houses")]
    alone = find(bare, "a", "two bridges")
    claims = tuple(
        Claim(
            f"claim:{group[0].id}",
            group[0].passage,
            group[0].id,
            "",
            tuple(Member(s.id, s.report_id, RelationKind.SAME, "") for s in group),
        )
        for group in (shared, [alone])
    )
    return StoryIndex(reports, readings, Collation("story:a", (), claims, ()), lineage)


def test_a_row_has_both_counts_and_says_what_stands_in_one_report_alone(index: StoryIndex) -> None:
    both, alone = make_rows(index)
    assert (both.count.reports, both.count.origins) == (2, 2)
    assert [word.name for word in both.words] == ["Ana Roe"]
    assert alone.note == "in a alone"
    assert [cell.relation for cell in alone.cells] == [RelationKind.SAME, None]


def test_a_sentence_with_two_claims_of_different_carriers_is_not_shown_under_one_count(index: StoryIndex) -> None:
    row = make_rows(index)[0]
    claim = index.collation.claims[0]
    statement = index.statement[claim.wording_id]
    assert find_shown(index, row, claim, 400) == statement.content
    line = make_claim_line(index, row, claim, 400)
    assert line.text.startswith("Ana Roe: ")
    assert "two bridges" not in line.text


def test_a_title_of_the_text_is_the_headline_and_a_lead_where_there_is_none(index: StoryIndex) -> None:
    rows = make_rows(index)
    titled = find_headline(index, rows)
    assert titled is not None
    assert titled.text == "Dam bursts above Vellin"
    bare = replace(index, reports=tuple(replace(r, title=None, title_span=None) for r in index.reports))
    lead = find_headline(bare, rows)
    assert lead is not None
    assert lead.text in {
        "The old dam above Vellin burst on Monday.",
        "Vellin was flooded on Monday when its dam gave way.",
    }


def test_own_voice_rests_on_the_report_and_not_on_a_speaker(index: StoryIndex) -> None:
    own = next(s for s in index.readings["b"].statements if s.manner is Manner.OWN)
    claim = Claim("claim:x", own.passage, own.id, "", (Member(own.id, "b", RelationKind.SAME, ""),))
    row = make_rows(replace(index, collation=replace(index.collation, claims=(claim,))))[0]
    assert row.words[0].own_voice
    assert row.words[0].name == "b"


def test_a_count_is_not_read_as_agreement_where_somebody_differs(index: StoryIndex) -> None:
    claim = index.collation.claims[0]
    first, second = claim.members
    differing = replace(claim, members=(first, replace(second, relation=RelationKind.FIGURE)))
    row = make_rows(replace(index, collation=replace(index.collation, claims=(differing,))))[0]
    assert describe_dissent(row, {"a": "A", "b": "B"}) == ["B gives another figure"]
    both = replace(row, cells=tuple(replace(cell, relation=RelationKind.FIGURE) for cell in row.cells))
    assert describe_dissent(both, {"a": "A", "b": "B"}) == ["A and B give another figure"]
    assert [word.statement_ids for word in row.words] == [(first.statement_id,)]


def test_a_report_that_is_not_sure_to_say_the_same_is_told_and_lowers_the_count(index: StoryIndex) -> None:
    claim = index.collation.claims[0]
    first, second = claim.members
    doubtful = replace(claim, members=(first, replace(second, relation=RelationKind.UNSURE)))
    row = make_rows(replace(index, collation=replace(index.collation, claims=(doubtful,))))[0]
    assert (row.count.reports, row.count.origins, row.count.low) == (2, 2, 1)
    assert describe_unsure(row, {"a": "A", "b": "B"}) == ["B is not sure to say the same"]
    twice = replace(doubtful, members=(*doubtful.members, replace(first, statement_id=second.statement_id)))
    assert make_rows(replace(index, collation=replace(index.collation, claims=(twice,))))[0].cells[0].relation is (
        RelationKind.SAME
    )


def test_a_caption_is_no_lead() -> None:
    for caption in (
        "Ana Roe speaks at the dam, Monday, May 5, 2014, in Vellin.",
        "The dam above Vellin burst on Monday (Jan Oster / Associated…)",
    ):
        report, reading = read_record(
            {"id": "a", "text": f"{caption}\n\nThe mayor of Vellin resigned after the flood."}
        )
        report = replace(report, title=None, title_span=None)
        lineage = Lineage("story:a", (), (), (), OriginCount(1, 1, 1, 1, ("a",)))
        alone = StoryIndex((report,), {"a": reading}, Collation("story:a", (), (), ()), lineage)
        line = find_headline(alone, ())
        assert line is not None
        assert line.text == "The mayor of Vellin resigned after the flood."


def test_a_pronoun_that_is_not_sure_gets_no_name_in_brackets(index: StoryIndex) -> None:
    report, reading = read_record({"id": "a", "text": "Ana Roe praised the dam. She will leave Vellin in May."})
    sentence = reading.sentences[1]

    def show(confidence: float) -> str:
        mentions = tuple(
            replace(m, confidence=confidence) if m.kind is MentionKind.PRONOUN else m for m in reading.mentions
        )
        story = replace(index, reports=(report,), readings={"a": replace(reading, mentions=mentions)})
        return make_sentence_line(story, report, sentence, None).text

    assert "She [Ana Roe] will" in show(0.9)
    assert "[" not in show(0.65)


def test_a_description_that_is_not_sure_gets_no_name_in_brackets(index: StoryIndex) -> None:
    report, reading = read_record({"id": "a", "text": "Mayor Ana Roe praised the dam. The mayor said it was new."})
    sentence = reading.sentences[1]

    def show(confidence: float) -> str:
        mentions = tuple(
            replace(m, confidence=confidence) if m.kind is MentionKind.DESCRIPTION else m for m in reading.mentions
        )
        story = replace(index, reports=(report,), readings={"a": replace(reading, mentions=mentions)})
        return make_sentence_line(story, report, sentence, None).text

    assert "The mayor [Ana Roe] said" in show(0.9)
    assert "[" not in show(0.65)


def test_a_report_of_which_only_the_month_is_known_gives_no_first_day(index: StoryIndex) -> None:
    row = make_rows(index)[0]
    first, second = index.reports

    def find_day(one: str, other: str) -> str:
        dated = [
            replace(report, published=Publication(PartialTime(time)))
            for report, time in ((first, one), (second, other))
        ]
        return find_first_day(dated, row)

    assert find_day("2023-11-20", "2023-11-21") == "20 November 2023"
    assert find_day("2023-11", "2023-11-21") == ""


LIFE = (
    "Ines Varga, who ran the Vellin ferry for forty years, has died. Ines Varga was born in Vellin. "
    "Varga bought her first boat at twenty. Varga married Tom Lund. Varga fought the bridge. Varga won. "
    "Varga spoke in the council. Varga sued the county. Mayor Rita Moll named Varga harbour master of the "
    "old quay. She made a second bid for the council."
)


def test_in_the_life_of_one_person_a_pronoun_is_not_given_to_another_without_certainty() -> None:
    report, reading = read_record({"id": "a", "text": LIFE})
    name = {entity.id: entity.name for entity in reading.entities}
    mayor = next(key for key, shown in name.items() if "Moll" in shown)
    start = LIFE.index("She made")
    mentions = tuple(
        replace(mention, entity_id=mayor, confidence=0.75) if mention.span.start == start else mention
        for mention in reading.mentions
    )
    assert any(mention.span.start == start and mention.entity_id == mayor for mention in mentions)
    lineage = Lineage("story:a", (), (), (), OriginCount(1, 1, 1, 1, ("a",)))
    alone = StoryIndex((report,), {"a": replace(reading, mentions=mentions)}, Collation("story:a", (), (), ()), lineage)
    line = make_sentence_line(alone, report, Span(start, len(LIFE)), None)
    assert "".join(piece.text for piece in line.pieces) == "She made a second bid for the council."


def test_who_is_less_certain_gives_no_word_for_a_claim(index: StoryIndex) -> None:
    first, second = index.collation.claims[0].members
    claim = replace(index.collation.claims[0], members=(first, replace(second, relation=RelationKind.CERTAINTY)))
    (word,) = make_row(index, claim).words
    assert word.statement_ids == (first.statement_id,)
    alone = replace(claim, members=(replace(first, relation=RelationKind.CERTAINTY),))
    assert [word.statement_ids for word in make_row(index, alone).words] == [(first.statement_id,)]
