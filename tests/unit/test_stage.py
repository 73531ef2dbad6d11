from __future__ import annotations

from variorum import stage
from variorum.model import Span


class Kept:
    """A cache in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}

    def get_cached(self, stage: str, key: str) -> object | None:
        return self.values.get((stage, key))

    def put_cached(self, stage: str, key: str, value: object) -> None:
        self.values[stage, key] = value


def test_a_result_is_made_once_for_the_same_inputs_and_again_for_others() -> None:
    cache, made = Kept(), []

    def make() -> Span:
        made.append(1)
        return Span(1, 2)

    first = stage.remember(cache, "reading", Span, ("a",), make)
    assert stage.remember(cache, "reading", Span, ("a",), make) == first
    assert len(made) == 1
    stage.remember(cache, "reading", Span, ("b",), make)
    assert len(made) == 2


def test_each_stage_has_a_version_of_its_own_source() -> None:
    assert stage.find_code_version("reading") != stage.find_code_version("lineage")
