"""One page from the web, for a person who asked for it: never from this machine's own network.

Off unless ``--allow-fetch``. Every address a name stands for is checked, the connection goes to the very address that
was checked (a name may stand for another a moment later), and each redirect is checked again.
"""

from __future__ import annotations

import gzip
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from variorum.errors import FetchRefusedError
from variorum.settings import WebSettings

PORTS = frozenset({80, 443, 8080, 8443})
"""Ports on which news is served; others are other services."""
_SHARED = ipaddress.ip_network("100.64.0.0/10")
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the address it was found at in the end, its bytes, and whether it is plain text."""

    url: str
    data: bytes
    is_text: bool


def fetch_page(url: str, settings: WebSettings, resolve: Resolve | None = None) -> Fetched:
    """Return the page at an address.

    Parameters
    ----------
    url
        ``http`` or ``https``, without a name or password in it.
    settings
        ``fetch_timeout_seconds`` for all of it, ``fetch_max_bytes`` unpacked, ``fetch_max_redirects``.
    resolve
        Host and port to IP addresses; the system's own resolver when None.

    Raises
    ------
    FetchRefusedError
        If the address may not be asked, leads to one that may not, or gives no page within the limits.
    """
    ends = time.monotonic() + settings.fetch_timeout_seconds
    for _ in range(settings.fetch_max_redirects + 1):
        parts = check_url(url)
        address = find_public_address(parts, resolve or resolve_host)
        found = _ask(parts, address, ends, settings.fetch_max_bytes)
        if isinstance(found, Fetched):
            return found
        url = urljoin(url, found)
    raise FetchRefusedError(f"over {settings.fetch_max_redirects} redirects; give the address they lead to")


def check_url(url: str) -> SplitResult:
    """Return an address in parts; raise ``FetchRefusedError`` where it is none that may be fetched."""
    url = url.strip()
    if not url.isprintable() or " " in url or "\\" in url or len(url) > 2_000:
        raise FetchRefusedError("this is no address; expected one such as https://news.example/story")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefusedError("this is no address; expected one such as https://news.example/story") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchRefusedError("only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchRefusedError("an address with a name or password in it is not fetched")
    if port is not None and port not in PORTS:
        raise FetchRefusedError(f"port {port} is not one that news is served on")
    return parts


def resolve_host(host: str, port: int) -> Sequence[str]:
    """Return all IP addresses of a host, as the system knows them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchRefusedError(f"the name {host[:100]!r} stands for no address") from error
    return list(dict.fromkeys(str(item[4][0]) for item in found))


def find_public_address(parts: SplitResult, resolve: Resolve) -> str:
    """Return an IP address of a URL's host; raise ``FetchRefusedError`` if any is not a public one."""
    host = (parts.hostname or "").rstrip(".")
    addresses = resolve(host, _find_port(parts))
    if not addresses:
        raise FetchRefusedError(f"the name {host[:100]!r} stands for no address")
    for address in addresses:
        if not is_public(address):
            # The address itself is not told: it would say something of this network.
            raise FetchRefusedError(f"{host[:100]!r} is not on the public internet; such addresses are never fetched")
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet.

    Private, loopback, link-local (cloud metadata among them), multicast, reserved, shared and unspecified ranges are
    not, nor any IPv6 address that carries such an IPv4 one inside (IANA special-purpose registries, RFC 6890).

    Examples
    --------
    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        for inner in (found.ipv4_mapped, found.sixtofour, found.teredo[1] if found.teredo else None):
            if inner is not None and not is_public(str(inner)):
                return False
        if any(found in network for network in _NAT64) or found.is_site_local:
            return False
    elif found in _SHARED:
        return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def _find_port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _ask(parts: SplitResult, address: str, ends: float, max_bytes: int) -> Fetched | str:
    """Return the page, or the address a redirect names."""
    host = parts.hostname or ""
    left = ends - time.monotonic()
    if left <= 0:
        raise FetchRefusedError("the page took too long; save it and add the file")
    try:
        connection = _connect(parts, address, left)
        # A server that sends a byte now and then keeps every single wait short: the whole of it ends here.
        alarm = threading.Timer(max(0.0, ends - time.monotonic()), _cut, (connection.sock,))
        alarm.daemon = True
        alarm.start()
        try:
            path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
            connection.request(
                "GET",
                path.encode("ascii", "ignore").decode(),
                headers={
                    "Host": parts.netloc.encode("idna", "ignore").decode() if not host.isascii() else parts.netloc,
                    "User-Agent": "Variorum (a person asked for this page)",
                    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
                    "Accept-Encoding": "gzip, identity",
                    "Connection": "close",
                },
            )
            response = connection.getresponse()
            if response.status in (301, 302, 303, 307, 308):
                target = response.getheader("location", "")
                if not target:
                    raise FetchRefusedError("the server redirects to nowhere")
                return target
            if response.status != 200:
                raise FetchRefusedError(f"the server answered {response.status}; open the page yourself and save it")
            return _read(response, parts, ends, max_bytes)
        finally:
            alarm.cancel()
            connection.close()
    except (OSError, http.client.HTTPException, ssl.SSLError) as error:
        raise FetchRefusedError(f"the page could not be fetched ({type(error).__name__})") from error


def _connect(parts: SplitResult, address: str, timeout: float) -> http.client.HTTPConnection:
    """Return a connection to the checked address, whatever the name stands for by now."""
    port, host = _find_port(parts), parts.hostname or ""
    plain = socket.create_connection((address, port), timeout=min(timeout, 10.0))
    if parts.scheme == "https":
        context = ssl.create_default_context()
        plain = context.wrap_socket(plain, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=min(timeout, 10.0))
    connection.sock = plain
    return connection


def _cut(listening: socket.socket) -> None:
    with suppress(OSError):
        listening.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse, parts: SplitResult, ends: float, max_bytes: int) -> Fetched:
    kind = response.getheader("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in _PAGES:
        raise FetchRefusedError(f"a page of the kind {kind[:60]!r}; only HTML and plain text are read")
    packed = response.getheader("content-encoding", "identity").lower()
    if packed not in ("identity", "gzip", ""):
        raise FetchRefusedError("the page is packed in a way that was not asked for")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed == "gzip" else None
    data = bytearray()
    while piece := response.read1(65_536):
        if time.monotonic() > ends:
            raise FetchRefusedError("the page took too long; save it and add the file")
        try:
            data += unpack.decompress(piece, max_bytes + 1 - len(data)) if unpack else piece
        except (zlib.error, gzip.BadGzipFile) as error:
            raise FetchRefusedError("the page is packed wrongly") from error
        if len(data) > max_bytes or (unpack and unpack.unconsumed_tail):
            raise FetchRefusedError(f"the page has over {max_bytes:,} bytes")
    if response.length:  # the connection ended before the page did
        raise FetchRefusedError("the page came in part only; try again, or save it and add the file")
    return Fetched(urlunsplit(parts._replace(fragment="")), bytes(data), kind == "text/plain")
