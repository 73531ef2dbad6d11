"""A folded lineage opens where it stands; on a phone the words come before what selects them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def test_a_folded_family_opens_in_place_and_back_folds_it(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["lineage"])
    page.get_by_role("link", name="Fold copies").click()
    page.wait_for_url("**fold=1")
    piles = page.locator("svg .pile").count()
    assert piles > 0
    before = page.locator("svg .node").count()
    page.locator("svg a.opens").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**open=*")
    page.locator("svg text.fold").wait_for()
    assert page.locator("svg .node").count() > before
    assert page.locator("details.family[open]").count() == 1
    assert page.evaluate("document.activeElement.closest('svg') !== null")
    page.go_back()
    page.locator("svg text.fold").wait_for(state="detached")
    assert page.locator("svg text.fold").count() == 0
    assert page.locator("svg .pile").count() == piles


def test_a_folded_family_opens_without_scripts(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(harbour_base + places["lineage"] + "?fold=1")
    page.locator("svg a.opens").first.click()
    assert "open=" in page.url
    page.locator("svg text.fold").wait_for()


def test_on_a_phone_the_selection_waits_behind_its_name(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(harbour_base + places["claims"])
    assert not page.get_by_label("Speaker").is_visible()
    page.get_by_text("Choose and sort").click()
    assert page.get_by_label("Speaker").is_visible()
    page.goto(harbour_base + places["claims"] + "?differing=1")
    assert page.get_by_label("Speaker").is_visible()
    names = page.locator("td.cell[data-name]").first.evaluate("cell => getComputedStyle(cell, '::after').content")
    assert len(names) > 4
