"""What the API answers is what its document says: every answer is held against its schema, in both directions."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from variorum.web.openapi import make_document

SCHEMAS = make_document()["components"]["schemas"]
KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def find_faults(value: Any, schema: dict[str, Any], at: str = "$") -> list[str]:
    """Return where a value is not what a schema says; a key that no schema names is a fault too."""
    if "$ref" in schema:
        return find_faults(value, SCHEMAS[schema["$ref"].rsplit("/", 1)[1]], at)
    if "anyOf" in schema:
        tried = [find_faults(value, part, at) for part in schema["anyOf"]]
        return [] if any(not faults for faults in tried) else min(tried, key=len)
    kind = schema.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (isinstance(value, bool) and kind in ("integer", "number"))):
        return [f"{at}: {type(value).__name__}, not {kind}"]
    faults = []
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"{at}: {value!r} is not one of {schema['enum']}")
    if kind in ("integer", "number") and value < schema.get("minimum", value):
        faults.append(f"{at}: {value} is under {schema['minimum']}")
    if kind == "object" and "properties" in schema:
        faults += [f"{at}: {name} is missing" for name in schema["required"] if name not in value]
        faults += [f"{at}: {name} is in no schema" for name in value if name not in schema["properties"]]
        for name, part in schema["properties"].items():
            if name in value:
                faults += find_faults(value[name], part, f"{at}.{name}")
    elif kind == "object" and "additionalProperties" in schema:
        for name, item in value.items():
            faults += find_faults(item, schema["additionalProperties"], f"{at}.{name}")
    elif kind == "array" and "prefixItems" in schema:
        for number, (item, part) in enumerate(zip(value, schema["prefixItems"], strict=True)):
            faults += find_faults(item, part, f"{at}[{number}]")
    elif kind == "array":
        for number, item in enumerate(value):
            faults += find_faults(item, schema["items"], f"{at}[{number}]")
    return faults


@pytest.fixture(scope="module")
def places(harbour: TestClient) -> dict[str, str]:
    story = harbour.get("/stories.json").json()["items"][0]["path"]
    claim = harbour.get(f"{story}/claims.json").json()["items"][0]["claim_id"]
    edge = harbour.get(f"{story}/lineage.json").json()["lineage"]["dependences"][0]
    reports = [item["id"] for item in harbour.get("/reports.json").json()["items"]]
    return {
        "Stories": "/stories.json",
        "Brief": f"{story}/brief.json",
        "Claims": f"{story}/claims.json?show=all&per_page=200",
        "Claim": f"{story}/claims/{claim}.json",
        "Timeline": f"{story}/timeline.json?per_page=200",
        "Lineage": f"{story}/lineage.json",
        "Edge": f"{story}/lineage/{edge['child']}/{edge['parent']}.json",
        "StoryReports": f"{story}/reports.json",
        "Edition": f"{story}/edition.json",
        "Reports": "/reports.json",
        "Report": f"/reports/{reports[0]}.json",
        "Comparison": f"/compare.json?left={reports[0]}&right={reports[1]}",
        "Hits": "/search.json?q=ammonia",
        "Rulings": "/rulings.json",
        "Refusals": "/refusals.json",
        "Watches": "/watch.json",
    }


NAMES = (
    *("Stories", "Brief", "Claims", "Claim", "Timeline", "Lineage", "Edge", "StoryReports", "Edition", "Reports"),
    *("Report", "Comparison", "Hits", "Rulings", "Refusals", "Watches"),
)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_what_the_document_says(harbour: TestClient, places: dict[str, str], name: str) -> None:
    answer = harbour.get(places[name])
    assert answer.status_code in (200, 202), answer.text[:300]
    assert find_faults(answer.json(), {"$ref": f"#/components/schemas/{name}Answer"})[:8] == []


def test_a_feed_is_what_the_document_says(harbour: TestClient) -> None:
    csrf = {"x-variorum-csrf": harbour.get("/csrf.json").json()["csrf"]}
    made = harbour.post("/watch", json={"kind": "query", "target": "ammonia"}, headers=csrf).json()
    answer = harbour.get(made["path"] + ".json")
    assert find_faults(answer.json(), {"$ref": "#/components/schemas/FeedAnswer"}) == []
    harbour.post(made["path"] + "/drop", json={}, headers=csrf)


def test_an_error_is_what_the_document_says(harbour: TestClient) -> None:
    for path in ("/nothing.json", "/stories/x.json", "/search.json?page=0"):
        assert find_faults(harbour.get(path, headers={"accept": "application/json"}).json(), SCHEMAS["Error"]) == []


def test_a_drift_would_be_found(harbour: TestClient) -> None:
    listing = harbour.get("/reports.json").json()
    schema = {"$ref": "#/components/schemas/ReportsAnswer"}
    assert find_faults({**listing, "more": 1}, schema)
    assert find_faults({key: value for key, value in listing.items() if key != "total"}, schema)
    assert find_faults({**listing, "items": [{**listing["items"][0], "words": "many"}]}, schema)


def test_no_answer_that_is_read_is_a_plain_object_without_a_shape() -> None:
    shapeless = {name for name, schema in SCHEMAS.items() if schema == {"type": "object"}}
    assert shapeless <= {"ObjectAnswer"}
