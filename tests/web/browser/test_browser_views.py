"""Every view in the browser: no barrier that axe-core finds, nothing wider than the screen, nothing refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

MODES = {
    "wide light": {"viewport": {"width": 1280, "height": 900}},
    "wide dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone light": {"viewport": {"width": 360, "height": 740}},
    "phone dark": {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
}
NAMES = (
    "front brief claims timeline lineage reports claim edge report all-reports compare compare-form search rulings "
    "watch add refusals api nothing"
).split()


@cache
def load_axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def find_barriers(page: Any) -> list[str]:
    """Return what axe-core finds on the page as it stands."""
    page.evaluate(load_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{item['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for item in found["violations"]
        for node in item["nodes"][:3]
    ]


@pytest.mark.parametrize("mode", MODES)
def test_no_view_has_a_barrier_or_is_wider_than_the_screen(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str], mode: str
) -> None:
    page = open_page(**MODES[mode])
    troubles = []
    for name in NAMES:
        if name == "nothing":
            continue
        answer = page.goto(harbour_base + places[name])
        assert answer.status < 300, name
        page.wait_for_load_state("load")
        troubles += [f"{name}: {barrier}" for barrier in find_barriers(page)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > MODES[mode]["viewport"]["width"]:  # type: ignore[index]
            troubles.append(f"{name}: {width} pixels wide")
    assert not troubles, "\n".join(troubles)


def test_a_barrier_would_be_found(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["brief"])
    page.evaluate("document.querySelector('.story-head .counts').style.color = '#ddd'")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    found = find_barriers(page)
    assert [barrier for barrier in found if barrier.startswith("color-contrast")]
    assert [barrier for barrier in found if barrier.startswith("label")]


def test_the_panel_has_no_barrier(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["claims"])
    page.locator("td.cell a").first.click()
    page.locator("dialog[open] .cells li").first.wait_for()
    assert not find_barriers(page)


def test_every_view_reads_without_scripts(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(harbour_base + places["front"])
    page.get_by_role("heading", level=2).first.get_by_role("link").click()
    assert page.locator(".brief .line").count() > 5
    page.get_by_role("link", name="Claims × reports").click()
    page.locator("select[name=speaker]").select_option("Tomas Redfern")
    page.get_by_role("button", name="Show").click()
    assert "speaker=Tomas" in page.url
    assert 0 < page.locator("table.matrix tbody tr").count() < 15
    page.get_by_role("link", name="Words and rulings").first.click()
    assert page.locator(".cells q").count() >= 1
    page.goto(harbour_base + places["lineage"])
    page.get_by_role("link", name="passages side by side").nth(1).click()
    assert page.locator("table.aligned ins, table.aligned del").count() > 0
    assert page.get_by_role("heading", name="Set it right").is_visible()


def test_a_view_is_small(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(harbour_base + places["claims"])
    page.wait_for_load_state("networkidle")
    sizes = {answer.url: len(answer.body()) for answer in answers}
    assert sum(sizes.values()) < 600_000, sizes
