"""Tables of general knowledge: countries with their peoples and capitals, and first names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.reading.entities.spelling import fold


@dataclass(frozen=True, slots=True)
class Country:
    """One country or union: its names, the words for its people, its capitals, and the bodies that speak for it."""

    name: str
    names: tuple[str, ...]
    peoples: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]


def _read(name: str) -> list[str]:
    text = files("variorum.reading.entities").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def load_countries() -> tuple[Country, ...]:
    """Return the table of countries, in the order of ``data/countries.tsv`` (general knowledge, written by hand)."""
    rows = [[*line.split("\t"), "", "", ""][:4] for line in _read("countries.tsv")]
    return tuple(Country(_cells(row[0])[0], *(_cells(cell) for cell in row)) for row in rows)


@cache
def _by(column: str) -> dict[str, Country]:
    return {fold(name): country for country in load_countries() for name in getattr(country, column)}


def match_country(name: str) -> Country | None:
    """Return the country that ``name`` names (article, case and accents ignored), or None."""
    return _by("names").get(fold(name))


def match_people(name: str) -> Country | None:
    """Return the country whose people or adjective ``name`` is (``Dutch``, ``Danes``), or None."""
    return _by("peoples").get(fold(name))


def match_capital(name: str) -> Country | None:
    """Return the country whose capital ``name`` is, or None. City states have none: the name means both."""
    return _by("capitals").get(fold(name))


def match_seat(name: str) -> Country | None:
    """Return the country for whose government ``name`` speaks (``the White House``, ``Kremlin``), or None."""
    return _by("seats").get(fold(name))


def match_any_country(name: str) -> Country | None:
    """Return the country that ``name`` names, describes, is capital of or speaks for, or None."""
    return match_country(name) or match_people(name) or match_capital(name) or match_seat(name)


@cache
def _first_names() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _read("first_names.tsv"):
        gender, names = line.split("\t")
        for name in names.split():
            folded = fold(name)
            # A name in both lists says nothing about gender.
            known[folded] = "" if known.get(folded, gender) != gender else gender
    return known


def match_first_name(name: str) -> str | None:
    """Return ``m``, ``f`` or an empty string (a first name of either gender), or None if it is no known first name."""
    return _first_names().get(fold(name))
