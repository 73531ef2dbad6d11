"""What the brief would tell twice: claims that may say the same, and differences that an ampler one holds."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.edition.index import StoryIndex
from variorum.edition.wording import share_content
from variorum.model import Discrepancy, RelationKind

_ALIKE = 0.55
"""Probability of saying the same from which a second claim would tell a line of the brief again; of unsure pairs over
it about half are one claim, and a line that is left out of the brief still stands in the matrix."""
_SURELY_ALIKE = 0.85
"""The same for a claim of several reports, which is worth a line unless it is all but told."""
_AGAIN = frozenset({RelationKind.SAME, RelationKind.NARROWER, RelationKind.WIDER, RelationKind.UNSURE})
_ONE_MATTER = 0.5
"""Share of content words from which two differences between the same reports are of one thing."""


def find_alike(index: StoryIndex) -> dict[str, set[str]]:
    """Return for each claim the others that may say the same: not sure enough to be one, too like to be told twice."""
    alike: dict[str, set[str]] = {}
    for relation in index.collation.relations:
        left, right = index.claim_of.get(relation.left_id), index.claim_of.get(relation.right_id)
        if left is None or right is None or left.id == right.id:
            continue
        if relation.kind not in _AGAIN:
            continue
        for one, other in ((left, right), (right, left)):
            several = len({member.report_id for member in one.members}) > 1
            if relation.same_score >= (_SURELY_ALIKE if several else _ALIKE):
                alike.setdefault(one.id, set()).add(other.id)
    return alike


def drop_told_again(index: StoryIndex, discrepancies: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Return the differences without those that another one of the same kind tells too, with more sides."""
    kept: list[Discrepancy] = []
    for one in discrepancies:
        if any(_holds(index, other, one) for other in kept):
            continue
        kept = [other for other in kept if not _holds(index, one, other)]
        kept.append(one)
    return kept


def _holds(index: StoryIndex, ample: Discrepancy, one: Discrepancy) -> bool:
    if ample.relation is not one.relation or ample.kind != one.kind or len(ample.sides) < len(one.sides):
        return False
    known = {side.report_id: side for side in ample.sides}
    sides = [(known.get(side.report_id), side) for side in one.sides]
    if any(mine is None or mine.speaker != side.speaker for mine, side in sides):
        return False
    return any(
        mine is not None
        and side.report_id in index.report
        and share_content(*(each.passage.of(index.report[each.report_id].text) for each in (mine, side))) >= _ONE_MATTER
        for mine, side in sides
    )
