"""Every manner of speech by name, on sentences made up for the purpose: who, what, with which force, within what."""

from __future__ import annotations

import pytest

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Force, Manner, Provenance, Report, Span, Statement
from variorum.reading import drop_carrying
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements


def read(text: str, *, is_title: bool = False) -> tuple[Statement, ...]:
    blocks: list[Block] = []
    place = 0
    for line in text.split("\n"):
        kind = BlockKind.TITLE if is_title and not blocks else BlockKind.PROSE
        blocks.append(Block(Span(place, place + len(line)), kind, "made for a test"))
        place += len(line) + 1
    report = Report("r", text, tuple(blocks), Provenance("-", "text/plain", "utf-8", ""))
    parsed = parse_report(report, load_pipeline())
    return find_statements(parsed, *find_entities(parsed))


def attributed(text: str) -> list[Statement]:
    return [one for one in read(text) if one.manner is not Manner.OWN]


def claims(text: str) -> list[tuple[str, str, Force]]:
    """Return source, content and force of what is attributed and can be compared."""
    return [
        (" ".join(span.of(text) for span in one.source), one.passage.of(text), one.force)
        for one in attributed(text)
        if one.makes_claim
    ]


@pytest.mark.parametrize(
    ("text", "source", "content", "force"),
    [
        ("The mayor hinted that the bridge could close.", "The mayor", "the bridge could close", Force.HEDGED),
        ("The mayor denied that the bridge was shut.", "The mayor", "the bridge was shut", Force.DENIED),
        ("The mayor vowed to mend the bridge.", "The mayor", "to mend the bridge", Force.PROMISED),
        ("The mayor plans to mend the bridge.", "The mayor", "to mend the bridge", Force.INTENDED),
        ("The mayor has no plans to resign.", "The mayor", "to resign", Force.DENIED),
        ("The mayor did not say whether it was safe.", "The mayor", "whether it was safe", Force.DECLINED),
        ("The mayor declined to say whether it was safe.", "The mayor", "whether it was safe", Force.DECLINED),
        ("The mayor wondered whether it was safe.", "The mayor", "whether it was safe", Force.ASKED),
        ("The mayor fears the bridge will fall.", "The mayor", "the bridge will fall", Force.BELIEVED),
        ("The mayor is confident that it will hold.", "The mayor", "it will hold", Force.BELIEVED),
        ("The mayor is not sure that it will hold.", "The mayor", "it will hold", Force.DENIED),
        ("The mayor is willing to meet the drivers.", "The mayor", "to meet the drivers", Force.INTENDED),
        ("The mayor is reluctant to meet the drivers.", "The mayor", "to meet the drivers", Force.DECLINED),
        ("The mayor made it clear that the bridge would close.", "The mayor", "the bridge would close", Force.ASSERTED),
        ("The report found that the bridge was weak.", "The report", "the bridge was weak", Force.ASSERTED),
        ("Data show that traffic fell.", "Data", "traffic fell", Force.ASSERTED),
        (
            "The mayor said it would close if the river rose.",
            "The mayor",
            "it would close if the river rose",
            Force.ASSERTED,
        ),
        ("As Ada Example told the council, the bridge is weak.", "Ada Example", "the bridge is weak", Force.ASSERTED),
        ("The bridge, said Ada Example, is weak.", "Ada Example", "The bridge … is weak", Force.ASSERTED),
    ],
)
def test_a_manner_gives_its_source_content_and_force(text: str, source: str, content: str, force: Force) -> None:
    assert claims(text) == [(source, content, force)]


def test_a_refusal_to_comment_on_nothing_named_is_kept_as_a_refusal() -> None:
    text = "Asked about the bridge, the mayor would not comment."
    (one,) = (found for found in attributed(text) if found.force is Force.DECLINED)
    assert (one.passage.of(text), one.makes_claim) == ("comment", False)


