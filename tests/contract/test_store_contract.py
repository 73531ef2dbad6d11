"""What every store must answer, whatever keeps it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.errors import UnknownIdError
from variorum.model import Provenance, Publication, Refusal, Report, Ruling, RulingKind
from variorum.store import AddOutcome, Store


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = ":memory:" if request.param == "memory" else tmp_path / "s.sqlite"
    with Store.open(path) as opened:
        yield opened


def make(report_id: str, text: str = "", url: str | None = None, outlet: str | None = None) -> Report:
    provenance = Provenance(f"{report_id}.txt", "text/plain", "utf-8", "0")
    return Report(report_id, text or f"Words of {report_id}.", (), provenance, url=url, outlet=outlet)


def test_a_new_store_is_empty(store: Store) -> None:
    assert (store.reports(), store.refusals(), store.rulings()) == ((), (), ())
    assert store.get_cached("reading", "k") is None


def test_reports_come_back_whole_and_in_order_of_arrival(store: Store) -> None:
    given = [make(name) for name in ("c", "a", "b")]
    assert [store.add_report(report) for report in given] == [(AddOutcome.NEW, report) for report in given]
    assert store.reports() == tuple(given)
    assert store.report("a") == given[1]


def test_text_is_kept_to_the_code_point(store: Store) -> None:
    odd = "a\x00b\r\n\u2028\ufeff\ud83d\ude00 e\u0301 \U0001f600\u202e "
    store.add_report(make("odd", odd))
    assert store.report("odd").text == odd


def test_an_odd_id_is_kept_too(store: Store) -> None:
    store.add_report(make("\ud800'; DROP TABLE reports; --", "Words."))
    assert store.report("\ud800'; DROP TABLE reports; --").text == "Words."


def test_the_same_report_twice_is_kept_once(store: Store) -> None:
    store.add_report(make("a"))
    assert store.add_report(make("a")) == (AddOutcome.DUPLICATE, make("a"))
    assert len(store.reports(all_versions=True)) == 1


def test_the_same_words_under_another_id_are_kept_once(store: Store) -> None:
    store.add_report(make("a", "Same words."))
    outcome, kept = store.add_report(make("b", "Same words."))
    assert (outcome, kept.id) == (AddOutcome.DUPLICATE, "a")


def test_a_reprint_by_another_outlet_is_a_report(store: Store) -> None:
    store.add_report(make("a", "Same words.", outlet="Harbour Post"))
    assert store.add_report(make("b", "Same words.", outlet="Hill Gazette"))[0] is AddOutcome.NEW


def test_a_changed_text_at_one_address_is_a_new_version(store: Store) -> None:
    first = make("a", "The bridge is shut.", "http://post.example/1")
    store.add_report(first)
    store.add_report(make("z"))
    changed = replace(first, id="b", text="The bridge is open.", published=Publication(because="changed"))
    outcome, kept = store.add_report(changed)
    assert outcome is AddOutcome.NEW_VERSION
    assert kept == replace(changed, version_of="a", version=2)
    assert [report.id for report in store.reports()] == ["b", "z"]
    assert [report.id for report in store.reports(all_versions=True)] == ["a", "z", "b"]
    assert store.report("a") == first


def test_versions_with_one_id_get_ids_of_their_own(store: Store) -> None:
    for number, text in enumerate(["one", "two", "three"], 1):
        kept = store.add_report(make("a", text, "http://post.example/1"))[1]
        assert (kept.id, kept.version) == ("a" if number == 1 else f"a@{number}", number)
        assert kept.version_of == (None if number == 1 else "a")
    assert [report.text for report in store.reports()] == ["three"]


def test_an_earlier_version_seen_again_is_known_already(store: Store) -> None:
    for text in ("one", "two"):
        store.add_report(make("a", text, "http://post.example/1"))
    outcome, kept = store.add_report(make("a", "one", "http://post.example/1"))
    assert (outcome, kept.id) == (AddOutcome.DUPLICATE, "a")
    assert [report.text for report in store.reports()] == ["two"]


def test_two_reports_with_one_id_are_both_kept(store: Store) -> None:
    store.add_report(make("1", "one", outlet="Harbour Post"))
    outcome, kept = store.add_report(make("1", "two", outlet="Hill Gazette"))
    assert (outcome, kept.id, kept.version) == (AddOutcome.NEW, "1@2", 1)
    assert len(store.reports()) == 2


def test_an_unknown_report_is_an_error_with_near_misses(store: Store) -> None:
    store.add_report(make("harbour-3"))
    with pytest.raises(UnknownIdError, match=r"V702.*'harbuor-3'; did you mean harbour-3\?"):
        store.report("harbuor-3")


def test_the_same_refusal_twice_is_kept_once(store: Store) -> None:
    first, second = Refusal("V102", "a.txt", "empty", "ingest"), Refusal("V102", "\udcff.txt", "empty", "ingest")
    for refusal in (first, second, first):
        store.add_refusal(refusal)
    assert store.refusals() == (first, second)


def test_rulings_keep_order_author_and_note(store: Store) -> None:
    made = "2030-01-01T00:00:00+00:00"
    first = store.add_ruling(RulingKind.MERGE, "a:s0", "b:s1", "Ada", "the same words", made)
    second = store.add_ruling(RulingKind.DEPENDS, "a", "missing:post", made=made)
    assert first == Ruling("ruling:1", RulingKind.MERGE, "a:s0", "b:s1", "Ada", "the same words", made)
    assert store.rulings() == (first, second)


def test_a_ruling_said_again_is_one_and_one_taken_back_is_kept(store: Store) -> None:
    for kind in (RulingKind.MERGE, RulingKind.MERGE, RulingKind.SPLIT, RulingKind.MERGE):
        store.add_ruling(kind, "a:s0", "b:s1")
    assert [ruling.kind.value for ruling in store.rulings()] == ["merge", "split", "merge"]


def test_cached_results_are_told_apart_by_stage_version_and_key(store: Store) -> None:
    store.put_cached("reading", "k", {"a": [1, None, "\ud800"]})
    assert store.get_cached("reading", "k") == {"a": [1, None, "\ud800"]}
    for stage, key, version in (("lineage", "k", "1"), ("reading", "l", "1"), ("reading", "k", "2")):
        assert store.get_cached(stage, key, version) is None
    store.put_cached("reading", "k", [2])
    assert store.get_cached("reading", "k") == [2]


def test_what_is_kept_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with Store.open(path) as store:
        store.add_report(make("a"))
        store.add_refusal(Refusal("V102", "a.txt", "empty", "ingest"))
        store.add_ruling(RulingKind.SPLIT, "a:s0", "a:s1")
        store.put_cached("reading", "k", [1])
        before = (store.reports(), store.refusals(), store.rulings(), store.get_cached("reading", "k"))
    assert os.listdir(tmp_path) == ["s.sqlite"]
    with Store.open(path) as store:
        assert (store.reports(), store.refusals(), store.rulings(), store.get_cached("reading", "k")) == before


def test_no_query_about_one_report_reads_all_of_them() -> None:
    queries: list[str] = []
    with Store.open(":memory:") as store:
        connection = store._connection
        connection.set_trace_callback(queries.append)
        store.add_report(make("a", url="http://post.example/1"))
        store.report("a")
        connection.set_trace_callback(None)
        looked = [query for query in queries if query.startswith("SELECT") and "FROM reports" in query]
        assert len(looked) > 4
        for query in looked:
            plans = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
            assert all(not plan.startswith("SCAN reports") for plan in plans), (query, plans)


ADDING = """
import sys
from variorum.model import Provenance, Report
from variorum.store import Store
with Store.open(sys.argv[1]) as store:
    for n in range(100_000):
        name = f"{sys.argv[2]}-{n}"
        store.add_report(Report(name, name * 200, (), Provenance("-", "text/plain", "utf-8", "0")))
        print(name, flush=True)
"""


def test_a_killed_process_loses_no_report_it_said_it_had_taken(tmp_path: Path) -> None:
    path, chance, said = tmp_path / "s.sqlite", random.Random(7), []
    for turn in range(6):
        process = subprocess.Popen(
            [sys.executable, "-c", ADDING, str(path), str(turn)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(chance.randrange(0, 40)):
            said.append(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        said += process.stdout.read().split("\n")[:-1]
        process.wait(30)
        process.stdout.close()
        with Store.open(path) as store:
            kept = {report.id: report for report in store.reports()}
            assert set(said) <= set(kept)
            assert all(report.text == report.id * 200 for report in kept.values())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert len(said) > 20
