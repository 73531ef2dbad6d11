"""Statements that only carry another: ``Al Jazeera reported that the mayor said …`` makes one claim, the mayor's."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.model import Statement

_CARRIED_SHARE = 0.5


def drop_carrying(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements whose matter is their own, in the same order.

    A statement is left out when statements nested in it hold most (half or more) of its content's code points: what it
    says is theirs, and their ``via`` names its speaker.
    """
    listed = list(statements)
    inner: dict[str, list[Statement]] = {}
    for statement in listed:
        if statement.parent_id is not None:
            inner.setdefault(statement.parent_id, []).append(statement)
    return tuple(s for s in listed if _share_held(s, inner.get(s.id, [])) < _CARRIED_SHARE)


def _share_held(outer: Statement, inner: list[Statement]) -> float:
    covered = {at for span in outer.content for at in range(span.start, span.end)}
    held: set[int] = set()
    for statement in inner:
        for span in (*statement.content, *statement.cue, *statement.source):
            held.update(range(span.start, span.end))
    return len(covered & held) / len(covered)
