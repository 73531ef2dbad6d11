"""How one report stands to another: what it adds, leaves out, changes and softens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.collation import RelationKind
from variorum.model.span import Passage


class ChangeKind(StrEnum):
    """What the right report does with what the left one says.

    CHANGED: another figure, time or the opposite. SOFTENED: put less surely or less finally, or only as somebody's
    word; FIRMED the reverse. UNSURE: it may say the same, and is neither called added nor left out.
    """

    CHANGED = "changed"
    SOFTENED = "softened"
    FIRMED = "firmed"
    ADDED = "added"
    OMITTED = "omitted"
    UNSURE = "unsure"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the two reports say alike, say differently, or that only one says.

    ``left`` and ``right`` are the words of either report. Of ADDED (OMITTED) the left (right) words are the nearest
    that the other report has, to check against; None where nothing is near. ``statement_ids`` are those of the left and
    of the right words.
    """

    kind: ChangeKind
    left: Passage | None
    right: Passage | None
    relation: RelationKind | None
    reason: str
    confidence: float
    statement_ids: tuple[str | None, str | None]

    def __post_init__(self) -> None:
        if self.left is None and self.right is None:
            raise ValueError("a change needs the words it stands on")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the report ``right_id`` makes of the report ``left_id``: changes first, what is kept last."""

    left_id: str
    right_id: str
    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind, in the order of the text."""
        return tuple(change for change in self.changes if change.kind is kind)
