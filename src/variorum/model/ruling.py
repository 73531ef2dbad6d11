"""What people decided, and what was left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum


class RulingKind(StrEnum):
    """MERGE and SPLIT speak of two statements (or stories' reports); DEPENDS and INDEPENDENT of two reports.

    SPEAKER says who spoke a statement; UNDO takes an earlier ruling back.
    """

    MERGE = "merge"
    SPLIT = "split"
    DEPENDS = "depends"
    INDEPENDENT = "independent"
    SPEAKER = "speaker"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision that outlives every recomputation.

    ``left`` and ``right`` are statement ids (merge, split), report ids for DEPENDS (``left`` took from ``right``, which
    may be a missing origin's id) and INDEPENDENT (``left`` did not take from ``right``). For SPEAKER ``left`` is a
    statement id and ``right`` the right speaker's name, empty when it is only known who it was not; for UNDO ``left``
    is the id of the ruling that is taken back.
    """

    id: str
    kind: RulingKind
    left: str
    right: str
    author: str
    note: str
    made: str


def find_holding(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings that hold, in order: those that were not taken back, without what took them back."""
    listed = tuple(rulings)
    undone = {ruling.left for ruling in listed if ruling.kind is RulingKind.UNDO}
    return tuple(ruling for ruling in listed if ruling.kind is not RulingKind.UNDO and ruling.id not in undone)


def find_touching(rulings: Iterable[Ruling], report_ids: Collection[str]) -> tuple[Ruling, ...]:
    """Return the rulings that speak of one of these reports, or of a statement of one."""

    def touches(name: str) -> bool:
        return name in report_ids or name.rpartition(":")[0] in report_ids

    return tuple(ruling for ruling in rulings if touches(ruling.left) or touches(ruling.right))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Anything left out: a code of ``variorum.errors``, the place and the reason in one sentence.

    ``place`` names the file and, where there is one, the line or byte or the report and offset.
    """

    code: str
    place: str
    reason: str
    stage: str
