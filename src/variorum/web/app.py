"""The ASGI application: requests to calls, answers to responses. All rules are in ``guard`` and the handlers."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from variorum.errors import (
    BadRequestError,
    NoSuchPageError,
    StoreError,
    TooMuchError,
    VariorumError,
    WebError,
    WrongMethodError,
)
from variorum.web import guard
from variorum.web.answering import Pages, Rendered, is_known, render_answer, render_error
from variorum.web.calls import Call
from variorum.web.logs import report_fault
from variorum.web.routes import ROUTES, Page
from variorum.web.site import Site
from variorum.web.statics import find_static
from variorum.web.templating import load_templates

Endpoint = Callable[[Request], Awaitable[Response]]
RENDERERS, WAITERS, CHANGERS = 4, 32, 8
"""Threads for pages that are only made (more slow each other down on two cores), for those that may wait a moment for a
story, and for what changes something, which may wait long for the writer and must never keep readers from a thread."""


def make_app(site: Site, *, keeps_up: bool = True) -> Starlette:
    """Return the application of a site, which it closes with itself; ``keeps_up`` looks after the store meanwhile."""

    @asynccontextmanager
    async def live(_app: Starlette) -> AsyncIterator[None]:
        if keeps_up:
            site.shelf.start()
            threading.Thread(target=load_templates, name="templates", daemon=True).start()
        try:
            yield
        finally:
            site.close()

    door = Door(site)
    routes = [Route("/static/{name}", door.serve(_send_static), methods=["GET"])]
    for page in ROUTES:
        # The path with an ending goes first: it would be a part of the other.
        if page.method == "GET" and page.has_json:
            routes.append(Route(page.json_path, door.serve(partial(door.answer, page, True)), methods=["GET"]))
        routes.append(Route(page.path, door.serve(partial(door.answer, page, False)), methods=[page.method]))
    app = Starlette(routes=routes, lifespan=live, exception_handlers={HTTPException: door.refuse, 500: door.fail})
    app.router.redirect_slashes = False  # it would answer before the host name is checked, and build an address of it
    return app


class Door:
    """Lets requests in, and answers out with their headers."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages = Pages(site.settings.web.kept_pages)
        self._making: dict[tuple[object, ...], asyncio.Future[Rendered]] = {}
        self._limits: dict[int, CapacityLimiter] = {}
        self.failures = guard.Failures(site.settings.web.login_failures)

    def serve(self, inner: Callable[[Request], Awaitable[Rendered]]) -> Endpoint:
        """Return an endpoint that checks a request, answers it, and turns every error into an answer."""

        async def endpoint(request: Request) -> Response:
            try:
                self._check(request)
                rendered = await inner(request)
            except VariorumError as error:
                if not isinstance(error, WebError):
                    _log_store(error)
                rendered = self._redirect_to_login(request, error) or _show_error(error, request)
            except ClientDisconnect:
                rendered = Rendered(400, b"", {})
            except HTTPException as error:
                rendered = _show_error(_translate(error), request)
            except Exception as error:  # noqa: BLE001
                # The door: a reader sees a code, the log sees the rest.
                report_fault(error)
                rendered = _show_error(WebError("a fault of the server; its own log names it"), request)
            return _respond(rendered, request)

        return endpoint

    def _check(self, request: Request) -> None:
        options, settings = self._site.options, self._site.settings.web
        headers = request.headers
        guard.check_host(options, headers.get("host", ""))
        guard.check_size(
            settings.max_upload_bytes, settings.max_query_chars, headers.get("content-length", ""), request.url.query
        )
        guard.check_access(options, self.failures, request.url.path, headers, request.cookies)
        if request.method not in guard.SAFE:
            guard.check_origin(headers)

    def _redirect_to_login(self, request: Request, error: VariorumError) -> Rendered | None:
        if error.code == "V807" and request.method == "GET" and not wants_json(request):
            return Rendered(303, b"", {"location": "/login", "cache-control": "no-store"})
        return None

    async def answer(self, page: Page, as_json: bool, request: Request) -> Rendered:
        """Answer a request to a page, from what is kept where nothing has changed since."""
        as_json = as_json or wants_json(request)
        shown = self._site.shelf.shown
        if page.is_kept:
            # The host too: citations and feeds hold addresses of the name that a reader called the server by.
            host = request.headers.get("host", "")
            key = (shown.number, host, request.url.path, request.url.query, as_json)
            kept = self._pages.get(key)
            if kept is not None:
                return kept
            # Readers who ask for the same page at the same moment wait for one making of it.
            waiting = self._making.get(key)
            if waiting is not None:
                return await asyncio.shield(waiting)
            future: asyncio.Future[Rendered] = asyncio.get_running_loop().create_future()
            self._making[key] = future
            try:
                rendered = await self._make(page, as_json, request)
                if rendered.status == 200 and rendered.pieces is None and shown.number == self._site.shelf.shown.number:
                    self._pages.put(key, rendered)
                future.set_result(rendered)
            except BaseException as error:
                future.set_exception(error)
                future.exception()  # somebody has looked: no warning where nobody else waits
                raise
            finally:
                del self._making[key]
            return rendered
        return await self._make(page, as_json, request)

    async def _make(self, page: Page, as_json: bool, request: Request) -> Rendered:
        form, files = await self._read_form(page, request)
        call = Call(
            self._site,
            self._site.shelf.shown,
            {name: str(value) for name, value in request.path_params.items()},
            dict(request.query_params),
            form,
            files,
            as_json,
            request.url.path,
            f"{request.url.scheme}://{request.headers.get('host', '')}",
        )
        threads = CHANGERS if page.method == "POST" else WAITERS if page.is_slow else RENDERERS
        limit = self._limits.setdefault(threads, CapacityLimiter(threads))
        return await to_thread.run_sync(self._handle, page, call, limiter=limit)

    def _handle(self, page: Page, call: Call) -> Rendered:
        if page.name == "log in":
            self.failures.check()
        answer = page.handler(call)
        if page.name == "log in" and answer.status == 401:
            self.failures.note()
        return render_answer(answer, call)

    async def _read_form(self, page: Page, request: Request) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
        if page.method == "GET":
            return {}, []
        options, settings = self._site.options, self._site.settings.web
        _limit_body(request, settings.max_upload_bytes)
        fields, files = await _read_fields(request, settings.max_upload_files, settings.max_upload_bytes)
        expected = guard.make_login_csrf(options) if page.name == "log in" else options.csrf
        given = request.headers.get("x-variorum-csrf", "") or fields.pop("csrf", "")
        guard.check_csrf(options, expected, given, request.headers)
        fields.pop("csrf", None)
        return fields, files

    async def refuse(self, request: Request, error: Exception) -> Response:
        """Answer a request to no page, or in no way."""
        rendered = _show_error(_translate(error), request)
        try:
            self._check(request)
        except VariorumError as refused:
            rendered = self._redirect_to_login(request, refused) or _show_error(refused, request)
        return _respond(rendered, request)

    async def fail(self, request: Request, error: Exception) -> Response:
        """Answer where everything else failed."""
        report_fault(error)
        return _respond(_show_error(WebError("a fault of the server; its own log names it"), request), request)


