"""News outlets and agencies: their names, spellings and hosts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.model import Span


@dataclass(frozen=True, slots=True)
class Outlet:
    """One news outlet.

    ``id`` is a slug that never changes; ``is_agency`` says that others reprint it under licence.
    """

    id: str
    name: str
    is_agency: bool
    spellings: tuple[str, ...]
    hosts: tuple[str, ...]


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Return the table of outlets, in the order of ``data/outlets.tsv``."""
    table = files("variorum.language").joinpath("data/outlets.tsv").read_text(encoding="utf-8")
    outlets = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            name, kind, spellings, hosts = [*line.split("\t"), "", "", ""][:4]
            known = (name, *[s for s in spellings.split("|") if s])
            outlets.append(
                Outlet(make_outlet_id(name), name, kind == "agency", known, tuple(h for h in hosts.split("|") if h))
            )
    return tuple(outlets)


def make_outlet_id(name: str) -> str:
    """Return the slug of an outlet's name: ``The Washington Post`` gives ``washington-post``."""
    plain = re.sub(r"^the\s+", "", name.strip().lower())
    return re.sub(r"[^\w]+", "-", plain).strip("-")


@cache
def _by_spelling() -> dict[str, Outlet]:
    return {_fold(spelling): outlet for outlet in load_outlets() for spelling in outlet.spellings}


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in load_outlets() for host in outlet.hosts}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted({s for outlet in load_outlets() for s in outlet.spellings}, key=len, reverse=True)
    return re.compile(r"(?<![\w@])(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")


def _fold(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"^the\s+", "", name.strip(), flags=re.I)).casefold().replace("’", "'")


def match_outlet(name: str) -> Outlet | None:
    """Return the outlet that ``name`` spells (article and case ignored), or None."""
    return _by_spelling().get(_fold(name))


def match_host(host: str) -> Outlet | None:
    """Return the outlet at ``host`` or at a parent domain of it, or None."""
    labels = host.lower().strip(".").split(".")
    for start in range(len(labels) - 1):
        if found := _by_host().get(".".join(labels[start:])):
            return found
    return None


def find_outlets(text: str, start: int = 0, end: int | None = None) -> list[tuple[Span, Outlet]]:
    """Return every spelling of a known outlet in ``text[start:end]``, longest first at a place, in text order."""
    found = []
    for hit in _pattern().finditer(text, start, len(text) if end is None else end):
        if outlet := match_outlet(hit[0]):
            found.append((Span(*hit.span()), outlet))
    return found
