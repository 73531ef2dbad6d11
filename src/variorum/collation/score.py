"""What one comparator found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """What one comparator found: ``value`` in -1 to 1 and ``reason`` in a few words, empty when there is none."""

    value: float
    reason: str = ""
