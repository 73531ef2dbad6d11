"""One event told by several reports stands once on the timeline, with the names of the others beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.edition.index import StoryIndex
from variorum.edition.wording import share_content
from variorum.model import Event

_ONE_EVENT = 0.7
"""Share of the shorter line's content words that the other has too, on one day, to be one event in two wordings."""


def join_told_again(index: StoryIndex, events: Sequence[Event]) -> list[Event]:
    """Return the events, those of one time and aspect told by several reports once, in the words told first.

    Two lines are one event when they tell one claim, or when most content words of the shorter stand in the longer.
    Lines of one report stay apart: it would hardly tell the same twice. The words left out stand in the matrix.
    """
    kept: list[Event] = []
    also: dict[int, list[str]] = {}
    places: dict[tuple[object, str], list[int]] = {}
    for event in events:
        if event.when is None or event.aspect == "published":
            kept.append(event)
            continue
        mine = places.setdefault((event.when, event.aspect), [])
        found = next((at for at in mine if _is_one(index, kept[at], event)), None)
        if found is None:
            mine.append(len(kept))
            kept.append(event)
        elif (name := index.report[_owner(event)].name) not in also.setdefault(found, []):
            also[found].append(name)
    return [
        replace(event, because=f"{event.because}; told in {', '.join(also[at])} too") if at in also else event
        for at, event in enumerate(kept)
    ]


def _owner(event: Event) -> str:
    return next(piece.passage.report_id for piece in event.line.pieces if piece.passage is not None)


def _is_one(index: StoryIndex, one: Event, other: Event) -> bool:
    if _owner(one) == _owner(other):
        return False
    claims = [
        {claim.id for s in event.line.statement_ids if (claim := index.claim_of.get(s))} for event in (one, other)
    ]
    return bool(claims[0] & claims[1]) or share_content(one.line.text, other.line.text) >= _ONE_EVENT
