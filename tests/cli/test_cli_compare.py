"""Two reports side by side, and what reports leave out."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli.main import main

FIRST = (
    "Dam bursts at Orvelle\n\nThe Orvelle dam burst shortly after midnight. Nine people were killed, rescuers said."
    " Mayor Ana Ruiz said the town would be evacuated. Engineer Tom Brekke said the siren had been switched off.\n"
)
SECOND = (
    "Dam bursts at Orvelle\n\nThe Orvelle dam burst shortly after midnight. Eleven people were killed, rescuers said."
    " Mayor Ana Ruiz said the town might be evacuated. A helicopter brought food to the roofs.\n"
)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("compared")
    for name, text in (("monday.txt", FIRST), ("tuesday.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "monday.txt", folder / "tuesday.txt"


def test_two_files_are_compared_and_not_kept(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files[0].parent)
    result = run("compare", *map(str, files))
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.split())
    assert "B changes: 1" in shown
    assert "“Nine people were killed”" in shown
    assert "“Eleven people were killed”" in shown
    assert "B softens: 1" in shown
    assert "B adds: 1" in shown
    assert "B leaves out: 1" in shown
    assert not (files[0].parent / "variorum.sqlite").exists()


def test_each_row_holds_both_spans_and_their_exact_words(files: tuple[Path, Path]) -> None:
    result = run("compare", *map(str, files), "--json")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"changed", "softened", "added", "omitted", "kept"} <= {row["kind"] for row in rows}
    texts = {"left": FIRST.strip(), "right": SECOND.strip()}
    for row in rows:
        for side, text in texts.items():
            if row[side] is not None:
                words = " … ".join(text[start:end] for start, end in row[side]["spans"])
                assert words == row[f"{side}_text"]
        if row["kind"] in {"changed", "softened", "kept"}:
            assert row["left"]
            assert row["right"]


def test_reports_of_a_store_are_named_by_label_and_may_be_set_against_a_file(files: tuple[Path, Path]) -> None:
    store = str(files[0].parent / "kept.sqlite")
    assert run("add", str(files[0]), "--store", store).exit_code == 0
    result = run("compare", "monday", str(files[1]), "--store", store, "--csv")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "what,a,b,why,confidence"
    assert run("compare", "monday", "nobody", "--store", store).exit_code == 1
    assert run("compare", "monday", "monday", "--store", store).exit_code == 2


def test_a_file_without_a_report_or_with_several_is_told_so(tmp_path: Path, files: tuple[Path, Path]) -> None:
    empty, many = tmp_path / "empty.txt", tmp_path / "many.jsonl"
    empty.write_text("", encoding="utf-8")
    many.write_text("".join(json.dumps({"id": n, "text": FIRST}) + "\n" for n in "ab"), encoding="utf-8")
    assert run("compare", str(empty), str(files[0])).exit_code == 1
    result = run("compare", str(files[0]), str(many))
    assert result.exit_code == 2
    assert "holds 2 reports" in result.output


def test_what_one_origin_carries_alone_is_listed_with_its_words(tmp_path: Path) -> None:
    store = str(tmp_path / "s.sqlite")
    texts = {
        "north": "A dam above Orvelle gave way shortly after midnight. Two goats were rescued from a chapel roof.",
        "south": "The dam over Orvelle did not hold on Monday night, and a baker lost his whole shop to the water.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    assert run("add", str(tmp_path / "*.txt"), "--store", store).exit_code == 0
    result = run("omissions", "--json", "--store", store)
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    goats = next(row for row in rows if "goats" in row["text"])
    assert (goats["kind"], goats["name"]) == ("one origin alone", "north")
    ((start, end),) = goats["wording"]["spans"]
    assert texts["north"][start:end] == goats["text"]
