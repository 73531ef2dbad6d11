"""An edition as JSON in pieces: a large one is tens of megabytes, and other readers must not wait for it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from variorum.model import Edition
from variorum.render.json_form import FORMAT, render_value

PIECE_CHARS = 64_000
"""Characters of a piece, or a little more: some milliseconds of work."""


def write_edition(edition: Edition) -> Iterator[bytes]:
    """Yield the bytes that ``dump_json(render_json(edition))`` gives at once."""
    texts = {report.id: report.text for report in edition.reports}
    held: list[str] = []
    size = 0
    for text in _write_values(edition, texts):
        held.append(text)
        size += len(text)
        if size >= PIECE_CHARS:
            yield "".join(held).encode("ascii")
            held, size = [], 0
    yield "".join(held).encode("ascii")


def _write_values(edition: Edition, texts: dict[str, str]) -> Iterator[str]:
    yield f'{{"format":{_dump(FORMAT)}'
    for field in fields(Edition):
        value = getattr(edition, field.name)
        yield f",{_dump(field.name)}:"
        if isinstance(value, tuple):
            yield "["
            for number, item in enumerate(value):
                yield ("," if number else "") + _dump(render_value(item, texts))
            yield "]"
        else:
            yield _dump(render_value(value, texts))
    yield "}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
