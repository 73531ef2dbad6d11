"""Requests that mean harm: odd hosts, huge and broken forms, names that are paths, words that turn round."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def csrf_of(client: TestClient) -> dict[str, str]:
    return {"x-variorum-csrf": client.get("/csrf.json").json()["csrf"]}


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1/evil",
        "127.0.0.1#x",
        "127.0.0.1?x",
        "127.0.0.1\\evil",
        "localhost.evil.example",
        "evil.example:80",
        "127.0.0.1:80<script>",
        "127.0.0.1 evil.example",
        "user@127.0.0.1",
        "127.0.0.1.",
        "0x7f.1",
        "2130706433",
    ],
)
def test_a_host_that_is_more_than_a_name_and_a_port_is_refused(harbour: TestClient, host: str) -> None:
    assert harbour.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("name", ["127.0.0.1:8642", "localhost:8642", "[::1]:8642", "LOCALHOST"])
def test_the_servers_own_names_are_let_in(harbour: TestClient, name: str) -> None:
    assert harbour.get("/", headers={"host": name}).status_code == 200


def test_an_answer_made_for_one_name_is_not_given_under_another(harbour: TestClient) -> None:
    story = harbour.get("/stories.json").json()["items"][0]["path"]
    claim = harbour.get(f"{story}/claims.json").json()["items"][0]["claim_id"]
    path = f"{story}/claims/{claim}/citation"
    for host in ("localhost:1111", "localhost:2222"):
        assert host in harbour.get(path, headers={"host": host}).text


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/rulings", {"kind": "merge", "left": "x", "right": "y", "back": "/☃\u202e"}),
        ("/rulings", {"kind": "merge", "left": "x\x00", "right": "y" * 3000}),
        ("/rulings", {"kind": "undo", "left": "../../etc/passwd"}),
        ("/watch", {"kind": "query", "target": "\ud800\u202e<script>"}),
        ("/watch", {"kind": "story", "target": "' OR 1=1 --"}),
        ("/add", {"text": "", "title": "x" * 50_000}),
        ("/add", {"address": "http://169.254.169.254/latest/meta-data/"}),
        ("/add", {"address": "file:///etc/passwd"}),
    ],
)
def test_a_form_that_means_harm_is_answered_and_never_with_a_fault(
    harbour: TestClient, path: str, form: dict[str, str]
) -> None:
    body = json.dumps(form)
    answer = harbour.post(path, content=body, headers={**csrf_of(harbour), "content-type": "application/json"})
    assert answer.status_code < 500 or answer.json()["error"]["code"] != "V800", answer.text
    assert answer.status_code != 500, answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--y\r\nnothing"),
        ("multipart/form-data", b"no boundary"),
        ("application/json", b"[" * 100_000),
        ("application/json", b'{"a": {"b": 1}}'),
        ("application/json", b"\xff\xfe{"),
        ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % n for n in range(5_000))),
        ("text/plain", b"kind=undo&left=x"),
    ],
)
def test_a_broken_or_huge_form_is_refused(harbour: TestClient, kind: str, body: bytes) -> None:
    answer = harbour.post("/watch", content=body, headers={**csrf_of(harbour), "content-type": kind})
    assert 400 <= answer.status_code < 500, answer.text


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ED%A0%80", "q=%22%22%22", "q=*", "q=a%20NEAR%20b", "q=" + "(" * 200, "day=2024-99-99"]
)
def test_a_search_for_anything_is_answered(harbour: TestClient, query: str) -> None:
    assert harbour.get(f"/search?{query}").status_code in (200, 400)


@pytest.mark.parametrize("at", ["0-99999999", "-1--5", "5-1", "x", "1-2," * 100, "%00"])
def test_any_place_of_a_report_may_be_asked_for(harbour: TestClient, at: str) -> None:
    path = harbour.get("/reports.json").json()["items"][0]["path"]
    assert harbour.get(f"{path}?at={at}").status_code in (200, 400)


def test_a_drawing_is_no_report_and_is_served_to_nobody(empty: Callable[..., TestClient]) -> None:
    empty_client = empty()
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>Words</text></svg>'
    answer = empty_client.post(
        "/add",
        data={"csrf": empty_client.get("/csrf.json").json()["csrf"]},
        files={"files": ("../../../tmp/<script>.svg", drawing, "image/svg+xml")},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 202
    for path in ("/", "/reports", "/refusals", answer.json()["path"]):
        page = empty_client.get(path, headers={"accept": "text/html"})
        assert page.headers["content-type"].startswith("text/html")
        assert "<script>alert" not in page.text
        assert "<script>.svg" not in page.text


def test_what_turns_round_is_named_in_feeds_and_citations_too(harbour: TestClient) -> None:
    head = csrf_of(harbour)
    made = harbour.post("/watch", json={"kind": "query", "target": "gas \u202egpj.exe"}, headers=head).json()["path"]
    feed, atom, page = (harbour.get(made + end) for end in (".json", ".atom", ""))
    assert "U+202E" in feed.json()["title"]
    for answer in (atom, page):
        assert not TURNING.search(answer.text)
    harbour.post(made + "/drop", json={}, headers=head)


def test_no_page_sends_its_address_to_another_site_and_no_address_holds_the_token(harbour: TestClient) -> None:
    answer = harbour.get("/")
    assert answer.headers["referrer-policy"] == "same-origin"
    assert harbour.site.options.csrf not in str(answer.url)  # type: ignore[attr-defined]
    assert not re.search(r"href=\"[^\"]*" + harbour.site.options.csrf, answer.text)  # type: ignore[attr-defined]
