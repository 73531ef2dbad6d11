"""``variorum serve`` as a person runs it: a real process, a real port, a real writer."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "variorum", "serve", *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, Path]]:
    store = tmp_path / "s.sqlite"
    text = "Mayor Ana Roe said on Tuesday that the bridge at Vellin will stay shut for nine days."
    (tmp_path / "one.txt").write_text(f"Bridge shut\n\nBy Ivo Strand, 8 March 2023\n\n{text}\n", encoding="utf-8")
    process = run(str(tmp_path / "one.txt"), "--store", str(store), "--port", "0")
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if "http://" in line:
            break
    else:
        pytest.fail("".join(lines))
    yield process, line.split("http://")[1].split("/")[0], tmp_path
    if process.poll() is None:
        process.kill()
    process.communicate(timeout=30)


def get(place: str, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://{place}{path}", timeout=30) as answer:
        return answer.status, answer.read().decode()


def wait_for(place: str, path: str, word: str, seconds: float = 90) -> str:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        text = get(place, path)[1]
        if word in text:
            return text
        time.sleep(0.3)
    raise AssertionError(f"{word!r} did not come to {path}")


def test_it_reads_what_it_is_given_takes_up_what_others_add_and_ends_when_asked(
    served: tuple[subprocess.Popen[str], str, Path],
) -> None:
    process, place, folder = served
    assert place.startswith("127.0.0.1:")
    wait_for(place, "/stories.json", '"is_read":true')
    later = {
        "id": "later",
        "text": "The choir of Orm sang on Sunday. Petra Lind led it, she said.",
        "outlet": "Orm Echo",
    }
    (folder / "later.jsonl").write_text(json.dumps(later), encoding="utf-8")
    added = subprocess.run(
        [sys.executable, "-m", "variorum", "add", str(folder / "later.jsonl"), "--store", str(folder / "s.sqlite")],
        check=False,
        capture_output=True,
    )
    assert added.returncode == 0
    wait_for(place, "/reports.json", "Orm Echo")
    wait_for(place, "/search.json?q=choir", '"report":"later"')
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "ended" in told
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        process = run("--store", str(tmp_path / "s.sqlite"), "--port", port)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert port in told
    assert "--port" in told
    assert "Traceback" not in told


def test_an_open_server_tells_its_token_and_a_short_one_is_refused(tmp_path: Path) -> None:
    process = run("--store", str(tmp_path / "s.sqlite"), "--host", "0.0.0.0", "--port", "0", "--token", "short")
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "12" in told
    assert os.environ.get("VARIORUM_TOKEN") is None
