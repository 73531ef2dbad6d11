"""What speaks for or against two reports telling of one event, beyond their words.

For: the same counted figure ("4,200 evacuees"). Against: the same event placed at different distances in time ("ousted
earlier this month" against "after the fall last year"), or an event the other report is too early to know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.stories.linkage import Matrix
from variorum.stories.terms import STOPWORDS, find_words, make_stem
from variorum.stories.times import Window

SAME_FIGURE = 0.15
OTHER_TIME = 2.0
MAX_SHARING = 12
"""A counted figure in more reports than this is a matter's stock figure, not one event's."""
_NAME_CHARS = 70
_TIME_CHARS = 120
KNOWN_SLACK_DAYS = 30
_EVENTS = {
    "downfall": "fall|collapse|ouster|ousting|ousted|toppled|toppling|overthrow|overthrown|deposed|overthrew",
    "death": "death|died|killing|assassination|assassinated|murder|murdered",
    "election": "election|elected|re-elected|inauguration|inaugurated",
    "attack": "attack|attacks|bombing|bombings|shooting|massacre|invasion|invaded",
    "disaster": "earthquake|quake|tsunami|hurricane|flood|floods|crash|explosion|wildfire|eruption",
    "departure": "resignation|resigned|stepped down|impeachment|impeached",
    "arrest": "arrest|arrested|conviction|convicted",
}
_CLASS_OF = {word: name for name, words in _EVENTS.items() for word in words.split("|")}
_EVENT = re.compile(r"\b(?:" + "|".join(_EVENTS.values()) + r")\b")
_UNREAL = re.compile(r"\b(?:would|could|might|may|if|possibl[ey]|brink of|fear of|prevent\w*)\b[^.]{0,40}$")
_RELATIVE = re.compile(
    r"\b(?:(?P<turn>last|this) (?P<unit>week|month|year)|(?P<count>a|two|three|four|five|six|seven|eight|nine"
    r"|ten|\d{1,2}) "
    r"(?P<units>weeks?|months?|years?) ago)\b"
)
_COUNTED = re.compile(r"(?<![\w.,$€£])(\d{1,3}(?:,\d{3})+|\d{3,})(?![\w.,:/-]*\d)((?: [A-Za-z-]+){1,2})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?][”\"']?\s+(?=[A-Z“\"])|\n")
_DAYS_AGO = {
    ("W", 0): (0, 7),
    ("W", 1): (3, 14),
    ("M", 0): (0, 30),
    ("M", 1): (8, 60),
    ("Y", 0): (20, 365),
    ("Y", 1): (45, 730),
}
"""How many days back a writer means: "last year" is not said of what was three weeks ago."""
_NUMBERS = {word: value for value, word in enumerate("zero a two three four five six seven eight nine ten".split())}


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event a report tells of as past: its class, a name beside it, and when by the report's own clock.

    ``back`` is (unit, count): ("Y", 1) for "last year", ("M", 0) for "earlier this month"; None when not said.
    ``words`` are the report's, from the event to the time.
    """

    kind: str
    name: str
    back: tuple[str, int] | None
    words: str

    @property
    def days_ago(self) -> tuple[int, int] | None:
        """How many days back the writer means, fewest and most, None when not said."""
        if self.back is None:
            return None
        unit, count = self.back
        if self.back in _DAYS_AGO:
            return _DAYS_AGO[self.back]
        days = {"W": 7, "M": 30, "Y": 365}[unit]
        return max(0, int((count - 0.6) * days)), int((count + 0.9) * days)


@dataclass(frozen=True, slots=True)
class Traces:
    """What a report leaves to compare: counted figures and mentions of past events."""

    figures: frozenset[tuple[str, str]]
    events: frozenset[EventMention]


NO_TRACES = Traces(frozenset(), frozenset())


