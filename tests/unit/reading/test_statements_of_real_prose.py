"""What real reports were seen to need: one sentence or two of the same build, made up."""

from __future__ import annotations

import pytest

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Force, Manner, Provenance, Report, Span, Statement
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements


def read(text: str, kind: BlockKind = BlockKind.PROSE, outlet: str | None = None) -> list[Statement]:
    """Return the statements of a report whose every line is a block of this kind."""
    blocks, place = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(place, place + len(line)), kind, "made for a test"))
        place += len(line) + 1
    report = Report("r", text, tuple(blocks), Provenance("-", "text/plain", "utf-8", ""), outlet=outlet)
    parsed = parse_report(report, load_pipeline())
    return list(find_statements(parsed, *find_entities(parsed)))


def words(text: str, statement: Statement) -> str:
    return " … ".join(span.of(text) for span in statement.content)


def own(text: str) -> list[str]:
    return [words(text, one) for one in read(text) if one.manner is Manner.OWN]


def said(text: str) -> list[tuple[str | None, str]]:
    """Return speaker and words of all attributed claims."""
    attributed = [one for one in read(text) if one.manner is not Manner.OWN and one.makes_claim]
    return [(one.speaker.name, words(text, one)) for one in attributed]


def test_a_quotation_over_two_paragraphs_is_read_once_and_not_as_the_reports_own_voice() -> None:
    text = (
        "“The bridge will open,” Ada Example said. “Nobody should doubt it.\n"
        "“The money is there. I think we must start in May.”\nThe council meets on Monday."
    )
    assert own(text) == ["The council meets on Monday"]
    assert len(said(text)) == 1
    assert "I think we must start in May" in said(text)[0][1]


@pytest.mark.parametrize("text", ["The union said it on Monday.", "Bo Sample praised Cy Person."])
def test_a_pronoun_or_a_bare_name_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_what_somebody_rejects_may_be_named_by_one_noun() -> None:
    assert [content for _, content in said("The mayor rejected the proposal.")] == ["the proposal"]


def test_own_words_do_not_end_in_a_conjunction_whose_clause_is_somebodys() -> None:
    text = "The bridge was built in 1950, but the mayor said it was safe."
    assert own(text) == ["The bridge was built in 1950"]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's comments underscore the city's growing influence in the region.",
        "Nearly 40 percent said they were unsure about the bridge.",
        "The video asked drivers to slow down near the school.",
    ],
)
def test_numbers_pictures_and_remarks_are_nobody_who_speaks(text: str) -> None:
    assert said(text) == []
    assert own(text) == [text.rstrip(".")]


def test_a_participle_after_a_preposition_has_the_subject_of_its_clause() -> None:
    text = "Ada Example apologised after telling the council that the bridge was safe."
    assert ("Ada Example", "the bridge was safe") in said(text)


def test_a_statement_saying_is_by_who_issued_it() -> None:
    text = "The harbour board issued a statement saying that the ferries would sail on Friday."
    (one,) = [one for one in read(text) if one.manner is not Manner.OWN]
    assert [span.of(text) for span in one.source] == ["The harbour board"]


def test_a_refusal_to_say_is_one_statement_of_what_is_not_said() -> None:
    text = "Ada Example declined to say whether the bridge was safe."
    (one,) = [one for one in read(text) if one.manner is not Manner.OWN]
    assert (one.force, words(text, one)) == (Force.DECLINED, "whether the bridge was safe")


def test_every_that_clause_of_a_verb_is_in_its_content() -> None:
    text = "Ada Example said the bridge was closed on Monday, that nobody was hurt, and that the council would meet."
    ((_, content),) = said(text)
    assert content.endswith("and that the council would meet")


@pytest.mark.parametrize(
    "text",
    ["A group called the Harbour Friends set up a tent.", "What locals call the Old Bridge was closed on Monday."],
)
def test_giving_the_name_of_a_thing_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_belief_of_others_inside_a_quotation_is_not_taken_out_of_it() -> None:
    text = '"People cannot believe that the bridge is closed," said Ada Example.'
    assert said(text) == [("Ada Example", "People cannot believe that the bridge is closed")]


