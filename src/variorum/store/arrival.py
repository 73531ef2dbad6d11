"""Whether an arriving report is new, known already, or a new version of one that is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit

from variorum.model import Report


class AddOutcome(StrEnum):
    """What became of a report that was added."""

    NEW = "new"
    DUPLICATE = "duplicate"
    NEW_VERSION = "new version"


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells a report from another: its id, its words, its address and its outlet.

    ``address`` and ``outlet`` are empty when unknown; ``first_id`` is the id of the first version.
    """

    id: str
    text_sha256: str
    address: str
    outlet: str
    first_id: str


_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref_src")


def find_address(url: str | None) -> str:
    """Return the address without what does not change the page: scheme, ``www.``, fragment, tracking; '' for None.

    Examples
    --------
    >>> find_address("https://www.Example.org/news/1/?utm_source=x#top")
    'example.org/news/1'
    """
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    query = [(name, value) for name, value in parse_qsl(parts.query, True) if not name.lower().startswith(_TRACKING)]
    return host + parts.path.rstrip("/") + (f"?{urlencode(query, errors='replace')}" if query else "")


def identify(report: Report) -> Identity:
    """Return what tells this report from another."""
    address = find_address(report.url)
    outlet = " ".join((report.outlet or "").casefold().split()) or address.split("/", 1)[0]
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Identity(report.id, digest, address, outlet, report.version_of or report.id)


def compare_arrival(new: Identity, kept: Sequence[Identity]) -> tuple[AddOutcome, Identity | None]:
    """Return what a report with identity ``new`` is to those already kept, and which one it is that of.

    Parameters
    ----------
    new
        The arriving report.
    kept
        Those kept that share its id, its words or its address, in order of arrival.

    Notes
    -----
    Same words by the same outlet (or where neither names one), at the same address or under the same id: known
    already. Same words by another outlet: a reprint, which is a report of its own, since lineage needs it. Changed
    words at one address, or under one id where neither address nor outlet speaks against it: a new version.
    Anything else is new, even if its id is taken, so that no report is lost to a chance of naming.
    """
    for other in kept:
        if other.text_sha256 == new.text_sha256 and (
            other.outlet == new.outlet or (new.address and other.address == new.address) or other.id == new.id
        ):
            return AddOutcome.DUPLICATE, other
    for other in kept:
        if new.address and other.address == new.address:
            return AddOutcome.NEW_VERSION, other
    for other in kept:
        if other.id == new.id and _agree(other.address, new.address) and _agree(other.outlet, new.outlet):
            return AddOutcome.NEW_VERSION, other
    return AddOutcome.NEW, None


def _agree(left: str, right: str) -> bool:
    return not left or not right or left == right
