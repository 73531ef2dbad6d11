"""The engine joins the rooms: reports in, editions out, rulings kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum import Progress, Variorum
from variorum.errors import UnknownIdError, UsageError
from variorum.model import RelationKind, RulingKind

FIRST = "Mayor Ana Roe said on Tuesday that the bridge at Vellin will stay shut for nine days."
SECOND = "Engineers found rust in the piers of the Vellin bridge. Roe said the bridge will stay shut for nine days."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text("Bridge shut\n\nBy Ivo Strand, 8 March 2023\n\n" + FIRST + "\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Rust found\n\nPublished 9 March 2023\n\n" + SECOND + "\n", encoding="utf-8")
    return tmp_path


def test_an_edition_shows_itself_in_a_notebook_and_is_made_again_from_what_was_kept(folder: Path) -> None:
    with Variorum(folder / "s.sqlite") as collection:
        seen: list[Progress] = []
        added = collection.add([folder / "one.txt", folder / "two.txt"], on_progress=seen.append)
        assert [report.label for report in added.new] == ["one", "two"]
        assert [step.done for step in seen] == [1, 2]
        first = collection.editions()
    with Variorum(folder / "s.sqlite") as collection:
        assert collection.editions() == first
    assert "<script" not in first[0]._repr_html_()
    assert "nine days" in first[0]._repr_html_()


def test_a_ruling_holds_in_every_later_edition(folder: Path) -> None:
    with Variorum(folder / "s.sqlite") as collection:
        collection.add([folder / "one.txt", folder / "two.txt"])
        rows = [row for edition in collection.editions() for row in edition.rows]
        row = next(row for row in rows if row.count.reports == 2)
        left, right = (cell.statement_ids[0] for cell in row.cells)
        assert row.cells[1].relation in {RelationKind.SAME, RelationKind.NARROWER, RelationKind.WIDER}
        collection.rule(RulingKind.SPLIT, left, right, author="Ana", note="two closures")
    with Variorum(folder / "s.sqlite") as collection:
        for row in collection.editions()[0].rows:
            held = {name for cell in row.cells for name in cell.statement_ids}
            assert not {left, right} <= held
        assert [ruling.note for ruling in collection.rulings()] == ["two closures"]


def test_the_last_ruling_on_two_reports_decides_how_many_origins_they_are(folder: Path) -> None:
    with Variorum(folder / "s.sqlite") as collection:
        first, second = collection.add([folder / "one.txt", folder / "two.txt"]).new
        collection.rule(RulingKind.INDEPENDENT, second.id, first.id)
        assert collection.editions()[0].lineage.count.origins == 2
        collection.rule(RulingKind.DEPENDS, second.id, first.id)
        assert collection.editions()[0].lineage.count.origins == 1


def test_a_ruling_on_nothing_known_is_refused(folder: Path) -> None:
    with Variorum(folder / "s.sqlite") as collection:
        report = collection.add([folder / "one.txt"]).new[0]
        with pytest.raises(UnknownIdError):
            collection.rule(RulingKind.DEPENDS, report.id, "nowhere")
        with pytest.raises(UnknownIdError):
            collection.rule(RulingKind.MERGE, f"{report.id}:s0", f"{report.id}:s99")
        with pytest.raises(UsageError):
            collection.rule(RulingKind.MERGE, report.id, report.id)


def test_a_report_in_another_language_is_refused_by_name_and_the_rest_goes_on(folder: Path) -> None:
    german = "Die Bürgermeisterin sagte am Dienstag, die Brücke in Vellin bleibe neun Tage lang gesperrt. " * 3
    (folder / "drei.txt").write_text(german, encoding="utf-8")
    with Variorum(folder / "s.sqlite") as collection:
        collection.add([folder / "one.txt", folder / "drei.txt"])
        rows = [row for edition in collection.editions() for row in edition.rows]
        assert rows
        assert any(refusal.code == "V301" and "de" in refusal.reason for refusal in collection.refusals())
