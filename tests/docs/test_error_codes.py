import re
from collections import Counter
from pathlib import Path

from variorum import errors
from variorum.errors import VariorumError

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "variorum"
CLASSES = [item for item in vars(errors).values() if isinstance(item, type) and issubclass(item, VariorumError)]


def test_every_code_is_documented_with_its_class() -> None:
    documented = dict(re.findall(r"^\| (V\d{3}) \| `(\w+)` \|", PAGE, re.MULTILINE))
    assert documented == {item.code: item.__name__ for item in CLASSES}


def test_every_row_says_what_it_means_and_what_to_do() -> None:
    rows = [row for row in PAGE.splitlines() if row.startswith("| V")]
    assert rows
    for row in rows:
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
        assert len(cells) == 4, row
        assert all(len(cell.split()) >= 3 for cell in cells[2:]), row


def test_every_error_is_used_somewhere() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if path.name != "errors.py")
    leaves = [item.__name__ for item in CLASSES if not item.__subclasses__()]
    assert [name for name in leaves if not re.search(rf"\b{name}\b", source)] == []


def test_no_code_is_used_twice() -> None:
    assert [code for code, count in Counter(item.code for item in CLASSES).items() if count > 1] == []


def test_an_error_shows_its_code() -> None:
    assert all(str(item("-", "why") if issubclass(item, errors.IngestError) else item("why")) for item in CLASSES)
    assert str(errors.StoreError("why")) == "[V700] why"
