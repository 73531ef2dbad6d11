"""One story, ready to show. No markup here: words and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.collation import Collation, RelationKind
from variorum.model.lineage import Lineage, OriginCount
from variorum.model.omission import Lone, Omission
from variorum.model.reading import Carrier, Force, Manner, Reading
from variorum.model.report import Report
from variorum.model.ruling import Refusal, Ruling
from variorum.model.span import Passage
from variorum.model.story import Story
from variorum.model.time import Period


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line: exact words of a report (``passage`` set) or connecting text (``passage`` None)."""

    text: str
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the brief. At least one piece has a passage: a line nobody's words support cannot be made."""

    pieces: tuple[Piece, ...]
    claim_id: str | None = None
    statement_ids: tuple[str, ...] = ()
    count: OriginCount | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not any(piece.passage for piece in self.pieces):
            raise ValueError("a line needs the words it stands on")

    @property
    def text(self) -> str:
        """The line as it is shown."""
        return "".join(piece.text for piece in self.pieces)


class PartName(StrEnum):
    """The parts of the brief, in order."""

    HEADLINE = "Headline"
    WHAT_HAPPENED = "What happened"
    WHY_IT_MATTERS = "Why it matters"
    DETAILS = "Details"
    ZOOM_IN = "Zoom in"
    ZOOM_OUT = "Zoom out"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the brief; never empty: a part without support is left out of the brief."""

    name: PartName
    lines: tuple[Line, ...]


UNNAMED = "a speaker who is not named"
"""The name of a word whose speaker the report does not name."""


@dataclass(frozen=True, slots=True)
class Word:
    """On whose word a claim finally rests: a speaker or body, or the report itself in its own voice."""

    name: str
    resolved: bool
    own_voice: bool
    statement_ids: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The name, in quotation marks where it is the source's words as written and no resolved name."""
        return self.name if self.resolved or self.own_voice or self.name == UNNAMED else f"“{self.name}”"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says to one claim. ``relation`` None and no statements: it is silent."""

    report_id: str
    statement_ids: tuple[str, ...]
    relation: RelationKind | None
    passages: tuple[Passage, ...]
    speaker: str | None
    via: tuple[Carrier, ...]
    manner: Manner | None
    force: Force | None
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim across all reports of the story, with both counts: reporting origins, and words it rests on.

    ``wording`` is the claim's, with as much of its sentence around it as it takes to be read alone.
    """

    claim_id: str
    wording: Passage
    count: OriginCount
    words: tuple[Word, ...]
    cells: tuple[Cell, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the timeline: when it happened or was said, and the words that say so.

    ``aspect`` is ``happened``, ``said``, ``planned`` (still to come for those who speak of it) or ``published``; a
    sentence stands once a day. ``when`` None: the words are there but cannot be placed.
    """

    when: Period | None
    shown_when: str
    aspect: str
    line: Line
    because: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a discrepancy: the words, who said them and in which report."""

    passage: Passage
    report_id: str
    statement_id: str
    speaker: str | None
    via: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class ValueWeight:
    """How much is behind one of several values that reports give for one thing; evidence, never a verdict.

    ``value`` are the words of the value as one report has them; ``weight`` is its share, 0 to 1, of the evidence for
    the values given, which sum to 1; ``count`` and ``words`` are of the statements that give it; ``because`` says in
    one sentence what the weight rests on.
    """

    value: Passage
    weight: float
    count: OriginCount
    words: tuple[Word, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Where statements differ (figure, certainty, wording), contradict, or changed over time.

    ``kind`` is ``differs``, ``contradicts`` or ``changed``. Two sides or more. ``weights`` are of the values, most
    evidence first, where they differ in a figure; empty elsewhere.
    """

    kind: str
    claim_id: str | None
    relation: RelationKind
    sides: tuple[Side, ...]
    reason: str
    confidence: float
    weights: tuple[ValueWeight, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """All that is known of one story. ``others`` are the other stories of its thread, oldest first.

    ``omissions`` are what reports leave out that most other origins carry; ``lone`` what one origin carries alone.

    Invariant: for every passage anywhere in the edition, ``passage.of(text)`` of its report are the words shown.
    ``reports`` and ``readings`` hold the story's own reports first, then those of the thread that lines refer to.
    """

    story: Story
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    brief: tuple[Part, ...]
    rows: tuple[Row, ...]
    timeline: tuple[Event, ...]
    discrepancies: tuple[Discrepancy, ...]
    lineage: Lineage
    collation: Collation
    others: tuple[Story, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    omissions: tuple[Omission, ...] = ()
    lone: tuple[Lone, ...] = ()
