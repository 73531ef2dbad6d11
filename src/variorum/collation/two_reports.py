"""Two reports side by side: what the second adds, leaves out, changes and softens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from variorum.collation.collate import collate
from variorum.collation.deep import make_propositions
from variorum.collation.encoding import encode_texts
from variorum.collation.proposition import RANKS, Proposition
from variorum.model import Change, ChangeKind, Claim, Comparison, Reading, Relation, RelationKind, Report
from variorum.settings import CollationSettings

_CHANGING = frozenset({RelationKind.FIGURE, RelationKind.CONTRADICTS, RelationKind.SUPERSEDES})
_KEEPING = frozenset({RelationKind.SAME, RelationKind.NARROWER, RelationKind.WIDER})
_SHOWN_NEAR = 0.6
"""Cosine from which the other report's nearest words are shown beside what only one report says."""
_NEAR_ENOUGH = 0.75
"""Cosine from which the nearest words may say the same: of 244 labelled pairs of real statements over it .76 are one
claim, of 121 under it .33 (``training/same_claim``)."""
_WORDS = re.compile(r"\w+")


def compare_reports(
    left: Report, right: Report, readings: Mapping[str, Reading], settings: CollationSettings | None = None
) -> Comparison:
    """Return what the right report makes of what the left one says; also for two versions of one report.

    Every statement of both reports stands in at least one change. Words that the other report has too, letter by
    letter, are never called added or left out.

    Parameters
    ----------
    readings
        Deep readings by report id; a report without one says nothing.
    """
    settings = settings or CollationSettings()
    mine = {report.id: readings[report.id] for report in (left, right) if report.id in readings}
    collation = collate("compared", [left, right], mine, settings=settings)
    propositions = make_propositions([left, right], mine, collation.entities)
    pairs = {(relation.left_id, relation.right_id): relation for relation in collation.relations}
    changes: list[Change] = []
    told: set[str] = set()
    for claim in collation.claims:
        for change in _compare_within(claim, left.id, right.id, propositions, pairs):
            changes.append(change)
            told.update(each for each in change.statement_ids if each)
    changes += _find_unpaired(left, right, propositions, pairs, told)
    order = list(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), _place(change)))
    return Comparison(left.id, right.id, tuple(changes))


def _place(change: Change) -> tuple[int, int]:
    first = change.right if change.right is not None else change.left
    assert first is not None
    return first.spans[0].start, first.spans[-1].end


def _compare_within(
    claim: Claim,
    left_id: str,
    right_id: str,
    propositions: Mapping[str, Proposition],
    pairs: Mapping[tuple[str, str], Relation],
) -> list[Change]:
    """Return one change for each right statement of the claim, set against the left statement it answers best."""
    lefts = [m.statement_id for m in claim.members if m.report_id == left_id]
    rights = [m.statement_id for m in claim.members if m.report_id == right_id]
    if not lefts or not rights:
        return []
    changes = []
    used: set[str] = set()
    for statement_id in rights:
        other, relation = _find_best(statement_id, lefts, pairs, propositions)
        used.add(other)
        changes.append(_make_change(propositions[other], propositions[statement_id], relation))
    for statement_id in lefts:
        if statement_id not in used:
            other, relation = _find_best(statement_id, rights, pairs, propositions)
            changes.append(_make_change(propositions[statement_id], propositions[other], relation))
    return changes


def _find_best(
    statement_id: str,
    others: Sequence[str],
    pairs: Mapping[tuple[str, str], Relation],
    propositions: Mapping[str, Proposition],
) -> tuple[str, Relation | None]:
    """Return the statement that comes nearest: equal words, then title to title, then the same, then the likeliest."""

    mine = propositions[statement_id]

    def rank(other: str) -> tuple[bool, bool, bool, float]:
        relation = pairs.get((statement_id, other)) or pairs.get((other, statement_id))
        is_other = _fold(propositions[other].text) != _fold(mine.text)
        is_apart = propositions[other].is_title != mine.is_title
        if relation is None:
            return (is_other, is_apart, True, 0.0)
        return (is_other, is_apart, relation.kind not in _KEEPING, -relation.same_score)

    best = min(others, key=rank)
    return best, pairs.get((statement_id, best)) or pairs.get((best, statement_id))


