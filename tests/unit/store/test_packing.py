"""Kept results are read back as the same values, whatever their text, and nothing else can be made of their bytes."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import Variorum
from variorum.model import Edition, Manner, Passage, Period, Reading, Span
from variorum.store.packing import DamagedError, pack, unpack

texts = st.text(st.characters(exclude_categories=()), max_size=30)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 99))
passages = st.builds(Passage, texts.filter(bool), st.lists(spans, min_size=1, max_size=3).map(tuple))


@given(st.dictionaries(texts, st.lists(passages, max_size=3).map(tuple)))
def test_mappings_of_values_come_back_whatever_the_text(value: dict[str, tuple[Passage, ...]]) -> None:
    kind = dict[str, tuple[Passage, ...]]
    assert unpack(kind, pack(kind, value)) == value


def test_times_enums_sets_and_nothing_come_back() -> None:
    kind = tuple[Period | None, Manner, frozenset[str], float]
    value = (
        Period(datetime(2024, 5, 1, tzinfo=UTC), datetime(2024, 5, 2, tzinfo=UTC)),
        Manner.DIRECT,
        frozenset("ba"),
        0.1,
    )
    assert unpack(kind, pack(kind, value)) == value
    assert unpack(kind, pack(kind, (None, *value[1:]))) == (None, *value[1:])


def test_an_edition_and_its_readings_come_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("packed")
    (folder / "one.txt").write_text(
        "Weir opened\n\nBy Ivo Strand, 8 March 2023\n\n“The weir will stay open,” Mayor Ana Roe said on Tuesday. She "
        "said that 240 people had left Vellin.\n",
        encoding="utf-8",
    )
    (folder / "two.txt").write_text(
        "Vellin empties\n\nPublished 9 March 2023\n\nAna Roe said that 260 people had left Vellin, the Post said.\n",
        encoding="utf-8",
    )
    with Variorum(":memory:") as collection:
        collection.add([folder])
        editions = collection.editions()
        assert sum(len(edition.readings) for edition in editions) == 2
        for edition in editions:
            plain = unpack(Edition, pack(Edition, edition))
            assert all(
                getattr(plain, name) == getattr(edition, name) for name in ("rows", "brief", "readings", "lineage")
            )
            assert pack(Edition, plain) == pack(Edition, edition)
            for reading in edition.readings:
                assert unpack(Reading, pack(Reading, reading)) == reading


def test_a_value_that_stands_in_many_places_is_written_and_made_once() -> None:
    passage = Passage("r", (Span(0, 9),))
    kind = tuple[Passage, ...]
    many = pack(kind, (passage,) * 10_000)
    assert len(zlib.decompress(many)) < 30_000
    found = unpack(kind, many)
    assert all(item is found[0] for item in found)


@pytest.mark.parametrize(
    "plain",
    [b"", b"[", b"[[0]]", b'[["r",[[4,2]]]]', b"[5]", b'{"a":1}', b"null", b'[["r",[["0","1"]]]]', b"[" * 100_000],
)
def test_bytes_that_hold_something_else_are_refused(plain: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack(tuple[Passage, ...], zlib.compress(plain))
    with pytest.raises(DamagedError):
        unpack(tuple[Passage, ...], plain)
