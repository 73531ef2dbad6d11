"""What was read and stands in no row, because it says nothing that could be so or not: counted, and told."""

from __future__ import annotations

from variorum.edition.index import StoryIndex
from variorum.errors import NoClaimError
from variorum.model import Refusal, Report, Statement

_SHOWN = 3
_MAX_CHARS = 60


def find_left_out(index: StoryIndex) -> tuple[Refusal, ...]:
    """Return one refusal for each report that has statements without a claim whose words no claim holds.

    Such are a pronoun alone, a bare name or topic, a call to the readers, and what is cut off before its end.
    """
    refusals = []
    for report in index.reports:
        statements = index.readings[report.id].statements
        told = [part for s in statements if s.id in index.claim_of for part in (*s.content, *s.cue, *s.source)]
        lost = [
            s
            for s in statements
            if not s.makes_claim
            and s.id not in index.claim_of
            and not any(part.overlaps(s.content[0]) for part in told)
        ]
        if lost:
            refusals.append(Refusal(NoClaimError.code, report.id, _tell(report, lost), "edition"))
    return tuple(refusals)


def _tell(report: Report, lost: list[Statement]) -> str:
    shown = ", ".join(f"“{_shorten(statement.passage.of(report.text))}”" for statement in lost[:_SHOWN])
    more = f" and {len(lost) - _SHOWN} more" if len(lost) > _SHOWN else ""
    verb = "statement makes" if len(lost) == 1 else "statements make"
    return f"{len(lost)} {verb} no claim and stand{'s' * (len(lost) == 1)} in no row: {shown}{more}"


def _shorten(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _MAX_CHARS else words[: _MAX_CHARS - 1].rstrip() + "…"
