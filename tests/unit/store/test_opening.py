import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.errors import NotAStoreError, StoreError
from variorum.model import Provenance, Refusal, Report, RulingKind
from variorum.store import Store

REFUSAL = Refusal("V102", "a.txt", "empty", "ingest")


@pytest.mark.parametrize("content", [b"just words\n", b"PK\x03\x04" + bytes(200), bytes(300)])
def test_a_file_that_is_something_else_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_bytes(content)
    with pytest.raises(NotAStoreError, match="not a store; it was left as it is"):
        Store.open(path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["notes.sqlite"]


def test_another_programs_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAStoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["other.sqlite"]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    path.touch()
    with Store.open(path) as store:
        assert store.reports() == ()


def test_a_store_killed_before_its_first_commit_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    code = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE')\n"
        "for n in range(99): c.execute(f'CREATE TABLE t{n} (a)')\n"
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert Path(f"{path}-journal").exists()
    with Store.open(path) as store:
        assert store.reports() == ()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"the folder .*nowhere is not there"):
        Store.open(tmp_path / "nowhere" / "s.sqlite")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that even root cannot write")
def test_a_folder_that_cannot_be_written_is_a_clear_error() -> None:
    with pytest.raises(StoreError, match="cannot be written; check the permissions"):
        Store.open("/proc/self/s.sqlite")


def test_a_locked_store_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with Store.open(path, wait_seconds=0.05) as waiting, pytest.raises(StoreError, match="another process"):
            waiting.add_refusal(REFUSAL)
        assert store.refusals() == ()  # reading goes on meanwhile
        other.execute("ROLLBACK")
        other.close()
        store.add_refusal(REFUSAL)


def test_two_processes_may_add_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    code = (
        "import sys; from variorum.store import Store; from variorum.model import Refusal\n"
        "with Store.open(sys.argv[1]) as store:\n"
        "    for n in range(50): store.add_refusal(Refusal('V102', f'{sys.argv[2]}-{n}', 'empty', 'ingest'))\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in "ab"]
    assert [process.wait(60) for process in running] == [0, 0]
    with Store.open(path) as store:
        assert len(store.refusals()) == 100


def test_a_damaged_store_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    Store.open(path).close()
    raw = bytearray(path.read_bytes())
    raw[100:] = os.urandom(len(raw) - 100)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        store.reports()


def test_reports_and_rulings_wait_for_the_disk_and_what_can_be_made_again_does_not(tmp_path: Path) -> None:
    report = Report("a", "Words.", (), Provenance("-", "text/plain", "utf-8", "0"))
    normal, full = 1, 2  # https://sqlite.org/pragma.html#pragma_synchronous
    with Store.open(tmp_path / "s.sqlite") as store:
        for add, expected in (
            (lambda: store.add_refusal(REFUSAL), normal),
            (lambda: store.add_report(report), full),
            (lambda: store.put_cached("reading", "k", [1]), normal),
            (lambda: store.add_ruling(RulingKind.SPLIT, "a:s0", "a:s1"), full),
        ):
            add()
            assert store._connection.execute("PRAGMA synchronous").fetchone()[0] == expected
        assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
