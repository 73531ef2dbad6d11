"""An address of the server: what it is called, what it takes, who answers."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.web.calls import Handler


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a query or a field of a form."""

    name: str
    about: str
    is_needed: bool = False
    kind: str = "string"


@dataclass(frozen=True, slots=True)
class Page:
    """An address: method, path, what it is, and what it takes.

    ``is_kept``: the answer stays the same until the store changes. ``is_slow``: it waits for the writer. ``answers``
    names the schema of the JSON answer. ``has_json`` is False for what is no JSON: feeds and plain text.
    """

    method: str
    path: str
    name: str
    handler: Handler
    about: str
    fields: tuple[Field, ...] = ()
    answers: str = "Object"
    is_kept: bool = False
    has_json: bool = True
    is_slow: bool = False
    is_listed: bool = True
    alias: str = ""

    @property
    def json_path(self) -> str:
        """The path under which the answer is JSON whatever is accepted."""
        return self.alias or self.path + ".json"
