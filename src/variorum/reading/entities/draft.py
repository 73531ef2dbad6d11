"""What the stages of naming hand each other before identifiers are given out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span as TokenRange
from spacy.tokens import Token

from variorum.model import EntityKind, MentionKind, Span
from variorum.reading.parsing import ParsedBlock


@dataclass(frozen=True)  # without slots, so that what is asked for often is found only once
class Draft:
    """Words that may stand for an entity: tokens ``[start, end)`` of one block, and where that block stands.

    ``sentence`` counts the report's sentences from 0. ``label`` is what the words look like; the entity may say better.
    """

    parsed: ParsedBlock
    start: int
    end: int
    kind: MentionKind
    label: EntityKind
    sentence: int

    @cached_property
    def tokens(self) -> TokenRange:
        """The tokens."""
        return self.parsed.doc[self.start : self.end]

    @cached_property
    def root(self) -> Token:
        """The token that the others hang on."""
        return self.tokens.root

    @cached_property
    def span(self) -> Span:
        """Where the words stand in the report."""
        return self.parsed.span_of(self.tokens)

    @cached_property
    def text(self) -> str:
        """The words."""
        return self.tokens.text


@dataclass(slots=True)
class EntityDraft:
    """An entity while its mentions are gathered; owned by one call of ``find_entities``.

    ``roles`` are lemmas stated of it, ``scope`` the words for what they are roles of, ``age`` years as written,
    ``countries`` the names of countries it was tied to, ``former`` whether the report says that it lost its office,
    ``gender`` ``m``, ``f`` or an empty string, ``plural`` whether it is several people.
    """

    label: EntityKind
    spellings: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    former: bool = False
    interim: bool = False
    scope: set[str] = field(default_factory=set)
    age: str = ""
    gender: str = ""
    plural: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity (index into the drafts) a draft stands for, or None, with the reason and a confidence 0 to 1."""

    entity: int | None
    because: str
    confidence: float = 1.0
