from __future__ import annotations

import logging
from pathlib import Path

import pytest

from variorum.ingest import load_reports, make_report
from variorum.model import BlockKind, Report
from variorum.settings import IngestSettings

TITLE = "Old bridge at Marlow shut after cracks found"
BODY = "The council of Marlow closed the old bridge on Tuesday after engineers found cracks in two of its piers."
SETTINGS = IngestSettings()


def read(head: str) -> Report:
    return make_report({"text": f"{TITLE}\n\n{head}{BODY}\n\n{BODY} Again."}, SETTINGS, as_is=False)


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON (Reuters) -",
        "Moscow, May 7 (RIA Novosti) –",
        "MOSCOW. May 7 (Interfax) -",
        "Gaza City/Jerusalem (dpa) -",
        "Kiev, May 7, Interfax-Ukraine -",
        "BEIRUT |",
    ],
)
def test_a_dateline_is_parted_from_the_first_sentence(dateline: str) -> None:
    report = read(f"{dateline} ")
    assert [block.span.of(report.text) for block in report.blocks_of(BlockKind.DATELINE)] == [dateline]
    assert report.blocks_of(BlockKind.PROSE)[0].span.of(report.text) == BODY


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("Published: 10:15 GMT, 7 May 2014 | Updated: 12:30 GMT, 7 May 2014", "2014-05-07T10:15Z"),
        ("14 March 2014 Last updated at 08:30", "2014-03-14"),
        ("Posted 7 May 2014 at 09:05, updated 8 May 2014 at 11:00", "2014-05-07T09:05"),
        ("Published at 10:15, Updated 12:30", None),
    ],
)
def test_the_clock_of_a_change_is_not_the_clock_of_publication(note: str, value: str | None) -> None:
    report = read(f"{note}\n\n")
    assert report.blocks[1].kind is BlockKind.DATE_NOTE
    assert (report.published.value.value if report.published.value else None) == value


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Мэр города Марлоу закрыл старый мост во вторник, потому что инженеры нашли трещины в опорах. ", "utf-16-le"),
        ("Мэр города Марлоу закрыл старый мост во вторник, потому что инженеры нашли трещины в опорах. ", "cp1251"),
        ("ראש העיר מרלו סגרה את הגשר הישן ביום שלישי אחרי שמהנדסים מצאו סדקים בשני עמודים. ", "cp1255"),
        ("ראש העיר מרלו סגרה את הגשר הישן ביום שלישי אחרי שמהנדסים מצאו סדקים בשני עמודים. ", "utf-16-be"),
    ],
)
def test_other_scripts_without_a_mark_are_read_quietly(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, words: str, encoding: str
) -> None:
    (tmp_path / "a.txt").write_bytes((words * 4).encode(encoding))
    with caplog.at_level(logging.DEBUG):
        found = list(load_reports([str(tmp_path / "a.txt")], SETTINGS))
    [report] = [item for item in found if isinstance(item, Report)]
    assert report.text == (words * 4).strip()
    assert caplog.records == []
