"""Statements where marks are missing, chains are long and lists stand in for sentences."""

from __future__ import annotations

import pytest

from variorum.filters import take_record
from variorum.language.pipeline import load_pipeline
from variorum.model import Force, Manner, Statement
from variorum.reading.parsing import parse_report
from variorum.reading.statements import find_statements


def read(text: str) -> tuple[str, tuple[Statement, ...]]:
    report = take_record({"id": "r", "text": text})
    return report.text, find_statements(parse_report(report, load_pipeline()))


def said(text: str) -> list[tuple[str | None, str]]:
    """Return speaker and content of what is attributed."""
    whole, found = read(text)
    return [
        (one.speaker.name, " … ".join(span.of(whole) for span in one.content))
        for one in found
        if one.manner is not Manner.OWN
    ]


def chains(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [
        (one.speaker.name, tuple(carrier.name for carrier in one.via))
        for one in read(text)[1]
        if one.manner is not Manner.OWN and one.makes_claim
    ]


def test_paragraphs_that_each_open_with_a_single_mark_are_one_quotation() -> None:
    text = (
        "The ferry captain, Ann Tarn, said: 'We have no boats left.\n\n'We had nine in spring. It is a disgrace.\n\n"
        "'I do not know what to tell the crews.'\n\nThe quay was empty on Monday."
    )
    assert said(text) == [
        (
            "The ferry captain, Ann Tarn",
            "We have no boats left … We had nine in spring. It is a disgrace … I do not know what to tell the crews",
        )
    ]


def test_an_apostrophe_at_the_head_of_a_line_opens_no_quotation() -> None:
    assert said("'Tis the season for ferries, and the quay is full.") == []


def test_a_mark_that_was_never_closed_ends_before_who_said_it() -> None:
    assert said('"We had nine boats in spring, Tarn said. The quay was empty.') == [
        ("Tarn", "We had nine boats in spring")
    ]


def test_he_said_no_inside_a_quotation_that_goes_on_is_no_end_of_it() -> None:
    text = "“I asked him, he said no, and then he left.\n\n“Nobody came back,” Ann Tarn said."
    assert [content for _, content in said(text)] == ["I asked him, he said no, and then he left", "Nobody came back"]


@pytest.mark.parametrize(
    "text",
    [
        "The leaflet neglects to state that the dam was inspected in May.",
        "The council failed to mention that the dam was inspected in May.",
    ],
)
def test_what_somebody_left_unsaid_is_not_their_statement(text: str) -> None:
    assert said(text) == []


def test_questions_that_were_not_answered_are_no_denial_and_no_claim() -> None:
    (found,) = [one for one in read("The council did not answer questions.")[1] if one.manner is not Manner.OWN]
    assert found.force is Force.DECLINED
    assert not found.makes_claim


def test_items_of_a_list_are_said_by_whom_its_lead_names() -> None:
    text = (
        "The harbour master said:\n\n- the bridge will be closed in May\n\n- the ferry will sail twice a day\n\n"
        "The quay was quiet on Monday."
    )
    assert said(text) == [
        ("The harbour master", "the bridge will be closed in May"),
        ("The harbour master", "the ferry will sail twice a day"),
    ]


def test_a_list_that_nobody_leads_to_stays_the_reports() -> None:
    assert said("The plan in short:\n\n- the bridge will be closed in May\n\n- the ferry will sail twice a day") == []


def test_somebody_without_a_name_before_a_colon_is_who_is_quoted() -> None:
    assert said('A guard: "We saw smoke at six in the morning."') == [("A guard", "We saw smoke at six in the morning")]


def test_the_newspaper_that_was_told_is_in_the_chain() -> None:
    text = "Two officials told the newspaper that the mill had been sold."
    assert chains(text) == [("Two officials", ("the newspaper",))]


def test_a_friend_who_was_told_carries_nothing() -> None:
    assert chains("Two officials told the neighbours that the mill had been sold.") == [("Two officials", ())]


def test_whom_a_phrase_at_the_head_cites_is_who_said_it() -> None:
    text = "According to Vell News, quoting the harbour office, the ferry has been stopped since noon."
    assert [(speaker, via) for speaker, via in chains(text)] == [("the harbour office", ("Vell News",))]


def test_what_an_outlet_cites_stays_in_the_chain_of_what_is_nested_in_it() -> None:
    text = "An official said the fire had spread, the Courier reported, citing a police report."
    inner = [via for speaker, via in chains(text) if speaker == "An official"]
    assert inner == [("a police report", "the Courier")]


def test_a_second_clause_after_who_carried_the_first_is_the_same_speakers() -> None:
    text = "Tarn has said the mill is safe, the Courier reported, and that nobody should worry."
    assert ("Tarn", "the mill is safe … nobody should worry") in said(text)


def test_a_clause_about_whoever_was_told_is_not_what_was_said() -> None:
    text = "The bridge will open in May, officials told the board, which had read the plans."
    assert said(text) == [("officials", "The bridge will open in May")]


@pytest.mark.parametrize(
    "text",
    [
        "Crews who hope to sail in May crowded the quay.",
        "The club began to attack the plan after the storm.",
        "The fund encourages museums to show their boats.",
    ],
)
def test_a_stance_told_in_passing_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_asking_not_to_be_named_is_no_statement() -> None:
    text = "Two divers, who asked not to be named, said the dam was old."
    assert said(text) == [("Two divers", "the dam was old")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The mill dates from 1904, a survey found.", "a survey", "The mill dates from 1904"),
        ("The ferry, police believe, sank at noon.", "police", "The ferry … sank at noon"),
    ],
)
def test_who_found_or_believes_it_may_stand_after_it(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, content)]


def test_a_plan_that_is_the_sentence_is_a_statement() -> None:
    assert said("The crews hope to sail in May.") == [("The crews", "to sail in May")]


def test_a_coordinator_alone_is_no_content() -> None:
    text = "They are ready, and the owner can talk about either."
    found = read(text)[1]
    assert found
    assert all(one.content for one in found)


def test_a_second_that_belongs_to_whoever_told_the_first() -> None:
    text = "Tarn said that the minister had promised him the ferry would sail, and that the council had agreed to pay."
    assert ("the minister", "the ferry would sail") in said(text)


def test_a_station_known_by_its_name_is_in_the_chain() -> None:
    assert chains("Mira Holt told Radio Vell that the dam was safe.") == [("Mira Holt", ("Radio Vell",))]
