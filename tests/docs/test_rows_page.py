"""Every key that ``--json`` prints is on the page of rows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from variorum.cli.main import main

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rows.md").read_text(encoding="utf-8")
SECTIONS = {
    title.strip(): set(re.findall(r"`([a-z_]+)`", body))
    for title, body in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
}
RECORDS = [
    {
        "id": "a",
        "text": "Mayor Ines Okoro said on 4 March 2025 that 40 families had left Marlow, the Dale Courier reported.",
        "outlet": "Harbour Post",
        "published": "2025-03-05",
    },
    {
        "id": "b",
        "text": "Mayor Ines Okoro said on 4 March 2025 that 60 families had left Marlow. “We are safe,” she said.",
        "outlet": "Hill Gazette",
        "published": "2025-03-06",
    },
]


def find_keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from find_keys(item)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("rows")
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS)
    (folder / "feed.jsonl").write_text(lines + "{}\n", encoding="utf-8")
    path = str(folder / "s.sqlite")
    assert CliRunner().invoke(main, ["add", str(folder / "feed.jsonl"), "--store", path]).exit_code == 0
    assert CliRunner().invoke(main, ["rule", "independent", "a", "b", "--store", path]).exit_code == 0
    return path


def check(arguments: list[str], section: str, lines: str = "") -> None:
    result = CliRunner().invoke(main, arguments, input=lines)
    assert result.exit_code == 0, result.stderr
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert set(find_keys(rows)) - SECTIONS[section] == set()


@pytest.mark.parametrize(
    ("command", "section"),
    [
        *((name, name) for name in ("read", "stories", "claims", "lineage", "timeline", "reports")),
        *((name, "refusals and rulings") for name in ("refusals", "rulings")),
    ],
)
def test_every_key_of_a_listing_is_documented(store: str, command: str, section: str) -> None:
    check([command, "--json", "--store", store], section)


@pytest.mark.parametrize("command", ["read", "stories", "lineage", "timeline"])
def test_every_key_of_a_filter_is_documented(command: str) -> None:
    check([command, "--as-is"], command, "".join(json.dumps(record) + "\n" for record in RECORDS))


def test_every_key_of_relate_is_documented() -> None:
    check(["relate"], "relate", json.dumps({"id": 1, "a": "Forty left.", "b": "Sixty left."}))
