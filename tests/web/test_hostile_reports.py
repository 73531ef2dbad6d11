"""Whatever a report holds is text: never markup, never an address to follow, never a template."""

from __future__ import annotations

import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from variorum.web.routes import ROUTES

PAGES = [page for page in ROUTES if page.method == "GET" and page.has_json and "{job}" not in page.path]


@pytest.fixture(scope="module")
def texts(hostile: TestClient) -> dict[str, str]:
    """Every page of the hostile story, by its path."""
    stories = hostile.get("/stories.json").json()["items"]
    assert sum(len(story["reports"]) for story in stories) == 2
    found = {}
    watch = hostile.post(
        "/watch",
        json={"kind": "query", "target": '<script>"\u202e'},
        headers={"x-variorum-csrf": hostile.get("/csrf.json").json()["csrf"]},
    ).json()["path"]
    paths = [
        "/",
        "/reports",
        "/search?q=script",
        "/search?q=%3Cscript%3E%22&speaker=%3Cb%3E",
        "/compare",
        "/watch",
        watch,
    ]
    for story in stories:
        base = story["path"]
        views = ("brief", "claims", "claims?show=all", "timeline", "lineage", "reports")
        paths += [base, *(f"{base}/{view}" for view in views)]
        paths += [report["path"] for report in story["reports"]]
    paths += ["/rulings", "/refusals", "/stories/%3Cscript%3E", "/reports/..%2f..%2fetc%2fpasswd"]
    for path in paths:
        answer = hostile.get(path, headers={"accept": "text/html"})
        assert answer.status_code in (200, 404), path
        found[path] = answer.text
    for path in list(found):
        tree = html.document_fromstring(found[path])
        for link in tree.xpath("//a[contains(@href, '/claims/') and not(@class='cite')]/@href")[:2]:
            found[link] = hostile.get(link).text
    return found


def test_no_page_holds_an_element_that_a_report_wrote(texts: dict[str, str]) -> None:
    for path, text in texts.items():
        tree = html.document_fromstring(text)
        scripts = tree.xpath("//script")
        assert all(script.get("src", "").startswith("/static/") and not script.text for script in scripts), path
        assert not tree.xpath("//img | //iframe | //object | //b | //*[@style]"), path
        assert not tree.xpath("//svg[not(@class='graph') and not(@class='dots')]"), path
        for node in tree.iter():
            if isinstance(node.tag, str):
                assert not [name for name in node.attrib if name.lower().startswith("on")], path


def test_no_link_leads_where_a_report_says_unless_it_is_an_address_of_the_web(texts: dict[str, str]) -> None:
    outside = set()
    for path, text in texts.items():
        for link in html.document_fromstring(text).xpath("//a"):
            href = link.get("href")
            assert href.startswith(("/", "#", "https://hill.example/")), (path, href)
            assert not href.startswith("//"), (path, href)
            if href.startswith("https:"):
                outside.add(href)
                assert set(link.get("rel").split()) == {"noopener", "noreferrer", "nofollow"}
    assert outside == {"https://hill.example/a?b=<script>"}


def test_nothing_that_turns_or_steers_reaches_a_page(texts: dict[str, str]) -> None:
    steering = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
    for path, text in texts.items():
        assert not steering.search(text), path
    assert any("⟦U+202E⟧" in text for text in texts.values())


def test_template_syntax_stays_as_it_was_written(texts: dict[str, str]) -> None:
    assert any("{{ 7*7 }}" in text for text in texts.values())
    for path, text in texts.items():
        assert "root:" not in text, path
        if "7*7" in text:
            assert not re.search(r"(?<!\d)49(?!\d)", re.sub(r"/static/\S+|\d+-\d+|[\w-]+=\"[^\"]*\"", "", text)), path


def test_json_is_ascii_and_holds_the_words_as_they_are(hostile: TestClient) -> None:
    story = hostile.get("/stories.json").json()["items"][0]
    answer = hostile.get(f"{story['path']}/edition.json")
    assert answer.content.isascii()
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert any("<script>" in report["text"] for report in answer.json()["reports"])


def test_odd_ids_have_plain_addresses(hostile: TestClient) -> None:
    for report in hostile.get("/reports.json").json()["items"]:
        assert "<script>" in report["id"]
        assert re.fullmatch(r"/reports/x-[0-9a-f]{16}", report["path"])
        assert hostile.get(report["path"] + ".json").json()["id"] == report["id"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.parametrize(
    "bad", ["%00", "..%2f..%2fetc%2fpasswd", "%3Cscript%3E", "x-0000000000000000", "a" * 900, "%ff%fe", "⟦"]
)
def test_no_address_of_any_kind_makes_the_server_fail(hostile: TestClient, page: object, bad: str) -> None:
    path = re.sub(r"\{\w+\}", bad, page.path)  # type: ignore[attr-defined]
    answer = hostile.get(path, headers={"accept": "application/json"})
    assert answer.status_code in ((404,) if "{" in page.path else (200,)), path  # type: ignore[attr-defined]
    if answer.status_code == 404:
        assert set(answer.json()["error"]) == {"code", "message", "place"}


FIELDS = [(page, field) for page in PAGES for field in page.fields if "{" not in page.path]


@pytest.mark.parametrize(("page", "field"), FIELDS, ids=lambda item: getattr(item, "path", getattr(item, "name", "")))
@pytest.mark.parametrize(
    "bad", ["-1", "0", "99999999999999999999", "x", "'", '"', "%00", "%", "\u0661", "a:b OR *", "%ed%a0%80"]
)
def test_no_query_of_any_kind_makes_the_server_fail(hostile: TestClient, page: object, field: object, bad: str) -> None:
    path = f"{page.path}?{field.name}={bad}"  # type: ignore[attr-defined]
    answer = hostile.get(path, headers={"accept": "application/json"})
    assert answer.status_code in (200, 400, 404), path
    if answer.status_code != 200:
        assert set(answer.json()["error"]) == {"code", "message", "place"}
