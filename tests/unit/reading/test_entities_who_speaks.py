"""Whom the subject of a verb of saying stands for, where the nearest fitting name is the wrong one."""

from __future__ import annotations

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Provenance, Report, Span
from variorum.reading.entities import find_entities
from variorum.reading.parsing import parse_report


def names_of(text: str, words: str) -> list[str | None]:
    """Return whom each mention with these words stands for, in text order; None for one that is not resolved."""
    blocks, place = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(place, place + len(line)), BlockKind.PROSE, "a line of the test"))
        place += len(line) + 1
    report = Report("r", text, tuple(blocks), Provenance("-", "text/plain", "utf-8", "0"))
    entities, mentions = find_entities(parse_report(report, load_pipeline()))
    by_id = {entity.id: entity.name for entity in entities}
    found = [one for one in mentions if one.span.of(text) == words]
    return [by_id[one.entity_id] if one.entity_id else None for one in found]


def test_who_is_asked_replies() -> None:
    text = "A student asked Marta Kolb about the strike. She replied that it was over."
    assert names_of(text, "She") == ["Marta Kolb"]


def test_nobody_says_of_himself_by_name_what_he_says() -> None:
    text = "For Kevin Ashby, a lecturer, Otto Brandt was a hero. He said, “Otto Brandt taught us all.”"
    assert names_of(text, "He") == ["Kevin Ashby"]


def test_a_body_keeps_the_words_that_open_its_name() -> None:
    text = (
        "The National Growers’ League welcomed the plan. The State Department denied it. The Elections Commission met."
    )
    assert names_of(text, "National Growers’ League") == ["National Growers’ League"]
    assert names_of(text, "The State Department") + names_of(text, "State Department") == ["State Department"]


def test_a_title_is_still_cut_off_a_person() -> None:
    assert names_of("National Security Adviser Ana Diaz said no. Diaz left.", "Diaz") == ["Ana Diaz"]


def test_a_body_is_called_by_the_noun_of_its_name() -> None:
    text = "The Department of Rivers announced new rules. The Department said they were fair."
    assert set(names_of(text, "Department") + names_of(text, "The Department")) == {"Department of Rivers"}


def test_a_court_of_a_place_is_not_every_court_of_that_name() -> None:
    text = "The Florida Supreme Court ruled first. On Monday the Supreme Court in Washington agreed."
    short = names_of(text, "Supreme Court") + names_of(text, "the Supreme Court")
    assert "Florida Supreme Court" not in short


def test_a_surname_that_is_a_capital_is_a_person() -> None:
    text = "Valeria Lima left the choir in May. Lima says that she was never paid."
    assert names_of(text, "Lima") == ["Valeria Lima"]


def test_a_role_never_brought_up_is_whoever_spoke_just_before() -> None:
    text = "Edda Lind believes the team has grown. “It shows when it rains,” said the former Varn striker."
    assert names_of(text, "the former Varn striker") == ["Edda Lind"]


def test_a_mayor_who_speaks_next_is_somebody_else() -> None:
    text = "Edda Lind said the road was closed. The mayor said it was open."
    assert names_of(text, "The mayor") != ["Edda Lind"]


def test_whom_a_spokesman_speaks_for_does_not_get_his_gender() -> None:
    text = "A spokesman for Minister Clara Dorn left. Dorn told a reporter that it was late. “Nobody called,” she said."
    assert names_of(text, "she") == ["Clara Dorn"]


def test_a_conference_does_not_go_on_to_speak() -> None:
    text = "The Harbour Safety Conference was opened in Lenz on Friday. It said that ports were full."
    assert names_of(text, "It") == [None]


def test_a_party_or_a_group_is_no_meeting_and_no_body_named_in_passing() -> None:
    text = "Ana Diaz spoke to the Harbour Safety Conference. The party said no. The group agreed."
    assert names_of(text, "The party") + names_of(text, "The group") == [None, None]


def test_the_news_agency_is_the_one_that_reported() -> None:
    text = "The rebels fired, the Dalia News Agency reported. The rebels, the news agency said, hold two hills."
    assert names_of(text, "the news agency") == ["Dalia News Agency"]


def test_a_daughter_is_not_the_president_of_her_surname() -> None:
    text = "A post about Eva and Ana Morrow was deleted. President Morrow was silent. Morrow said it was late."
    assert set(names_of(text, "Morrow")) == {"Morrow"}


def test_a_wife_is_not_the_one_called_by_the_surname_before() -> None:
    text = "Governor Hale came with his wife, Ruth Hale. Hale said the road was open."
    assert set(names_of(text, "Hale")) == {"Hale"}


def test_a_vice_president_is_not_the_president() -> None:
    text = "Vice-President Jos Biber left for the coast. The president said it was over."
    assert names_of(text, "The president") != ["Jos Biber"]


def test_whom_a_long_quotation_speaks_of_does_not_speak_after_it() -> None:
    text = (
        "Mr Farrow declared: “We will win. Mr Salmon is scared of us.\n“Mr Salmon is a fanatic. He wants a union.”\n"
        "He said that the isles should be free."
    )
    assert names_of(text, "He") == ["Salmon", "Farrow"]


def test_one_state_is_not_they() -> None:
    text = "Two states sued Oklahoma over the dam. They said the river was dry."
    assert "Oklahoma" not in names_of(text, "They")
