"""What an editor does with the demo story: open, search, filter, words in place, lineage, timeline, keys alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest


def test_from_the_front_to_the_words_in_a_report(page: Any, harbour_base: str) -> None:
    page.goto(harbour_base)
    page.get_by_role("heading", level=2).first.get_by_role("link").click()
    assert page.locator(".views a[aria-current=page]").text_content() == "Brief"
    words = page.locator(".brief .line a.words").first
    said = words.locator("bdi").text_content()
    words.click()
    page.wait_for_url(re.compile(r"/reports/"))
    marked = page.locator(".asked")
    assert marked.first.is_visible()
    assert "".join("".join(marked.all_text_contents()).split()) in "".join(said.split())


def test_resting_on_a_line_shows_each_reports_words(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["brief"])
    line = page.locator(".line[data-claim]").first
    line.hover()
    note = line.locator(".note")
    note.wait_for()
    assert note.locator("q").count() >= 2
    page.mouse.move(1, 1)
    note.wait_for(state="detached")
    line.locator("a.words").first.focus()
    note.wait_for()
    page.keyboard.press("Escape")
    note.wait_for(state="detached")


def test_search_finds_words_and_narrows(page: Any, harbour_base: str) -> None:
    page.goto(harbour_base)
    page.get_by_role("searchbox").fill("ammonia")
    page.get_by_role("searchbox").press("Enter")
    assert page.locator(".hit mark").count() > 3
    before = int(page.get_by_role("status").first.text_content().split()[0])
    page.get_by_label("Outlet").fill("Upland Sentinel")
    page.locator(".search .selection button").click()
    page.wait_for_url(re.compile("outlet=Upland"))
    assert 0 < int(page.get_by_role("status").first.text_content().split()[0]) < before
    page.locator(".hit a").first.click()
    assert page.locator("h1").is_visible()


def test_a_filter_applies_itself_and_stays_on_the_next_view(
    page: Any, harbour_base: str, places: dict[str, str]
) -> None:
    page.goto(harbour_base + places["claims"])
    rows = page.locator("table.matrix tbody tr")
    before = rows.count()
    assert not page.get_by_role("button", name="Show").is_visible()
    page.get_by_label("only what differs").check()
    page.wait_for_url(re.compile("differing=1"))
    assert 0 < rows.count() < before
    assert rows.count() == page.locator("tbody tr:has(td.differs, td.against, td.changed)").count()
    page.get_by_role("link", name="Timeline").click()
    assert page.get_by_label("only what differs").is_checked()


def test_a_cell_opens_its_words_in_place(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["claims"])
    cell = page.locator("td.differs a").first
    letter = page.locator("td.differs").first.get_attribute("data-report")
    cell.click()
    asked = page.locator("dialog[open] li.is-asked")
    asked.wait_for()
    assert asked.get_attribute("data-report") == letter
    assert asked.locator("q").count() >= 1
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    assert cell.evaluate("node => node === document.activeElement")


def test_arrow_keys_go_from_cell_to_cell(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["claims"])
    assert page.locator("table.matrix tbody td [tabindex='0'], table.matrix tbody td[tabindex='0']").count() == 1
    page.locator("table.matrix tbody td [tabindex='0']").focus()

    def here() -> list[int]:
        found: list[int] = page.evaluate(
            "() => { const c = document.activeElement.closest('td'); return [c.parentNode.rowIndex, c.cellIndex]; }"
        )
        return found

    row, column = here()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    assert here() == [row + 1, column + 1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert here() == [row, column]
    page.keyboard.press("End")
    assert here()[1] == page.locator("table.matrix tbody tr").first.locator("td").count()
    page.keyboard.press("Home")
    assert here() == [row, 1]


def test_the_keyboard_alone_reaches_words_from_the_front(page: Any, harbour_base: str) -> None:
    page.goto(harbour_base)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if "/stories/" in (page.evaluate("document.activeElement.href ?? ''")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/stories/"))
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "all-words":
            break
    page.keyboard.press("Enter")
    page.locator("dialog[open] .cells q").first.wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "all-words"


def test_a_line_of_the_lineage_opens_its_passages(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["lineage"])
    # The picture's lines are thin: a wide path without ink takes the click.
    page.locator("svg a.line-of[aria-label^='Marrow Bay Gazette']").focus()
    page.keyboard.press("Enter")
    panel = page.locator("dialog[open]")
    panel.locator(".edges").first.wait_for()
    assert "from" in panel.locator("h1").text_content()
    assert panel.locator("ins, del").count() > 0
    assert panel.get_by_role("heading", name="Set it right").count() == 1
    panel.get_by_role("button", name="Close").click()
    assert page.locator("dialog[open]").count() == 0
    place = page.locator("svg a.line-of path.hit").first.evaluate(
        "path => { path.scrollIntoView({block: 'center'});"
        " const middle = path.getPointAtLength(path.getTotalLength() / 2);"
        " const p = middle.matrixTransform(path.getScreenCTM());"
        " return [p.x + 6, p.y]; }"
    )
    page.mouse.click(*place)
    panel.locator(".edges").first.wait_for()


def test_a_wide_lineage_is_looked_at_whole(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str]
) -> None:
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(harbour_base + places["lineage"])
    measure = "box => [box.scrollWidth, box.clientWidth]"
    inside, frame = page.locator(".picture .scroll").evaluate(measure)
    assert inside > frame
    page.get_by_role("button", name="Whole width").click()
    inside, frame = page.locator(".picture .scroll").evaluate(measure)
    assert inside <= frame
    page.get_by_role("button", name="Larger").click()
    assert page.locator(".picture .scroll").evaluate(measure)[0] > frame


def test_the_timeline_comes_closer_and_goes_back(page: Any, harbour_base: str, places: dict[str, str]) -> None:
    page.goto(harbour_base + places["timeline"])
    dots = page.locator("svg.dots .dot:visible")
    everything = dots.count()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Earlier").click()
    assert 0 < dots.count() < everything
    page.get_by_role("button", name="All").click()
    assert dots.count() == everything
    box = page.locator("svg.dots .plot").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.9)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.9, steps=4)
    page.mouse.up()
    assert 0 < dots.count() < everything
    page.locator("svg.dots a:visible").first.focus()
    assert len(page.locator("figure output").text_content()) > 20


def test_a_row_is_copied_as_a_citation(
    open_page: Callable[..., Any], harbour_base: str, places: dict[str, str]
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(harbour_base + places["claims"])
    wording = page.locator("tbody tr .wording bdi").first.text_content()
    page.locator("a.cite").first.click()
    page.get_by_text("The citation is on the clipboard.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert wording in copied
    assert "independent reporting origin" in copied


@pytest.mark.parametrize("view", ["brief", "claims", "lineage", "report"])
def test_a_page_prints(page: Any, harbour_base: str, places: dict[str, str], view: str) -> None:
    page.goto(harbour_base + places[view])
    page.emulate_media(media="print")
    assert not page.locator(".places").is_visible()
    assert page.locator("h1").is_visible()


def index_of(page: Any, name: str, start: str) -> int:
    texts = page.locator(f"select[name={name}] option").all_text_contents()
    return next(at for at, text in enumerate(texts) if text.startswith(start))


def test_two_reports_stand_beside_each_other(page: Any, harbour_base: str) -> None:
    page.goto(harbour_base + "/compare")
    page.get_by_label("First").select_option(index=index_of(page, "left", "Kestrel Wire: Ammonia"))
    page.get_by_label("Second").select_option(index=index_of(page, "right", "Upland Sentinel"))
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("left="))
    assert page.locator("table.aligned ins").count() > 0
    assert page.locator("table.aligned del").count() > 0
