"""Who may ask, from where, and how much: checked before anything else looks at a request.

A page on the web can make a reader's browser send requests to this machine. So the host name is checked (DNS
rebinding), what changes something must come from our own pages (Origin, Sec-Fetch-Site and a token in the form), and
nothing of ours may be framed or read by another site.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from variorum.errors import ForbiddenError, TokenNeededError, TooManyTriesError, TooMuchError
from variorum.web.options import LOOPBACK_NAMES, Options, parse_address

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# Referrers go to our own pages only. "no-referrer" would make browsers send "Origin: null" with our own forms (Fetch
# standard, 'append a request Origin header'), which cannot be told from another site's.
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
"""Of every answer."""
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.%]+\])(?::\d{1,5})?", re.ASCII)
COOKIE = "variorum"
OPEN_PATHS = ("/login", "/static/")
"""What may be seen without the token: the form that asks for it and its style."""
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Failures:
    """Wrong tokens of the last minute; beyond a number none is looked at until it is over."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: list[float] = []
        self._lock = threading.Lock()

    def check(self) -> None:
        """Raise ``TooManyTriesError`` while there are too many."""
        with self._lock:
            now = time.monotonic()
            self._times = [at for at in self._times if now - at < 60]
            if len(self._times) >= self._most:
                raise TooManyTriesError("too many wrong tokens; wait a minute and try again")

    def note(self) -> None:
        """Remember one more."""
        with self._lock:
            self._times.append(time.monotonic())


def make_cookie(options: Options) -> str:
    """Return the value of the cookie that stands for the token: made from it, so that it says nothing of it."""
    return hmac.new(options.token.encode(), f"cookie:{options.csrf}".encode(), hashlib.sha256).hexdigest()


def is_token(options: Options, given: str) -> bool:
    """Tell whether this is the token, in a time that says nothing of how near it comes."""
    return hmac.compare_digest(options.token.encode(), given.encode("utf-8", "surrogatepass"))


def make_login_csrf(options: Options) -> str:
    """Return the token of the login form: another than that of all other forms, since anybody may see it."""
    return hmac.new(options.csrf.encode(), b"login", hashlib.sha256).hexdigest()


def check_host(options: Options, host: str) -> None:
    """Raise ``ForbiddenError`` where a request calls the server by a name that is not its own.

    A site that lets its name point to this machine sends that name. Addresses written as numbers cannot be so used, and
    are let in where the server is open to a network anyway.
    """
    try:
        # A name or number and a port: anything else would stand in the addresses of feeds and citations.
        name = (urlsplit(f"//{host}").hostname or "").lower() if _HOST.fullmatch(host) else ""
        _ = urlsplit(f"//{host}").port
    except ValueError:
        name = ""
    if name and (name in options.hosts or name == options.host.lower()):
        return
    address = parse_address(name)
    if options.is_local:
        if name in LOOPBACK_NAMES or (address is not None and address.is_loopback):
            return
    elif address is not None or name in LOOPBACK_NAMES:
        return
    raise ForbiddenError(f"the request calls this server {name[:100]!r}; --allow-host NAME lets it be called so")


def check_origin(headers: Mapping[str, str]) -> None:
    """Raise ``ForbiddenError`` where what changes something comes from another site.

    A browser says where a request comes from in ``Sec-Fetch-Site`` and ``Origin``; a program that is no browser sends
    neither, and no other site can make it send anything.
    """
    site = headers.get("sec-fetch-site", "")
    if site and site not in ("same-origin", "none"):
        raise ForbiddenError("the request comes from another site; send it from a page of this server")
    origin = headers.get("origin", "")
    if origin and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        raise ForbiddenError("the request comes from another site; send it from a page of this server")


def check_csrf(options: Options, expected: str, given: str, headers: Mapping[str, str]) -> None:
    """Raise ``ForbiddenError`` where a form's token is missing or wrong; the access token in a header is as good."""
    if options.token and is_token(options, read_bearer(headers)):
        return
    if not hmac.compare_digest(expected.encode(), given.encode("utf-8", "surrogatepass")):
        raise ForbiddenError("the form's token is missing or of an earlier start of the server; open the page anew")


def read_bearer(headers: Mapping[str, str]) -> str:
    """Return the token of an ``Authorization: Bearer`` header, empty when there is none."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    return value.strip() if kind.lower() == "bearer" else ""


def check_access(
    options: Options, failures: Failures, path: str, headers: Mapping[str, str], cookies: Mapping[str, str]
) -> None:
    """Raise ``TokenNeededError`` where the server wants its token and the request has none that is right."""
    if not options.token or path.startswith(OPEN_PATHS):
        return
    cookie = cookies.get(COOKIE, "")
    if cookie and hmac.compare_digest(make_cookie(options).encode(), cookie.encode("utf-8", "surrogatepass")):
        return
    bearer = read_bearer(headers)
    if bearer:
        failures.check()
        if is_token(options, bearer):
            return
        failures.note()
    raise TokenNeededError("this server is open to a network and wants its token; log in, or send it as a Bearer")


def check_size(settings_bytes: int, query_chars: int, length: str, query: str) -> None:
    """Raise ``TooMuchError`` where a request says that it is larger than what is taken."""
    if length and (not length.isdecimal() or int(length[:15]) > settings_bytes):
        raise TooMuchError(f"a body of {length[:20]} bytes; at most {settings_bytes:,} are taken")
    if len(query) > query_chars:
        raise TooMuchError(f"a query of {len(query):,} characters; at most {query_chars:,} are taken")
