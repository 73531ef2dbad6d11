"""JSON Schemas of the values of the model, read off their types: what ``render.json_form.render_value`` writes."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Union

from variorum.model import Passage, Span

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
NUMBER: Schema = {"type": "number"}
TRUTH: Schema = {"type": "boolean"}


def or_null(schema: Schema) -> Schema:
    """Return a schema that allows null too."""
    return {"anyOf": [schema, {"type": "null"}]}


def list_of(schema: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def object_of(**properties: Schema) -> Schema:
    """Return the schema of an object that has all of these."""
    return {"type": "object", "required": sorted(properties), "properties": properties}


def refer(name: str) -> Schema:
    """Return a reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


class Schemas:
    """Schemas by name; those of the model's types are added as they are asked for."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {
            "Span": object_of(report=or_null(TEXT), start=WHOLE, end=WHOLE, text=or_null(TEXT)),
            "Passage": object_of(report=TEXT, text=or_null(TEXT), spans=list_of(refer("Span"))),
        }
        self._special = {Span: "Span", Passage: "Passage"}

    def of(self, kind: Any) -> Schema:
        """Return the schema of a type: a reference for a type of the model, else the schema itself."""
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in (Union, types.UnionType):
            return {"anyOf": [self.of(part) for part in arguments]}
        if origin in (tuple, list):
            if origin is tuple and arguments[-1] is not Ellipsis:
                items = list(arguments)
                fixed = {"type": "array", "minItems": len(items), "maxItems": len(items)}
                return {**fixed, "prefixItems": [self.of(part) for part in items]}
            return list_of(self.of(arguments[0]))
        if origin is not None and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1])}
        if kind in self._special:
            return refer(self._special[kind])
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            return self._add(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"type": "string", "enum": [member.value for member in kind]}
        return _plain(kind)

    def fields(self, kind: type) -> dict[str, Schema]:
        """Return the schemas of a dataclass's fields by name."""
        hints = typing.get_type_hints(kind)
        return {field.name: self.of(hints[field.name]) for field in dataclasses.fields(kind)}

    def _add(self, kind: type) -> Schema:
        name = kind.__name__
        if name not in self.named:
            self.named[name] = {}  # a type may hold values of its own kind
            about = (kind.__doc__ or "").strip().partition("\n")[0]
            self.named[name] = {**object_of(**self.fields(kind)), "description": about}
        return refer(name)


def _plain(kind: Any) -> Schema:
    if kind is type(None):
        return {"type": "null"}
    known = {str: TEXT, int: {"type": "integer"}, float: NUMBER, bool: TRUTH}
    if kind in known:
        return known[kind]
    if kind is datetime:
        return {"type": "string", "format": "date-time"}
    raise TypeError(f"no schema for {kind!r}")
