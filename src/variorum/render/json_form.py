"""An edition as plain JSON values, every span with its report and its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from variorum.model import Edition, Passage, Reading, Report, Span

FORMAT = "variorum-edition/1"


def render_json(edition: Edition) -> dict[str, Any]:
    """Return all of an edition as JSON values.

    Every span is ``{"report", "start", "end", "text"}`` and ``text`` is exactly ``report.text[start:end]``; a passage
    is ``{"report", "text", "spans"}``. Enums are their values, times ISO 8601, tuples lists. Everything else has the
    field names of ``variorum.model``.
    """
    texts = {report.id: report.text for report in edition.reports}
    plain = {field.name: _to_plain(getattr(edition, field.name), texts, None) for field in dataclasses.fields(Edition)}
    return {"format": FORMAT, **plain}


def render_value(value: object, texts: Mapping[str, str]) -> Any:
    """Return any value of an edition as ``render_json`` gives it; ``texts`` are the reports' texts by id."""
    return _to_plain(value, texts, None)


def _to_plain(value: object, texts: Mapping[str, str], report_id: str | None) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Span):
        words = value.of(texts[report_id]) if report_id is not None and report_id in texts else None
        return {"report": report_id, "start": value.start, "end": value.end, "text": words}
    if isinstance(value, Passage):
        spans = [_to_plain(span, texts, value.report_id) for span in value.spans]
        words = value.of(texts[value.report_id]) if value.report_id in texts else None
        return {"report": value.report_id, "text": words, "spans": spans}
    if isinstance(value, tuple | list):
        return [_to_plain(item, texts, report_id) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inside = _find_report_id(value) or report_id
        return {f.name: _to_plain(getattr(value, f.name), texts, inside) for f in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _find_report_id(value: object) -> str | None:
    """Return the report that the spans directly inside a value speak of."""
    if isinstance(value, Report):
        return value.id
    if isinstance(value, Reading):
        return value.report_id
    found = getattr(value, "report_id", None)
    return found if isinstance(found, str) else None
