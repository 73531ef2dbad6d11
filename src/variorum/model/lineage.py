"""Which reports depend on which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Passage


class EvidenceKind(StrEnum):
    """What speaks for, or against, a dependence."""

    CITATION = "citation"
    CREDIT = "credit"
    DECLARED = "declared"
    SHARED_PROSE = "shared-prose"
    SHARED_ERROR = "shared-error"
    SHARED_QUOTATION = "shared-quotation"
    TIME_ORDER = "time-order"
    RULING = "ruling"
    SHARED_RENDERING = "shared-rendering"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason. ``weight`` is its share of the log-odds: above 0 speaks for the dependence, below 0 against."""

    kind: EvidenceKind
    because: str
    weight: float
    child: Passage | None = None
    parent: Passage | None = None


class Scope(StrEnum):
    """Whether the whole report depends, or only single statements."""

    REPORT = "report"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Dependence:
    """Report ``child`` took matter from ``parent``.

    ``parent`` is a report id, or the id of a missing origin (``missing:<outlet>``) when ``missing``. For scope
    STATEMENT, ``statement_ids`` lists the statements of the child that came that way. ``probability`` is 0 to 1.
    """

    child: str
    parent: str
    missing: bool
    scope: Scope
    probability: float
    evidence: tuple[Evidence, ...]
    statement_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingOrigin:
    """An outlet that reports cite and the collection lacks."""

    id: str
    name: str
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many reports, and how many independent reporting origins stand behind them.

    ``origins`` is the best count, ``low`` to ``high`` the interval the uncertain dependences allow;
    ``1 <= low <= origins <= high`` when there is a report, all 0 when there is none. ``origin_ids`` names the origins
    of the best count (report ids and missing-origin ids).
    """

    reports: int
    origins: int
    low: int
    high: int
    origin_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The dependences of one story's reports, what was considered and lost, and the story's count."""

    story_id: str
    dependences: tuple[Dependence, ...]
    rejected: tuple[Dependence, ...]
    missing: tuple[MissingOrigin, ...]
    count: OriginCount
