"""Style sheets and scripts, each under a name that changes with its content so that browsers may keep it for good."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_NAMED = re.compile(rb'url\("([\w.-]+)"\)')


@dataclass(frozen=True, slots=True)
class Static:
    """A file: the path it is served under, its content and its type."""

    path: str
    body: bytes
    media: str


@cache
def load_statics() -> Mapping[str, Static]:
    """Return all static files by plain names; ``style.css`` is that of the ``--html`` file and the server's own."""
    found = {"page.css": files("variorum.render").joinpath("static/page.css").read_bytes()}
    for item in files("variorum.web").joinpath("static").iterdir():
        if item.is_file() and not item.name.startswith("."):
            found[item.name] = item.read_bytes()
    # One sheet is asked for once: what the file has, and after it what only the server has.
    found["style.css"] = found.pop("page.css") + b"\n" + found.pop("site.css")
    made = {name: _make(name, body) for name, body in found.items()}
    # A style sheet names its fonts plainly; they are served under names that change with their content too.
    for name, body in found.items():
        if name.endswith(".css"):
            made[name] = _make(name, _NAMED.sub(lambda hit: b'url("%s")' % made[hit[1].decode()].path.encode(), body))
    return made


def _make(name: str, body: bytes) -> Static:
    stem, dot, ending = name.rpartition(".")
    digest = hashlib.sha256(body).hexdigest()[:12]
    media = KINDS.get(dot + ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Static(f"/static/{stem}.{digest}.{ending}", body, media)


@cache
def find_static(path: str) -> Static | None:
    """Return the file served under this path, or None."""
    return next((static for static in load_statics().values() if static.path == path), None)
