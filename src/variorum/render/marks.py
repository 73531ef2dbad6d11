"""A report's text cut into nested marks, so that every linked place has its own element.

Marks that cross are split at the crossing: the later one is closed and opened again, and only its first part carries
the anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from variorum.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What a stretch is: ``style`` a class name, ``title`` a note on hover, ``anchor`` an element id or empty."""

    span: Span
    style: str
    title: str = ""
    anchor: str = ""


@dataclass(slots=True)
class Node:
    """A stretch of text with what is nested in it: text runs and further nodes, in order."""

    mark: Mark | None
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def nest_marks(text: str, within: Span, marks: Iterable[Mark]) -> Node:
    """Return ``within`` of ``text`` as a tree of marks; no character is lost, added or moved.

    Parameters
    ----------
    text
        The report's text.
    within
        The stretch to show; marks are cut to it.
    marks
        In any order; longer marks lie outside shorter ones, equal ones in the order given.
    """
    root = Node(None)
    clipped = sorted(_clip(marks, within), key=lambda item: (item[0], -item[1]))
    events = sorted({within.start, within.end, *(s for s, _, _ in clipped), *(e for _, e, _ in clipped)})
    stack: list[tuple[int, Node]] = [(within.end, root)]
    waiting = list(reversed(clipped))
    for start, end in pairwise(events):
        while len(stack) > 1 and stack[-1][0] <= start:
            stack.pop()
        _reopen(stack, start)
        while waiting and waiting[-1][0] == start:
            _, stop, mark = waiting.pop()
            node = Node(mark)
            stack[-1][1].children.append(node)
            stack.append((stop, node))
        stack[-1][1].children.append(text[start:end])
    return root


def _clip(marks: Iterable[Mark], within: Span) -> Iterator[tuple[int, int, Mark]]:
    for mark in marks:
        start, end = max(mark.span.start, within.start), min(mark.span.end, within.end)
        if start < end:
            kept = mark if start == mark.span.start else Mark(mark.span, mark.style, mark.title)
            yield start, end, kept


def _reopen(stack: list[tuple[int, Node]], start: int) -> None:
    """Close whatever ended below a mark that goes on, and open the rest again without its anchor."""
    ended = next((at for at, (stop, _) in enumerate(stack) if at and stop <= start), None)
    if ended is None:
        return
    going_on = [(stop, node.mark) for stop, node in stack[ended:] if stop > start]
    del stack[ended:]
    for stop, mark in going_on:
        assert mark is not None
        node = Node(Mark(mark.span, mark.style, mark.title))
        stack[-1][1].children.append(node)
        stack.append((stop, node))
