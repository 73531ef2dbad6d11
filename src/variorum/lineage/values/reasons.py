"""Why a value weighs what it weighs, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.lineage.values.claims import Floats, Table

MAX_NAMED = 3
"""Sources that a reason names; more would not be read."""


def tell_why(
    table: Table, rows: Sequence[int], independence: Floats, lent: float, ties: Mapping[int, Mapping[int, float]]
) -> str:
    """Return who stands behind a value, who is taken for a copier of whom, and what speaks for it in part.

    ``rows`` are the claims of the value, those that count fully first.
    """
    sources = [int(table.source[row]) for row in rows]
    copied = [source for row, source in zip(rows, sources, strict=True) if independence[row] < 0.5]
    free = len(sources) - len(copied)
    told = f"{len(sources)} source{'s' * (len(sources) > 1)}"
    if copied:
        told += f", {free} of {'them' if free else 'which'} independent: "
        told += "; ".join(_tell_tie(table, source, sources, ties) for source in copied[:MAX_NAMED])
        if len(copied) > MAX_NAMED:
            told += f"; and {len(copied) - MAX_NAMED} more"
    if lent >= 0.1:
        told += f"; other values speak for it in part ({lent:.0%} of its votes)"
    return told


def _tell_tie(table: Table, source: int, sources: Sequence[int], ties: Mapping[int, Mapping[int, float]]) -> str:
    tied = ties.get(source, {})
    before = [other for other in sources[: sources.index(source)] if other in tied]
    if not before:
        return f"{table.sources[source]} is tied to several of them"
    nearest = max(before, key=lambda other: (tied[other], -other))
    return f"{table.sources[source]} goes with {table.sources[nearest]} ({tied[nearest]:.2f})"
