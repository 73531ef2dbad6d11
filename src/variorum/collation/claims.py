"""Statements into claims: new members are checked against the centre, so that chains do not merge all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from variorum.collation.proposition import Proposition
from variorum.language.vectors import Vectors
from variorum.model import Force


@dataclass(slots=True)
class Group:
    """Members of a claim in the making, as indices; ``total`` is the sum of their vectors."""

    members: list[int]
    total: Vectors
    is_ruled: bool = False
    centre: int = field(default=0)


_PRONOUNS = frozenset("he she it they we i you this that these those such there".split())
Check = Callable[[int, int], bool]
"""Whether the statements at two indices may stand in one claim."""


def _find_centre(members: Sequence[int], total: Vectors, vectors: Vectors) -> int:
    """Return the member nearest to the mean of all, the first of equals."""
    scores = vectors[list(members)] @ total
    return members[int(np.argmax(np.round(scores, 5)))]


def _join(left: Group, right: Group, vectors: Vectors) -> None:
    left.members.extend(right.members)
    left.members.sort()
    left.total = left.total + right.total
    left.is_ruled = left.is_ruled or right.is_ruled
    left.centre = _find_centre(left.members, left.total, vectors)


def group_statements(
    count: int,
    links: Iterable[tuple[int, int, float]],
    vectors: Vectors,
    check: Check,
    merged: Iterable[tuple[int, int]] = (),
    split: Iterable[tuple[int, int]] = (),
) -> list[Group]:
    """Return groups of the statements ``0 … count - 1``, every one in exactly one group, in order of first member.

    Parameters
    ----------
    links
        Pairs that say the same thing in some variation, with a strength; the strongest are joined first. Two groups
        are joined only if ``check`` holds for their centres and for each side's linked member with the other centre,
        or, in small groups, for half of all pairs between them.
    merged, split
        Rulings: pairs that are always in one group, and pairs that never are. A split wins over a merge.

    Notes
    -----
    Greedy agglomeration with a medoid check: average linkage at the price of single linkage.
    """
    groups = {index: Group([index], vectors[index].copy(), centre=index) for index in range(count)}
    where = list(range(count))
    apart: dict[int, set[int]] = {}
    for left, right in split:
        apart.setdefault(left, set()).add(right)
        apart.setdefault(right, set()).add(left)

    def is_apart(left: Group, right: Group) -> bool:
        few, many = (left, right) if len(left.members) <= len(right.members) else (right, left)
        return bool(apart) and any(
            where[other] == where[many.centre] for item in few.members for other in apart.get(item, ())
        )

    def merge(left: int, right: int) -> None:
        keep, gone = sorted((where[left], where[right]), key=lambda item: (-len(groups[item].members), item))
        for item in groups[gone].members:
            where[item] = keep
        _join(groups[keep], groups.pop(gone), vectors)

    for left, right in merged:
        if where[left] != where[right] and not is_apart(groups[where[left]], groups[where[right]]):
            merge(left, right)
            groups[where[left]].is_ruled = True
    for left, right, _ in sorted(links, key=lambda item: (-item[2], item[0], item[1])):
        one, other = groups[where[left]], groups[where[right]]
        if one is other or is_apart(one, other):
            continue
        if _holds(check, one, other, left, right):
            merge(left, right)
    for item in apart:
        groups[where[item]].is_ruled = True
    return [groups[key] for key in sorted(groups, key=lambda key: groups[key].members[0])]


def _holds(check: Check, one: Group, other: Group, left: int, right: int) -> bool:
    if len(one.members) == 1 and len(other.members) == 1:
        return True
    if check(one.centre, other.centre) and check(left, other.centre) and check(one.centre, right):
        return True
    return agrees_with_half(check, one.members, other.members)


_MAX_CROSS_CHECKS = 36


def agrees_with_most(check: Check, one: int, others: Sequence[int]) -> bool:
    """Tell whether a statement may stand in one claim with more than half of the others; False for many others."""
    if len(others) > _MAX_CROSS_CHECKS:
        return False
    return 2 * sum(check(one, other) for other in others) > len(others)


def agrees_with_half(check: Check, ones: Sequence[int], others: Sequence[int]) -> bool:
    """Tell whether half of all pairs between two small groups may stand in one claim; False for large groups."""
    if len(ones) * len(others) > _MAX_CROSS_CHECKS:
        return False
    return 2 * sum(check(one, other) for one in ones for other in others) >= len(ones) * len(others)


_TURNED = frozenset({Force.DENIED, Force.DECLINED, Force.UNCLEAR, Force.ASKED})
"""Forces under which the content alone does not say what the speaker says."""


def choose_wording(members: Sequence[Proposition], vectors: Vectors) -> int:
    """Return the index of the member whose words stand for the claim.

    The rule: never what its speaker denies, doubts or asks while another member asserts it; then what is not a title,
    then what resolves without an open pronoun, then what is a complete clause (has a subject and a verb), then what
    does not begin with a pronoun, then the most central (cosine with the mean, in steps of .02), then the shortest,
    then the first.
    """
    centre = vectors.sum(axis=0)
    centre = centre / max(float(np.linalg.norm(centre)), 1e-9)

    def rank(index: int) -> tuple[bool, bool, bool, bool, bool, float, int, int]:
        member = members[index]
        complete = bool(member.clause.agents or member.clause.patients) and bool(member.clause.verbs)
        central = round(float(vectors[index] @ centre) / 0.02) * 0.02
        starts_open = member.text.split(maxsplit=1)[0].casefold() in _PRONOUNS
        turned = member.force in _TURNED
        open_pronoun, length = member.has_open_pronoun, len(member.text)
        return (turned, member.is_title, open_pronoun, not complete, starts_open, -central, length, index)

    return min(range(len(members)), key=rank)
