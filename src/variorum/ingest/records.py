"""JSON Lines: one report an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from variorum.errors import (
    BinaryInputError,
    EmptyInputError,
    EncodingInputError,
    IngestError,
    RecordError,
    TooLargeError,
    TruncatedInputError,
    UndatedInputError,
    UnreadableInputError,
)
from variorum.ingest.making import draft_record, finish_report
from variorum.model import Refusal, Report
from variorum.settings import IngestSettings

MAX_REFUSALS_OF_A_FILE = 1000
"""Lines; a file with more bad lines than this is no JSON Lines file, and the rest of it is left."""


def load_records(file: BinaryIO, name: str, settings: IngestSettings, head: bytes = b"") -> Iterator[Report | Refusal]:
    """Yield a report or a refusal for each line, which the place names as ``file:LINE``; empty lines are passed over.

    ``head`` are bytes already taken from ``file``. A line over ``max_file_bytes`` is refused without being kept.
    """
    refused = taken = 0
    try:
        for number, raw in _read_lines(file, settings.max_file_bytes, head):
            place = f"{name}:{number}"
            try:
                record = parse_record(raw, place, settings)
                draft = draft_record(record, settings, as_is=False, place=place, raw=raw)
                report = finish_report(draft, place)
            except IngestError as error:
                refused += 1
                yield error.as_refusal()
                if isinstance(error, BinaryInputError):
                    return
                if refused >= MAX_REFUSALS_OF_A_FILE and not taken:
                    yield RecordError(
                        name, f"{refused} lines in a row are no records; the rest was not read"
                    ).as_refusal()
                    return
                continue
            taken += 1
            yield report
            yield from make_notes(report, place, draft.clean.note)
    except OSError as error:
        yield UnreadableInputError(name, f"reading broke off ({error.strerror})").as_refusal()
    if not taken and not refused:
        yield EmptyInputError(name, "no record in it; expected one JSON object a line").as_refusal()


def _read_lines(file: BinaryIO, limit: int, head: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield ``(line number, bytes)`` of the lines that hold something; at most ``limit + 1`` bytes of a line."""
    number = 0
    pending = head
    while True:
        if pending:
            cut = pending.find(b"\n") + 1
            raw, pending = (pending[:cut], pending[cut:]) if cut else (pending + file.readline(limit + 1), b"")
        else:
            raw = file.readline(limit + 1)
        if not raw:
            return
        number += 1
        whole = raw
        while not whole.endswith(b"\n") and len(raw) > limit:
            # Read past the rest of a line that is too long, a piece at a time, keeping nothing of it.
            whole = file.readline(1 << 20)
            if not whole:
                break
        if raw.strip():
            yield number, raw


def parse_record(raw: bytes, place: str, settings: IngestSettings) -> dict[str, object]:
    """Return the JSON object of one line.

    Raises
    ------
    TooLargeError, BinaryInputError, EncodingInputError, TruncatedInputError, RecordError
        If the line is too long, not text, not UTF-8, cut off, or no JSON object.
    """
    if len(raw) > settings.max_file_bytes:
        raise TooLargeError(place, f"a line over {settings.max_file_bytes:,} bytes; no more are read")
    if b"\x00" in raw:
        raise BinaryInputError(place, f"byte {raw.index(0)}: a NUL byte, so this is not text; expected JSON Lines")
    try:
        line = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise EncodingInputError(
            place, f"byte {error.start}: not UTF-8 ({error.reason}); JSON Lines are UTF-8"
        ) from error
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        found = f"character {error.pos}: {error.msg}"
        if error.pos >= len(line) or error.msg.startswith("Unterminated string"):
            raise TruncatedInputError(place, f"{found}: the line is cut off; expected a whole JSON object") from error
        raise RecordError(place, f"{found}; expected one JSON object a line") from error
    except (RecursionError, ValueError) as error:
        raise RecordError(place, f"not a record ({type(error).__name__}); expected one JSON object a line") from error
    if not isinstance(record, dict):
        raise RecordError(place, f"a JSON {type(record).__name__}; expected an object {{id, text, …}}")
    return record


def make_notes(report: Report, place: str, repaired: str = "") -> Iterator[Refusal]:
    """Yield what a person should know of a report that was taken: what was repaired, and that its day is unknown."""
    if repaired:
        yield EncodingInputError(place, repaired).as_refusal()
    if report.published.value is None:
        because = report.published.because
        yield UndatedInputError(
            place, f"the day of publication is left out: {because}; expected ISO 8601. The report is taken"
        ).as_refusal()
