"""Files, folders and standard input to reports and refusals, in order."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from variorum.errors import (
    EmptyInputError,
    EncodingInputError,
    IngestError,
    TooLargeError,
    TruncatedInputError,
    UnreadableInputError,
)
from variorum.ingest.cleaning import CleanText, clean_text
from variorum.ingest.decoding import decode_bytes
from variorum.ingest.making import Draft, finish_report
from variorum.ingest.outlets import read_host
from variorum.ingest.pages import Page, looks_like_page, read_page
from variorum.ingest.paths import HTML_ENDINGS, RECORD_ENDINGS, find_files
from variorum.ingest.publication import read_url
from variorum.ingest.records import load_records, make_notes
from variorum.model import Provenance, Refusal, Report
from variorum.settings import IngestSettings

STDIN = "-"


def load_reports(
    paths: Iterable[str], settings: IngestSettings, stdin: BinaryIO | None = None
) -> Iterator[Report | Refusal]:
    """Yield the reports of these files in the order given, and a refusal for all that is left out or in doubt.

    A report that was read but whose page is cut off, was saved in another encoding than it says, or states no
    publication time is followed by a refusal that says so; everything else that is refused has no report.

    Parameters
    ----------
    paths
        Files (.txt, .html, .jsonl), folders (walked in sorted order), globs, and ``-`` for standard input, which is
        read as JSON Lines if its first character that is not white space is ``{``, and as text or a page otherwise.
    settings
        ``max_file_bytes`` holds for a file, for a record of JSON Lines and for text on standard input.
    stdin
        Where ``-`` reads from; bytes.
    """
    for path in paths:
        if path == STDIN:
            yield from _load_stdin(stdin, settings)
            continue
        for found in find_files(path):
            if isinstance(found, IngestError):
                yield found.as_refusal()
            else:
                yield from _load_file(found, settings)


def load_document(name: str, data: bytes, settings: IngestSettings) -> Iterator[Report | Refusal]:
    """Yield what ``load_reports`` yields for a file of this name and content; nothing is opened."""
    ending = Path(name).suffix.lower()
    if ending in RECORD_ENDINGS:
        yield from load_records(BytesIO(data), name, settings)
    elif len(data) > settings.max_file_bytes:
        yield TooLargeError(name, f"{len(data):,} bytes; at most {settings.max_file_bytes:,} are read").as_refusal()
    else:
        is_html = ending in HTML_ENDINGS or (ending != ".txt" and looks_like_page(data))
        yield from _read_document(data, name, settings, is_html=is_html)


def _load_file(path: str, settings: IngestSettings) -> Iterator[Report | Refusal]:
    ending = Path(path).suffix.lower()
    try:
        if ending in RECORD_ENDINGS:
            with open(path, "rb") as file:
                yield from load_records(file, path, settings)
            return
        size = os.stat(path).st_size
        if size > settings.max_file_bytes:
            raise TooLargeError(
                path, f"{size:,} bytes; at most {settings.max_file_bytes:,} are read. Split it, or raise max_file_bytes"
            )
        with open(path, "rb") as file:
            data = file.read(settings.max_file_bytes + 1)
    except IngestError as error:
        yield error.as_refusal()
        return
    except OSError as error:
        yield UnreadableInputError(
            path, f"the file cannot be opened ({error.strerror}); check its permissions"
        ).as_refusal()
        return
    yield from _read_document(
        data, path, settings, is_html=ending in HTML_ENDINGS or (not ending and looks_like_page(data))
    )


def _load_stdin(stdin: BinaryIO | None, settings: IngestSettings) -> Iterator[Report | Refusal]:
    if stdin is None:
        yield UnreadableInputError(STDIN, "there is no standard input to read").as_refusal()
        return
    head = b""
    while not head.strip() and len(head) <= settings.max_file_bytes:
        piece = stdin.readline(settings.max_file_bytes + 1)
        if not piece:
            break
        head += piece
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        yield from load_records(stdin, STDIN, settings, head=head)
        return
    data = head + stdin.read(max(0, settings.max_file_bytes + 1 - len(head)))
    if len(data) > settings.max_file_bytes:
        yield TooLargeError(STDIN, f"over {settings.max_file_bytes:,} bytes; no more are read").as_refusal()
        return
    yield from _read_document(data, STDIN, settings, is_html=looks_like_page(data))


def _read_document(data: bytes, path: str, settings: IngestSettings, *, is_html: bool) -> Iterator[Report | Refusal]:
    try:
        if not data.strip():
            raise EmptyInputError(
                path,
                ("byte 0: the file is empty" if not data else f"only white space in {len(data)} bytes")
                + "; expected a report's text",
            )
        decoded = decode_bytes(data, path, is_html=is_html)
        page = read_page(decoded.text, settings, path) if is_html else None
        clean = page.clean if page else clean_text(decoded.text)
        report = _finish(page, clean, decoded.encoding, data, path)
    except IngestError as error:
        yield error.as_refusal()
        return
    yield report
    if decoded.warning:
        kind = TruncatedInputError if "cut off" in decoded.warning else EncodingInputError
        yield kind(path, decoded.warning).as_refusal()
    if page and page.cut_off:
        yield TruncatedInputError(path, f"{page.cut_off}; what is there was read").as_refusal()
    yield from make_notes(report, path, clean.note)


def _finish(page: Page | None, clean: CleanText, encoding: str, data: bytes, path: str) -> Report:
    media = "text/html" if page else "text/plain"
    provenance = Provenance(path, media, encoding, hashlib.sha256(data).hexdigest(), clean.segments)
    label = "" if path == STDIN else Path(path).stem
    if page is None:
        return finish_report(Draft(clean, provenance, label=label), path)
    dates = (*page.dates, *([read_url(page.url)] if page.url else []))
    draft = Draft(
        clean,
        provenance,
        label=label,
        title=page.title,
        outlets=(read_host(page.url, known_only=True), *page.outlets, read_host(page.url)),
        byline=page.byline,
        url=page.url,
        dates=dates,
        hints=page.hints,
        declared=page.declared,
    )
    return finish_report(draft, path)
