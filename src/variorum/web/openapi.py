"""The OpenAPI 3.1 document, made from the table of routes so that it cannot say anything else."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from variorum import __version__
from variorum.web.answers import make_schemas
from variorum.web.routes import ROUTES, Field, Page

_PART = re.compile(r"\{(\w+)\}")
_MEDIA = {"Text": "text/plain", "Atom": "application/atom+xml", "Feed": "application/feed+json"}
PARTS = {
    "story": "id of a story, as /stories gives it",
    "claim": "id of a claim",
    "child": "id of the report that took",
    "parent": "id of the report, or missing origin, it took from",
    "report": "id of a report",
    "job": "id of a job",
    "watch": "number of a watch",
}


@cache
def make_document() -> dict[str, Any]:
    """Return the document."""
    paths: dict[str, dict[str, Any]] = {}
    for page in ROUTES:
        if page.is_listed:
            path = page.json_path if page.method == "GET" and page.has_json else page.path
            paths.setdefault(path, {})[page.method.lower()] = _describe(page)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Variorum",
            "version": __version__,
            "summary": "Who said what about one story, where reports differ, and which depend on which.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": _make_schemas(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }


def _describe(page: Page) -> dict[str, Any]:
    parameters = [
        {"name": name, "in": "path", "required": True, "description": PARTS[name], "schema": {"type": "string"}}
        for name in _PART.findall(page.path)
    ]
    found: dict[str, Any] = {"operationId": page.name.replace(" ", "_"), "summary": page.about}
    if page.method == "GET":
        parameters += [
            {"name": field.name, "in": "query", "description": field.about, "schema": _type(field)}
            for field in page.fields
        ]
    else:
        found["requestBody"] = _describe_body(page)
        parameters.append(
            {
                "name": "X-Variorum-CSRF",
                "in": "header",
                "description": "the token of /csrf.json; not needed beside an Authorization header",
                "schema": {"type": "string"},
            }
        )
    status = {"add": "202", "rule": "201", "add watch": "201"}.get(page.name, "200")
    media = _MEDIA.get(page.answers, "application/json")
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    schema = {"type": "string"} if page.answers in ("Text", "Atom") else {"$ref": f"#/components/schemas/{_name(page)}"}
    found["parameters"] = parameters
    found["responses"] = {
        status: {"description": page.about, "content": {media: {"schema": schema}}},
        **({"304": {"description": "Not changed since the ETag that was sent."}} if page.is_kept else {}),
        "default": {"description": "An error.", "content": error},
    }
    return found


def _describe_body(page: Page) -> dict[str, Any]:
    properties = {field.name: {**_type(field), "description": field.about} for field in page.fields}
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    needed = [field.name for field in page.fields if field.is_needed]
    if needed:
        schema["required"] = needed
    kinds = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
    return {"content": {kind: {"schema": schema} for kind in kinds}}


def _type(field: Field) -> dict[str, Any]:
    if field.kind == "file":
        return {"type": "array", "items": {"type": "string", "format": "binary"}}
    if field.kind == "integer":
        return {"type": "integer", "minimum": 1}
    return {"type": "string", "enum": ["1"]} if field.kind == "boolean" else {"type": "string"}


def _make_schemas() -> dict[str, Any]:
    made: dict[str, Any] = dict(make_schemas())
    for page in ROUTES:
        if page.answers not in ("Text", "Atom"):
            made.setdefault(_name(page), {"type": "object"})
    return made


def _name(page: Page) -> str:
    return f"{page.answers}Answer"
