"""The statements of one story into claims and relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collation.candidates import find_candidates, mark_common
from variorum.collation.claims import Group, agrees_with_most, choose_wording, group_statements
from variorum.collation.deep import make_propositions
from variorum.collation.encoding import encode_texts
from variorum.collation.entities import link_entities
from variorum.collation.equal import fold_equal
from variorum.collation.joining import find_same_utterance, is_one_claim, score_join
from variorum.collation.lexicon import weigh_word
from variorum.collation.memory import CollationMemory
from variorum.collation.names import is_same_name
from variorum.collation.pair import make_pair
from variorum.collation.pair_reading_choice import choose_pairs, read_beside
from variorum.collation.proposition import Proposition
from variorum.collation.verdict import relate_pair
from variorum.language.vectors import Vectors
from variorum.model import (
    Claim,
    Collation,
    Member,
    Reading,
    Relation,
    RelationKind,
    Report,
    Ruling,
    RulingKind,
    SharedEntity,
)
from variorum.settings import CollationSettings


@dataclass(slots=True)
class _Table:
    """The propositions of a story, their vectors, and the pairs compared so far."""

    propositions: list[Proposition]
    vectors: Vectors
    settings: CollationSettings
    pairs: dict[tuple[int, int], Relation]
    memory: CollationMemory = field(default_factory=CollationMemory)
    read: frozenset[tuple[int, int]] = frozenset()

    def relate(self, left: int, right: int) -> Relation:
        """Return the relation of two statements, earlier index left, compared once."""
        key = (min(left, right), max(left, right))
        if key not in self.pairs:
            one, other = self.propositions[key[0]], self.propositions[key[1]]
            likeness, is_read = float(self.vectors[key[0]] @ self.vectors[key[1]]), key in self.read
            self.pairs[key] = self.memory.relate(
                one,
                other,
                (likeness, self.settings, is_read),
                lambda: (
                    find_same_utterance(one, other)
                    or relate_pair(make_pair(one, other, self.settings, likeness, is_read=is_read))
                ),
            )
        return self.pairs[key]

    def may_join(self, left: int, right: int) -> bool:
        """Tell whether two statements may stand in one claim."""
        if left == right:
            return True
        return is_one_claim(self.relate(left, right), self.propositions[left], self.propositions[right], self.settings)


def collate(
    story_id: str,
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    rulings: Sequence[Ruling] = (),
    settings: CollationSettings | None = None,
    entities: Sequence[SharedEntity] | None = None,
    memory: CollationMemory | None = None,
) -> Collation:
    """Return the claims and relations of one story.

    Parameters
    ----------
    reports
        The story's reports, in order of arrival; the order decides only between equals.
    readings
        Deep readings by report id; reports without one are silent.
    rulings
        MERGE and SPLIT of two statement ids hold whatever the comparison says; others are ignored here.
    entities
        Entities linked across the reports; ``link_entities`` finds them when None.
    memory
        What earlier collations kept; with it only what is new is parsed and compared. The result is the same without.
    """
    settings = settings or CollationSettings()
    if entities is None:
        entities = link_entities({report.id: readings[report.id] for report in reports if report.id in readings})
    everything = mark_common(list(make_propositions(reports, readings, entities, memory).values()))
    ruled_ids = {side for ruling in rulings for side in (ruling.left, ruling.right)}
    kept_indices, copies = fold_equal(everything, {n for n, item in enumerate(everything) if item.id in ruled_ids})
    propositions = [everything[index] for index in kept_indices]
    vectors = encode_texts([proposition.resolved for proposition in propositions])
    table = _Table(propositions, vectors, settings, {}, memory or CollationMemory())
    links = _link(table)
    place = {proposition.id: index for index, proposition in enumerate(propositions)}
    merged, split = (_ruled(rulings, kind, place) for kind in (RulingKind.MERGE, RulingKind.SPLIT))
    groups = group_statements(len(propositions), links, vectors, table.may_join, merged, split)
    kept = {index for pair in merged for index in pair}
    groups = [part for group in groups for part in _settle(group, table, kept)]
    groups.sort(key=lambda group: group.members[0])
    same = {first: [everything[index] for index in indices] for first, indices in copies.items()}
    claims = tuple(_make_claim(group, table, entities, same) for group in groups)
    inside = {index: number for number, group in enumerate(groups) for index in group.members}
    relations = [
        relation
        for (left, right), relation in sorted(table.pairs.items())
        if is_worth_keeping(relation, settings, inside[left] == inside[right])
    ]
    for proposition in propositions:
        relations.extend(_relate_equal(proposition, copy, settings) for copy in same.get(proposition.id, ()))
    return Collation(story_id, tuple(entities), claims, tuple(relations))


def group_propositions(
    propositions: Sequence[Proposition], vectors: Vectors, settings: CollationSettings | None = None
) -> list[list[int]]:
    """Return the claims of propositions as lists of their indices, each in exactly one, in order of the first.

    Parameters
    ----------
    vectors
        Of ``proposition.resolved``, shape ``(len(propositions), WIDTH)``.
    """
    table = _Table(mark_common(propositions), vectors, settings or CollationSettings(), {})
    groups = group_statements(len(propositions), _link(table), vectors, table.may_join)
    parts = [part.members for group in groups for part in _settle(group, table, set())]
    return sorted(parts, key=lambda members: members[0])


def _relate_equal(left: Proposition, right: Proposition, settings: CollationSettings) -> Relation:
    return find_same_utterance(left, right) or relate_pair(make_pair(left, right, settings, 1.0, is_read=False))


def is_worth_keeping(relation: Relation, settings: CollationSettings, is_within: bool) -> bool:
    """Tell whether a relation is kept: every verdict but unrelated, and unsure within a claim or near to one."""
    if relation.kind is RelationKind.UNSURE:
        return is_within or relation.same_score >= settings.claim_floor
    return relation.kind is not RelationKind.UNRELATED


def _link(table: _Table) -> list[tuple[int, int, float]]:
    """Compare the candidates; return those that may stand in one claim, with their strength.

    Those that are to be read together are read while the others are compared.
    """
    found = find_candidates(table.propositions, table.vectors, table.settings.neighbours, table.settings.min_likeness)
    table.read = choose_pairs(table.propositions, found, table.settings)
    sides = [(table.propositions[i], table.propositions[j]) for i, j in sorted(table.read)]
    with read_beside(pair for pair in sides if not table.memory.has_pair(*pair)):
        for left, right, _ in found:
            if (left, right) not in table.read:
                table.relate(left, right)
    return [
        (left, right, score_join(table.relate(left, right)) + 0.01 * likeness)
        for left, right, likeness in found
        if table.may_join(left, right)
    ]


def _settle(group: Group, table: _Table, kept: set[int]) -> list[Group]:
    """Return the group without the members that do not stand to its wording, and those in groups of their own.

    A member stands to the wording itself, or says the same (but for a figure, maybe) as another telling of the
    wording, or stands to most of the other members. Ruled members stay whatever the comparison says.
    """
    settled = []
    rest = list(group.members)
    while rest:
        wording = rest[choose_wording([table.propositions[index] for index in rest], table.vectors[rest])]
        ruled = {index for index in rest if index in kept and group.is_ruled}
        inside = [
            index
            for index in rest
            if index in ruled
            or table.may_join(wording, index)
            or _stands_through_other(index, wording, rest, table)
            or agrees_with_most(table.may_join, index, [other for other in rest if other != index])
        ]
        settled.append(Group(inside, table.vectors[inside].sum(axis=0), group.is_ruled, wording))
        rest = [index for index in rest if index not in set(inside)]
    return settled


_TELLINGS = frozenset({RelationKind.SAME, RelationKind.NARROWER, RelationKind.WIDER})
_SURE = frozenset({RelationKind.SAME, RelationKind.FIGURE})


def _stands_through_other(index: int, wording: int, members: Sequence[int], table: _Table) -> bool:
    """Tell whether a member says the same, or the same but for a figure, as another telling of the wording."""
    return any(
        table.relate(wording, other).kind in _TELLINGS
        and table.may_join(wording, other)
        and table.relate(index, other).kind in _SURE
        and table.may_join(index, other)
        for other in members[:_MAX_THROUGH]
        if other not in {index, wording}
    )


def _ruled(rulings: Sequence[Ruling], kind: RulingKind, place: Mapping[str, int]) -> list[tuple[int, int]]:
    return [
        (place[ruling.left], place[ruling.right])
        for ruling in rulings
        if ruling.kind is kind and ruling.left in place and ruling.right in place
    ]


def _make_claim(
    group: Group, table: _Table, entities: Sequence[SharedEntity], same: Mapping[str, Sequence[Proposition]]
) -> Claim:
    members = [table.propositions[index] for index in group.members]
    wording_index = group.centre
    wording = table.propositions[wording_index]
    return Claim(
        # After the first statement to make it, which no later report changes; the wording may move to a better one.
        id=f"claim:{members[0].id}",
        wording=wording.passage,
        wording_id=wording.id,
        topic=_find_topic(members, entities),
        members=tuple(
            member
            for index in group.members
            for first in (_make_member(index, wording_index, group.members, table),)
            for member in (first, *(_copy_member(first, copy) for copy in same.get(first.statement_id, ())))
        ),
        ruled=group.is_ruled,
    )


def _copy_member(first: Member, copy: Proposition) -> Member:
    return Member(copy.id, copy.report_id, first.relation, first.reason)


def _make_member(index: int, wording_index: int, members: Sequence[int], table: _Table) -> Member:
    proposition = table.propositions[index]
    if index == wording_index:
        return Member(proposition.id, proposition.report_id, RelationKind.SAME, "Its words stand for the claim.")
    relation = table.relate(wording_index, index)
    kind, reason = relation.kind, relation.reason
    if index < wording_index:
        kind = {RelationKind.NARROWER: RelationKind.WIDER, RelationKind.WIDER: RelationKind.NARROWER}.get(kind, kind)
    if kind in {RelationKind.UNRELATED, RelationKind.UNSURE}:
        kind, reason = _find_through_other(index, wording_index, members, table) or (RelationKind.UNSURE, reason)
    return Member(proposition.id, proposition.report_id, kind, reason)


def _find_through_other(
    index: int, wording_index: int, members: Sequence[int], table: _Table
) -> tuple[RelationKind, str] | None:
    """Return SAME when another member that says the same as the wording says the same as this one."""
    for other in members[:_MAX_THROUGH]:
        if other in {index, wording_index} or table.relate(wording_index, other).kind is not RelationKind.SAME:
            continue
        if table.relate(index, other).kind is RelationKind.SAME:
            return RelationKind.SAME, "It says the same as another statement that says the same as the claim."
    return None


_MAX_THROUGH = 12
"""Members asked whether they stand between one and the claim's wording."""


def _find_topic(members: Sequence[Proposition], entities: Sequence[SharedEntity]) -> str:
    """Return a short label in words of the reports: the weightiest name or noun that most members share."""
    counts: Counter[str] = Counter()
    for member in members:
        counts.update(member.names | member.words)
    if not counts:
        return members[0].text[:40]
    top = max(counts.values())
    shared = [word for word, count in counts.items() if count == top]
    common = members[0].common
    best = max(sorted(shared), key=lambda word: (word not in common, weigh_word(word.split()[-1])))
    for entity in entities:
        if any(
            is_same_name(best, spelling.casefold().split()[-1]) for spelling in entity.spellings if spelling.strip()
        ):
            return entity.name
    return _as_written(best, members)


def _as_written(lemma: str, members: Sequence[Proposition]) -> str:
    """Return the words of a member's text that start like the lemma, so that the label is words of the reports."""
    stem = lemma.split()[-1][:5]
    for member in members:
        for word in member.text.split():
            plain = word.strip(".,;:!?\"'“”‘’()…").removesuffix("'s").removesuffix("’s")
            if plain.casefold().startswith(stem):
                return plain
    return lemma
