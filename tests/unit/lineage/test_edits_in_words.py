"""How a copied sentence was changed is told in words."""

from __future__ import annotations

import pytest

from variorum.lineage.evidence import _describe_edit


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ([], ["the", "city's"], "“the city's” added"),
        (["late", "on"], [], "“late on” left out"),
        (["closed"], ["shut"], "“closed” became “shut”"),
        (["a", "b", "c", "d", "e", "f"], ["g"], "“a b c d e …” became “g”"),
    ],
)
def test_an_edit_is_told_by_what_it_does(old: list[str], new: list[str], told: str) -> None:
    assert _describe_edit(old, new) == told
