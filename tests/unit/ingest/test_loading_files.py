"""Files, folders and standard input: what is taken, in which order, and one clear refusal for what is not."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest

from variorum.ingest import load_reports
from variorum.model import Refusal, Report
from variorum.settings import IngestSettings

SETTINGS = IngestSettings()
PROSE = "The mayor of Velden said on Monday that the bridge would stay closed until June."
PAGE = f"<html><body><p>{PROSE} {PROSE}</p><p>{PROSE}</p></body></html>"


def load(*paths: Path | str, stdin: bytes | None = None) -> list[Report | Refusal]:
    return list(load_reports([str(path) for path in paths], SETTINGS, io.BytesIO(stdin) if stdin is not None else None))


def reports(found: list[Report | Refusal]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


def refusals(found: list[Report | Refusal]) -> list[Refusal]:
    return [item for item in found if isinstance(item, Refusal)]


def codes(found: list[Report | Refusal]) -> list[str]:
    return [refusal.code for refusal in refusals(found)]


def dated(text: str) -> str:
    return f"{text}\n\nPublished: 19 December 2024\n"


def test_a_folder_is_read_to_the_bottom_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text(dated(f"One. {PROSE}"))
    (tmp_path / "c.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(dated(f"Two. {PROSE}"))
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "picture.jpg").write_bytes(b"x")
    found = load(tmp_path)
    assert [report.label for report in reports(found)] == ["a", "c", "one"]
    assert sorted(codes(found)) == ["V110", "V112"]


def test_a_glob_names_its_files_and_an_empty_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(dated(PROSE))
    assert [report.label for report in reports(load(tmp_path / "*.txt"))] == ["a"]
    assert codes(load(tmp_path / "*.html")) == ["V101"]


def test_the_same_content_has_the_same_id_and_other_content_another(tmp_path: Path) -> None:
    for name, text in (("a.txt", PROSE), ("b.txt", f"\ufeff{PROSE}\r\n"), ("c.txt", f"{PROSE} Roe said.")):
        (tmp_path / name).write_text(text, newline="")
    ids = [report.id for report in reports(load(tmp_path))]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("r-")
    assert len(ids[0]) == 14


BAD: list[tuple[str, bytes, str, str]] = [
    ("empty.txt", b"", "V102", "byte 0"),
    ("blank.txt", b" \n\t\n", "V102", "white space"),
    ("signs.txt", b"... --- !!!", "V102", "no words"),
    ("nul.txt", b"The mayor\x00\x01 said", "V103", "byte 9"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "V103", "PNG"),
    ("paper.html", b"%PDF-1.7 abc", "V103", "PDF"),
    ("noise.txt", bytes(range(128, 256)) * 20, "V104", "byte 0"),
    ("half.txt", b"\xff\xfeT\x00h", "V104", "byte order mark"),
    ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "V111", "no prose"),
    ("deep.html", b"<div>" * 2_000_000, "V107", "inside one another"),
    ("wide.html", b"<p>a</p>" * 1_250_000, "V107", "tags"),
    ("brackets.html", b"<" * 10_000_000, "V107", "tags"),
    (
        "marks.html",
        b"<div " + b" ".join(b"a%d=b" % n for n in range(99_999)) + b">The mayor said.</div>",
        "V107",
        "attributes",
    ),
    ("lol.html", b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>', "V107", "entities"),
    ("sheet.xlsx", b"PK\x03\x04", "V110", ".xlsx"),
]


@pytest.mark.parametrize(("name", "data", "code", "words"), BAD, ids=[name for name, *_ in BAD])
def test_bad_input_is_one_refusal_with_its_place_and_in_good_time(
    tmp_path: Path, name: str, data: bytes, code: str, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "good.txt").write_text(dated(PROSE))
    begin = time.process_time()
    found = load(path, tmp_path / "good.txt")
    assert time.process_time() - begin < 4
    [refusal] = refusals(found)
    assert (refusal.code, refusal.place) == (code, str(path))
    assert words in refusal.reason
    assert len(reports(found)) == 1


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    [refusal] = refusals(load(path))
    assert refusal.code == "V105"
    assert "50,000,000" in refusal.reason


def test_missing_paths_and_circular_links_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "up").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(dated(PROSE))
    assert codes(load(tmp_path / "none.txt")) == ["V101"]
    found = load(tmp_path)
    assert (len(reports(found)), codes(found)) == (1, ["V101"])


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (f"<html><body><p>{PROSE}</p><p>{PROSE}</p><p>{PROSE} The council also wan", "middle of a sentence"),
        (f"<html><body><p>{PROSE}</p><p>{PROSE}</p><div class='rel", "inside its markup"),
    ],
)
def test_a_page_that_is_cut_off_is_read_and_said_to_be(tmp_path: Path, source: str, words: str) -> None:
    (tmp_path / "cut.html").write_text(source)
    found = load(tmp_path / "cut.html")
    assert len(reports(found)) == 1
    assert [item.reason for item in refusals(found) if item.code == "V106" and words in item.reason]


def test_a_report_without_a_day_is_taken_and_said_to_have_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    found = load(tmp_path / "a.txt")
    assert reports(found)[0].published.value is None
    assert codes(found) == ["V112"]


@pytest.mark.parametrize(
    ("data", "encoding", "warned"),
    [
        (f"Café. {PROSE}".encode("utf-8-sig"), "utf-8-sig", False),
        (f"Café. {PROSE}".encode("utf-16"), "utf-16", False),
        (f"Café. {PROSE}".encode("utf-16-le"), "utf-16-le", True),
        (f"Café. {PROSE}".encode("cp1252"), "cp1252", True),
    ],
)
def test_other_encodings_are_read_and_named(tmp_path: Path, data: bytes, encoding: str, warned: bool) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    found = load(tmp_path / "a.txt")
    [report] = reports(found)
    assert report.text == f"Café. {PROSE}"
    assert report.provenance.encoding == encoding
    assert ("V104" in codes(found)) is warned


def test_a_charset_that_a_page_declares_is_followed(tmp_path: Path) -> None:
    source = f'<html><head><meta charset="windows-1251"></head><body><p>Мост. {PROSE} {PROSE}</p></body></html>'
    (tmp_path / "a.html").write_bytes(source.encode("cp1251"))
    [report] = reports(load(tmp_path / "a.html"))
    assert report.text.startswith("Мост.")


def test_text_that_was_decoded_wrongly_before_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        dated(f"“It’s closed,” she said. “It’s old.” {PROSE}".encode().decode("cp1252", "replace"))
    )
    assert codes(load(tmp_path / "a.txt")) == ["V104"]


def test_bad_lines_of_json_lines_are_refused_by_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = {"id": "a", "text": PROSE, "published": "2024-12-19", "outlet": "The Velden Courier"}
    lines = [
        json.dumps(good),
        "[1]",
        '{"id": "b"}',
        '{"text": 5}',
        "nonsense",
        "",
        json.dumps(good | {"id": "c"}),
        '{"text": "cut o',
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(lines))
    found = load(path)
    assert [report.id for report in reports(found)] == ["a", "c"]
    assert reports(found)[0].outlet == "The Velden Courier"
    assert [(item.code, item.place) for item in refusals(found)] == [
        ("V108", f"{path}:2"),
        ("V108", f"{path}:3"),
        ("V108", f"{path}:4"),
        ("V108", f"{path}:5"),
        ("V106", f"{path}:8"),
    ]


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_bytes(b'{"text": "' + b"a " * 200 + b'"}\n' + json.dumps({"text": PROSE, "published": "2024"}).encode())
    found = list(load_reports([str(path)], IngestSettings(max_file_bytes=200)))
    assert codes(found) == ["V105"]
    assert len(reports(found)) == 1


def test_standard_input_is_json_lines_if_it_starts_with_a_brace() -> None:
    record = json.dumps({"id": "k", "text": PROSE, "published": "2024-12"}).encode()
    assert [report.id for report in reports(load("-", stdin=b"\n\n" + record + b"\n" + record))] == ["k", "k"]
    assert reports(load("-", stdin=PROSE.encode()))[0].text == PROSE
    assert reports(load("-", stdin=PAGE.encode()))[0].provenance.media_type == "text/html"
    assert codes(load("-", stdin=b"")) == ["V102"]


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2024-12-19T10:30:00+01:00", "2024-12-19T10:30:00+01:00"),
        ("2024-12-19 10:30", "2024-12-19 10:30"),
        ("2024-12", "2024-12"),
        ("20241219", "2024-12-19"),
        ("Dec 19, 2024", "2024-12-19"),
        ("2024-13-45", None),
        ("2099-01-01", None),
        ("1900-01-01", None),
        ("1970-01-01T00:00:00Z", None),
        ("yesterday", None),
        (1734600000, None),
        ({"a": 1}, None),
    ],
)
def test_a_stated_time_is_kept_as_stated_or_left_unknown_with_the_reason(
    tmp_path: Path, stated: object, value: str | None
) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": PROSE, "published": stated}))
    found = load(path)
    published = reports(found)[0].published
    assert (published.value.value if published.value else None) == value
    assert published.because != "no publication time is stated"
    assert ("V112" in codes(found)) is (value is None)
