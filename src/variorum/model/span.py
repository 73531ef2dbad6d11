"""Where words stand: spans inside one report, passages across reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points of one report's text.

    Parameters
    ----------
    start, end
        0-based code-point offsets with ``0 <= start < end``.

    Raises
    ------
    ValueError
        If the range is empty, reversed or negative.

    Examples
    --------
    >>> Span(0, 5).of("Words stand here")
    'Words'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words this span covers in ``text``; raise ``ValueError`` if it leaves the text."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) leaves a text of {len(text)} code points")
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all ``spans``; raise ``ValueError`` when there are none."""
    listed = list(spans)
    if not listed:
        raise ValueError("no spans to cover")
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def find_trimmed(text: str, start: int, end: int, strip: str = " \t\r\n\u00a0") -> Span | None:
    """Return ``[start, end)`` without the ``strip`` characters at its ends, or None if nothing is left."""
    while start < end and text[start] in strip:
        start += 1
    while end > start and text[end - 1] in strip:
        end -= 1
    return Span(start, end) if start < end else None


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Exact words of one report: its id and one or more spans in reading order.

    ``spans`` is a non-empty tuple; an interrupted quotation has more than one.
    """

    report_id: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a passage needs at least one span")

    def of(self, text: str) -> str:
        """Return the words, the pieces of an interrupted passage joined by `` … ``."""
        return " … ".join(span.of(text) for span in self.spans)
