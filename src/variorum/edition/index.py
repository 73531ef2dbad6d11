"""Look-ups over one story's values, made once and read by every part of the edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from variorum.edition.wording import fold_words
from variorum.model import (
    Block,
    Claim,
    Collation,
    Lineage,
    Reading,
    Report,
    SharedEntity,
    Span,
    Statement,
    hull,
)


@dataclass(frozen=True)
class StoryIndex:
    """The values of one story and the questions the edition asks of them.

    Parameters
    ----------
    reports
        The story's reports, in order of arrival.
    readings
        A reading for each of them (and maybe of other reports), by report id.
    collation, lineage
        Of this story.
    """

    reports: tuple[Report, ...]
    readings: Mapping[str, Reading]
    collation: Collation
    lineage: Lineage

    @cached_property
    def report(self) -> dict[str, Report]:
        """Reports by id."""
        return {report.id: report for report in self.reports}

    @cached_property
    def folded(self) -> dict[str, str]:
        """Each report's words alone, folded, by report id."""
        return {report.id: fold_words(report.text) for report in self.reports}

    @cached_property
    def statement(self) -> dict[str, Statement]:
        """Statements of the story's reports by id."""
        return {s.id: s for report in self.reports for s in self.readings[report.id].statements}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim each statement belongs to, by statement id."""
        return {member.statement_id: claim for claim in self.collation.claims for member in claim.members}

    @cached_property
    def shared(self) -> dict[str, SharedEntity]:
        """The story-wide entity behind each per-report entity id."""
        return {entity_id: entity for entity in self.collation.entities for entity_id in entity.entity_ids}

    def find_speaker_name(self, statement: Statement) -> str | None:
        """Return the speaker's story-wide name, the words as written if unresolved, None for own voice."""
        shared = self.shared.get(statement.speaker.entity_id or "")
        return shared.name if shared else statement.speaker.name

    def find_sentence(self, statement: Statement) -> Span:
        """Return the sentence a statement's content begins in (all sentences, if it runs over several)."""
        whole = hull((*statement.content, *statement.cue, *statement.source))
        hit = [s for s in self.readings[statement.report_id].sentences if s.overlaps(whole)]
        return hull(hit) if hit else whole

    def find_block(self, report_id: str, span: Span) -> Block | None:
        """Return the block a span begins in, or None."""
        for block in self.report[report_id].blocks:
            if block.span.start <= span.start < block.span.end:
                return block
        return None

    def find_heading(self, report_id: str, span: Span) -> str:
        """Return the words of the nearest heading above a span, lower-cased, or an empty string."""
        text = self.report[report_id].text
        above = ""
        for block in self.report[report_id].blocks:
            if block.span.start > span.start:
                break
            if block.kind == "heading":
                above = block.span.of(text).strip().casefold()
        return above


def make_index(
    reports: Sequence[Report], readings: Mapping[str, Reading], collation: Collation, lineage: Lineage
) -> StoryIndex:
    """Return the look-ups of one story."""
    return StoryIndex(tuple(reports), readings, collation, lineage)
