"""What metadata say of where a report was taken from: asserted links, which lineage counts as such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from variorum.model import Declaration

RECORD_FIELDS = {
    "canonical": "canonical",
    "canonical_url": "canonical",
    "is_based_on": "isBasedOn",
    "isBasedOn": "isBasedOn",
    "syndicated_from": "syndication source",
    "feed_source": "feed source",
    "source_feed": "feed source",
    "agency": "agency",
    "agencies": "agency",
}
META_NAMES = {
    "syndication-source": "syndication source",
    "original-source": "original source",
    "article:original_source": "original source",
    "dc.source": "source",
    "agency": "agency",
}
"""Names of meta tags; the first two are those Google News described in 2010."""
MOST = 8
LONGEST = 2000


def read_declarations(record: Mapping[str, object]) -> tuple[Declaration, ...]:
    """Return what the fields of a record declare; a value may be a text, an object with a name, or a list of these."""
    found = [
        Declaration(kind, target) for field, kind in RECORD_FIELDS.items() for target in _list_texts(record.get(field))
    ]
    return tuple(dict.fromkeys(found))[:MOST]


def find_declarations(
    metas: Mapping[str, str], nodes: Sequence[Mapping[str, object]], canonical: str | None, address: str | None
) -> tuple[Declaration, ...]:
    """Return what a page declares. A canonical address counts where the page gives another host as its own."""
    found: list[Declaration] = []
    if canonical and address and _host(canonical) and _host(address) and _host(canonical) != _host(address):
        found.append(Declaration("canonical", canonical[:LONGEST]))
    found += [
        Declaration(kind, metas[name][:LONGEST])
        for name, kind in META_NAMES.items()
        if metas.get(name) and metas[name] != address
    ]
    found += [Declaration("isBasedOn", text) for node in nodes for text in _list_texts(node.get("isBasedOn"))]
    return tuple(dict.fromkeys(found))[:MOST]


def _host(address: str) -> str:
    try:
        return (urlsplit(address.strip()).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def _list_texts(value: object) -> Iterable[str]:
    if isinstance(value, str) and value.strip():
        return (" ".join(value.split())[:LONGEST],)
    if isinstance(value, Mapping):
        named = value.get("url") or value.get("@id") or value.get("name")
        return _list_texts(named) if isinstance(named, str) else ()
    if isinstance(value, list):
        return [text for item in value[:MOST] if not isinstance(item, list) for text in _list_texts(item)]
    return ()
