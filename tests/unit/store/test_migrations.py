import hashlib
import sqlite3
from pathlib import Path

import pytest

from variorum.errors import NotAStoreError
from variorum.model import Provenance, Refusal, Report
from variorum.store import Store
from variorum.store.migrations import APPLICATION_ID, MIGRATIONS, migrate

# Digests of released steps. Never edit one: append a step and its digest.
RELEASED = ["091a99b1ee698da5", "15ca28e545ee63da", "dfcba3cca78d32a2", "1fc7462b8a67cf88"]


def test_released_steps_are_never_changed() -> None:
    digests = [hashlib.sha256("\n".join(step).encode()).hexdigest()[:16] for step in MIGRATIONS]
    assert digests[: len(RELEASED)] == RELEASED
    assert len(digests) == len(RELEASED), "a new step: append its digest"


def test_a_store_of_the_first_schema_keeps_its_rows_and_gains_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, 1)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "cached" not in tables
    connection.execute("INSERT INTO refusals (code, place, reason, stage) VALUES ('V102', 'a.txt', 'empty', 'ingest')")
    connection.close()
    with Store.open(path) as store:
        assert store.refusals() == (Refusal("V102", "a.txt", "empty", "ingest"),)
        store.put_cached("reading", "k", [1])
        assert store.get_cached("reading", "k") == [1]
        store.add_report(Report("a", "Words.", (), Provenance("-", "text/plain", "utf-8", "0")))


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "s.sqlite", isolation_level=None)
    migrate(connection)
    before = list(connection.iterdump())
    migrate(connection)
    assert list(connection.iterdump()) == before
    connection.close()


def test_a_failing_step_leaves_the_schema_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    broken = (*MIGRATIONS, ("CREATE TABLE extra (a)", "CREATE TABLE reports (a)"))
    monkeypatch.setattr("variorum.store.migrations.MIGRATIONS", broken)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(connection, len(broken))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchall()
    connection.close()


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NotAStoreError, match="later version"):
        Store.open(path)


def test_the_file_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    assert path.read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")
