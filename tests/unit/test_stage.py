from __future__ import annotations

import re
from pathlib import Path

import variorum
from variorum import stage
from variorum.model import Span


class Kept:
    """A cache in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], bytes] = {}

    def get_packed(self, stage: str, key: str, owner: str = "") -> bytes | None:  # noqa: ARG002
        return self.values.get((stage, key))

    def put_packed(self, stage: str, key: str, packed: bytes, owner: str = "") -> None:  # noqa: ARG002
        self.values[stage, key] = packed


def test_a_result_is_made_once_for_the_same_inputs_and_again_for_others() -> None:
    cache, made = Kept(), []

    def make() -> Span:
        made.append(1)
        return Span(1, 2)

    one, other = (stage.make_key("reading", (name,)) for name in "ab")
    first = stage.remember(cache, "reading", Span, one, make)
    assert stage.remember(cache, "reading", Span, one, make) == first
    assert len(made) == 1
    stage.remember(cache, "reading", Span, other, make)
    assert len(made) == 2


def test_a_kept_result_that_was_damaged_is_made_again() -> None:
    cache = Kept()
    key = stage.make_key("reading", ("a",))
    stage.remember(cache, "reading", Span, key, lambda: Span(1, 2))
    cache.values["reading", key] = cache.values["reading", key][:-3]
    assert stage.recall(cache, "reading", Span, key) is None
    assert stage.remember(cache, "reading", Span, key, lambda: Span(1, 2)) == Span(1, 2)


def test_each_stage_has_a_version_of_its_own_source() -> None:
    versions = {name: stage.find_code_version(name) for name in ("reading", "lineage", "stories", "edition")}
    assert len(set(versions.values())) == len(versions)


def test_an_edition_is_made_anew_when_any_room_changes_that_it_is_made_in() -> None:
    source = (Path(variorum.__file__).parent / "editing.py").read_text(encoding="utf-8")
    rooms = set(re.findall(r"^from variorum\.(\w+)", source, re.MULTILINE)) - {"errors", "settings", "store"}
    assert {"collation", "lineage", "stories"} <= rooms
    assert {*rooms, "editing.py"} <= set(stage.ROOMS["edition"])
