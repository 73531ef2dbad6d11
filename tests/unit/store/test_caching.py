import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.store import Store
from variorum.store.caching import needs_pruning, prune_cached, read_cached, write_cached
from variorum.store.migrations import migrate


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    migrate(opened)
    yield opened
    opened.close()


def fill(connection: sqlite3.Connection, stage: str, count: int, size: int) -> None:
    for number in range(count):
        # Digits of a large power do not pack well, so sizes are near what is written.
        write_cached(connection, stage, "1", f"k{number}", str(7**size + number))


def kept(connection: sqlite3.Connection, stage: str, count: int) -> list[int]:
    return [n for n in range(count) if read_cached(connection, stage, "1", f"k{n}") is not None]


def test_what_fits_is_left_alone(connection: sqlite3.Connection) -> None:
    fill(connection, "reading", 5, 100)
    assert prune_cached(connection, 10_000) == 0
    assert kept(connection, "reading", 5) == [0, 1, 2, 3, 4]


def test_the_oldest_of_the_largest_stage_go_first(connection: sqlite3.Connection) -> None:
    fill(connection, "collation", 40, 2000)
    fill(connection, "reading", 5, 100)
    dropped = prune_cached(connection, 15_000)
    assert 0 < dropped < 40
    assert kept(connection, "collation", 40) == list(range(dropped, 40))
    assert kept(connection, "reading", 5) == [0, 1, 2, 3, 4]
    assert connection.execute("SELECT SUM(LENGTH(value)) FROM cached").fetchone()[0] <= 15_000


def test_writing_again_makes_a_result_young(connection: sqlite3.Connection) -> None:
    fill(connection, "reading", 3, 2000)
    write_cached(connection, "reading", "1", "k0", str(7**2000))
    prune_cached(connection, 2000)
    assert kept(connection, "reading", 3) == [0, 2]


def test_a_damaged_result_is_none(connection: sqlite3.Connection) -> None:
    write_cached(connection, "reading", "1", "k", [1])
    connection.execute("UPDATE cached SET value = x'00ff'")
    assert read_cached(connection, "reading", "1", "k") is None


def test_a_small_store_needs_no_pruning(connection: sqlite3.Connection) -> None:
    assert not needs_pruning(connection)
    assert needs_pruning(connection, 100)


def test_closing_prunes_what_outgrew_its_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.store.sqlite.needs_pruning", lambda _connection: True)
    monkeypatch.setattr("variorum.store.sqlite.prune_cached", lambda connection: prune_cached(connection, 0))
    with Store.open(tmp_path / "s.sqlite") as store:
        store.put_cached("reading", "k", [1])
    with Store.open(tmp_path / "s.sqlite") as store:
        assert store.get_cached("reading", "k") is None


def test_closing_twice_is_fine() -> None:
    store = Store.open(":memory:")
    store.close()
    store.close()


def test_of_one_owner_only_the_newest_results_of_a_stage_are_kept() -> None:
    with Store.open(":memory:") as store:
        for number in range(9):
            store.put_packed("edition", f"k{number}", b"x", "story:a")
            store.put_packed("edition", f"k{number}", b"y", "story:\ud800" if number < 2 else f"story:{number}")
            store.put_packed("reading", f"k{number}", b"z")
        assert [n for n in range(9) if store.get_packed("edition", f"k{n}", "story:a")] == [6, 7, 8]
        assert store.get_packed("edition", "k0", "story:\ud800") == b"y"
        assert all(store.get_packed("reading", f"k{n}") for n in range(9))