def test_both_verbs_of_a_headline_are_read_and_nothing_is_left_of_it() -> None:
    text = "Wynn hints at strike, stresses union's unity"
    found = read(text, BlockKind.TITLE)
    assert [words(text, one) for one in found] == ["strike", "union's unity"]


def test_a_clause_of_a_headline_that_nobody_said_stays_the_reports() -> None:
    text = "Mayor denies leak, says pipes are safe; three workers hurt"
    assert [words(text, one) for one in read(text, BlockKind.TITLE) if one.manner is Manner.OWN] == [
        "three workers hurt"
    ]


def test_our_report_is_the_outlet_speaking() -> None:
    text = "Our report of 13 March said that the alarm had been off for nine weeks."
    (one,) = read(text, BlockKind.CORRECTION, outlet="Harbour Courier")
    assert (one.speaker.name, one.speaker.resolved) == ("Harbour Courier", True)


def test_an_answer_after_a_colon_is_not_the_words_of_who_asked() -> None:
    text = 'Ada Vieira asked Bo Sample, "Is the bridge safe?" His response: "Well, nobody knows that for certain yet."'
    assert said(text) == [
        ("Ada Vieira", "Is the bridge safe?"),
        ("Bo Sample", "Well, nobody knows that for certain yet"),
    ]


def test_a_quotation_after_a_paragraph_that_ends_with_a_colon_is_its_subjects() -> None:
    text = 'Cy Person said it was safe. Ada Example wrote on her page:\n"The bridge is closed and nobody says why."'
    assert ("Ada Example", "The bridge is closed and nobody says why") in said(text)


def test_a_quotation_that_names_who_spoke_before_is_left_without_a_speaker() -> None:
    text = 'Ada Example said the bridge was safe.\n"Example has no idea what is under the bridge and never did."'
    assert said(text)[-1] == (None, "Example has no idea what is under the bridge and never did")


def test_a_quotation_after_a_paragraph_about_another_person_is_left_without_a_speaker() -> None:
    text = (
        "Ada Example said the bridge was safe.\nBo Sample walked across it with a lamp.\n"
        '"The boards are rotten and the rail came off in my hand."'
    )
    assert said(text)[-1][0] is None


def test_turns_of_a_transcript_are_somebodys_words_and_not_the_reports() -> None:
    text = "Q: When did the alarm go off?\nA: It went off at six in the morning."
    assert own(text) == []
    assert [one.force for one in read(text)] == [Force.ASKED, Force.ASSERTED]
    assert [content for _, content in said(text)] == ["When did the alarm go off?", "It went off at six in the morning"]


def test_a_that_clause_hung_on_a_date_is_still_what_was_told() -> None:
    text = (
        "Petra Wynn, who leads the port workers' union, told the Harbour Courier in a report published on Monday "
        "that the alarm had been off for nine weeks."
    )
    assert said(text) == [("Petra Wynn", "the alarm had been off for nine weeks")]


def test_a_sentence_is_not_cut_at_a_clause_that_defines_its_noun() -> None:
    text = "The lottery is open to people who want to buy a ticket and to sailors."
    assert own(text) == [text.rstrip(".")]


def test_a_verb_that_needs_its_infinitive_keeps_it_in_the_reports_words() -> None:
    text = "The company had to apologise on Monday for the smell in the harbour district."
    assert own(text) == [text.rstrip(".")]


def test_a_claim_named_in_passing_leaves_the_sentence_whole() -> None:
    text = "The inquiry follows years of resistance to the mayor's request to see the letters of the harbour board."
    assert own(text) == [text.rstrip(".")]


def test_the_place_a_report_was_sent_from_is_nobody_who_speaks() -> None:
    text = "Bridge closed\nLOTHMARK: Two boats sank in the harbour on Sunday."
    assert said(text) == []


def test_a_speaker_who_goes_on_after_a_colon_is_named_by_the_lead() -> None:
    text = 'Tomas Redfern said it was late.\nInes Calloway went on: "The ferry will not wait for anybody tonight."'
    assert said(text)[-1] == ("Ines Calloway", "The ferry will not wait for anybody tonight")
