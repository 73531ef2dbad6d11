"""From what a handler gives back to what is sent: pages, JSON with one error shape, and answers of 'not changed'."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from variorum.errors import IngestError, StoreError, UnknownIdError, UsageError, VariorumError, WebError
from variorum.web.calls import Answer, Call
from variorum.web.templating import make_visible, render_page

HTML = "text/html; charset=utf-8"
JSON = "application/json"
ERROR_TITLES = {
    400: "This request is not as it should be",
    401: "A token is needed",
    403: "This may not be done",
    404: "Nothing is here",
    405: "Not this way",
    413: "Too much",
    429: "Too many tries",
    422: "This could not be read",
    500: "The server failed",
    503: "Not yet",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer as bytes, or in ``pieces``. ``etag`` is empty where it must not be kept."""

    status: int
    body: bytes
    headers: Mapping[str, str]
    etag: str = ""
    pieces: Callable[[], Iterator[bytes]] | None = None


class Pages:
    """Rendered pages by what was asked and when, the latest used; touched only by the thread that serves."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], Rendered] = OrderedDict()

    def get(self, key: tuple[object, ...]) -> Rendered | None:
        """Return a kept page."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: tuple[object, ...], page: Rendered) -> None:
        """Keep a page."""
        self._kept[key] = page
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def render_answer(answer: Answer, call: Call) -> Rendered:
    """Return an answer in the form that was asked for."""
    headers = dict(answer.headers)
    if answer.location and not (call.wants_json and answer.plain is not None):
        headers["location"] = answer.location
        return Rendered(303, b"", headers)
    if answer.location:
        headers["location"] = answer.location
    if answer.body is not None:
        headers["content-type"] = answer.media
        return _finish(answer.status, answer.body.encode("utf-8", "backslashreplace"), headers)
    if answer.pieces is not None:
        headers["content-type"] = JSON
        return replace(_finish(answer.status, f"{answer.stamp} {call.query}".encode(), headers), pieces=answer.pieces)
    if call.wants_json or not answer.template:
        headers["content-type"] = JSON
        return _finish(answer.status, dump_json(answer.plain() if callable(answer.plain) else answer.plain), headers)
    headers["content-type"] = HTML
    return _finish(answer.status, render_page(answer.template, make_context(answer, call)).encode(), headers)


def make_context(answer: Answer, call: Call) -> dict[str, object]:
    """Return what every template may name, and what this answer adds."""
    return {
        "at": call.at,
        "csrf": call.site.options.csrf,
        "allow_fetch": call.site.options.allow_fetch,
        "has_token": bool(call.site.options.token),
        "jobs_running": call.site.jobs.running() if not answer.context.get("is_error") else (),
        "q": call.query.get("q", "") if call.at.startswith("/search") else "",
        "refresh": 0,
        **answer.context,
    }


def _finish(status: int, body: bytes, headers: dict[str, str]) -> Rendered:
    etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"' if status == 200 else ""
    headers.setdefault("cache-control", "private, no-cache" if etag else "no-store")
    headers.setdefault("vary", "Accept, Cookie")
    if etag:
        headers["etag"] = etag
    return Rendered(status, body, headers, etag)


def is_known(page: Rendered, if_none_match: str) -> bool:
    """Tell whether the asker has this very page already (RFC 9110, 13.1.2)."""
    if not page.etag or not if_none_match:
        return False
    given = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return page.etag in given or "*" in given


def dump_json(value: object) -> bytes:
    """Return JSON of ASCII only, so that no character of a report can do anything on the way."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def find_status(error: VariorumError) -> int:
    """Return the HTTP status of an error."""
    if isinstance(error, WebError):
        return error.status
    if isinstance(error, UnknownIdError):
        return 404
    if isinstance(error, UsageError):
        return 400
    return 422 if isinstance(error, IngestError) else 500


def render_error(error: VariorumError, place: str, wants_json: bool) -> Rendered:
    """Return an error as JSON, ``{"error": {"code", "message", "place"}}``, or as a page; never with a path or a stack.

    The store's own messages name its file, which is nobody's business on a network: its code is enough.
    """
    status = find_status(error)
    message = str(error).removeprefix(f"[{error.code}] ")
    if isinstance(error, StoreError):
        message = "the store could not be used; the server's own log says why"
    if isinstance(error, IngestError):
        place, message = error.place, error.reason
    headers = {"cache-control": "no-store"}
    if status == 503:
        headers["retry-after"] = "2"
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    if wants_json:
        headers["content-type"] = JSON
        plain = {"error": {"code": error.code, "message": message, "place": place}}
        return Rendered(status, dump_json(plain), headers)
    headers["content-type"] = HTML
    from variorum.web.templating import load_environment

    title = ERROR_TITLES.get(status, "An error")
    page = load_environment().get_template("error.html")
    shown = page.render(title=title, code=error.code, message=message, status=status, place=place)
    return Rendered(status, make_visible(shown).encode(), headers)
