"""What a rule for time expressions is, and what it may look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from variorum.model import MomentType, Period
from variorum.reading.moments.windows import ANYWHERE


@dataclass(frozen=True, slots=True)
class Placed:
    """What a rule made of the words: TIMEX3 type and value, the period or None, and why.

    ``anchors`` says that later words of the report ("the following month") may count from this value.
    """

    type: MomentType
    value: str
    resolved: Period | None
    because: str
    anchors: bool = False


@dataclass(slots=True)
class Context:
    """What is known while a report is read in text order.

    ``year``, ``month`` and ``day`` are of the publication, each None when it is not known that finely. ``anchor`` is
    the last calendar value the report named, ``anchor_words`` its words, ``anchor_end`` where they end and
    ``anchor_explicit`` whether it named its year itself; ``quarter`` the last quarter named.
    """

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: date | None = None
    anchor: str | None = None
    anchor_words: str = ""
    anchor_end: int = -1
    anchor_explicit: bool = False
    quarter: str | None = None

    @property
    def published(self) -> str | None:
        """The publication as a calendar value as fine as it is known."""
        if self.day:
            return self.day.isoformat()
        if self.year and self.month:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}" if self.year else None

    def has_near_anchor(self, offset: int, max_chars: int) -> bool:
        """Tell whether a date was named at most ``max_chars`` code points before ``offset``."""
        return self.anchor is not None and 0 <= offset - self.anchor_end <= max_chars


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing a time: a pattern whose matches take linear time, and what to make of a match.

    ``trigger`` is a pattern (of ``windows``) that stands in every match: the rule is tried only near it.
    ``place`` returns None when the words turn out not to be a time ("may" as a verb).
    """

    name: str
    pattern: re.Pattern[str]
    place: Callable[[re.Match[str], Context], Placed | None]
    trigger: str = ANYWHERE
