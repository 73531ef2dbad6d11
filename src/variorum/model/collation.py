"""How statements of different reports stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Passage


class RelationKind(StrEnum):
    """How the right statement stands to the left one.

    NARROWER: the right says less or is more specific; WIDER the reverse. FIGURE: the same but for a comparable figure.
    CERTAINTY: the same but for how sure or how final it is put. SUPERSEDES: the right is later and changes the left.
    """

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    FIGURE = "figure"
    CERTAINTY = "certainty"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"
    UNRELATED = "unrelated"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Relation:
    """A verdict on two statements, with its reasons.

    ``confidence`` is 0 to 1 for ``kind``; ``same_score`` 0 to 1 that both answer the same question in the same way.
    ``reason`` is one sentence a person can check; ``left`` and ``right`` are the words it speaks of.
    """

    left_id: str
    right_id: str
    kind: RelationKind
    confidence: float
    same_score: float
    reason: str
    left: Passage
    right: Passage
    rule: str


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a claim and how it stands to the claim's wording."""

    statement_id: str
    report_id: str
    relation: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and every statement across reports that makes, denies, changes or varies it.

    ``wording`` is a real statement's content; ``wording_id`` that statement's id. ``topic`` is a short label made of
    words of the reports (an entity's name, a shared noun). ``ruled`` says that a person's ruling shaped it.
    """

    id: str
    wording: Passage
    wording_id: str
    topic: str
    members: tuple[Member, ...]
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class SharedEntity:
    """One entity across the reports of a story or thread: its per-report entity ids and all spellings."""

    id: str
    name: str
    kind: str
    entity_ids: tuple[str, ...]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """All claims and relations of a story. Statements that nobody else makes are claims with one member."""

    story_id: str
    entities: tuple[SharedEntity, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
