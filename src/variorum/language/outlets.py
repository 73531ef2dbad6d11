"""News outlets and agencies: their names, spellings and hosts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.model import Span

_WORDS = frozenset(
    "Time TIME Variety Dawn Petra Insider Independent Guardian Slate Salon Globes Granma Inquirer Forbes".split()
    + [f"The {word}" for word in "Sun Nation Age Paper Punch Local Wire Telegram Independent Guardian".split()]
)
"""Spellings that are words or names too: read as outlets only where the words beside them say so."""
_SPEAKS = re.compile(
    r"\s(?:magazine|newspaper|news agency|website|daily|tabloid|online)\b|\s?[)\]]|"
    r"\s(?:(?:has|had|also|first|later|earlier)\s)?(?:said|says|reported|reports|wrote|writes|told|quoted|quotes|published|cited|citing|quoting)\b"
)
_ARTICLE = re.compile(r"\b[Tt]he\s$")
_MIDDLE = re.compile(r"\b(?:told|by|in|to|via|from|with|and)\s$")
_NO_OUTLET = re.compile(
    r"\s(?:[A-Z]|candidate|lawmaker|legislator|member|senator|voter|councillor|counsel|inquiry|investigat|review|part(?:y|ies)\b|angel|of\b)"
)


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
    # By their first letter: ten times as fast as one long list of alternatives.
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(re.escape(name[1:]))
    each = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"(?<![\w@])(?:{each})(?!\w)")


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
    """Return every spelling of a known outlet in ``text[start:end]``, longest first at a place, in text order.

    A spelling that is a word as well ("Time", "Independent") counts where an article, a verb of reporting or a word
    such as "magazine" beside it says that the outlet is meant.
    """
    found = []
    for hit in _pattern().finditer(text, start, len(text) if end is None else end):
        outlet = match_outlet(hit[0])
        if outlet and (hit[0] not in _WORDS or _is_meant(text, hit, start, len(text) if end is None else end)):
            found.append((Span(*hit.span()), outlet))
    return found


def _is_meant(text: str, hit: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a word that is an outlet's name too stands for the outlet here."""
    if hit[0] == text[start:end].strip(" \t\n()[].,:"):
        return True
    after = text[hit.end() : hit.end() + 30]
    if _SPEAKS.match(after):
        # "(Independent)" after a name is a party.
        return not (hit[0] == "Independent" and after.startswith(")"))
    lead = _MIDDLE if hit[0].startswith("The ") else _ARTICLE
    article = lead.search(text, max(0, hit.start() - 5), hit.start())
    return bool(article) and hit[0] not in ("Time", "TIME", "Dawn", "Petra") and not _NO_OUTLET.match(after)
