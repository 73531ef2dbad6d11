"""What a figure is of: the dead, the arrested, a vote share, a prison term (``data/figure_themes.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from variorum.collation.figure_scales import find_common_unit
from variorum.collation.proposition import Quantity
from variorum.reading.figures.units import MONEY

_SPEEDS = frozenset({"kilometre per hour", "mile per hour", "metre per second", "knot"})
_KINDS = {
    "percent": "share",
    "fraction": "share",
    "percentage point": "share",
    "basis point": "share",
    "magnitude": "count",
}


def find_kind(unit: str) -> str:
    """Return the kind of a unit as the table names it: count, share, money, speed, or the unit itself."""
    if (len(unit) == 3 and unit.isupper()) or unit in MONEY:
        return "money"
    if unit in _SPEEDS:
        return "speed"
    return _KINDS.get(unit) or find_common_unit(unit)


@cache
def _load_themes() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    table = files("variorum.collation").joinpath("data/figure_themes.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            theme, kind, words = line.split("\t")
            for word in words.split():
                found.setdefault((kind, word), set()).add(theme)
    return {key: frozenset(themes) for key, themes in found.items()}


def _look_up(kind: str, words: Iterable[str]) -> frozenset[str]:
    table = _load_themes()
    return frozenset(
        theme for word in words for form in {word, word.split("_")[0]} for theme in table.get((kind, form), frozenset())
    )


def find_themes(quantity: Quantity) -> frozenset[str]:
    """Return the themes of a figure, read off what happens to it, else off its noun, else off the clause around it.

    Examples
    --------
    >>> from variorum.model import Qualifier
    >>> event, exact = frozenset({"perish"}), Qualifier.EXACT
    >>> sorted(find_themes(Quantity(9.0, 9.0, "count", exact, "miner", frozenset(), event, "nine")))
    ['dead']
    """
    kind = find_kind(quantity.unit)
    noun = frozenset({quantity.noun}) if quantity.noun else frozenset()
    return (
        _look_up(kind, quantity.event) or _look_up(kind, noun | quantity.modifiers) or _look_up(kind, quantity.setting)
    )
