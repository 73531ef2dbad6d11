"""What people decided, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RulingKind(StrEnum):
    """MERGE and SPLIT speak of two statements (or stories' reports); DEPENDS and INDEPENDENT of two reports."""

    MERGE = "merge"
    SPLIT = "split"
    DEPENDS = "depends"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision that outlives every recomputation.

    ``left`` and ``right`` are statement ids (merge, split), report ids for DEPENDS (``left`` took from ``right``, which
    may be a missing origin's id) and INDEPENDENT (``left`` did not take from ``right``).
    """

    id: str
    kind: RulingKind
    left: str
    right: str
    author: str
    note: str
    made: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Anything left out: a code of ``variorum.errors``, the place and the reason in one sentence.

    ``place`` names the file and, where there is one, the line or byte or the report and offset.
    """

    code: str
    place: str
    reason: str
    stage: str
