"""The API is what its document says: routes, errors, pages of listings, and answers of 'not changed'."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from variorum.web.app import make_app
from variorum.web.openapi import PARTS, make_document
from variorum.web.routes import ROUTES

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_document_holds_every_route_of_the_application_and_no_other(harbour: TestClient) -> None:
    document = harbour.get("/api.json").json()
    assert document["openapi"].startswith("3.1")
    told = {(method.upper(), path) for path, item in document["paths"].items() for method in item}
    app = make_app(harbour.site, keeps_up=False)  # type: ignore[attr-defined]
    there = {(m, r.path) for r in app.routes if isinstance(r, Route) for m in (r.methods or ()) if m != "HEAD"}
    assert told <= there
    hidden = {page.path for page in ROUTES if not page.is_listed} | {"/static/{name}", "/login.json"}
    pages_of_told = {page.path for page in ROUTES if page.is_listed and page.method == "GET"}
    assert {path for _, path in there - told} - hidden - pages_of_told == set()


def test_every_reference_and_name_of_the_document_is_there_once() -> None:
    document = make_document()
    names = re.findall(r"#/components/schemas/(\w+)", str(document))
    assert set(names) <= set(document["components"]["schemas"])
    operations = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    assert len(operations) == len(set(operations))
    for path, item in document["paths"].items():
        for operation in item.values():
            stated = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert stated == set(re.findall(r"\{(\w+)\}", path)) <= set(PARTS)


def test_the_page_in_the_documentation_names_every_route_and_field() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for route in ROUTES:
        if route.is_listed:
            path = route.json_path if route.method == "GET" and route.has_json else route.path
            assert f"`{route.method} {path}`" in page
            for field in route.fields:
                assert f"`{field.name}`" in page


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothing", 404, "V803"),
        ("/stories/nothing", 404, "V803"),
        ("/reports/nothing", 404, "V702"),
        ("/watch/99", 404, "V702"),
        ("/jobs/x", 404, "V803"),
        ("/stories?page=0", 400, "V801"),
        ("/stories?per_page=100000", 400, "V801"),
        ("/stories/{story}/claims?sort=colour", 400, "V801"),
        ("/stories/{story}/claims?show=none", 400, "V801"),
        ("/stories/{story}/timeline?first=soon", 400, "V801"),
        ("/stories/{story}/claims/nothing", 404, "V803"),
        ("/stories/{story}/lineage/a/b", 404, "V803"),
        ("/reports/kestrel-0314?at=5-3", 400, "V801"),
        ("/reports/kestrel-0314?at=5-999999", 400, "V801"),
        ("/reports/kestrel-0314?at=x", 400, "V801"),
        ("/compare?left=kestrel-0314&right=kestrel-0314", 400, "V801"),
        ("/compare?left=kestrel-0314&right=nothing", 404, "V702"),
    ],
)
def test_every_error_has_one_shape(harbour: TestClient, path: str, status: int, code: str) -> None:
    story = harbour.get("/stories.json").json()["items"][0]["id"]
    answer = harbour.get(path.format(story=story), headers={"accept": "application/json"})
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "place"}
    assert answer.json()["error"]["code"] == code
    assert not answer.json()["error"]["message"].startswith("[")
    assert answer.headers["cache-control"] == "no-store"
    page = harbour.get(path.format(story=story), headers={"accept": "text/html"})
    assert page.status_code == status
    assert code in page.text


def test_a_listing_says_where_it_stands(harbour: TestClient) -> None:
    listing = harbour.get("/reports.json?per_page=5&page=3").json()
    assert (listing["page"], listing["pages"], listing["total"], listing["per_page"]) == (3, 3, 12, 5)
    assert len(listing["items"]) == 2


@pytest.mark.parametrize(
    "path", ["/", "/stories.json", "/stories/{story}/claims", "/reports/kestrel-0314", "/api.json"]
)
def test_what_has_not_changed_is_not_sent_again(harbour: TestClient, path: str) -> None:
    path = path.format(story=harbour.get("/stories.json").json()["items"][0]["id"])
    first = harbour.get(path)
    assert first.headers["etag"]
    assert "no-cache" in first.headers["cache-control"]
    for tag in (first.headers["etag"], f'"other", {first.headers["etag"]}', f"W/{first.headers['etag']}", "*"):
        again = harbour.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert harbour.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_and_its_json_have_different_tags(harbour: TestClient) -> None:
    page, plain = (harbour.get("/stories", headers={"accept": kind}) for kind in ("text/html", "application/json"))
    assert page.headers["etag"] != plain.headers["etag"]
    assert "Accept" in page.headers["vary"]


def test_static_files_are_kept_for_good_under_names_that_change_with_them(harbour: TestClient) -> None:
    text = harbour.get("/").text
    for path in re.findall(r'"(/static/[^"]+)"', text):
        answer = harbour.get(path)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert harbour.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    for path in ("/static/site.css", "/static/site.000000000000.css", "/static/..%2fapp.py", "/static/"):
        assert harbour.get(path).status_code == 404


def test_a_body_that_is_no_object_is_told(harbour: TestClient) -> None:
    headers = {"x-variorum-csrf": harbour.get("/csrf.json").json()["csrf"], "content-type": "application/json"}
    for body in (b"[1]", b"{", b'"x"', b'{"kind": ["merge"]}', b"[" * 100_000):
        answer = harbour.post("/rulings", content=body, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "V801")
