"""Statements that only carry another: ``Al Jazeera reported that the mayor said …`` makes one claim, the mayor's."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Force, Statement

_CARRIED_SHARE = 0.5
# What a body wants or offers, as its spokesman tells it, is the spokesman's assertion and rests on his word.
_ACTS = frozenset({Force.PROMISED, Force.INTENDED, Force.BELIEVED, Force.DEMANDED})


def drop_carrying(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements that make claims of their own, in the same order.

    Where statements nested in one hold most (half or more) of its content's code points, one side is left out: the
    outer one, whose matter is theirs and whose speaker their ``via`` names; but the inner ones, where they are acts
    (offers, intentions, beliefs, demands) that a speaker tells of and no outlet. Statements marked as making no claim
    are left out first.
    """
    listed = [statement for statement in statements if statement.makes_claim]
    nested: dict[str, list[Statement]] = {}
    for statement in listed:
        if statement.parent_id is not None:
            nested.setdefault(statement.parent_id, []).append(statement)
    dropped: set[str] = set()
    for outer in listed:
        inner = nested.get(outer.id, [])
        if not inner or _share_held(outer, inner) < _CARRIED_SHARE:
            continue
        told = all(one.force in _ACTS and not (one.via and one.via[0].is_outlet) for one in inner)
        dropped.update({one.id for one in inner} if told else {outer.id})
    return tuple(statement for statement in listed if statement.id not in dropped)


def _share_held(outer: Statement, inner: list[Statement]) -> float:
    covered = {at for span in outer.content for at in range(span.start, span.end)}
    held: set[int] = set()
    for statement in inner:
        for span in (*statement.content, *statement.cue, *statement.source):
            held.update(range(span.start, span.end))
    return len(covered & held) / len(covered)
