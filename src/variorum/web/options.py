"""How a server is opened: to whom, under which names, and what it may do."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field

from variorum.errors import UsageError

LOOPBACK_NAMES = frozenset({"localhost", "localhost.", "ip6-localhost"})
MIN_TOKEN_CHARS = 12
"""A shorter token of a person's own could be tried out over a network."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where the server listens and what it allows.

    ``token`` is wanted of every request when it is not empty; it never is on another address than a loopback one.
    ``hosts`` are further names it may be called by.
    """

    host: str = "127.0.0.1"
    port: int = 8642
    token: str = ""
    hosts: tuple[str, ...] = ()
    allow_fetch: bool = False
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine's own."""
    if host.lower() in LOOPBACK_NAMES:
        return True
    address = parse_address(host)
    return address is not None and address.is_loopback


def parse_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that a host is, or None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def make_options(
    host: str, port: int, token: str = "", hosts: tuple[str, ...] = (), allow_fetch: bool = False
) -> Options:
    """Return the options of a server; one that is open to a network gets a token when none is given.

    Raises
    ------
    UsageError
        If a token was given that is too short.
    """
    if token and len(token) < MIN_TOKEN_CHARS:
        raise UsageError(f"a token of {len(token)} characters; at least {MIN_TOKEN_CHARS} are needed")
    if not token and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    return Options(host, port, token, tuple(name.lower() for name in hosts), allow_fetch)
