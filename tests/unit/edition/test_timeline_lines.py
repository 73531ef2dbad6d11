"""Which times become lines of the timeline, and as what."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum import Variorum
from variorum.edition.adverbials import is_modifier
from variorum.model import Event, Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("She beat the 2008 Liberal nominee.", "2008", True),
        ("He led the 2012 primary field for weeks.", "2012", True),
        ("They mourned 1970s Great Orvania.", "1970s", True),
        ("She pulled out of the Dec. 27 debate.", "Dec. 27", True),
        ("She pulled out of a Monday debate.", "Monday", True),
        ("It is a threat to Sunday's planned ballot.", "Sunday's", True),
        ("Friday's storm killed two.", "Friday's", False),
        ("In 2008 Vale won the seat.", "2008", False),
        ("The mill opened in 1998, and closed in 2004.", "1998", False),
        ("The council on Tuesday told reporters so.", "Tuesday", False),
        ("She said Tuesday Mr. Vale had left.", "Tuesday", False),
        ("The mill burned down March 4 and was rebuilt.", "March 4", False),
    ],
)
def test_a_time_that_says_which_thing_is_meant_is_a_modifier(text: str, words: str, expected: bool) -> None:
    start = text.index(words)
    assert is_modifier(text, Span(0, len(text)), Span(start, start + len(words))) is expected


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> tuple[Event, ...]:
    text = (
        "ORVE — The mill at Orve burned down on Tuesday after a storm.\n\n"
        "The council will vote on a new mill on Saturday.\n\n"
        "“We lost everything on Tuesday,” the miller, Ann Vale, said on Tuesday.\n\n"
        "Ms Vale, the 2008 Liberal nominee, promised to rebuild it next year.\n\n"
        "The first mill opened in 1998. Did anyone sleep last night? Many seemed tired on Wednesday.\n\n"
        "Ms Vale, who was no candidate in 2010, said nobody may celebrate Christmas there."
    )
    path: Path = tmp_path_factory.mktemp("timeline") / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "title": "Mill burns", "text": text, "published": "2014-05-08"}) + "\n")
    with Variorum(":memory:") as collection:
        collection.add([path])
        return collection.editions()[0].timeline


def find(timeline: tuple[Event, ...], words: str) -> list[tuple[str, str]]:
    return [(event.shown_when, event.aspect) for event in timeline if words in event.line.text]


def test_what_was_is_told_apart_from_what_is_to_come(timeline: tuple[Event, ...]) -> None:
    assert find(timeline, "burned down") == [("2014-05-06", "happened")]
    assert find(timeline, "first mill") == [("1998", "happened")]
    assert find(timeline, "will vote") == [("2014-05-10", "planned")]


def test_a_year_that_names_a_person_is_no_event_and_a_promise_is_planned(timeline: tuple[Event, ...]) -> None:
    assert find(timeline, "nominee") == [("2015", "planned")]


def test_a_sentence_stands_once_a_day(timeline: tuple[Event, ...]) -> None:
    assert find(timeline, "lost everything") == [("2014-05-06", "said")]
    assert find(timeline, "sleep last night") == []
    assert find(timeline, "celebrate Christmas") == [("2010", "happened")]
    assert find(timeline, "seemed tired") == [("2014-05-07", "happened")]
