"""What spares comparisons of words never hides a pair that the comparison itself would find."""

from __future__ import annotations

from importlib.resources import files

import pytest

from variorum.collation.comparators import find_shared, is_close, list_hints
from variorum.collation.lexicon import is_opposite, list_contraries, list_meanings

OWN = """russia russian austria australia ardovia ardovian oslo iowa iowan peru peruvian shot shot_down shoot shoot_down
    disallow allow unfair fair nonviolent violent non-binding binding keep withdraw open close""".split()
NAMES = ["city of oslo", "bank of ardovia", "ardovia", "the bank of ardovia", "new iowa"]


def read_words() -> list[str]:
    table = files("variorum.collation").joinpath("data/concepts.tsv").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    return sorted({word.lstrip("~") for row in rows for word in row})


@pytest.fixture(scope="module")
def words() -> list[str]:
    return [*read_words()[::3], *OWN, *NAMES]


def test_two_words_that_are_close_share_a_hint(words: list[str]) -> None:
    close = [(one, other) for one in words for other in words if is_close(one, other)]
    assert len(close) > len(words)
    assert not [pair for pair in close if list_hints(pair[0]).isdisjoint(list_hints(pair[1]))]


def test_two_words_that_are_opposite_are_found_by_their_meanings(words: list[str]) -> None:
    opposite = [(one, other) for one in words for other in words if is_opposite(one, other)]
    assert len(opposite) > 5
    assert not [pair for pair in opposite if list_meanings(pair[1]).isdisjoint(list_contraries(pair[0]))]


def test_what_is_shared_is_what_is_close(words: list[str]) -> None:
    lefts, rights = words[::2], words[1::2]
    expected = {one for one in lefts if any(is_close(one, other) for other in rights)}
    assert find_shared(lefts, rights) == expected
