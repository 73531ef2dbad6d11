"""What changes something, in the browser: rulings and their undoing, adding a text and files, watching."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

TEXT = (
    "Saltmere hospital discharges last ammonia patients\n\n"
    "Saltmere General Hospital said on Thursday that the last three people treated after the leak on the Ferry Quay "
    "had gone home. Tollund Cold Storage said that 52 people had been treated in all."
)


def read_origins(page: Any) -> int:
    found = re.search(r"(\d+) independent reporting origin", page.locator(".story-head .counts").text_content())
    assert found
    return int(found[1])


def open_story(page: Any, base: str, view: str) -> None:
    page.goto(base)
    page.get_by_role("heading", level=2).first.get_by_role("link").click()
    page.get_by_role("link", name=view, exact=True).click()
    page.wait_for_load_state("load")


def test_a_ruling_moves_the_counts_and_undo_moves_them_back(page: Any, own_base: str) -> None:
    open_story(page, own_base, "Lineage")
    before = read_origins(page)
    page.locator(".edges > li", has_text="Marrow Bay Gazette, 7 March 2023 took matter").get_by_role(
        "link", name="passages side by side"
    ).click()
    panel = page.locator("dialog[open]")
    panel.get_by_label("Your name").fill("R. Ferris")
    panel.get_by_label("Note").fill("their own reporter was there")
    panel.get_by_role("button", name="Rule").click()
    toast = page.locator(".toast")
    toast.wait_for()
    assert page.url.endswith("/lineage")
    assert read_origins(page) == before + 1
    page.locator("details.made summary").click()
    assert "R. Ferris" in page.locator("details.made").text_content()
    toast.get_by_role("button", name="Undo").click()
    page.get_by_text("The ruling is taken back.").wait_for()
    assert read_origins(page) == before
    page.get_by_role("link", name="Rulings", exact=True).click()
    assert page.locator(".rulings li").count() == 2


def test_a_statement_is_split_from_its_claim_in_place(page: Any, own_base: str) -> None:
    open_story(page, own_base, "Claims × reports")
    row = page.locator("table.matrix tbody tr").first
    wording = row.locator(".wording").text_content()
    before = int(row.locator(".counts").first.text_content().split()[0])
    row.get_by_role("link", name="Words and rulings").click()
    panel = page.locator("dialog[open]")
    panel.get_by_text("This statement does not belong here").click()
    panel.get_by_role("button", name="Split").click()
    page.locator(".toast").wait_for()
    again = page.locator("table.matrix tbody tr", has_text=wording)
    assert again.count() == 0 or int(again.first.locator(".counts").first.text_content().split()[0]) < before


def test_a_pasted_text_is_read_with_progress_and_joins_its_story(page: Any, own_base: str) -> None:
    page.goto(own_base + "/add")
    page.get_by_label("Or the text of a report").fill(TEXT)
    page.get_by_text("Its headline, outlet, address and day").click()
    page.get_by_label("Outlet").fill("Saltmere Evening Post")
    page.get_by_label("Published").fill("2023-03-23T09:00Z")
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(re.compile(r"/jobs/"), timeout=120_000)
    assert page.get_by_role("heading", name="1 new").is_visible()
    page.locator("main li a").first.click()
    assert page.locator("h1").is_visible()
    assert page.locator(".said").count() > 0


def test_files_are_added_and_what_cannot_be_read_is_told(page: Any, own_base: str, tmp_path: Path) -> None:
    (tmp_path / "late.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 9)
    page.goto(own_base)
    page.locator("input[type=file]").set_input_files([tmp_path / "late.txt", tmp_path / "noise.txt"])
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(re.compile(r"/jobs/"), timeout=120_000)
    assert page.get_by_role("heading", name="1 new").is_visible()
    assert "noise.txt" in page.locator(".refusals").text_content()


def test_nothing_to_add_is_said_where_it_was_asked(open_page: Callable[..., Any], own_base: str) -> None:
    # The browser itself writes the refused answer into its console: the one error that is meant.
    page = open_page(meant="400 (Bad Request)")
    page.goto(own_base + "/add")
    page.get_by_label("Or the text of a report").fill(" ")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("alert").wait_for()
    assert page.url.endswith("/add")


def test_a_story_is_watched(page: Any, own_base: str) -> None:
    open_story(page, own_base, "Brief")
    page.get_by_role("button", name="Watch this story").click()
    page.wait_for_url(re.compile("/watch"))
    page.goto(own_base + "/watch")
    assert page.get_by_role("link", name="Atom").count() == 1
