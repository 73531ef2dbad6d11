"""Reports that mean harm, in a browser: all they wrote is text, nothing of it runs, nothing is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

import pytest


@pytest.fixture
def walk(open_page: Callable[..., Any], hostile_base: str) -> tuple[Any, list[str]]:
    """A page, and the addresses of everything that shows words of these reports."""
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(hostile_base)
    story = page.locator("a[href^='/stories/']").first.get_attribute("href")
    paths = ["/", "/reports", "/search?q=Marlow", "/refusals", "/rulings", "/compare", story]
    paths += [f"{story}/{view}" for view in ("claims", "timeline", "lineage", "reports")]
    page.goto(urljoin(hostile_base, "/reports"))
    paths += [link.get_attribute("href") for link in page.locator(".report-list li > a").all()]
    return page, [urljoin(hostile_base, path) for path in paths]


def test_nothing_that_a_report_wrote_runs(walk: tuple[Any, list[str]]) -> None:
    page, addresses = walk
    for address in addresses:
        assert page.goto(address).status == 200, address
        page.wait_for_load_state("load")
        # Everything that could be set off by hand is: pointers over all, focus through all.
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        for key in ("Tab",) * 6:
            page.keyboard.press(key)
        assert page.evaluate("document.documentElement.dataset.ran ?? ''") == "", address
        assert (
            page.evaluate("[...document.querySelectorAll('[href^=\"javascript\" i], [onerror], [onload]')].length") == 0
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_the_words_are_all_there_as_text(walk: tuple[Any, list[str]]) -> None:
    page, addresses = walk
    page.goto(addresses[-1])
    shown = page.locator("main").text_content()
    for words in ("<script>", "onerror=", "{{ 7*7 }}", "${7*7}", "javascript:alert(1)"):
        assert words in shown
    assert "49" not in shown
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


def test_a_panel_opened_on_hostile_words_runs_nothing(walk: tuple[Any, list[str]]) -> None:
    page, addresses = walk
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(next(address for address in addresses if address.endswith("/claims")) + "?show=all")
    page.locator("a[data-open]").first.click()
    page.locator("dialog[open] h1").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.documentElement.dataset.ran ?? ''") == ""
    assert page.locator("dialog[open] script, dialog[open] img, dialog[open] svg").count() == 0
