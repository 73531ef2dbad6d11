"""Input that is off: one clear refusal each, and the rest goes on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli.main import main
from variorum.store import Store

GOOD = (
    "Bridge stays shut\n\n4 March 2025\n\n"
    "Mayor Ines Okoro said on Tuesday that the Marlow bridge would stay shut for three weeks.\n"
)
BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("a.txt", b""),
    "blank": ("a.txt", b" \n\t\n"),
    "picture": ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    "archive": ("a.html", b"PK\x03\x04" + bytes(1000)),
    "large": ("a.txt", b"The bridge stays shut. " * 2_300_000),
    "cut off": ("a.jsonl", b'{"id": "a", "text": "The bridge stays'),
    "no record": ("a.jsonl", b"[1, 2]\n"),
    "markup bomb": ("a.html", b"<html><body>" + b"<div>" * 200_000 + b"deep</body></html>"),
    "entity bomb": (
        "a.html",
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (c + 1, b"&%c;" % c * 10) for c in range(97, 106))
        + b"]><html><body>&j;</body></html>",
    ),
    "not there": ("nowhere.txt", b""),
}


def add(store: Path, *paths: Path) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, paths), "--store", str(store)])


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_refused_with_code_and_place_and_the_rest_goes_on(kind: str, tmp_path: Path) -> None:
    name, content = BAD[kind]
    bad, good = tmp_path / name, tmp_path / "good.txt"
    if kind != "not there":
        bad.write_bytes(content)
    good.write_text(GOOD, encoding="utf-8")
    start = time.perf_counter()
    alone = add(tmp_path / "alone.sqlite", bad)
    together = add(tmp_path / "together.sqlite", bad, good)
    assert time.perf_counter() - start < 20
    assert alone.exit_code == 1, alone.stderr
    assert together.exit_code == 0, together.stderr
    told = [line for line in alone.stderr.splitlines() if line.startswith("[V")]
    assert len(told) == 1, told
    assert str(bad) in told[0]
    with Store.open(tmp_path / "together.sqlite") as store:
        assert [report.label for report in store.reports()] == ["good"]
        assert [refusal.place.startswith(str(bad)) for refusal in store.refusals()] == [True]


def test_a_report_without_a_date_is_taken_and_said_to_have_none(tmp_path: Path) -> None:
    path = tmp_path / "dateless.txt"
    path.write_text("The Marlow bridge would stay shut, Mayor Ines Okoro said.\n", encoding="utf-8")
    result = add(tmp_path / "s.sqlite", path)
    assert result.exit_code == 0
    assert f"[V112] {path}: " in result.stderr


def test_a_wrong_encoding_is_read_or_refused_and_never_garbled(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Bürgermeisterin Inês Okoro said the café would stay shut for weeks.\n".encode("latin-1"))
    result = add(tmp_path / "s.sqlite", path)
    with Store.open(tmp_path / "s.sqlite") as store:
        texts = [report.text for report in store.reports()]
    assert result.exit_code == (0 if texts else 1)
    assert all("Inês" in text and "café" in text for text in texts)
    assert texts or "[V104]" in result.stderr


def test_lines_before_a_cut_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl"
    whole = [
        json.dumps({"id": f"r{n}", "text": f"Report {n}: the bridge stays shut.", "published": "2025"}) for n in "123"
    ]
    path.write_text("\n".join(whole)[:-20], encoding="utf-8")
    result = add(tmp_path / "s.sqlite", path)
    assert result.exit_code == 0
    assert f"[V106] {path}:3: " in result.stderr
    with Store.open(tmp_path / "s.sqlite") as store:
        assert [report.id for report in store.reports()] == ["r1", "r2"]


def test_a_name_that_is_no_text_is_shown_and_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"bad\xff\x1b[2J.txt")
    try:
        (tmp_path / name).write_text("", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    result = add(tmp_path / "s.sqlite", tmp_path / name)
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr
    assert CliRunner().invoke(main, ["refusals", "--json", "--store", str(tmp_path / "s.sqlite")]).exit_code == 0


def test_a_store_that_is_none_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    result = add(path, path)
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, GOOD)
    assert "[V701]" in result.stderr


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_report_is_lost_when_adding_is_stopped(how: signal.Signals, tmp_path: Path) -> None:
    # A shell that puts the tests into the background ignores the interrupt for all of them; the command must not.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from variorum.cli.main import main; main(sys.argv[1:])"
    )
    store, taken = tmp_path / "s.sqlite", 0
    lines = "".join(
        json.dumps({"id": f"r{n}", "text": f"The bridge stays shut for {n} days, the mayor said.", "published": "2025"})
        + "\n"
        for n in range(20_000)
    )
    (tmp_path / "feed.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-c", code, "add", str(tmp_path / "feed.jsonl"), "--store", str(store)]
    for turn in range(2):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        line = process.stderr.readline()  # the first is told once the first report is kept
        assert line.startswith("taking reports in"), line
        time.sleep(random.Random(turn).random())
        process.send_signal(how)
        rest, code_ = process.stderr.read(), process.wait(60)
        process.stderr.close()
        if how is signal.SIGINT:
            assert code_ == 130
            assert "every report taken before is kept" in rest
        with Store.open(store) as opened:
            kept = [report.id for report in opened.reports()]
        assert kept == [f"r{n}" for n in range(len(kept))]
        assert len(kept) > taken
        taken = max(taken, len(kept) - 1)