def find_traces(text: str) -> Traces:
    """Return the counted figures and event mentions of a text, in one pass over each."""
    figures = set()
    for found in _COUNTED.finditer(text):
        nouns = [stem for word in found[2].split() if (stem := make_stem(word)) not in STOPWORDS]
        if nouns and not _YEAR.fullmatch(found[1]):
            figures.add((found[1].replace(",", ""), nouns[-1]))
    events: set[EventMention] = set()
    for found in _EVENT.finditer(text):
        before = text[max(0, found.start() - _NAME_CHARS) : found.start()]
        after = text[found.end() : found.end() + _TIME_CHARS]
        before = before[_last_end(before) :]
        stop = _SENTENCE_END.search(after)
        after = after[: stop.start()] if stop else after
        if _UNREAL.search(before):
            continue
        timed = _RELATIVE.search(after)
        back = _find_back(timed)
        shown = found[0] + (after[: timed.end()] if timed else after[:_NAME_CHARS].rsplit(" ", 1)[0])
        words = find_words(before)[-8:] + find_words(after[:_NAME_CHARS])
        # "al-Assad" and "Assad" are one name here.
        names = {
            make_stem(part)
            for word in words
            if word[:1].isupper() or "-" in word
            for part in word.split("-")
            if part[:1].isupper()
        }
        kind = _CLASS_OF[found[0]]
        events.update(
            EventMention(kind, name, back, " ".join(shown.split())) for name in names - STOPWORDS if len(name) > 2
        )
    return Traces(frozenset(figures), frozenset(events))


def _last_end(text: str) -> int:
    last = 0
    for found in _SENTENCE_END.finditer(text):
        last = found.end()
    return last


def _find_back(found: re.Match[str] | None) -> tuple[str, int] | None:
    if found is None:
        return None
    if found["turn"]:
        return found["unit"][0].upper(), 0 if found["turn"] == "this" else 1
    return found["units"][0].upper(), _NUMBERS.get(found["count"]) or int(found["count"])


def find_first_known(traces: Sequence[Traces], windows: Sequence[Window]) -> dict[tuple[str, str], int]:
    """Return for each event the ordinal day of the earliest dated report that tells of it."""
    known: dict[tuple[str, str], int] = {}
    for trace, window in zip(traces, windows, strict=True):
        if window.low is not None:
            for event in trace.events:
                key = (event.kind, event.name)
                known[key] = min(known.get(key, window.low), window.low)
    return known


def bound_by_events(trace: Traces, window: Window, known: Mapping[tuple[str, str], int]) -> Window:
    """Return the window of an undated report, not before the events it tells of were first known (less some days)."""
    days = [known[event.kind, event.name] for event in trace.events if (event.kind, event.name) in known]
    if not window.is_open or not days:
        return window
    return Window(max(days) - KNOWN_SLACK_DAYS, None)


def add_evidence(matrix: Matrix, traces: Sequence[Traces]) -> None:
    """Raise and lower the similarity of pairs of reports in place, shape (n, n), by what they leave to compare.

    Pairs are found through an index of figures and events, never by looking at all of them.
    """
    figures: Mapping[tuple[str, str], list[int]] = defaultdict(list)
    placed: Mapping[tuple[str, str], list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for row, trace in enumerate(traces):
        for figure in trace.figures:
            figures[figure].append(row)
        for event in trace.events:
            if event.days_ago is not None:
                placed[event.kind, event.name].append((row, event.days_ago))
    raised: set[tuple[int, int]] = set()
    for rows in figures.values():
        if len(rows) <= MAX_SHARING:
            raised.update((one, other) for one in rows for other in rows if one < other)
    for one, other in raised:
        matrix[one, other] += SAME_FIGURE
        matrix[other, one] += SAME_FIGURE
    lowered: set[tuple[int, int]] = set()
    for given in placed.values():
        for row, ago in given[:MAX_SHARING]:
            for other_row, other_ago in given[:MAX_SHARING]:
                if row < other_row and (ago[1] < other_ago[0] or other_ago[1] < ago[0]):
                    lowered.add((row, other_row))
    for one, other in lowered:
        matrix[one, other] -= OTHER_TIME
        matrix[other, one] -= OTHER_TIME
