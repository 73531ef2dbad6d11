"""Which words a row shows, and what stands in no row and is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum import Variorum
from variorum.model import Edition

TEXT = (
    "ORVE — The mill at Orve burned down on Tuesday. Watch our harbour show on Sunday at nine. This was true.\n\n"
    "The miller, Ann Vale, intends to rebuild the mill within a year. She denied that the roof had been unsafe.\n\n"
    "“When the wind turned, we ran,” Ms Vale said. The mayor, Bo Lund, called the fire a warning to the valley.\n\n"
    "Mr Lund said that two barns beside the river had burned too."
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    path: Path = tmp_path_factory.mktemp("rows") / "one.jsonl"
    path.write_text(json.dumps({"id": "a", "title": "Mill burns", "text": TEXT, "published": "2014-05-08"}) + "\n")
    with Variorum(":memory:") as collection:
        collection.add([path])
        return collection.editions()[0]


def wordings(edition: Edition) -> list[str]:
    return [row.wording.of(edition.reports[0].text) for row in edition.rows]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("to rebuild", "The miller, Ann Vale, intends to rebuild the mill within a year"),
        ("unsafe", "She denied that the roof had been unsafe"),
        ("a warning", "The mayor, Bo Lund, called the fire a warning to the valley"),
        ("the wind turned", "When the wind turned, we ran"),
        ("two barns", "two barns beside the river had burned too"),
    ],
)
def test_a_row_shows_as_much_as_it_takes_to_read_it_alone(edition: Edition, words: str, shown: str) -> None:
    assert [wording.strip(" ,.") for wording in wordings(edition) if words in wording] == [shown]


def test_a_call_to_readers_and_a_pronoun_alone_stand_in_no_row_and_are_told(edition: Edition) -> None:
    assert not [wording for wording in wordings(edition) if "Watch our" in wording or "This was" in wording]
    told = [refusal for refusal in edition.refusals if refusal.code == "V302"]
    assert [refusal.place for refusal in told] == ["a"]
    assert told[0].reason.startswith("2 statements make no claim")
    assert "“This was true" in told[0].reason
