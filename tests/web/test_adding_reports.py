"""Adding reports through the page: files, text, an address; and how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

from variorum.web.fetching import Fetched
from variorum.web.options import Options

Make = Callable[..., TestClient]
TEXT = "Mayor Ana Roe said on Tuesday that the bridge at Vellin will stay shut for nine days."
HEADERS = {"accept": "application/json"}


def send(client: TestClient, files: Any = None, **fields: str) -> Any:
    headers = {**HEADERS, "x-variorum-csrf": client.get("/csrf.json").json()["csrf"]}
    return client.post("/add", data=fields, files=files, headers=headers)


def wait(client: TestClient, answer: Any) -> dict[str, Any]:
    assert answer.status_code == 202, answer.text
    job = client.site.jobs.find(answer.json()["id"])  # type: ignore[attr-defined]
    assert job.ended.wait(120)
    return dict(client.get(answer.json()["path"] + ".json").json())


def test_a_text_becomes_a_report_with_what_is_known_of_it(empty: Make) -> None:
    client = empty()
    job = wait(client, send(client, text=TEXT, title="Bridge shut", outlet="Vellin Post", published="2023-03-08"))
    assert job["state"] == "done"
    (report,) = client.get("/reports.json").json()["items"]
    assert (report["outlet"], report["published"]) == ("Vellin Post", "2023-03-08")
    assert [pair[0] for pair in job["result"]["new"]] == [report["id"]]
    story = client.get("/stories.json").json()["items"][0]
    assert story["is_read"]
    assert client.get("/search.json?q=bridge&kind=statement").json()["total"] >= 1


def test_files_are_taken_by_their_names_and_what_cannot_be_read_is_told(empty: Make) -> None:
    client = empty()
    page = (
        "<!doctype html><html><head><title>Rust</title></head><body><article>"
        f"<h1>Rust found</h1><p>{TEXT}</p></article></body></html>"
    )
    files = [
        ("files", ("one.txt", TEXT.encode())),
        ("files", ("../../etc/two.html", page.encode())),
        ("files", ("three.jsonl", b'{"id": "c", "text": "Roe said the bridge is shut."}\nnot json\n')),
        ("files", ("noise.txt", bytes(range(256)) * 20)),
    ]
    job = wait(client, send(client, files=files))
    assert len(job["result"]["new"]) == 3
    codes = {(refusal["code"], refusal["place"]) for refusal in job["result"]["refusals"]}
    assert {("V108", "three.jsonl:2"), ("V103", "noise.txt")} <= codes
    assert not any("/" in place for _, place in codes)
    again = wait(client, send(client, files=files[:1]))
    assert (len(again["result"]["new"]), len(again["result"]["duplicates"])) == (0, 1)


def test_the_page_of_a_job_shows_how_it_ended(empty: Make) -> None:
    client = empty()
    answer = send(client, text=TEXT)
    wait(client, answer)
    page = html.document_fromstring(client.get(answer.json()["path"]).text)
    assert not page.xpath("//meta[@http-equiv='refresh']")
    assert client.get(page.xpath("//h2/following-sibling::ul//a/@href")[0]).status_code == 200
    assert client.get("/jobs/nothing").status_code == 404


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({}, 400, "V801"),
        ({"text": "   "}, 400, "V801"),
        ({"text": "\u200b"}, 422, "V102"),
        ({"address": "https://news.example/a"}, 400, "V805"),
    ],
)
def test_nothing_to_add_is_told_at_once(empty: Make, fields: dict[str, str], status: int, code: str) -> None:
    answer = send(empty(), **fields)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_an_address_is_fetched_only_where_that_is_allowed(empty: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(url: str, _settings: object) -> Fetched:
        asked.append(url)
        return Fetched(url, f"<html><body><article><p>{TEXT}</p></article></body></html>".encode(), False)

    monkeypatch.setattr("variorum.web.pages.add.fetch_page", fetch)
    assert send(empty(), address="https://vellin.example/a").status_code == 400
    assert asked == []
    client = empty(Options(allow_fetch=True))
    assert 'name="address"' in client.get("/add").text
    job = wait(client, send(client, address="https://vellin.example/a"))
    assert asked == ["https://vellin.example/a"]
    assert len(job["result"]["new"]) == 1
    for url in ("file:///etc/passwd", "http://user:pass@vellin.example/", "gopher://x/", "https://vellin.example:22/"):
        assert send(client, address=url).status_code == 400
    assert len(asked) == 1


def test_no_more_jobs_wait_than_the_settings_say(empty: Make) -> None:
    client = empty(max_queued_jobs=0)
    answer = send(client, text=TEXT)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "V806")
    assert answer.headers["retry-after"] == "2"


def test_a_fault_in_a_job_is_told_without_its_cause(empty: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    client = empty(Options(allow_fetch=True))

    def fail(*_: object) -> Fetched:
        raise RuntimeError("secret")

    monkeypatch.setattr("variorum.web.pages.add.fetch_page", fail)
    job = wait(client, send(client, address="https://vellin.example/a"))
    assert job["state"] == "failed"
    assert "V800" in job["error"]
    assert "secret" not in job["error"]


def test_too_many_files_are_refused(empty: Make) -> None:
    client = empty(max_upload_files=2)
    answer = send(client, files=[("files", (f"{n}.txt", b"words")) for n in range(3)])
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "V801")
