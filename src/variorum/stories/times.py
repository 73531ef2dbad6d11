"""The days a report can be of, from its publication, its bounds, dated embeds and dates in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from variorum.model import Report

_YEAR_IN_TEXT = re.compile(r"(?<![\w$€£#.,/:-])(?:19|20)\d\d(?![\w/:-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """Ordinal days (``date.toordinal``) between which a report was published, None where open."""

    low: int | None
    high: int | None

    @property
    def is_open(self) -> bool:
        """Whether nothing is known."""
        return self.low is None and self.high is None

    def join(self, other: Window) -> Window:
        """Return the window that covers both as far as they are known."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return Window(min(lows, default=None), max(highs, default=None))


def find_window(report: Report) -> Window:
    """Return when a report can have been published; a post it embeds is no later than the report."""
    published = report.published
    if published.value is not None:
        period = published.value.period
        return Window(period.earliest.toordinal(), (period.latest - timedelta(microseconds=1)).toordinal())
    low = published.not_before.period.earliest.toordinal() if published.not_before else None
    high = published.not_after.period.latest.toordinal() if published.not_after else None
    posted = [block.posted.period.earliest.toordinal() for block in report.blocks if block.posted]
    if posted:
        low = max(posted) if low is None else max(low, *posted)
    return Window(low, high)
