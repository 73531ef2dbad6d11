"""How the claims of different stories of one thread stand to each other: changed over time, never contradicting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.candidates import find_candidates, mark_common
from variorum.collation.deep import find_published, make_propositions
from variorum.collation.encoding import encode_texts
from variorum.collation.memory import CollationMemory
from variorum.collation.pair import Pair, gap_hours, make_pair
from variorum.collation.proposition import Certainty, Proposition
from variorum.collation.verdict import relate_pair
from variorum.model import Collation, Period, Reading, Relation, RelationKind, Report, SharedEntity
from variorum.settings import CollationSettings

_DIFFERENCES = frozenset(
    {RelationKind.FIGURE, RelationKind.CONTRADICTS, RelationKind.CERTAINTY, RelationKind.SUPERSEDES}
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A statement of one of the stories; ``story`` is the story's place in the given order."""

    proposition: Proposition
    story: int
    claim_id: str


def relate_thread(
    collations: Sequence[Collation],
    readings: Mapping[str, Reading],
    reports: Sequence[Report],
    settings: CollationSettings | None = None,
    when: Mapping[str, Period | None] | None = None,
    memory: CollationMemory | None = None,
) -> tuple[Relation, ...]:
    """Return the relations between claims of different stories of one thread.

    Parameters
    ----------
    collations
        One a story, in any order.
    readings, reports
        Those of all the stories.
    when
        The time of each story by its id, where known; without it the publication times of its reports are used.
    memory
        What earlier collations of these stories kept.

    Returns
    -------
    tuple of Relation
        Kinds SAME, NARROWER, WIDER, SUPERSEDES and UNSURE between statements, for each two claims the strongest
        change and the strongest other relation. Of SUPERSEDES, ``left`` is the older one. What would be a difference
        or a contradiction within one story is a change over time here, and unsure where it is not known which story
        came first.
    """
    settings = settings or CollationSettings()
    shared: list[SharedEntity] = [entity for collation in collations for entity in collation.entities]
    made = make_propositions(reports, readings, shared, memory)
    propositions = {proposition.id: proposition for proposition in mark_common(list(made.values()))}
    periods = [_place(collation, propositions, reports, when or {}) for collation in collations]
    entries = [
        _Entry(replace(propositions[member.statement_id], published=period), story, claim.id)
        for story, (collation, period) in enumerate(zip(collations, periods, strict=True))
        for claim in collation.claims
        for member in claim.members
        if member.statement_id in propositions
    ]
    vectors = encode_texts([entry.proposition.resolved for entry in entries])
    found = find_candidates(
        [entry.proposition for entry in entries], vectors, settings.neighbours, settings.min_likeness
    )
    best: dict[tuple[str, str, bool], Relation] = {}
    for left, right, likeness in found:
        if entries[left].story == entries[right].story:
            continue
        relation = _relate(entries[left].proposition, entries[right].proposition, likeness, settings)
        if relation is None:
            continue
        key = (entries[left].claim_id, entries[right].claim_id, relation.kind is RelationKind.SUPERSEDES)
        if key not in best or _strength(relation) > _strength(best[key]):
            best[key] = relation
    return tuple(best.values())


def _strength(relation: Relation) -> tuple[bool, float, float]:
    return relation.kind is not RelationKind.UNSURE, relation.confidence, relation.same_score


def _place(
    collation: Collation,
    propositions: Mapping[str, Proposition],
    reports: Sequence[Report],
    when: Mapping[str, Period | None],
) -> Period | None:
    """Return the story's time: as given, else the span of its reports' publications, else None."""
    given = when.get(collation.story_id)
    if given is not None:
        return given
    ids = {propositions[claim.wording_id].report_id for claim in collation.claims if claim.wording_id in propositions}
    known = [period for report in reports if report.id in ids for period in (find_published(report),) if period]
    if not known:
        return None
    return Period(min(period.earliest for period in known), max(period.latest for period in known))


def _relate(left: Proposition, right: Proposition, likeness: float, settings: CollationSettings) -> Relation | None:
    gap = gap_hours(left, right)
    if gap is not None and gap < 0:
        left, right = right, left
    # Between stories the state of a thing changes, whoever tells it: the speaker is no gate here.
    left, right = (replace(side, speaker=None, report_id="") for side in (left, right))
    pair = make_pair(left, right, settings, likeness, is_read=False)
    relation = relate_pair(pair)
    if relation.kind is RelationKind.UNRELATED:
        return None
    if relation.kind is RelationKind.UNSURE:
        return relation if relation.same_score >= settings.thread_floor else None
    if relation.kind not in _DIFFERENCES:
        return relation
    if not _is_lasting(pair):
        return replace(relation, kind=RelationKind.UNSURE, confidence=0.5, rule="no-lasting-state")
    if gap is None:
        reason = f"{relation.reason.rstrip('.')}; which story came first is not known."
        return replace(relation, kind=RelationKind.UNSURE, confidence=0.5, reason=reason, rule="order-unknown")
    if relation.kind is not RelationKind.SUPERSEDES:
        reason = f"{relation.reason.rstrip('.')}; the second is of a later story."
        return replace(relation, kind=RelationKind.SUPERSEDES, reason=reason, rule=f"{relation.rule}-over-time")
    return relation


def _is_lasting(pair: Pair) -> bool:
    """Tell whether both speak of one state or intention of one thing, which lasts until it changes.

    What happened in one story and in another are two events. The object must agree in more than what all speak of.
    """
    evidence = pair.evidence
    if evidence.of("heads") == 0 or evidence.of("agents") <= -0.9 or evidence.of("names") <= -0.9:
        return False
    if evidence.of("figures") < 0:
        return evidence.of("patients") > 0 and pair.same_score >= pair.settings.thread_floor
    if evidence.of("patients") < 1:
        return False
    return not any(side.clause.is_past and side.certainty is Certainty.ASSERTED for side in (pair.left, pair.right))
