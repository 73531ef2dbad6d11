"""Dates as news pages write them: what is certain is kept, what is not is left open and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.ingest.months import MONTH_PATTERN, MONTHS, OFFSETS
from variorum.model import PartialTime, Span

_YEAR = r"(?P<year>(?:19|20|21)\d{2})"
_ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:(?:T|,?[ \u00a0]+)(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:[.,]\d+)?"
    r"[ \u00a0]?(?P<zone>Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4}\b)?)?(?!\d)"
)
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}(?:[ \u00a0]+(?:de|of)|[ \u00a0]ב)?[ \u00a0-]*(?P<name>{MONTH_PATTERN})\b\.?"
    rf"(?:[ \u00a0,'’-]+(?:de[ ]|del[ ])?(?:{_YEAR}|(?P<short>\d{{2}})(?![\d:.])))?(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)(?P<name>{MONTH_PATTERN})\b\.?[ \u00a0]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
    rf"(?:[ \u00a0]*,?[ \u00a0]+{_YEAR})?(?!\d)",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(rf"(?<!\w)(?P<name>{MONTH_PATTERN})\b\.?,?[ \u00a0]+{_YEAR}(?!\d)", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}(?P<sep>[./])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20|21)\d{2}|\d{2})(?!\d|[./-]\d)"
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?[ \u00a0]?"
    r"(?P<half>[ap]\.?m\.?)?(?![\d:])"
    r"(?:[ \u00a0]*\(?(?P<zone>Z\b|[+-]\d{2}:?\d{2}|(?:GMT|UTC)[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}\b))?",
    re.IGNORECASE,
)
# Cheap: most lines hold no year and no numbers parted by dots, slashes or dashes.
_MAY_DATE = re.compile(r"(?:19|20|21)\d{2}|\d[./-]\d{1,2}[./-]\d|\d\W{0,3}\w{3,9}\W{1,3}\d{2}(?!\d)")
_OTHER_EVENT = re.compile(r"[|•·]|\b(?:published|posted|(?:last )?(?:updated|modified|edited))\b", re.IGNORECASE)
_REACH = 24
"""Code points a clock time may stand away from its date ("19 December 2024, at 10:30 am GMT")."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date read from words: its value, where it stands and how it was read.

    ``value`` is None when the words name no day that exists. ``because`` says what decided the order of day and month.
    """

    value: PartialTime | None
    span: Span
    because: str


def make_time(value: str) -> PartialTime | None:
    """Return the value as a time, or None when it does not exist (30 February, 25:00, the last day of year 9999)."""
    try:
        return PartialTime(value)
    except (ValueError, OverflowError):
        return None


def read_offset(zone: str | None, *, ist: str = "+05:30") -> str:
    """Return the offset a zone names as ``Z`` or ``+HH:MM``, ``""`` when it names none that is certain."""
    if not zone:
        return ""
    zone = zone.upper()
    if zone == "IST":
        return ist
    if zone in OFFSETS:
        return OFFSETS[zone]
    found = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?", zone)
    if not found or int(found[2]) > 14:
        return ""
    return f"{found[1]}{int(found[2]):02d}:{found[3] or '00'}"


def _full_year(digits: str) -> int:
    # Two digits: pages of the web; 70 to 99 are the last century's.
    return int(digits) if len(digits) == 4 else int(digits) + (1900 if int(digits) >= 70 else 2000)


def _order(hit: re.Match[str], day_first: bool | None) -> tuple[str, str]:
    a, b, year = int(hit["a"]), int(hit["b"]), _full_year(hit["y"])
    if a == b:
        return f"{year:04d}-{a:02d}-{b:02d}", "day and month are the same number"
    if a > 12 >= b:
        return f"{year:04d}-{b:02d}-{a:02d}", f"{a} can only be a day"
    if b > 12 >= a:
        return f"{year:04d}-{a:02d}-{b:02d}", f"{b} can only be a day"
    if day_first is None:
        return f"{year:04d}", f"{hit[0]} can be day and month in either order: only the year is certain"
    month, day = (b, a) if day_first else (a, b)
    return f"{year:04d}-{month:02d}-{day:02d}", ("the day" if day_first else "the month") + " comes first there"


def _words(hit: re.Match[str]) -> tuple[str, str]:
    groups = hit.groupdict()
    month = MONTHS[hit["name"].lower()]
    digits = groups.get("year") or groups.get("short")
    if not digits:
        return "", "the year is not stated"
    day = f"-{int(groups['day']):02d}" if groups.get("day") else ""
    return f"{_full_year(digits):04d}-{month:02d}{day}", "written out"


def find_dates(text: str, day_first: bool | None = None, *, ist: str = "+05:30") -> Iterator[FoundDate]:
    """Yield the dates of a short text, best kind first, each with its clock time where one stands beside it.

    Parameters
    ----------
    text
        A note or a line; meant for under 400 code points.
    day_first
        How 03.04.21 is read: True 3 April, False 4 March, None leaves both open and only the year is kept.
    ist
        The offset that "IST" means where the report is from.
    """
    if not _MAY_DATE.search(text):
        return
    for hit in _ISO.finditer(text):
        day = f"{hit['year']}-{hit['month']}-{hit['day']}"
        if hit["hour"]:
            clock = f"T{hit['hour']}:{hit['minute']}" + (f":{hit['second']}" if hit["second"] else "")
            value = make_time(day + clock + read_offset(hit["zone"], ist=ist))
        else:
            value = make_time(day)
        yield FoundDate(value, Span(*hit.span()), "written as ISO 8601")
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY, _YEAR_FIRST, _NUMERIC):
        for hit in pattern.finditer(text):
            if pattern is _NUMERIC:
                value_text, because = _order(hit, day_first)
            elif pattern is _YEAR_FIRST:
                value_text = f"{hit['year']}-{int(hit['month']):02d}-{int(hit['day']):02d}"
                because = "written with the year first"
            else:
                value_text, because = _words(hit)
            if value_text:
                yield _with_clock(text, value_text, hit, because, ist)


def _with_clock(text: str, day: str, hit: re.Match[str], because: str, ist: str) -> FoundDate:
    span = Span(*hit.span())
    if len(day) < 10:
        return FoundDate(make_time(day), span, because)
    # "… | Updated 12:30": the clock of another event.
    other = _OTHER_EVENT.search(text, span.end)
    after = _find_clock(text, span.end, min(other.start() if other else len(text), span.end + _REACH), ist)
    if after:
        return FoundDate(make_time(day + after[0]), Span(span.start, after[2]), because)
    earlier = [found.end() for found in _OTHER_EVENT.finditer(text, 0, span.start)]
    before = _find_clock(text, max(0, span.start - _REACH, *earlier[-1:]), span.start, ist)
    if before:
        return FoundDate(make_time(day + before[0]), Span(before[1], span.end), because)
    return FoundDate(make_time(day), span, because)


def _find_clock(text: str, start: int, end: int, ist: str) -> tuple[str, int, int] | None:
    """Return the clock time in ``text[start:end]`` as ``THH:MM+ZZ:ZZ`` with its offsets, or None."""
    for hit in _CLOCK.finditer(text, start, min(len(text), end + 12)):
        if hit.start() >= end or not (hit["minute"] or hit["half"]):
            continue
        hour = int(hit["hour"])
        if hit["half"]:
            hour = hour % 12 + (12 if hit["half"][0] in "pP" else 0)
        if hour > 23:
            continue
        second = f":{hit['second']}" if hit["second"] else ""
        clock = f"T{hour:02d}:{hit['minute'] or '00'}{second}{read_offset(hit['zone'], ist=ist)}"
        return clock, hit.start(), hit.end()
    return None
