import io
from typing import Any

import pytest

from variorum.cli.records import Records, parse_line
from variorum.errors import (
    EmptyInputError,
    EncodingInputError,
    RecordError,
    TruncatedInputError,
    UnsupportedLanguageError,
)


def take(raw: bytes, max_bytes: int = 1000) -> tuple[list[dict[str, Any]], Records[dict[str, Any]]]:
    records = Records(lambda record, _place: record, io.BytesIO(raw), max_bytes)
    return list(records), records


def test_a_bad_line_is_told_with_its_number_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    found, records = take(b'{"id": 1}\n\n{bad}\n\xff\n[1]\n{"id": 2}')
    assert found == [{"id": 1}, {"id": 2}]
    assert (records.taken, records.refused) == (2, 3)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[:2] for line in lines] == [["[V108] -", "3"], ["[V104] -", "4"], ["[V108] -", "5"]]
    records.check()


def test_what_the_stage_refuses_is_told_with_the_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    def accept(_record: dict[str, Any], _place: str) -> None:
        raise UnsupportedLanguageError("the prose is Danish")

    records = Records(accept, io.BytesIO(b"{}\n"))
    assert list(records) == []
    assert capsys.readouterr().err == "-:1: [V301] the prose is Danish\n"


@pytest.mark.parametrize(("raw", "found"), [(b"", "standard input is empty"), (b"{\n[]\n", "none of 2 records")])
def test_nothing_that_could_be_read_is_an_error(raw: bytes, found: str) -> None:
    _, records = take(raw)
    with pytest.raises(EmptyInputError, match=found):
        records.check()


def test_a_byte_order_mark_is_no_part_of_the_record() -> None:
    assert take(b'\xef\xbb\xbf{"id": 1}\n')[0] == [{"id": 1}]


def test_a_line_over_the_limit_is_left_out_whole(capsys: pytest.CaptureFixture[str]) -> None:
    found, _ = take(b'{"text": "' + b"x" * 5000 + b'"}\n{"id": 2}\n', max_bytes=100)
    assert found == [{"id": 2}]
    assert capsys.readouterr().err.startswith("[V105] -:1: the line is longer than 100 bytes")


def test_a_line_of_exactly_the_limit_is_read() -> None:
    assert take(b'{"id": 2}\n', max_bytes=10)[0] == [{"id": 2}]


@pytest.mark.parametrize("raw", [b'{"id": 1, "text": "The bri', b'{"id": 1,', b'{"id": 1, "text": "a"', b'{"id"\n'])
def test_a_cut_off_record_is_said_to_be_cut_off(raw: bytes) -> None:
    with pytest.raises(TruncatedInputError, match="-:7: the record is cut off"):
        parse_line(raw, "-:7")


@pytest.mark.parametrize("raw", [b"nonsense\n", b'"text"\n', b"3\n", b"null\n", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_object_is_a_record_error(raw: bytes) -> None:
    with pytest.raises((RecordError, TruncatedInputError)):
        parse_line(raw, "-:1")


def test_the_byte_that_is_no_utf_8_is_named() -> None:
    with pytest.raises(EncodingInputError, match=r"-:4: byte 2 \(0xe9\) is not UTF-8"):
        parse_line(b'{"\xe9', "-:4")
