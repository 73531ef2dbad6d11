"""What the README shows is true: its Python runs, and every page it links to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import variorum


def test_the_python_of_the_readme_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code = re.search(r"```python\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.S)
    assert code is not None
    monkeypatch.chdir(root)
    exec(compile(code[1], "README.md", "exec"), {})
    assert "independent origins" in capsys.readouterr().out


def test_every_link_and_picture_of_the_readme_is_there(root: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (root / "README.md").read_text(encoding="utf-8")):
        if "://" not in target:
            assert (root / target).exists(), target


def test_the_public_names_are_these() -> None:
    assert sorted(variorum.__all__) == ["Added", "Progress", "Variorum", "__version__"]
    for name in variorum.__all__:
        assert getattr(variorum, name) is not None