def _fold(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _make_change(left: Proposition, right: Proposition, relation: Relation | None) -> Change:
    kind, reason = _name_change(left, right, relation)
    return Change(
        kind,
        left.passage,
        right.passage,
        relation.kind if relation else None,
        reason,
        relation.confidence if relation else 0.5,
        (left.id, right.id),
    )


def _name_change(left: Proposition, right: Proposition, relation: Relation | None) -> tuple[ChangeKind, str]:
    """Return the kind and its reason; certainty has a direction, and distance is a kind of it."""
    fall = RANKS[left.certainty] - RANKS[right.certainty]
    if relation is None:
        if _fold(left.text) == _fold(right.text):
            return ChangeKind.KEPT, "The words are the same."
        return ChangeKind.UNSURE, "Both stand to one claim, through another statement."
    if relation.kind in _CHANGING:
        return ChangeKind.CHANGED, relation.reason
    if relation.kind is RelationKind.CERTAINTY and fall:
        return (ChangeKind.SOFTENED if fall > 0 else ChangeKind.FIRMED), relation.reason
    if relation.kind is RelationKind.UNSURE:
        return ChangeKind.UNSURE, relation.reason
    if relation.kind is RelationKind.CERTAINTY:
        return ChangeKind.CHANGED, relation.reason
    if left.own_voice and not right.own_voice and not (left.is_title or right.is_title):
        return ChangeKind.SOFTENED, "The first says it itself, the second gives it as somebody's word."
    if right.own_voice and not left.own_voice and not (left.is_title or right.is_title):
        return ChangeKind.FIRMED, "The first gives it as somebody's word, the second says it itself."
    return ChangeKind.KEPT, relation.reason


def _find_unpaired(
    left: Report,
    right: Report,
    propositions: Mapping[str, Proposition],
    pairs: Mapping[tuple[str, str], Relation],
    told: set[str],
) -> list[Change]:
    """Return what only one report says, with the nearest words of the other."""
    sides = [[p for p in propositions.values() if p.report_id == report.id] for report in (left, right)]
    vectors = [encode_texts([p.resolved for p in side]) for side in sides]
    folded = [f" {_fold(report.text)} " for report in (left, right)]
    changes = []
    for here, there in ((0, 1), (1, 0)):
        likeness = vectors[here] @ vectors[there].T
        for index, proposition in enumerate(sides[here]):
            if proposition.id in told:
                continue
            near = int(np.argmax(likeness[index])) if sides[there] else -1
            close = sides[there][near] if near >= 0 and likeness[index, near] >= _SHOWN_NEAR else None
            known = f" {_fold(proposition.text)} " in folded[there]
            is_near = near >= 0 and float(likeness[index, near]) >= _NEAR_ENOUGH
            change = _make_lone(proposition, close, here == 0, known, is_near, pairs)
            if change not in changes:
                changes.append(change)
    return changes


def _make_lone(
    proposition: Proposition,
    close: Proposition | None,
    is_left: bool,
    known: bool,
    is_near: bool,
    pairs: Mapping[tuple[str, str], Relation],
) -> Change:
    relation = None
    left, right = (proposition, close) if is_left else (close, proposition)
    if close is not None:
        relation = pairs.get((proposition.id, close.id)) or pairs.get((close.id, proposition.id))
    if left is not None and right is not None and relation is not None and relation.kind in _CHANGING:
        return _make_change(left, right, relation)
    if known:
        kind, reason = ChangeKind.KEPT, "The same words stand in the other report, within other words."
    elif relation is not None and relation.kind is not RelationKind.UNRELATED:
        kind, reason = ChangeKind.UNSURE, relation.reason
    elif is_near:
        kind, reason = ChangeKind.UNSURE, "The nearest words of the other report may say the same."
    elif is_left:
        kind, reason = ChangeKind.OMITTED, "No statement of the second report was found to say this."
    else:
        kind, reason = ChangeKind.ADDED, "No statement of the first report was found to say this."
    return Change(
        kind,
        left.passage if left else None,
        right.passage if right else None,
        relation.kind if relation else None,
        reason,
        relation.confidence if relation else 0.7,
        (left.id if left else None, right.id if right else None),
    )
