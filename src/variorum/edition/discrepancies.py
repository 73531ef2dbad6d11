"""Where statements differ, contradict, or changed over time, with the words of every side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.edition.index import StoryIndex
from variorum.edition.weighed import weigh_figures
from variorum.model import Discrepancy, Force, Passage, Reading, Relation, RelationKind, Side, Statement

KIND_NAMES = {
    RelationKind.FIGURE: "differs",
    RelationKind.CERTAINTY: "differs",
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.SUPERSEDES: "changed",
}
_ORDER = {"contradicts": 0, "differs": 1, "changed": 2}
_MAX_SIDES = 6
# Force that lies in the cue: the content alone would read as its opposite or as a plain assertion.
_TURNED = frozenset({Force.DENIED, Force.DECLINED, Force.UNCLEAR, Force.HEDGED, Force.ASKED})


def find_discrepancies(
    index: StoryIndex, thread_relations: Sequence[Relation], thread_readings: Mapping[str, Reading]
) -> tuple[Discrepancy, ...]:
    """Return the discrepancies of the story, contradictions first, then by confidence.

    Relations inside one claim become one discrepancy with all its sides; relations between claims stay pairs.
    Relations to other stories of the thread are changes over time.
    """
    elsewhere = {s.id: s for reading in thread_readings.values() for s in reading.statements}
    grouped: dict[tuple[str, ...], list[Relation]] = {}
    for relation in index.collation.relations:
        if relation.kind not in KIND_NAMES or _is_one_voice(index, relation):
            continue
        left, right = index.claim_of.get(relation.left_id), index.claim_of.get(relation.right_id)
        if left is not None and right is not None and left.id == right.id:
            key: tuple[str, ...] = (KIND_NAMES[relation.kind], left.id)
        else:
            key = (KIND_NAMES[relation.kind], *sorted((left.id if left else "", right.id if right else "")))
        grouped.setdefault(key, []).append(relation)
    for relation in thread_relations:
        if relation.kind in KIND_NAMES and (
            relation.left_id in index.statement or relation.right_id in index.statement
        ):
            grouped.setdefault((KIND_NAMES[relation.kind], relation.left_id, relation.right_id), []).append(relation)
    found = [_make(index, key[0], relations, elsewhere) for key, relations in grouped.items()]
    once = [told for told in found if not any(_is_told_in(told, other) for other in found)]
    return tuple(sorted(once, key=lambda d: (_ORDER[d.kind], -d.confidence, d.sides[0].passage)))


def _is_told_in(told: Discrepancy, other: Discrepancy) -> bool:
    """Whether a discrepancy in certainty is told by another: its speakers and more, on one of the same statements."""
    if told.relation is not RelationKind.CERTAINTY or other.relation is not RelationKind.CERTAINTY:
        return False
    mine, theirs = ({(side.report_id, side.speaker) for side in d.sides} for d in (told, other))
    shared = {side.statement_id for side in told.sides} & {side.statement_id for side in other.sides}
    return mine < theirs and bool(shared)


def find_said(statement: Statement) -> Passage:
    """Return the words of one side: the content, with its cue where the cue turns it round (``denied that …``)."""
    if statement.force in _TURNED and statement.cue and statement.cue[0].start < statement.content[0].start:
        return Passage(statement.report_id, tuple(sorted({*statement.cue, *statement.content})))
    return statement.passage


def _is_one_voice(index: StoryIndex, relation: Relation) -> bool:
    """Whether one report gives both sides on one speaker's word: two things said, not two accounts that differ."""
    left, right = index.statement.get(relation.left_id), index.statement.get(relation.right_id)
    if left is None or right is None or left.report_id != right.report_id:
        return False
    names = index.find_speaker_name(left), index.find_speaker_name(right)
    if names[0] == names[1]:
        return True
    # "She thinks him honest; he says so himself": what she passes on she says as well.
    carriers = {carrier.name for side in (left, right) for carrier in side.via}
    return relation.kind is RelationKind.CERTAINTY and not carriers.isdisjoint(names)


def _make(index: StoryIndex, kind: str, relations: list[Relation], elsewhere: Mapping[str, Statement]) -> Discrepancy:
    best = max(relations, key=lambda relation: (relation.confidence, relation.left_id, relation.right_id))
    sides: dict[tuple[str, str | None], Side] = {}
    for relation in [best, *relations]:
        for statement_id in (relation.left_id, relation.right_id):
            statement = index.statement.get(statement_id) or elsewhere.get(statement_id)
            if statement is None or len(sides) >= _MAX_SIDES:
                continue
            name = index.find_speaker_name(statement)
            side = Side(find_said(statement), statement.report_id, statement_id, name, statement.via)
            sides.setdefault((statement.report_id, name), side)
    claim = index.claim_of.get(best.left_id) or index.claim_of.get(best.right_id)
    return Discrepancy(
        kind,
        claim.id if claim else None,
        best.kind,
        tuple(sides.values()),
        best.reason,
        best.confidence,
        weigh_figures(index, relations) if best.kind is RelationKind.FIGURE else (),
    )
