"""Twelve invented reports in which the nearest name is the wrong one: whoever speaks is named rightly or not at all."""

from __future__ import annotations

from functools import cache

import pytest

from variorum.filters import take_record
from variorum.reading import read_report

NOBODY = None
"""The report does not say who speaks, or it takes a reader's judgement: a name must not be given."""

REPORTS: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "a convention that does not speak": (
        "The Marrow Institute presented its plan to the Convention on Inland Rivers on Tuesday. It said the river would"
        " be clean by 2031.\n\n"
        "Delegates to the Convention on Inland Rivers will vote in June. It allows ships to pass without a fee.\n\n"
        "The institute also promised to publish its data.",
        [("the river would be clean by 2031", "Marrow Institute"), ("to publish its data", "Marrow Institute")],
    ),
    "a party named far from a body": (
        "Councillor Edda Moll told the Harbour Safety Conference that both sides were to blame.\n\n"
        "She said the party had forgotten its promise. The party said on Friday that it had forgotten nothing.",
        [("both sides were to blame", "Edda Moll"), ("it had forgotten nothing", NOBODY)],
    ),
    "two women by turns": (
        "Ana Kestner and Ruth Vale shared a flat in Morwen for six years.\n\n"
        "Kestner said the ceiling had leaked since the winter. Vale said the landlord had never called.\n\n"
        "“They laughed at us,” they said.",
        [
            ("the ceiling had leaked since the winter", "Ana Kestner"),
            ("the landlord had never called", "Ruth Vale"),
            ("They laughed at us", NOBODY),
        ],
    ),
    "a meeting of two men": (
        "Minister Otto Brandt met the union leader Karl Weiss in Lenz on Monday. He said afterwards that the talks had"
        " been short.\n\n“We will meet again,” Weiss said. He added that wages were too low.",
        [
            ("the talks had been short", "Otto Brandt"),
            ("We will meet again", "Karl Weiss"),
            ("wages were too low", "Karl Weiss"),
        ],
    ),
    "a spokesman beside his minister": (
        "A spokesman for Minister Clara Dorn said the bridge would stay closed. She was travelling on Thursday.\n\n"
        "Dorn told a reporter last week that she had not been warned. “Nobody called me,” she said.",
        [
            ("the bridge would stay closed", NOBODY),
            ("she had not been warned", "Clara Dorn"),
            ("Nobody called me", "Clara Dorn"),
        ],
    ),
    "the agency that reports": (
        "The rebels have fired forty rockets at Port Selm this week, the Dalia News Agency reported. The rebels, the"
        " news agency said, hold two hills.\n\nThe rebels denied it.",
        [
            ("The rebels have fired forty rockets at Port Selm this week", "Dalia News Agency"),
            ("hold two hills", "Dalia News Agency"),
        ],
    ),
    "somebody named in passing": (
        "Pavel Drost, who ran the mill until he was replaced by Milan Horak, said the boiler was old. He said he had"
        " asked for a new one.\n\nHorak could not be reached.",
        [("the boiler was old", "Pavel Drost"), ("he had asked for a new one", "Pavel Drost")],
    ),
    "the one who is accused": (
        "The mayor of Telm, Ines Ferrow, accused Lidia Grau of hiding the report. Grau rejected this. She said the"
        " report had been sent in May.\n\nFerrow, 52, has held the office since 2019.",
        [("the report had been sent in May", "Lidia Grau")],
    ),
    "a victim and an officer": (
        "A driver was hurt when a tram left the rails in Ostra on Sunday. Sergeant Jon Hale was first on the spot. The"
        " driver said the brakes had failed.\n\n“I heard a bang,” she said.",
        [("the brakes had failed", NOBODY), ("I heard a bang", NOBODY)],
    ),
    "a company and its regulator": (
        "Velmar Foods withdrew two soups after a complaint to the Food Standards Board. The company said nobody had"
        " fallen ill. The board said it would test them.\n\nIt said the results were due in March.",
        [
            ("nobody had fallen ill", "Velmar Foods"),
            ("it would test them", "Food Standards Board"),
            ("the results were due in March", "Food Standards Board"),
        ],
    ),
    "a name only in the headline": (
        "Rhea Lund wins the seat of Norrby\n\n"
        "The new member of parliament thanked her voters. A rival, Sten Alm, conceded at midnight. “It was close,” he"
        " said.\n\n“I will be there for all of you,” the winner said.",
        [("It was close", "Sten Alm"), ("I will be there for all of you", NOBODY)],
    ),
    "a treaty and a ministry": (
        "The ministry signed the Treaty of Salt in 1998 and left it in May. It says it was never told of the costs.\n\n"
        "The Fisheries Agreement runs until 2030. It says that nets must be marked.",
        [("it was never told of the costs", NOBODY)],
    ),
}


@cache
def speakers_of(text: str) -> list[tuple[str, str | None]]:
    """Return every content and the name of its speaker, where the speaker is a resolved one with a name of its own."""
    report = take_record({"id": "r", "text": text})
    reading = read_report(report)
    found = []
    for one in reading.statements:
        name = one.speaker.name if one.speaker.resolved and not one.speaker.anonymous else None
        named = name if name and any(word[:1].isupper() for word in name.split()) else None
        found.append((" ".join(span.of(report.text) for span in one.content), named))
    return found


@pytest.mark.parametrize("name", REPORTS)
def test_nobody_is_given_words_of_somebody_else(name: str) -> None:
    text, wanted = REPORTS[name]
    found = speakers_of(text)
    for words, speaker in wanted:
        named = [who for content, who in found if words in content or content in words]
        assert named, (words, found)
        assert set(named) <= {speaker, None}, (words, named)


def test_most_of_those_a_report_names_are_found() -> None:
    asked = [(text, words, who) for text, wanted in REPORTS.values() for words, who in wanted if who is not None]
    read = {text: speakers_of(text) for text in {text for text, _, _ in asked}}
    right = sum(
        any(words in content and who == speaker for content, who in read[text]) for text, words, speaker in asked
    )
    assert right >= len(asked) - 1
