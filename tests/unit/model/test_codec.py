from dataclasses import dataclass

import pytest

from variorum.model import Precision, Span
from variorum.model.codec import from_bytes, from_plain, to_bytes, to_plain


@dataclass(frozen=True)
class Tree:
    name: str
    children: "tuple[Tree, ...]" = ()
    sizes: tuple[int, str] = (0, "")
    weights: dict[str, float] | None = None
    tags: frozenset[str] = frozenset()


def test_a_value_that_holds_its_own_kind_reads_back() -> None:
    tree = Tree("a", (Tree("b", sizes=(3, "x")),), weights={"b": 0.5}, tags=frozenset({"y", "x"}))
    assert from_bytes(Tree, to_bytes(tree)) == tree


def test_a_missing_field_takes_its_default() -> None:
    assert from_plain(Tree, {"name": "a"}) == Tree("a")


def test_a_missing_field_without_default_is_an_error() -> None:
    with pytest.raises(TypeError):
        from_plain(Span, {"start": 3})


def test_broken_invariants_are_found_on_reading() -> None:
    with pytest.raises(ValueError, match="span needs"):
        from_plain(Span, {"start": 3, "end": 3})


def test_sets_are_written_in_order_so_that_digests_are_stable() -> None:
    assert to_plain(frozenset({"c", "a", "b"})) == ["a", "b", "c"]


def test_enums_are_written_as_their_value() -> None:
    assert to_plain({Precision.DAY: (Precision.YEAR, 1)}) == {"day": ["year", 1]}


def test_two_lone_surrogates_do_not_join() -> None:
    apart = "\ud83d" + "\ude00"
    assert from_bytes(str, to_bytes(apart)) == apart
    assert len(from_bytes(str, to_bytes(apart))) == 2


@pytest.mark.parametrize("value", [object(), b"bytes", {1: "a"}])
def test_what_has_no_plain_form_is_an_error(value: object) -> None:
    with pytest.raises(TypeError):
        to_plain(value)