def wants_json(request: Request) -> bool:
    """Tell whether a program asks: by the path's ending, by what it accepts, or by what it sends."""
    if request.url.path.endswith(".json"):
        return True
    if "application/json" in request.headers.get("content-type", ""):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


async def _read_fields(request: Request, max_files: int, most: int) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    kind = request.headers.get("content-type", "")
    if "application/json" in kind:
        try:
            value = json.loads(await request.body() or b"{}")
        except (ValueError, RecursionError) as error:
            raise BadRequestError("the body is no JSON; expected one object") from error
        if not isinstance(value, dict):
            raise BadRequestError("the body is no JSON object; expected one with the fields as names")
        if not all(isinstance(item, str | int | float) for item in value.values()):
            raise BadRequestError("a field is not text; every field of the object is text or a number")
        return {str(name): str(item) for name, item in value.items()}, []
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    async with request.form(max_files=max_files, max_fields=100, max_part_size=most) as form:
        for name, item in form.multi_items():
            if isinstance(item, UploadFile):
                data = await item.read()
                if data or item.filename:
                    files.append((item.filename or "a file without a name", data))
            else:
                fields[name] = item
    return fields, files


def _limit_body(request: Request, most: int) -> None:
    """Count what comes in, since a length may be left unsaid."""
    receive = request._receive
    taken = 0

    async def counted() -> dict[str, object]:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuchError(f"a body of over {most:,} bytes; no more are taken")
        return dict(message)

    request._receive = counted


async def _send_static(request: Request) -> Rendered:
    static = find_static(request.url.path)
    if static is None:
        raise NoSuchPageError("there is no such file")
    headers = {"content-type": static.media, "cache-control": "public, max-age=31536000, immutable"}
    return Rendered(200, static.body, headers, f'"{static.path.split(".")[-2]}"')


def _translate(error: Exception) -> VariorumError:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return NoSuchPageError("there is no such page")
    if status == 405:
        return WrongMethodError("the address is there, but not for this method; /api lists both")
    detail = error.detail if isinstance(error, HTTPException) and status < 500 else "a fault of the server"
    return BadRequestError(detail) if status < 500 else WebError(detail)


def _show_error(error: VariorumError, request: Request) -> Rendered:
    return render_error(error, request.url.path, wants_json(request))


def _log_store(error: VariorumError) -> None:
    if isinstance(error, StoreError):
        report_fault(error)


def _respond(rendered: Rendered, request: Request) -> Response:
    headers = {**guard.HEADERS, **rendered.headers}
    if is_known(rendered, request.headers.get("if-none-match", "")) and request.method in ("GET", "HEAD"):
        headers.pop("content-type", None)
        return Response(status_code=304, headers=headers)
    if rendered.etag:
        headers["etag"] = rendered.etag
    if rendered.pieces is not None and request.method != "HEAD":
        return StreamingResponse(rendered.pieces(), status_code=rendered.status, headers=headers)
    return Response(b"" if rendered.pieces else rendered.body, status_code=rendered.status, headers=headers)
