"""What one report says: entities, statements, figures, moments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Passage, Span
from variorum.model.time import Period


class EntityKind(StrEnum):
    """What a mention stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class MentionKind(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. ``entity_id`` is None when they could not be resolved."""

    id: str
    span: Span
    kind: MentionKind
    entity_id: str | None
    because: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what mentions stand for, with its spellings in the report, most complete first.

    ``roles`` are what the report calls a person (``fire chief``), ``scope`` the folded words for what these are roles
    of (``city``).
    """

    id: str
    name: str
    kind: EntityKind
    spellings: tuple[str, ...]
    mention_ids: tuple[str, ...]
    roles: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()


class Manner(StrEnum):
    """How the words are given: in quotation marks, without, partly, or by the report itself."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN = "own"


class Force(StrEnum):
    """What the speaker does with the content."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HEDGED = "hedged"
    ASKED = "asked"
    DEMANDED = "demanded"
    PROMISED = "promised"
    INTENDED = "intended"
    BELIEVED = "believed"
    DECLINED = "declined"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words a statement gives.

    ``name`` is the resolved entity's best name, or the words of the source as written when ``resolved`` is False, or
    None when nobody is named (``"the report"`` speaks in its own voice: manner OWN has name None).
    """

    name: str | None
    entity_id: str | None = None
    resolved: bool = False
    anonymous: bool = False
    because: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Carrier:
    """One link of the chain a statement came through: innermost first, the outermost nearest this report.

    ``spans`` are the words that name it; ``is_outlet`` whether it is a news outlet or agency.
    """

    name: str
    spans: tuple[Span, ...]
    is_outlet: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """What a report attributes to somebody, or says in its own voice.

    Parameters
    ----------
    content, cue, source
        Spans of ``report.text`` in reading order. ``content`` is never empty; ``cue`` and ``source`` are empty for own
        voice and where the report leaves them out. Quotation marks lie outside ``content``.
    via
        Who it came through, innermost first; empty when the report had it from the speaker itself.
    parent_id
        The statement this one is nested in, if any.
    confidence
        0 to 1, that content and speaker are right.
    moment_id
        When it was said, if the sentence says so.
    makes_claim
        False where the find says who stands where but is no proposition to compare with others: a content of a bare
        name, an impression on nobody's word, or a speaker's own *I think* within what the speaker said.
    """

    id: str
    report_id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    speaker: Speaker
    via: tuple[Carrier, ...]
    manner: Manner
    force: Force
    confidence: float
    because: str
    parent_id: str | None = None
    moment_id: str | None = None
    makes_claim: bool = True

    @property
    def passage(self) -> Passage:
        """The content as a passage of its report."""
        return Passage(self.report_id, self.content)


class Qualifier(StrEnum):
    """How a figure is hedged. EXACT is a bare number."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with what it counts.

    Parameters
    ----------
    span
        The words of the quantity with its qualifier, without the noun.
    low, high
        The interval the words allow, ``low <= high``; None where open (``more than 5`` is 5 to None).
    unit
        ``count``, ``percent``, ``fraction``, an ISO 4217 code, or an SI or everyday unit name in the singular.
    noun
        The lemma of the counted head noun with its modifiers as written (``Iranian fighters``), or None.
    noun_span
        Where those words stand, or None.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str
    noun: str | None
    qualifier: Qualifier
    noun_span: Span | None = None


class MomentType(StrEnum):
    """TIMEX3 types (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression: its TIMEX3 value and, where it can be placed, the period it means.

    ``resolved`` is None when the report does not say enough to place it; ``because`` says how it was placed or why not.
    """

    id: str
    span: Span
    type: MomentType
    value: str
    resolved: Period | None
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one report, each tuple in text order."""

    report_id: str
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    moments: tuple[Moment, ...]