def test_the_reader_who_is_told_not_to_is_nobody_who_speaks() -> None:
    assert attributed("Ada Example lost the vote. But don't expect her to go quietly.") == []


def test_a_remark_that_is_a_statement_of_whose_remark_it_is() -> None:
    assert claims("The mayor's remarks that the bridge was safe angered the drivers.") == [
        ("The mayor", "the bridge was safe", Force.ASSERTED)
    ]


def test_a_nominal_content_is_what_was_reaffirmed() -> None:
    assert claims("The union reaffirmed its commitment to peace in the harbour.") == [
        ("The union", "its commitment to peace in the harbour", Force.ASSERTED)
    ]


def test_second_verbs_share_the_speaker() -> None:
    text = (
        "Ada Example revealed the plan would cost five million but hinted it could change, adding that work was late."
    )
    assert [content for source, content, _ in claims(text) if source == "Ada Example"] == [
        "the plan would cost five million",
        "it could change",
        "work was late",
    ]


def test_what_the_next_speaker_said_is_not_the_first_ones() -> None:
    text = "Ada Example said she intends to close the bridge, and the drivers said the road was safe."
    said = [(source, content) for source, content, force in claims(text) if force is Force.ASSERTED]
    assert said == [("Ada Example", "she intends to close the bridge"), ("the drivers", "the road was safe")]


def test_a_clause_after_who_was_told_is_what_was_said() -> None:
    said = claims("Bo Lind proceeded to say to Carla Doe that the keys were never returned.")
    assert said == [("Bo Lind", "the keys were never returned", Force.ASSERTED)]


def test_how_somebody_came_to_speak_is_not_what_was_said() -> None:
    text = "Speaking in Ostby, Ada Example, the mayor, said that, as the river was high, the bridge would stay shut."
    assert "Speaking" not in claims(text)[0][1]


def test_a_comparison_set_beside_what_was_said_is_the_reports() -> None:
    text = "Most drivers said the bridge was safe, compared with a third for the tunnel."
    assert [content for _, content, _ in claims(text)] == ["the bridge was safe"]


def test_a_nested_statement_names_its_parent_and_the_chain() -> None:
    text = "According to the Harbour Courier, Ada Example said the bridge was weak."
    outer, inner = attributed(text)
    assert inner.parent_id == outer.id
    assert (inner.passage.of(text), inner.speaker.name) == ("the bridge was weak", "Ada Example")
    assert [link.name for link in inner.via] == ["Harbour Courier"]


def test_an_according_to_within_a_clause_is_nested_in_it() -> None:
    text = "The Harbour Courier has learned that according to a memo, the bridge is weak."
    outer, inner = attributed(text)
    assert outer.passage.of(text) == "according to a memo, the bridge is weak"
    assert (inner.passage.of(text), inner.parent_id) == ("the bridge is weak", outer.id)


def test_a_name_before_an_article_ends_the_source_of_according_to() -> None:
    text = "According to Example the bridge in question was closed by the council."
    assert claims(text) == [("Example", "the bridge in question was closed by the council", Force.ASSERTED)]


def test_what_a_speaker_thinks_in_a_quotation_is_nested_and_no_second_claim() -> None:
    text = '"I think the bridge is safe," said Ada Example.'
    outer, inner = attributed(text)
    assert (inner.passage.of(text), inner.parent_id, inner.makes_claim) == ("the bridge is safe", outer.id, False)
    assert drop_carrying(read(text)) == (outer,)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is weak, according to the Harbour Courier, citing two officials.",
        "The Harbour Courier, citing two officials, said the bridge is weak.",
    ],
)
def test_who_is_cited_is_the_speaker_and_who_cites_the_carrier(text: str) -> None:
    (one,) = attributed(text)
    assert one.passage.of(text).casefold() == "the bridge is weak"
    assert (one.source[0].of(text), [link.name for link in one.via]) == ("two officials", ["Harbour Courier"])


