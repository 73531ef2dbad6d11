"""JSON Lines from standard input: a bad line is told and left out, and the rest goes on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Generic, TypeVar

from variorum.cli.failing import tell
from variorum.errors import (
    EmptyInputError,
    EncodingInputError,
    IngestError,
    RecordError,
    TooLargeError,
    TruncatedInputError,
    UndatedInputError,
    VariorumError,
)
from variorum.model import Report
from variorum.settings import IngestSettings

T = TypeVar("T")
Record = dict[str, Any]


class Records(Generic[T]):
    """What standard input holds, line by line, each turned into a value by ``accept``.

    Iterate it once. A line that is no JSON object, or that ``accept`` refuses with one of our errors, becomes a message
    with its line number; ``taken`` and ``refused`` count both sorts.

    Parameters
    ----------
    accept
        Makes a value of a record and its place (``-:3``); raises ``VariorumError`` to refuse it.
    stream
        Bytes; standard input when None.
    max_bytes
        The longest line that is read.
    """

    def __init__(
        self,
        accept: Callable[[Record, str], T],
        stream: BinaryIO | None = None,
        max_bytes: int = IngestSettings().max_file_bytes,
    ) -> None:
        self._accept = accept
        self._stream = stream or sys.stdin.buffer
        self._max_bytes = max_bytes
        self.taken = 0
        self.refused = 0

    def __iter__(self) -> Iterator[T]:
        if self._stream.isatty():
            tell("reading JSON Lines from the keyboard; Ctrl-D ends")
        for number, raw in enumerate(iter(lambda: self._stream.readline(self._max_bytes + 1), b""), 1):
            place = f"-:{number}"
            try:
                if len(raw) > self._max_bytes:
                    self._skip_line(raw)
                    raise TooLargeError(place, f"the line is longer than {self._max_bytes:,} bytes; split the record")
                record = parse_line(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw, place)
                if record is None:
                    continue
                value = self._accept(record, place)
            except VariorumError as error:
                self.refused += 1
                message = str(error)
                tell(message if isinstance(error, IngestError) else f"{place}: {message}")
            else:
                self.taken += 1
                yield value

    def check(self) -> None:
        """Raise ``EmptyInputError`` if there was nothing that could be read (exit code 1)."""
        if not self.taken:
            found = f"none of {self.refused} records could be read" if self.refused else "standard input is empty"
            raise EmptyInputError("-", f"{found}; expected JSON Lines, one object a line")

    def _skip_line(self, raw: bytes) -> None:
        while raw and not raw.endswith(b"\n"):
            raw = self._stream.readline(1 << 20)


def parse_line(raw: bytes, place: str) -> Record | None:
    """Return the object that one line of JSON holds, or None for a blank line.

    Raises
    ------
    EncodingInputError, TruncatedInputError, RecordError
        If it is not UTF-8, ends in the middle, or is no object; the message names the place.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EncodingInputError(
            place, f"byte {error.start} (0x{raw[error.start]:02x}) is not UTF-8; write the file as UTF-8"
        ) from None
    if not text.strip():
        return None
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()) - 1 or "Unterminated" in error.msg:
            raise TruncatedInputError(place, f"the record is cut off ({error.msg.lower()})") from None
        raise RecordError(place, f"not JSON at column {error.colno} ({error.msg.lower()})") from None
    except (RecursionError, ValueError) as error:
        raise RecordError(place, f"JSON that cannot be read ({error})") from None
    if not isinstance(value, dict):
        raise RecordError(place, f"expected a JSON object, found {type(value).__name__}")
    return value


def report_taker() -> Callable[[Record, str], Report]:
    """Return what makes a report of each record, its text as it stands, and refuses an id that was there before.

    Stages that hold reports against each other tell them apart by their ids; a record without one has an id made from
    its content.
    """
    from variorum.filters import take_record

    places: dict[str, str] = {}

    def take(record: Record, place: str) -> Report:
        report = take_record(record, place)
        if places.setdefault(report.id, place) != place:
            raise RecordError(place, f"id {report.id!r} was at {places[report.id]} already; each report needs its own")
        tell_doubt(record, report, place)
        return report

    return take


def tell_doubt(record: Record, report: Report, place: str) -> None:
    """Tell that a stated publication time was not understood; the report is taken all the same, its day unknown."""
    if record.get("published") and report.published.value is None:
        because = f"the day of publication is left out: {report.published.because}; expected ISO 8601"
        tell(f"[{UndatedInputError.code}] {place}: {because}. The report is taken")
