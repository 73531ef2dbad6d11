"""Two reports compared: the texts at once, what the statements do as soon as the writer has it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

PATH = "/compare?left=courier-0313&right=kestrel-0314"


def wait(client: TestClient, path: str) -> dict[str, Any]:
    for _ in range(100):
        found = client.get(path, headers={"accept": "application/json"})
        if not found.json()["is_pending"]:
            assert found.status_code == 200
            return dict(found.json())
        assert found.status_code == 202
    raise AssertionError("the comparison did not come")


def test_every_change_has_its_words_and_a_reason(harbour: TestClient) -> None:
    found = wait(harbour, PATH)
    assert found["changes"]
    texts = [harbour.get(f"/reports/{found[side]}.json").json()["text"] for side in ("left", "right")]
    for change in found["changes"]:
        assert change["reason"]
        for side, text in zip(("left", "right"), texts, strict=True):
            for piece in (change[side] or "").split(" … "):
                assert piece in text
    page = html.document_fromstring(harbour.get(PATH).text)
    assert page.xpath("//ul[@class='changes']/li")
    assert not page.xpath("//meta[@http-equiv='refresh']")
    for link in page.xpath("//li[@class='change']//a/@href")[:6]:
        assert html.document_fromstring(harbour.get(link).text).xpath("//*[@id='at']")


def test_the_texts_are_there_while_the_statements_are_compared(
    harbour: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = harbour.site  # type: ignore[attr-defined]
    go_on = threading.Event()
    call = site.work.call

    def slow(task: str, *arguments: object, **others: Any) -> Any:
        if task == "compare":
            go_on.wait(60)
        return call(task, *arguments, **others)

    monkeypatch.setattr(site.comparer._work, "call", slow)
    path = "/compare?left=tribune-0316&right=kestrel-0314"
    first = harbour.get(path)
    tree = html.document_fromstring(first.text)
    assert first.status_code == 202
    assert first.headers["cache-control"] == "no-store"
    assert tree.xpath("//meta[@http-equiv='refresh']")
    assert tree.xpath("//table[@class='aligned']/tbody/tr")
    go_on.set()
    assert wait(harbour, path)["changes"]
