"""A store that grows report by report, in any order, shows what a store shows that got the same reports at once."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from variorum import Variorum, editing
from variorum.model import Edition, Reading, Report, RulingKind
from variorum.reading import read_report
from variorum.settings import ReadingSettings

NAMES = ["Ana Roe", "Ivo Strand", "Marta Quist", "Pell Onwe"]
OUTLETS = ["Kestrel Wire", "Harbour Courier", "Ostrava Ledger", "Meridian Post"]
FACTS = [
    "Mayor {a} said on Tuesday that the {thing} at {place} will stay shut for {n} days.",
    "Engineers found rust in the piers of the {thing} at {place}, {o} reported.",
    "“Nobody was warned,” {b} told reporters. “The {thing} should have been closed in May.”",
    "At least {n} people were led out of the {thing} at {place}, police said.",
    "{b} denied that the {thing} at {place} had been unsafe.",
    "The repairs could cost ${m} million, according to {o}.",
]


def make_records(seed: int) -> list[dict[str, str]]:
    chance = random.Random(seed)
    made: list[dict[str, str]] = []
    for story, (thing, place) in enumerate((("bridge", "Vellin"), ("paper mill", "Halden"))):
        a, b = chance.sample(NAMES, 2)
        taken: list[str] = []
        for number in range(4):
            outlet = OUTLETS[number]
            lines = [
                fact.format(
                    a=a, b=b, thing=thing, place=place, n=chance.choice((9, 40)), m=chance.choice((3, 5)), o=OUTLETS[0]
                )
                for fact in chance.sample(FACTS, 4)
            ]
            text = " ".join(chance.choice(taken).split(". ")[:1] + lines if taken and number > 1 else lines)
            taken.append(text)
            made.append(
                {
                    "id": f"s{story}r{number}",
                    "title": f"{place} {thing} shut: {a} speaks",
                    "text": f"{place} {thing} shut: {a} speaks\n\n{text}",
                    "outlet": outlet,
                    "published": f"2024-0{3 + story}-0{1 + number}T10:00:00+00:00",
                }
            )
    chance.shuffle(made)
    return made


def put(collection: Variorum, records: list[dict[str, str]]) -> None:
    collection.add_documents([("made.jsonl", json.dumps(each).encode()) for each in records])


def plain(edition: Edition) -> list[object]:
    return [getattr(edition, name) for name in Edition.__dataclass_fields__]


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each report once: reading is pure, and it is not what is tested here."""
    known: dict[Report, Reading] = {}

    def read(report: Report, settings: ReadingSettings | None = None) -> Reading:
        if report not in known:
            known[report] = read_report(report, settings)
        return known[report]

    monkeypatch.setattr(editing, "read_report", read)


@pytest.mark.parametrize("seed", range(3))
def test_a_store_that_grew_shows_what_one_shows_that_got_all_at_once(seed: int, tmp_path: Path) -> None:
    records = make_records(seed)
    with Variorum(tmp_path / "grown.sqlite") as grown:
        for count in range(1, len(records) + 1):
            put(grown, records[count - 1 : count])
            grown.editions()
            if count in (5, len(records)):
                with Variorum(":memory:") as whole:
                    put(whole, records[:count])
                    assert grown.stories() == whole.stories()
                    assert [plain(e) for e in grown.editions()] == [plain(e) for e in whole.editions()]
        before = [plain(edition) for edition in grown.editions()]
    with Variorum(tmp_path / "grown.sqlite") as again:
        assert [plain(edition) for edition in again.editions()] == before


def test_a_new_report_is_parsed_and_compared_alone(tmp_path: Path) -> None:
    records = make_records(7)
    with Variorum(tmp_path / "grown.sqlite") as grown:
        put(grown, records[:-1])
        grown.editions()
        claims = grown._editor._claims
        all_parsed, all_compared = claims.parsed, claims.compared
        put(grown, records[-1:])
        grown.editions()
        last = next(each for each in grown.reports() if each.id == records[-1]["id"])
        assert 0 < claims.parsed - all_parsed <= 2 * len(grown.read(last.id).statements)
        assert claims.compared - all_compared < all_compared


def test_a_ruling_on_a_grown_story_holds_and_can_be_taken_back(tmp_path: Path) -> None:
    records = make_records(2)
    with Variorum(tmp_path / "grown.sqlite") as grown:
        put(grown, records)
        before = [plain(edition) for edition in grown.editions()]
        story = grown.editions()[0].story
        ruling = grown.rule(RulingKind.DEPENDS, story.report_ids[2], story.report_ids[0])
        assert grown.edition(story.id).rulings == (ruling,)
        grown.undo(ruling.id)
        assert [plain(edition) for edition in grown.editions()] == before
