"""Where in a text a rule can match at all: stretches around words that its matches must hold."""

from __future__ import annotations

import re

BEFORE_CHARS, AFTER_CHARS = 64, 48
"""How far a match reaches from the word that triggers it: the longest ("on the morning of the fourth Thursday of …")
stays below both."""

ANYWHERE = ""
UNIT = r"(?i:seconds?|minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur)"
MONTH = (
    r"(?:J(?:an|AN|un|UN|ul|UL)|F(?:eb|EB)|M(?:ar|AR|ay)|A(?:pr|PR|ug|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))"
)
WEEKDAY = r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
TURN = r"(?i:weeks?|weekend|months?|years?|decades?|century|spring|summer|autumn|fall|winter)\b"
NAMED = r"(?:[Tt]o(?:day|night|morrow)|[Yy]esterday|day (?:before|after))"
PART = r"(?:morning|afternoon|evening|night)"

Windows = list[tuple[int, int]]


class Finder:
    """Windows of one block, each trigger looked for once."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end
        self._found: dict[str, Windows] = {ANYWHERE: [(start, end)]}

    def find(self, trigger: str) -> Windows:
        """Return disjoint stretches in text order that hold every match of a rule with this trigger."""
        if trigger not in self._found:
            self._found[trigger] = self._look(trigger)
        return self._found[trigger]

    def _look(self, trigger: str) -> Windows:
        windows: Windows = []
        for found in re.finditer(trigger, self._text[self._start : self._end]):
            low = max(self._start, self._start + found.start() - BEFORE_CHARS)
            high = min(self._end, self._start + found.end() + AFTER_CHARS)
            if windows and low <= windows[-1][1]:
                windows[-1] = (windows[-1][0], high)
            else:
                windows.append((low, high))
        return windows
