"""Streams of headlines: records with a title and no text are grouped like others."""

from __future__ import annotations

from variorum.filters import group_records


def test_records_with_an_empty_text_are_grouped_by_their_titles() -> None:
    titles = [
        "Halden paper mill destroyed by fire, 312 workers safe",
        "Lindgren wins coastal cup off Cape Farrow",
        "Fire at Halden paper mill: all 312 workers safe",
    ]
    records = [{"id": str(number), "text": "", "title": title} for number, title in enumerate(titles)]
    first, second, third = group_records(records)
    assert first.story_id == third.story_id != second.story_id
