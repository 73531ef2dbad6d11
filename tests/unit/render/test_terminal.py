from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from variorum.model import Edition
from variorum.render import render_terminal


def show(edition: Edition, width: int = 80) -> str:
    out = io.StringIO()
    render_terminal([edition], Console(file=out, width=width))
    return out.getvalue()


def test_the_brief_comes_first_then_discrepancies_claims_timeline_lineage(edition: Edition) -> None:
    page = show(edition)
    places = [
        page.index(w) for w in ("Bridge shut", "What happened", "Discrepancies", "Claims ×", "Timeline", "Lineage")
    ]
    assert places == sorted(places)


def test_a_piped_page_has_no_colour_and_no_line_over_its_width(edition: Edition) -> None:
    page = show(edition)
    assert "\x1b" not in page
    assert max(len(line) for line in page.splitlines()) <= 80


def test_each_claim_has_both_counts_and_how_each_report_stands(edition: Edition) -> None:
    page = " ".join(show(edition).split())
    assert "3 reports · 2 independent reporting origins (2–3)" in page
    assert "A = same · B ≠ other figure · C ✕ contradicts" in page
    assert "B Lock Times ← α Fen Herald (not in the collection): .97" in page


@pytest.mark.parametrize(
    "words", ["\x1b[2J\x1b]0;owned\x07", "[bold red]x[/] [link=http://x]", "\u202edrow", "a" * 300]
)
def test_hostile_words_do_nothing_to_the_terminal(hostile: Callable[[str], Edition], words: str) -> None:
    page = show(hostile(words))
    assert not set(page) & set("\x1b\x07\x08\u202e")
    if words.startswith("[bold"):
        assert words in page


def test_one_edition_can_be_given_alone(edition: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    render_terminal(edition)
    assert "Bridge shut" in capsys.readouterr().out
