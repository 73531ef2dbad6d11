import json

import pytest

from variorum.cli.rows import encode_row, write_rows


def test_a_row_is_one_line_whatever_its_text() -> None:
    row = {"text": "a\nb\r\u2028c\u2029d\x85e\x0b\x1c", "n": 1}
    line = encode_row(row).decode("utf-8")
    assert len(line.splitlines()) == 1
    assert json.loads(line) == row


def test_words_stay_readable() -> None:
    assert "Ærø".encode() in encode_row({"a": "Ærø"})


def test_a_lone_surrogate_is_escaped_and_comes_back() -> None:
    raw = encode_row({"text": "x\ud800 Ærø"})
    assert json.loads(raw.decode("ascii")) == {"text": "x\ud800 Ærø"}


def test_infinite_numbers_become_null_everywhere() -> None:
    row = {"low": float("inf"), "list": [float("nan"), 1.5], "in": {"high": float("-inf")}}
    assert json.loads(encode_row(row)) == {"low": None, "list": [None, 1.5], "in": {"high": None}}


COLUMNS = {"name": "name", "many": "many", "count": "count", "sure": "sure"}
ROWS = [{"name": "=cmd()", "many": ["a", "b"], "count": -2, "sure": None, "hidden": 1}]


def test_csv_holds_the_columns_and_no_formula(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_rows(ROWS, "csv", COLUMNS)
    assert capfdbinary.readouterr().out.decode() == 'name,many,count,sure\n\'=cmd(),"a, b",-2,\n'


def test_json_holds_every_key(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write_rows(ROWS, "json", COLUMNS)
    assert json.loads(capfdbinary.readouterr().out) == ROWS[0]


def test_a_table_shows_text_and_never_markup(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows([{"name": "[red]not markup[/red] \x1b[31m"}], "table", {"name": "name"})
    out = capsys.readouterr().out
    assert "[red]not markup[/red]" in out
    assert "\x1b" not in out


def test_no_rows_are_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows([], "table", COLUMNS, "nothing yet")
    assert capsys.readouterr() == ("", "nothing yet\n")
    write_rows([], "json", COLUMNS, "nothing yet")
    assert capsys.readouterr() == ("", "")
