"""The words and signs a page uses for the model's values; a sign never stands without its word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.edition import describe_dissent
from variorum.model import (
    UNNAMED,
    BlockKind,
    Carrier,
    Cell,
    ChangeKind,
    EvidenceKind,
    Force,
    Manner,
    OriginCount,
    RelationKind,
    Row,
    Speaker,
    Statement,
    Word,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign, the word beside it, and the class that colours it."""

    symbol: str
    word: str
    style: str


SILENT = Sign("·", "silent", "silent")
SIGNS: dict[RelationKind, Sign] = {
    RelationKind.SAME: Sign("=", "same", "same"),
    RelationKind.NARROWER: Sign("⊂", "narrower", "part"),
    RelationKind.WIDER: Sign("⊃", "wider", "part"),
    RelationKind.FIGURE: Sign("≠", "other figure", "differs"),
    RelationKind.CERTAINTY: Sign("≈", "other certainty", "differs"),
    RelationKind.CONTRADICTS: Sign("✕", "contradicts", "against"),
    RelationKind.SUPERSEDES: Sign("↻", "changed", "changed"),
    RelationKind.UNRELATED: Sign("–", "other matter", "silent"),
    RelationKind.UNSURE: Sign("?", "unsure", "unsure"),
}
"""How a cell stands to its row's wording."""

KINDS: dict[str, Sign] = {
    "differs": Sign("≠", "differs", "differs"),
    "contradicts": Sign("✕", "contradicts", "against"),
    "changed": Sign("↻", "changed over time", "changed"),
}
"""The kinds of discrepancy."""

FURNITURE: dict[BlockKind, str] = {
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.MENU: "menu",
    BlockKind.FORM: "form",
    BlockKind.EMBED: "embedded post",
    BlockKind.CREDIT: "credit",
    BlockKind.BYLINE: "byline",
    BlockKind.DATELINE: "dateline",
    BlockKind.PROMOTION: "promotion",
    BlockKind.CORRECTION: "correction",
    BlockKind.DATE_NOTE: "date",
    BlockKind.FOREIGN: "other language",
}
"""What is set apart from prose, by kind."""

EVIDENCE: dict[EvidenceKind, str] = {
    EvidenceKind.CITATION: "cites",
    EvidenceKind.CREDIT: "credits",
    EvidenceKind.DECLARED: "declared",
    EvidenceKind.SHARED_PROSE: "shared prose",
    EvidenceKind.SHARED_ERROR: "shared error",
    EvidenceKind.SHARED_RENDERING: "shared rendering",
    EvidenceKind.SHARED_QUOTATION: "shared quotation",
    EvidenceKind.TIME_ORDER: "order of time",
    EvidenceKind.RULING: "a person's ruling",
}
"""What speaks for or against a dependence."""


def choose_sign(cell: Cell) -> Sign:
    """Return the sign of a cell: silent where the report says nothing to the claim."""
    return SIGNS[cell.relation] if cell.relation is not None else SILENT


def describe_interval(count: OriginCount) -> str:
    """Return both counts with the interval: ``3 reports · 2 independent reporting origins (2–3)``."""
    interval = f" ({count.low}–{count.high})" if count.low != count.high else ""
    reports = f"{count.reports} report{'s' * (count.reports != 1)}"
    return f"{reports} · {count.origins} independent reporting origin{'s' * (count.origins != 1)}{interval}"


def describe_support(row: Row, names: Mapping[str, str]) -> str:
    """Return a claim's counts and who among them speaks otherwise: ``3 reports · … origins · G contradicts it``.

    The counts are of all who speak to the claim, so whoever denies it or gives another figure is named beside them.
    ``names`` are the reports' by id.
    """
    return " · ".join((describe_interval(row.count), *describe_dissent(row, names)))


def describe_words(words: tuple[Word, ...]) -> str:
    """Return on whose word a claim rests, unresolved speakers in quotation marks; empty when nobody is named."""
    named = [word.shown for word in words if not word.own_voice]
    own = [word.name for word in words if word.own_voice]
    parts = []
    if named:
        parts.append("on the word of " + ", ".join(named[:4]) + (" and others" if len(named) > 4 else ""))
    if own:
        parts.append(("also " if named else "") + "in the own voice of " + ", ".join(own[:3]))
    return "; ".join(parts)


def describe_via(via: tuple[Carrier, ...]) -> str:
    """Return the chain a statement came through, innermost first: ``through Al Jazeera``; empty when there is none."""
    return "through " + ", then ".join(carrier.name for carrier in via) if via else ""


CHANGES = {
    ChangeKind.CHANGED: "changes",
    ChangeKind.SOFTENED: "softens",
    ChangeKind.FIRMED: "makes firmer",
    ChangeKind.ADDED: "adds",
    ChangeKind.OMITTED: "leaves out",
    ChangeKind.UNSURE: "may say the same (unsure)",
    ChangeKind.KEPT: "keeps",
}
"""What the second of two compared reports does, in the order it is shown."""

UNSURE_SPEAKER = 0.6
"""A speaker with less than this chance of being right shows as unsure; confidence is calibrated (docs/quality.md)."""
UNSURE_STATEMENT = 0.4
"""A statement with less than this chance of being read as a person would read it is shown as unsure."""


def describe_speaker(speaker: Speaker, manner: Manner) -> str:
    """Return who speaks: a name, the words of the source when unresolved, or the report itself."""
    if manner is Manner.OWN:
        return "the report itself"
    if speaker.name is None:
        return UNNAMED
    return speaker.name if speaker.resolved else f"“{speaker.name}” (not resolved)"


def describe_statement(statement: Statement) -> str:
    """Return speaker, manner, force and chain in one short run of words."""
    parts = [describe_speaker(statement.speaker, statement.manner)]
    if statement.manner is not Manner.OWN:
        parts.append(f"{statement.manner.value} speech")
    if statement.force is not Force.ASSERTED:
        parts.append(statement.force.value)
    if statement.via:
        parts.append(describe_via(statement.via))
    if statement.manner is not Manner.OWN:
        if statement.speaker.name is not None and statement.speaker.confidence < UNSURE_SPEAKER:
            parts.append(f"speaker unsure ({describe_probability(statement.speaker.confidence)})")
        if statement.confidence < UNSURE_STATEMENT:
            parts.append(f"reading unsure ({describe_probability(statement.confidence)})")
    return ", ".join(parts)


def describe_probability(probability: float) -> str:
    """Return a probability in two digits, never rounded up to certainty: ``.97``, ``over .99``, ``under .01``."""
    if probability > 0.99:
        return "over .99" if probability < 1 else "1"
    if probability < 0.01:
        return "under .01" if probability > 0 else "0"
    return f"{probability:.2f}".lstrip("0")
