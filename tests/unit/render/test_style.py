from __future__ import annotations

import re
from itertools import product

import pytest

from variorum.render.page import load_style


def palettes() -> list[dict[str, str]]:
    style = load_style()
    light = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style.split("@media (prefers-color-scheme: dark)")[0]))
    dark = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", style.split("@media (prefers-color-scheme: dark)")[1][:900]))
    return [light, {**light, **dark}]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "mark"),
        *product(["ink", "soft", "rubric", "link", "figure", "changed"], ["paper", "sheet", "faint", "said"]),
        *product(["ink", "link"], ["agree", "part", "differ", "turn"]),
        ("rubric", "differ"),
        ("changed", "turn"),
    ],
)
def test_text_has_the_contrast_of_level_aa(number: int, text: str, ground: str) -> None:
    palette = palettes()[number]
    assert contrast(palette[text], palette[ground]) >= 4.5


def test_the_style_sheet_asks_for_nothing_from_elsewhere() -> None:
    assert not re.search(r"@import|url\(|https?:", load_style())
    assert "prefers-color-scheme" in load_style()
    assert "@media print" in load_style()
