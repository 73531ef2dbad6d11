"""One event told by several reports stands once on the timeline; what tells nothing of its day stands not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum import Variorum
from variorum.edition.adverbials import is_modifier
from variorum.model import Event, Span

TEXTS = {
    "a": "The mill at Orve burned down on Tuesday after a storm broke its roof. She sold 40 sacks of flour in 2009."
    " No, she said Monday. Ann Vale was asked on Monday about the storm at Orve and the roof of the mill.",
    "b": "On Tuesday the mill at Orve burned down after a storm. Two barns by the river at Orve were lost on Tuesday."
    " “Today many millers fear storms at Orve,” Bo Lund said. This year has been hard for the valley of Orve.",
}


@pytest.fixture(scope="module")
def timeline(tmp_path_factory: pytest.TempPathFactory) -> tuple[Event, ...]:
    path: Path = tmp_path_factory.mktemp("days") / "two.jsonl"
    rows = [
        {"id": name, "text": text, "published": "2014-05-08", "story": "mill", "source": name}
        for name, text in TEXTS.items()
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with Variorum(":memory:") as collection:
        collection.add([path])
        return collection.editions()[0].timeline


def find(timeline: tuple[Event, ...], words: str) -> list[Event]:
    return [event for event in timeline if words in event.line.text]


def test_one_event_in_two_wordings_stands_once_and_names_the_other_report(timeline: tuple[Event, ...]) -> None:
    fires = find(timeline, "burned down")
    assert len(fires) == 1
    assert fires[0].because.endswith("told in b too")
    assert len(find(timeline, "Two barns")) == 1


@pytest.mark.parametrize("words", ["No, she said", "was asked", "Today many", "This year"])
def test_what_tells_nothing_of_its_day_stands_in_no_timeline(timeline: tuple[Event, ...], words: str) -> None:
    assert not find(timeline, words)
    assert find(timeline, "40 sacks")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They sang Christmas carols in the square.", "Christmas", True),
        ("They sang in the square at Christmas.", "Christmas", False),
        ("On Christmas Day they sang.", "Christmas Day", False),
    ],
)
def test_a_feast_before_a_noun_dates_nothing(text: str, words: str, expected: bool) -> None:
    start = text.index(words)
    assert is_modifier(text, Span(0, len(text)), Span(start, start + len(words))) is expected
