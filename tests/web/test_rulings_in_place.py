"""Rulings made on a page hold at once, move the counts, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

Post = Callable[..., Any]


@pytest.fixture
def story(own_harbour: TestClient) -> str:
    return str(own_harbour.get("/stories.json").json()["items"][0]["id"])


def count(client: TestClient, story: str) -> dict[str, Any]:
    return dict(client.get(f"/stories/{story}/lineage.json").json()["count"])


def test_independent_moves_the_count_before_the_answer_and_undo_moves_it_back(
    own_harbour: TestClient, post: Post, story: str
) -> None:
    edges = own_harbour.get(f"/stories/{story}/lineage.json").json()["lineage"]["dependences"]
    edge = next(e for e in edges if e["scope"] == "report" and not e["missing"] and e["probability"] > 0.9)
    before = count(own_harbour, story)
    back = f"/stories/{story}/lineage"
    fields = {"kind": "independent", "left": edge["child"], "right": edge["parent"], "author": "Ada", "note": "asked"}
    answer = post(own_harbour, "/rulings", **fields, back=back)
    assert (answer.status_code, answer.headers["location"]) == (303, back)
    assert count(own_harbour, story)["origins"] == before["origins"] + 1
    ruling = own_harbour.get("/rulings.json").json()["items"][0]
    assert (ruling["kind"], ruling["author"], ruling["note"], ruling["holds"]) == ("independent", "Ada", "asked", True)
    page = own_harbour.get(f"/stories/{story}/lineage/{edge['child']}/{edge['parent']}").text
    assert "Ada" in page
    assert "Undo" in page
    assert post(own_harbour, "/rulings", kind="undo", left=ruling["id"], author="Bo").status_code == 303
    assert count(own_harbour, story) == before
    kept = own_harbour.get("/rulings.json").json()["items"]
    assert [(each["kind"], each["holds"]) for each in kept] == [("undo", False), ("independent", False)]
    # The same ruling can be made again after it was taken back.
    post(own_harbour, "/rulings", **fields)
    assert count(own_harbour, story)["origins"] == before["origins"] + 1


def test_split_takes_a_statement_out_of_its_claim(own_harbour: TestClient, post: Post, story: str) -> None:
    rows = own_harbour.get(f"/stories/{story}/claims.json").json()["items"]
    row = rows[0]
    wording = row["claim_id"].removeprefix("claim:")
    others = [i for cell in row["cells"] for i in cell["statement_ids"] if i != wording]
    answer = post(own_harbour, "/rulings", kind="split", left=others[0], right=wording)
    assert answer.status_code == 303
    after = own_harbour.get(f"/stories/{story}/claims.json?show=all&per_page=200").json()["items"]
    for each in after:
        said = {i for cell in each["cells"] for i in cell["statement_ids"]}
        assert not {wording, others[0]} <= said


def test_merge_brings_two_claims_together(own_harbour: TestClient, post: Post, story: str) -> None:
    rows = own_harbour.get(f"/stories/{story}/claims.json?show=alone&per_page=200").json()["items"]
    first, second = (row["claim_id"].removeprefix("claim:") for row in (rows[0], rows[-1]))
    post(own_harbour, "/rulings", kind="merge", left=first, right=second)
    after = own_harbour.get(f"/stories/{story}/claims.json?show=all&per_page=200").json()["items"]
    assert any({first, second} <= {i for cell in row["cells"] for i in cell["statement_ids"]} for row in after)


def test_a_wrong_speaker_is_set_right(own_harbour: TestClient, post: Post, story: str) -> None:
    rows = own_harbour.get(f"/stories/{story}/claims.json?show=alone&per_page=200").json()["items"]
    row = next(row for row in rows if row["words"] and not row["words"][0]["own_voice"])
    statement = row["words"][0]["statement_ids"][0]
    post(own_harbour, "/rulings", kind="speaker", left=statement, right="Teodora Quill", author="Ada")
    after = own_harbour.get(f"/stories/{story}/claims.json?show=all&speaker=Teodora+Quill").json()
    assert after["total"] == 1
    assert statement in [i for word in after["items"][0]["words"] for i in word["statement_ids"]]


def test_a_program_gets_the_ruling_and_the_new_counts(own_harbour: TestClient, story: str) -> None:
    client = own_harbour
    edge = client.get(f"/stories/{story}/lineage.json").json()["lineage"]["dependences"][0]
    headers = {"x-variorum-csrf": client.get("/csrf.json").json()["csrf"]}
    fields = {"kind": "independent", "left": edge["child"], "right": edge["parent"]}
    answer = client.post("/rulings", json=fields, headers=headers)
    assert answer.status_code == 201
    assert answer.json()["ruling"]["kind"] == "independent"
    assert answer.json()["stories"][0]["count"] == count(client, story)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"kind": "invent", "left": "a", "right": "b"}, 400),
        ({"kind": "merge", "left": "nobody:s1", "right": "nobody:s2"}, 404),
        ({"kind": "merge", "left": "kestrel-0314:s1"}, 400),
        ({"kind": "merge", "left": "kestrel-0314:s1", "right": "kestrel-0314:s1"}, 400),
        ({"kind": "undo", "left": "ruling:99"}, 404),
        ({"kind": "speaker", "left": "kestrel-0314:s1", "right": "x" * 5000}, 400),
        ({}, 400),
    ],
)
def test_a_ruling_that_makes_no_sense_is_refused_and_not_kept(
    own_harbour: TestClient, post: Post, fields: dict[str, str], status: int
) -> None:
    assert post(own_harbour, "/rulings", **fields).status_code == status
    assert own_harbour.get("/rulings.json").json()["total"] == 0


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"]
)
def test_a_form_never_leads_to_another_site(own_harbour: TestClient, post: Post, back: str) -> None:
    fields = {"kind": "independent", "left": "kestrel-0314", "right": "courier-0313", "back": back}
    assert post(own_harbour, "/rulings", **fields).headers["location"] == "/rulings"
