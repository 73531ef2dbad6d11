"""What a report leaves out that others carry, and what one reporting origin carries alone."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.span import Passage


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that most of the other independent origins carry and one report does not.

    ``wording`` is the claim's, ``carried`` the words of each report that carries it, in order of the reports.
    ``origins`` of the ``others`` independent origins that the report does not stem from carry it.
    """

    report_id: str
    claim_id: str
    wording: Passage
    carried: tuple[Passage, ...]
    origins: int
    others: int
    because: str


@dataclass(frozen=True, slots=True)
class Lone:
    """A claim that one independent origin carries alone: ``report_ids`` are it and the reports that have it from it."""

    claim_id: str
    origin_id: str
    report_ids: tuple[str, ...]
    passages: tuple[Passage, ...]
    because: str
