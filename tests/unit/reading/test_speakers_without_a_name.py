"""Sources without a name keep their description, how many they are, and that nobody is named."""

from __future__ import annotations

import pytest

from variorum.filters import read_record
from variorum.model import Manner, Speaker


def speakers_of(text: str) -> list[Speaker]:
    _, reading = read_record({"id": "r", "text": f"Weir repaired at last\n\n{text}"})
    block = text.splitlines()[0][:20]
    found = [one for one in reading.statements if one.manner is not Manner.OWN and one.content[0].start > len(block)]
    return [one.speaker for one in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two former employees of the mill said the weir had leaked for years.", "two former employees"),
        ("Several engineers warned that the wall would crack.", "several engineers"),
        ("Forecasters said the river would rise on Friday.", "forecasters"),
        ("A witness told the court that the gate was open.", "witness"),
        ("Officials said the weir was safe.", "officials"),
    ],
)
def test_who_has_no_name_is_anonymous_with_a_description(text: str, name: str) -> None:
    (speaker,) = speakers_of(text)
    assert speaker.anonymous
    assert speaker.name is not None
    assert name in speaker.name.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Marta Kolb said the weir was safe.",
        "The mayor said the weir was safe.",
        "The Rivers Agency said the weir was safe.",
        "The White House said the weir was safe.",
    ],
)
def test_a_name_an_office_and_a_body_are_not_anonymous(text: str) -> None:
    (speaker,) = speakers_of(text)
    assert not speaker.anonymous


def test_a_pronoun_that_stands_for_somebody_nameless_is_anonymous_too() -> None:
    said = speakers_of("A witness said the gate was open. “I shut it myself,” he added.")
    assert [one.anonymous for one in said] == [True, True]
    assert {one.name for one in said} == {"witness"}


def test_who_says_i_inside_a_quotation_is_whoever_is_quoted() -> None:
    _, reading = read_record(
        {"id": "r", "text": "Weir repaired\n\n“I said that the gate was open,” Marta Kolb told us."}
    )
    inner = [one for one in reading.statements if one.parent_id is not None]
    assert [one.speaker.name for one in inner] == ["Marta Kolb"]
    assert [one.via for one in inner] == [()]


def test_a_reports_own_outlet_is_no_link_of_a_chain() -> None:
    body = "“It was shut,” Marta Kolb told the Tolva Gazette. “I saw it,” she told Channel Vire on Monday."
    text = f"Weir repaired\n\n{body}"
    said = {}
    for outlet in ("Tolva Gazette", "Some Other Daily"):
        _, reading = read_record({"id": "r", "text": text, "outlet": outlet})
        quoted = [one for one in reading.statements if one.manner is not Manner.OWN]
        said[outlet] = [carrier.name for carrier in quoted[0].via]
    assert said["Tolva Gazette"] == []
    assert said["Some Other Daily"] == ["Tolva Gazette"]
