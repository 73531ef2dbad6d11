"""Values that sources give for matters, and what weighing says of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A source gives a value for a matter: a report, an outlet or a site; a figure, a time, a set of names.

    ``value`` is any hashable thing, already brought to one form by the caller: equal values are one value.
    """

    source: str
    matter: str
    value: Hashable


@dataclass(frozen=True, slots=True)
class WeighedValue:
    """A value and how much is behind it; a weight of evidence, no statement that it is true.

    Parameters
    ----------
    weight
        0 to 1; the weights of one matter's values sum to at most 1, the rest being kept for a value nobody gave.
    sources
        Who gives it, each once, those that count fully first.
    origins
        How many independent sources that is, between 1 and their number: a copier counts a little.
    support
        Votes it has from other values that speak for it in part, as a share of all its votes, 0 to 1.
    because
        One sentence a person can check.
    """

    matter: str
    value: Hashable
    weight: float
    sources: tuple[str, ...]
    origins: float
    support: float
    because: str


@dataclass(frozen=True, slots=True)
class Table:
    """Claims by number: row ``i`` says that ``sources[source[i]]`` holds ``values[value[i]]``.

    ``share`` is 1 over the number of values the source gives for that matter, so that nobody votes twice.
    ``matter`` gives the matter of each value; ``holders`` the rows of each value, ``held`` the values of each source
    by matter.
    """

    sources: tuple[str, ...]
    matters: tuple[str, ...]
    values: tuple[Hashable, ...]
    matter: Whole
    source: Whole
    value: Whole
    share: Floats
    holders: tuple[tuple[int, ...], ...]
    of_matter: tuple[tuple[int, ...], ...]


def tabulate(claims: Iterable[SourcedValue]) -> Table:
    """Return the claims by number, each once, in an order that does not depend on the order of arrival."""
    unique = sorted(set(claims), key=lambda claim: (claim.matter, claim.source, _order(claim.value)))
    sources = tuple(sorted({claim.source for claim in unique}))
    source_number = {source: number for number, source in enumerate(sources)}
    matter_number: dict[str, int] = {}
    value_number: dict[tuple[int, Hashable], int] = {}
    rows: list[tuple[int, int]] = []
    given: dict[tuple[int, int], int] = {}
    for claim in unique:
        matter = matter_number.setdefault(claim.matter, len(matter_number))
        value = value_number.setdefault((matter, claim.value), len(value_number))
        source = source_number[claim.source]
        rows.append((source, value))
        given[source, matter] = given.get((source, matter), 0) + 1
    matters = np.array([matter for matter, _ in value_number], dtype=np.intp)
    holders: list[list[int]] = [[] for _ in value_number]
    of_matter: list[list[int]] = [[] for _ in matter_number]
    for number, (_, value) in enumerate(rows):
        holders[value].append(number)
    for value, matter in enumerate(matters):
        of_matter[matter].append(value)
    return Table(
        sources,
        tuple(matter_number),
        tuple(value for _, value in value_number),
        matters,
        np.array([source for source, _ in rows], dtype=np.intp),
        np.array([value for _, value in rows], dtype=np.intp),
        np.array([1.0 / given[source, int(matters[value])] for source, value in rows], dtype=np.float64),
        tuple(map(tuple, holders)),
        tuple(map(tuple, of_matter)),
    )


def sum_by(where: Whole, weights: Floats, length: int) -> Floats:
    """Return the sums of the weights by number, as floats even where there is nothing to sum."""
    return np.bincount(where, weights, minlength=length).astype(np.float64)


def _order(value: Hashable) -> str:
    """Return a text that orders values of any kind the same way in every run (a set's own order varies)."""
    if isinstance(value, frozenset):
        return repr(sorted(map(repr, value)))
    return repr(value)
