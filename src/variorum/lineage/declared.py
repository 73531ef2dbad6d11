"""Origins that a report's metadata declare: they are asserted, not found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.language.outlets import match_host
from variorum.lineage.outlet_names import find_own_ids, identify_outlet
from variorum.model import Declaration, Report


@dataclass(frozen=True, slots=True)
class Declared:
    """One outlet or address that a report's metadata name as where it was taken from."""

    outlet_id: str
    name: str
    address: str | None
    because: str


def find_declared(report: Report) -> tuple[Declared, ...]:
    """Return what a report declares, without what names its own outlet."""
    own = find_own_ids(report) if report.declared else frozenset()
    found: dict[str, Declared] = {}
    for declaration in report.declared:
        for entry in _read(declaration):
            is_itself = entry.address is not None and fold_address(entry.address) == fold_address(report.url or "")
            if entry.outlet_id and entry.outlet_id not in own and not is_itself:
                found.setdefault(entry.outlet_id, entry)
    return tuple(found.values())


def _read(declaration: Declaration) -> Iterator[Declared]:
    target = declaration.target.strip()
    because = f"its metadata say so ({declaration.kind}: {target[:90]})"
    if re.match(r"https?://", target):
        try:
            host = (urlsplit(target).hostname or "").removeprefix("www.")
        except ValueError:
            return
        known = match_host(host)
        if host:
            yield Declared(
                known.id if known else identify_outlet(host)[0], known.name if known else host, target, because
            )
        return
    # Agency codes come as lists: "AP; AFP".
    for part in re.split(r"[;|/]|, ", target)[:8]:
        if part.strip():
            outlet_id, name, _ = identify_outlet(part)
            yield Declared(outlet_id, name, None, because)


def fold_address(address: str) -> str:
    """Return an address as it is compared: no scheme, ``www.``, query, fragment or closing slash."""
    plain = re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", address.strip(), flags=re.I)
    return re.split(r"[?#]", plain, maxsplit=1)[0].rstrip("/").casefold()


def index_addresses(reports: Sequence[Report]) -> Mapping[str, int]:
    """Map the address of every report that has one to its number, the first of equals."""
    found: dict[str, int] = {}
    for number, report in enumerate(reports):
        if report.url:
            found.setdefault(fold_address(report.url), number)
    return found
