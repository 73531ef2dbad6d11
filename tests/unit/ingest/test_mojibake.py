from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.ingest import load_reports, make_report
from variorum.ingest.mojibake import find_repairs, repair_text
from variorum.model import Refusal, Report
from variorum.settings import IngestSettings

SOUND = "Ines Okoro, the mayor of Marlow, said: “We’re keeping the bridge shut — it isn’t safe,” on Tuesday."
SETTINGS = IngestSettings()


def misread(words: str, encoding: str) -> str:
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in words.encode())


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_misread_file_is_read_back_and_said_to_be(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(misread(SOUND, encoding), encoding="utf-8")
    found = list(load_reports([str(tmp_path / "a.txt")], SETTINGS))
    [report] = [item for item in found if isinstance(item, Report)]
    assert report.text == SOUND
    [note] = [item for item in found if isinstance(item, Refusal) and item.code == "V104"]
    assert "read back as meant" in note.reason


def test_a_misread_record_and_its_title_are_read_back(tmp_path: Path) -> None:
    record = {"id": "a", "title": misread("Marlow’s bridge", "cp1252"), "text": misread(SOUND, "latin-1")}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    found = list(load_reports([str(tmp_path / "a.jsonl")], SETTINGS))
    [report] = [item for item in found if isinstance(item, Report)]
    assert (report.text, report.title) == (SOUND, "Marlow’s bridge")
    assert "V104" in [item.code for item in found if isinstance(item, Refusal)]


def test_a_misread_page_is_read_back_with_every_mark_at_its_place() -> None:
    page = f"<html><body><article><h1>Bridge shut</h1><p>{SOUND}</p><p>{SOUND} Again.</p></article></body></html>"
    source = misread(page, "cp1252")
    report = make_report({"html": source}, SETTINGS, as_is=False)
    assert report.text.count(SOUND) == 2
    for segment in report.provenance.segments:
        words = report.text[segment.start : segment.end]
        assert words in (source[segment.source_start : segment.source_end], "“", "”", "’", "—", " ")


def test_text_taken_as_it_stands_keeps_its_damage() -> None:
    damaged = misread(SOUND, "latin-1")
    assert make_report({"id": "a", "text": damaged}, SETTINGS, as_is=True).text == damaged


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("Heâs here,â she said. âI have four,â he said.", "He’s here,” she said. “I have four,” he said."),
        ("He said â€œyesâ€ and left", "He said “yes” and left"),
        ("Closed sinceÂ May, a Â£5 loss", "Closed since May, a £5 loss"),
        ("The Mayor\x92s day \x96 long", "The Mayor’s day – long"),
        ("Ã¢â‚¬Å“YesÃ¢â‚¬Â\x9d", "“Yes”"),
    ],
)
def test_marks_whose_bytes_are_partly_lost_are_read_from_their_place(damaged: str, sound: str) -> None:
    assert repair_text(damaged, find_repairs(damaged)) == sound


@pytest.mark.parametrize(
    "sound",
    ["„Spaß“ und „Gruß“", "« le théâtre\xa0», « café\xa0», voilà\xa0»", "“CAFÉ” and “OLÉ”", "FOIÂ «NÃO»", "mât"],
)
def test_sound_words_of_other_languages_stay(sound: str) -> None:
    assert find_repairs(sound) == ()
