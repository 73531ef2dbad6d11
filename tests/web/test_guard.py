"""Who may ask, from where, and how much."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from variorum.errors import UsageError
from variorum.web.options import Options, is_loopback, make_options

BASE = "http://127.0.0.1:8642"
TOKEN = "a-token-that-nobody-guesses"
Make = Callable[..., TestClient]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8642", 200),
        ("localhost:8642", 200),
        ("LOCALHOST", 200),
        ("[::1]:8642", 200),
        ("news.example:8642", 403),
        ("127.0.0.1.evil.example", 403),
        ("localhost.evil.example:8642", 403),
        ("192.168.1.7:8642", 403),
        ("127.0.0.1@evil.example", 403),
        ("evil.example:notaport", 403),
        ("", 403),
    ],
)
def test_a_name_that_is_not_the_servers_own_is_refused(empty: Make, host: str, status: int) -> None:
    client = empty()
    for path in ("/", "/stories.json", "/stories/", "/nothing", "/static/site.css"):
        found = client.get(path, headers={"host": host})
        assert found.status_code == 403 if status == 403 else found.status_code in (200, 404)


def test_further_names_are_let_in_when_they_are_given(empty: Make) -> None:
    client = empty(Options(hosts=("desk.example",)))
    assert client.get("/", headers={"host": "desk.example:8642"}).status_code == 200
    assert client.get("/", headers={"host": "other.example"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_changes_something_is_refused_from_another_site(empty: Make, headers: dict[str, str]) -> None:
    client = empty()
    csrf = client.get("/csrf.json").json()["csrf"]
    answer = client.post("/watch", data={"csrf": csrf, "kind": "query", "target": "flood"}, headers=headers)
    assert answer.status_code == 403
    assert client.get("/watch.json").json()["items"] == []
    fine = client.post("/watch", data={"csrf": csrf, "kind": "query", "target": "flood"}, headers={"origin": BASE})
    assert fine.status_code == 303
    assert len(client.get("/watch.json").json()["items"]) == 1


@pytest.mark.parametrize("path", ["/watch", "/rulings", "/add", "/watch/1/drop", "/logout"])
@pytest.mark.parametrize("csrf", [None, "", "wrong", "\u00e9"])
def test_what_changes_something_needs_its_forms_token(empty: Make, path: str, csrf: str | None) -> None:
    fields = {"kind": "query", "target": "flood", "text": "Words.", "left": "a", "right": "b"}
    answer = empty().post(path, data=fields if csrf is None else {**fields, "csrf": csrf})
    assert answer.status_code == 403
    assert "token" in answer.text


def test_other_methods_are_refused(empty: Make) -> None:
    client = empty()
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        answer = client.request(method, "/rulings", headers={"accept": "application/json"})
        assert answer.status_code == 405
        assert answer.json()["error"]["code"] == "V808"


def test_nothing_may_be_read_by_another_site(empty: Make) -> None:
    answer = empty().get("/stories.json", headers={"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_an_open_server_wants_its_token_everywhere(empty: Make) -> None:
    client = empty(Options(host="0.0.0.0", token=TOKEN))
    for path in ("/", "/stories", "/reports", "/search?q=x", "/nothing"):
        answer = client.get(path, headers={"accept": "text/html"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/login"), path
    for path in ("/stories.json", "/csrf.json", "/api.json", "/watch/1.atom"):
        answer = client.get(path, headers={"accept": "application/json"})
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "V807"
        assert answer.headers["www-authenticate"] == "Bearer"
    assert client.get("/login").status_code == 200
    assert client.post("/watch", data={"csrf": client.site.options.csrf}).status_code == 401  # type: ignore[attr-defined]


def test_the_token_is_taken_as_a_header_and_stands_for_the_forms_token(empty: Make) -> None:
    client = empty(Options(host="0.0.0.0", token=TOKEN))
    headers = {"authorization": f"Bearer {TOKEN}", "host": "10.1.2.3:8642"}
    assert client.get("/stories.json", headers=headers).status_code == 200
    answer = client.post("/watch", json={"kind": "query", "target": "flood"}, headers=headers)
    assert answer.status_code == 201
    wrong = {"authorization": "Bearer another-token-altogether", "host": "10.1.2.3:8642"}
    assert client.get("/stories.json", headers=wrong).status_code == 401


def test_logging_in_gives_a_cookie_that_is_not_the_token(empty: Make) -> None:
    client = empty(Options(host="0.0.0.0", token=TOKEN))
    page = client.get("/login").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    assert csrf != client.site.options.csrf  # type: ignore[attr-defined]
    wrong = client.post("/login", data={"csrf": csrf, "token": "not this one"}, headers={"origin": BASE})
    assert wrong.status_code == 401
    right = client.post("/login", data={"csrf": csrf, "token": TOKEN}, headers={"origin": BASE})
    assert right.status_code == 303
    cookie = right.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert client.get("/stories.json").status_code == 200
    client.cookies.clear()
    client.cookies.set("variorum", "0" * 64)
    assert client.get("/stories.json").status_code == 401


def test_guessing_tokens_is_stopped(empty: Make) -> None:
    client = empty(Options(host="0.0.0.0", token=TOKEN), login_failures=3)
    codes = [client.get("/stories.json", headers={"authorization": f"Bearer {n}"}).status_code for n in range(5)]
    assert codes == [401, 401, 401, 429, 429]


def test_an_open_server_is_never_without_a_token() -> None:
    assert make_options("127.0.0.1", 1).token == ""
    assert len(make_options("0.0.0.0", 1).token) >= 24
    assert make_options("::", 1).token
    assert make_options("desk.example", 1).token
    with pytest.raises(UsageError):
        make_options("0.0.0.0", 1, "short")
    assert is_loopback("127.9.9.9")
    assert not is_loopback("0.0.0.0")


def test_what_is_too_large_is_refused(empty: Make) -> None:
    client = empty(max_upload_bytes=20_000, max_query_chars=200)
    csrf = client.get("/csrf.json").json()["csrf"]
    said = client.post("/add", data={"csrf": csrf, "text": "x" * 30_000}, headers={"accept": "application/json"})
    assert said.status_code == 413
    unsaid = client.post(
        "/add",
        content=(b"x" * 1000 for _ in range(30)),
        headers={"content-type": "application/x-www-form-urlencoded", "accept": "application/json"},
    )
    assert (unsaid.status_code, unsaid.json()["error"]["code"]) == (413, "V804")
    assert client.get("/search?q=" + "x" * 300).status_code == 413


def test_a_fault_never_shows_a_stack_or_a_path(empty: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    client = empty()

    def fail() -> None:
        raise RuntimeError(f"secret in {tmp_path}")

    monkeypatch.setattr(client.site, "store", fail)  # type: ignore[attr-defined]
    for path in ("/refusals", "/refusals.json"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "V800" in answer.text
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        assert str(tmp_path) not in answer.text
