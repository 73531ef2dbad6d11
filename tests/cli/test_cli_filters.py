"""Every stage as a filter: JSON Lines in, JSON Lines out, offsets into the text as it was given."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from variorum.cli.main import main

FLOOD = (
    "Mayor Ines Okoro said on Tuesday that the Marlow bridge would stay shut for three weeks. "
    "“We will not risk a single life,” Okoro said. About 40 families were moved to a school, the Harbour Post reported."
)
RECORDS: list[dict[str, Any]] = [
    {"id": "a", "text": FLOOD, "outlet": "Harbour Post", "published": "2025-03-04T09:00Z", "story": "s1"},
    {
        "id": "b",
        "text": FLOOD + " Engineers had warned of cracks in the bridge in 2023.",
        "outlet": "Hill Gazette",
        "published": "2025-03-05",
        "story": "s1",
    },
    {
        "id": "c",
        "text": "The orchestra of Dale opens its season with a new work by Teodor Lind on 9 May 2025.",
        "outlet": "Dale Courier",
        "published": "2025-04",
        "story": "s2",
    },
]


def run(*arguments: str, records: list[Any] = RECORDS, raw: bytes | None = None) -> tuple[list[dict[str, Any]], Result]:
    lines = raw if raw is not None else "".join(json.dumps(record) + "\n" for record in records).encode()
    result = CliRunner().invoke(main, list(arguments), input=lines)
    return [json.loads(line) for line in result.stdout.splitlines()], result


def text_of(report_id: str) -> str:
    return str(next(record["text"] for record in RECORDS if record["id"] == report_id))


def test_read_gives_each_report_its_statements_figures_and_moments() -> None:
    rows, result = run("read", "--as-is")
    assert result.exit_code == 0
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    for row in rows:
        assert list(row) == ["id", "statements", "figures", "moments", "mentions"]
        text = text_of(row["id"])
        for item in (*row["figures"], *row["moments"], *row["mentions"]):
            assert text[item["start"] : item["end"]] == item["text"]
        for statement in row["statements"]:
            assert " … ".join(text[start:end] for start, end in statement["content"]) == statement["text"]
            assert statement["manner"] in ("direct", "indirect", "mixed", "own")
            assert 0 <= statement["confidence"] <= 1
            assert len(statement["via"]) == len(statement["via_spans"])
    said = [statement for statement in rows[0]["statements"] if "not risk a single life" in statement["text"]]
    assert said
    assert "Okoro" in said[0]["speaker"]


def test_stories_come_in_order_of_arrival() -> None:
    rows, result = run("stories", "--as-is")
    assert result.exit_code == 0
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert all(set(row) == {"id", "story", "thread", "because"} and row["because"] for row in rows)
    assert rows[0]["story"] == rows[1]["story"] != rows[2]["story"]


def test_lineage_gives_edges_and_then_a_count_for_each_story() -> None:
    rows, result = run("lineage", "--as-is")
    assert result.exit_code == 0
    edges, counts = [row for row in rows if "child" in row], [row for row in rows if "child" not in row]
    assert rows == edges + counts
    assert [count["story"] for count in counts] == ["s1", "s2"]
    for edge in edges:
        assert {"child", "parent", "missing", "probability", "evidence"} <= set(edge)
        assert 0 <= edge["probability"] <= 1
        assert all(reason["because"] for reason in edge["evidence"])
    for count in counts:
        assert count["low"] <= count["origins"] <= count["high"]
    assert counts[0]["reports"] == 2
    assert ("b", "a") in [(edge["child"], edge["parent"]) for edge in edges]


def test_timeline_gives_the_best_days_first_and_no_more_than_asked() -> None:
    rows, result = run("timeline", "--as-is", "--days", "2")
    assert result.exit_code == 0
    assert 0 < len(rows) <= 2
    for row in rows:
        assert list(row) == ["date", "origins", "sentences"]
        for sentence in row["sentences"]:
            assert text_of(sentence["id"])[sentence["start"] : sentence["end"]] == sentence["text"]


def test_relate_compares_pairs() -> None:
    pairs = [
        {"id": 7, "a": "About 40 families were moved to a school.", "b": "About 60 families were moved to a school."},
        {"id": "x", "a": "The bridge is shut.", "b": "The orchestra opens its season.", "a_published": "2025-03-04"},
    ]
    rows, result = run("relate", records=pairs)
    assert result.exit_code == 0
    assert [row["id"] for row in rows] == [7, "x"]
    for row in rows:
        assert list(row) == ["id", "relation", "confidence", "same_score", "reason"]
        assert row["reason"]
    assert rows[0]["relation"] == "figure"


@pytest.mark.parametrize("command", ["read", "stories", "lineage", "timeline"])
def test_a_bad_line_is_told_and_the_rest_goes_on(command: str) -> None:
    good = json.dumps(RECORDS[2]).encode()
    bad = b'{"id": "no text"}\n[1]\n{"id": "d", "text": "A.", "published": "yesterday"}\n\xff\n'
    rows, result = run(command, "--as-is", raw=bad + good + b"\n" + good[:80])
    assert result.exit_code == 0
    assert rows
    for line, code in ((1, "V108"), (2, "V108"), (3, "V112"), (4, "V104"), (6, "V106")):
        assert f"[{code}] -:{line}: " in result.stderr


@pytest.mark.parametrize("command", ["stories", "lineage", "timeline"])
def test_an_id_that_was_there_before_is_told_and_left_out(command: str) -> None:
    rows, result = run(command, "--as-is", records=[*RECORDS, {"id": "a", "text": "Another text on 3 May 2024."}])
    assert result.exit_code == 0
    assert "[V108] -:4: id 'a' was at -:1 already" in result.stderr
    assert rows == run(command, "--as-is")[0]


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"{}\n", b"\x00\xff\x00"])
@pytest.mark.parametrize("command", ["read", "stories", "lineage", "timeline", "relate"])
def test_nothing_to_read_is_exit_code_1(command: str, raw: bytes) -> None:
    rows, result = run(command, *(["--as-is"] if command != "relate" else []), raw=raw)
    assert (result.exit_code, rows) == (1, [])
    assert "[V102]" in result.stderr


@pytest.mark.parametrize("command", ["read", "stories", "lineage", "timeline"])
def test_a_filter_touches_no_store(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, [command, "--as-is"], input=json.dumps(RECORDS[2])).exit_code == 0
    assert os.listdir() == []


def test_read_answers_each_line_before_the_next_comes() -> None:
    code = "from variorum.cli.main import main; main(['read', '--as-is'])"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    for record in ({"id": "a", "text": "It rained."}, {"id": "b", "text": "It snowed."}):  # rows no buffer is full of
        process.stdin.write(json.dumps(record).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == record["id"]
    assert process.communicate(timeout=60)[0] == b""
    assert process.returncode == 0


def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    code = "from variorum.cli.main import main; main(['read', '--as-is'])"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write("".join(json.dumps(record) + "\n" for record in RECORDS).encode())
    process.stdin.close()
    complaint = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) == 0
    assert "Error" not in complaint
    assert "Traceback" not in complaint