def test_no_boat_accuses_its_owners() -> None:
    text = (
        "The captain told the inquiry the boat had sailed with one engine, and accused its owners of ignoring warnings."
    )
    assert [(source, content) for source, content, _ in claims(text)] == [
        ("The captain", "the boat had sailed with one engine"),
        ("The captain", "its owners of ignoring warnings"),
    ]


def test_what_the_report_calls_it_is_no_part_of_what_was_pledged() -> None:
    text = "Ada Example pledged that no jobs would be lost, a promise that the union did not trust."
    assert ("Ada Example", "no jobs would be lost", Force.PROMISED) in claims(text)


def test_a_belief_loses_no_subject_to_the_parse() -> None:
    text = "Ada Example said she believed the new road in reaction to the flood helped improve trade."
    assert [one.passage.of(text) for one in attributed(text)][-1].startswith("the new road")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Bo Sample praised Cy Person.", "Cy Person"),
        ("Bo Sample's criticism of the plan was sharp.", "the plan"),
        ("Bo Sample is tired of the delays.", "the delays"),
    ],
)
def test_where_somebody_stands_is_kept_but_claims_nothing_and_leaves_the_report_its_sentence(
    text: str, content: str
) -> None:
    own, stance = sorted(read(text), key=lambda one: one.manner is not Manner.OWN)
    assert (stance.passage.of(text), stance.makes_claim) == (content, False)
    assert own.passage.of(text) == text.rstrip(".")


def test_how_something_seems_is_hedged_and_on_nobodys_word() -> None:
    text = "The bridge seems to be safe again."
    (one,) = attributed(text)
    assert (one.force, one.speaker.name, one.makes_claim) == (Force.HEDGED, None, False)


def test_a_caption_is_given_by_whom_its_picture_is_credited_to() -> None:
    text = "The harbour bridge at dawn on Monday. Image: Ada Example."
    (one,) = read(text)
    assert (one.passage.of(text), one.source[0].of(text), one.makes_claim) == (
        "The harbour bridge at dawn on Monday",
        "Ada Example",
        False,
    )


def test_a_straight_mark_closes_what_the_paragraph_before_left_open() -> None:
    text = 'Ada Example said, "The bridge is closed.\nIt will open again in May." The council met on Monday.'
    (one,) = attributed(text)
    assert one.passage.of(text).endswith("It will open again in May")


def test_a_quotation_that_runs_on_after_the_sentence_that_begins_it_is_all_its_speakers() -> None:
    text = 'An aide wrote on Saturday after Lund told voters that the plan is "not about you. It is about the harbour."'
    assert any(one.content[-1].of(text).endswith('about the harbour."') for one in attributed(text))
    assert not any("harbour" in part.of(text) for one in read(text) if one.manner is Manner.OWN for part in one.content)


def test_the_reader_who_may_be_wondering_says_nothing() -> None:
    assert attributed("In case you're wondering, a new tram costs 5 million crowns.") == []
    assert attributed("If you think the tram is slow, the bus is slower.") == []


def test_a_colon_gives_a_verb_to_the_quotation_after_it_even_where_the_one_before_ends_in_a_cry() -> None:
    text = 'Ada Lund says: "It is home. Come in and see!" The pilot, Ines Roe says: "I am so glad the quay stays."'
    said = {one.content[0].of(text)[:9]: one.speaker.name for one in attributed(text)}
    assert said == {"It is hom": "Ada Lund", "I am so g": "Ines Roe"}
    text = '"It is home, come in!" Ada Lund said. The pilot says: "I am so glad the quay stays."'
    assert attributed(text)[0].speaker.name == "Ada Lund"


def test_a_goal_is_no_speaker() -> None:
    assert attributed("The goal of their long trip aboard the ferry is to understand how the crew bears the sea.") == []
    assert [one.speaker.name for one in attributed("Our goal is to close the quay, Lund said.")] == ["Lund"]
