"""Watches tell only what is worth telling, once, and with the words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from variorum.cli.main import main

Make = Callable[..., TestClient]
Post = Callable[..., Any]
ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = (
    "Mayor Ines Okoro said on 4 March 2025 that 40 families had left Marlow after the river Tarn flooded the town. "
    "The flood closed the road to Dale."
)
SECOND = (
    "Shops stayed shut and a school served as a shelter. Mayor Ines Okoro said on 4 March 2025 that 60 families had "
    "left Marlow. A bakery handed out bread to those who slept in the gym."
)
FAR = (
    "The choir of Orm sang in the old mill on Sunday, under a new conductor. Petra Lind has led school choirs for ten "
    "years. The hall was sold out weeks ago, and the concert ends a season of eleven. Lind said that the tenors were "
    "the best she had ever heard. The next season opens in October with songs of the sea."
)


def send(client: TestClient, name: str, text: str, outlet: str, day: str) -> None:
    headers = {"accept": "application/json", "x-variorum-csrf": client.get("/csrf.json").json()["csrf"]}
    fields = {"text": text, "outlet": outlet, "published": day, "title": name}
    answer = client.post("/add", data=fields, headers=headers)
    assert client.site.jobs.find(answer.json()["id"]).ended.wait(120)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "target"), [("story", None), ("query", "families marlow"), ("speaker", "okoro")])
def test_a_new_origin_and_another_figure_are_told_with_their_words(
    empty: Make, post: Post, kind: str, target: str | None
) -> None:
    client = empty()
    send(client, "River floods Marlow", FIRST, "Hill Gazette", "2025-03-05")
    story = client.get("/stories.json").json()["items"][0]["id"]
    path = post(client, "/watch", kind=kind, target=target or story).headers["location"]
    assert client.get(path + ".json").json()["items"] == []
    send(client, "Marlow counts its losses", SECOND, "Dale Courier", "2025-03-05")
    items = client.get(path + ".json").json()["items"]
    assert {item["tags"][0] for item in items} >= {"origin", "figure"}
    figure = next(item for item in items if item["tags"] == ["figure"])
    assert "40 families" in figure["content_text"]
    assert "60 families" in figure["content_text"]
    # The same is not told again, and what is nothing new is not told at all.
    send(client, "Marlow counts its losses", SECOND, "Dale Courier", "2025-03-05")
    send(client, "A new voice in the old mill", FAR, "Orm Echo", "2025-03-06")
    assert client.get(path + ".json").json()["items"] == items
    page = client.get(path).text
    assert "60 families" in page


def test_nothing_is_told_of_what_was_there_before(empty: Make, post: Post) -> None:
    client = empty()
    send(client, "River floods Marlow", FIRST, "Hill Gazette", "2025-03-05")
    send(client, "Marlow counts its losses", SECOND, "Dale Courier", "2025-03-05")
    story = client.get("/stories.json").json()["items"][0]["id"]
    path = post(client, "/watch", kind="story", target=story).headers["location"]
    client.site.shelf.refresh()  # type: ignore[attr-defined]
    assert client.get(path + ".json").json()["items"] == []


def test_a_correction_is_told(empty: Make, post: Post) -> None:
    client = empty()
    send(client, "River floods Marlow", FIRST, "Hill Gazette", "2025-03-05")
    path = post(client, "/watch", kind="query", target="marlow").headers["location"]
    corrected = f"{SECOND}\n\nCorrection: An earlier version of this article said that 80 families had left Marlow."
    send(client, "Marlow counts its losses", corrected, "Dale Courier", "2025-03-06")
    items = client.get(path + ".json").json()["items"]
    assert [item for item in items if item["tags"] == ["correction"] and "80 families" in item["content_text"]]


def test_the_feeds_are_well_formed_and_hold_the_same(empty: Make, post: Post) -> None:
    client = empty()
    send(client, "River floods Marlow", FIRST, "Hill <b>Gazette</b> & Co", "2025-03-05")
    path = post(client, "/watch", kind="query", target="marlow").headers["location"]
    send(client, "Marlow counts its losses", SECOND, "Dale & <script>Courier</script>", "2025-03-05")
    answer = client.get(path + ".atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.text)
    plain = client.get(path + ".json").json()
    assert plain["version"] == "https://jsonfeed.org/version/1.1"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [item["title"] for item in plain["items"]]
    for entry in entries:
        assert entry.findtext(f"{ATOM}id")
        assert entry.findtext(f"{ATOM}updated")
        assert "“" in (entry.findtext(f"{ATOM}content") or "")
    assert answer.headers["etag"]
    assert client.get(path + ".atom", headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_a_watch_can_be_dropped(empty: Make, post: Post) -> None:
    client = empty()
    path = post(client, "/watch", kind="query", target="marlow").headers["location"]
    assert post(client, "/watch", kind="query", target="marlow").headers["location"] == path
    assert post(client, f"{path}/drop").status_code == 303
    assert client.get(path).status_code == 404
    assert post(client, f"{path}/drop").status_code == 404


@pytest.mark.parametrize(
    "fields", [{"kind": "planet", "target": "x"}, {"kind": "story", "target": "no"}, {"kind": "query"}]
)
def test_what_cannot_be_watched_is_told(empty: Make, post: Post, fields: dict[str, str]) -> None:
    assert post(empty(), "/watch", **fields).status_code == 400


def test_the_command_tells_what_came_since_the_last_look(tmp_path: Path) -> None:
    store = str(tmp_path / "s.sqlite")
    record = {"id": "a", "text": FIRST, "outlet": "Hill Gazette", "published": "2025-03-05"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    later = {"id": "b", "text": SECOND, "outlet": "Dale Courier", "published": "2025-03-05"}
    (tmp_path / "b.jsonl").write_text(json.dumps(later), encoding="utf-8")

    def run(*words: str) -> str:
        result = CliRunner().invoke(main, [*words, "--store", store])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    run("add", str(tmp_path / "a.jsonl"))
    run("watch", "--query", "families marlow")
    assert json.loads(run("watch", "--list", "--json"))["target"] == "families marlow"
    assert run("watch", "--json") == ""
    run("add", str(tmp_path / "b.jsonl"))
    told = [json.loads(line) for line in run("watch", "--json").splitlines()]
    assert {"origin", "figure"} <= {notice["kind"] for notice in told}
    assert all(notice["texts"] for notice in told)
    assert run("watch", "--json") == ""
    assert len(run("watch", "--all", "--json").splitlines()) == len(told)
    run("watch", "--drop", "watch:1")
    assert run("watch", "--list", "--json") == ""
