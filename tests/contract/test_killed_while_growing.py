"""A process that is killed while a story grows leaves a store that shows what an unharmed one shows."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from pathlib import Path

from variorum import Variorum
from variorum.model import Edition

FACTS = [
    "Mayor Ana Roe said on Tuesday that the weir at Vellin will stay open for nine days.",
    "At least 40 people were led out of their homes along the weir at Vellin, police said.",
    "“Nobody was warned,” Marta Quist told reporters. “The weir should have been opened in May.”",
    "Ana Roe denied that the weir at Vellin had been unsafe.",
]
GROWING = """
import json, sys
from variorum import Variorum
with Variorum(sys.argv[1]) as collection:
    for line in open(sys.argv[2], encoding="utf-8"):
        taken = collection.add_documents([("made.jsonl", line.encode())]).taken
        print(taken[0].id, flush=True)
        collection.editions()
        print("shown", flush=True)
"""


def make_lines() -> list[str]:
    chance = random.Random(5)
    return [
        json.dumps(
            {
                "id": f"r{number}",
                "title": "Weir at Vellin opened",
                "text": "Weir at Vellin opened\n\n" + " ".join(chance.sample(FACTS, 3)),
                "outlet": f"Bay Post {number}",
                "published": f"2024-03-0{1 + number}T10:00:00+00:00",
            }
        )
        + "\n"
        for number in range(6)
    ]


def show(path: Path) -> list[list[object]]:
    with Variorum(path) as collection:
        return [[getattr(e, name) for name in Edition.__dataclass_fields__] for e in collection.editions()]


def test_a_writer_killed_in_the_middle_of_an_update_loses_nothing_and_the_next_one_ends_the_same(
    tmp_path: Path,
) -> None:
    lines = make_lines()
    killed, unharmed = tmp_path / "killed.sqlite", tmp_path / "unharmed.sqlite"
    source = tmp_path / "made.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    chance, said = random.Random(3), set[str]()
    for turn in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", GROWING, str(killed), str(source)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        # A line with an id says that a report is taken: what follows is its story being made anew.
        while (line := process.stdout.readline()) and line.strip() != f"r{2 * turn}":
            said.update([line.strip()])
        try:
            process.wait(chance.random())
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        said.update(process.stdout.read().split())
        process.wait(30)
        process.stdout.close()
        said.add(f"r{2 * turn}")
        with Variorum(killed) as collection:
            assert said - {"shown", ""} <= {report.id for report in collection.reports()}
    for path in (killed, unharmed):
        with Variorum(path) as collection:
            collection.add_documents([("made.jsonl", line.encode()) for line in lines])
    assert show(killed) == show(unharmed)
    assert show(killed) == show(unharmed)
