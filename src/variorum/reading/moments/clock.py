"""Times of day, with the day they belong to where the report says it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.model import MomentType
from variorum.reading.moments.periods import find_period, make_day
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import DAY, MONTH, WEEKDAY, parse_month, parse_weekday
from variorum.reading.moments.tense import find_direction

NEAR_CHARS = 60
"""A day named this close before a time of day is its day."""


def _find_hour(match: re.Match[str]) -> tuple[int, int] | None:
    named = (match["named"] or "").lower()
    if named:
        return (12, 0) if named in {"noon", "midday"} else (0, 0)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (hour, minute) if hour < 24 and minute < 60 else None


def _find_weekday(match: re.Match[str], context: Context, published: date) -> date:
    weekday = parse_weekday(match["weekday"])
    if find_direction(context.text, match.start(), match.end(), context.start, context.end) > 0:
        return published + timedelta(days=(weekday - published.isoweekday()) % 7)
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


_DAY_AFTER = re.compile(
    rf",? (?:on )?(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?P<day>{DAY})(?:st|nd|rd|th)?(?![\w:])(?:,? (?P<year>\d{{4}}))?"
)
TALE_CHARS = 500
"""A time of day this close after a past year is of the tale ("in 1972 … by then it was 2:48 a.m."), not of today."""


def _find_day_after(follows: re.Match[str], context: Context) -> date | None:
    month, day = parse_month(follows["month"]), int(follows["day"])
    if follows["year"]:
        return make_day(int(follows["year"]), month, day)
    if context.day is None:
        return None
    made = [at for shift in (-1, 0, 1) if (at := make_day(context.day.year + shift, month, day))]
    published = context.day
    return min(made, key=lambda at: abs((at - published).days), default=None)


def _tells_of_old(match: re.Match[str], context: Context) -> bool:
    """Tell whether the report is telling of a past year it named just before."""
    return (
        context.anchor is not None
        and context.year is not None
        and context.anchor_explicit
        and context.has_near_anchor(match.start(), TALE_CHARS)
        and int(context.anchor[:4]) < context.year
    )


def _place_clock(match: re.Match[str], context: Context) -> Placed | None:
    clock = _find_hour(match)
    if clock is None or (not match["half"] and not match["named"] and not match["zone"] and not match["lead"]):
        return None
    tail = f"T{clock[0]:02d}:{clock[1]:02d}"
    day: date | None = None
    why = "a time of the day of publication"
    if match["weekday"]:
        if context.day:
            day = _find_weekday(match, context, context.day)
    elif match["named_day"]:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["named_day"].lower()]
        day = context.day + timedelta(days=shift) if context.day else None
    elif follows := _DAY_AFTER.match(context.text, match.end()):
        day, why = _find_day_after(follows, context), "the day is named after it"
    elif context.has_near_anchor(match.start(), NEAR_CHARS) and re.match(r"\d{4}-\d\d-\d\d", context.anchor or ""):
        day, why = date.fromisoformat((context.anchor or "")[:10]), f"a time of “{context.anchor_words}”"
    elif not _tells_of_old(match, context):
        day = context.day
    if day is None:
        return Placed(MomentType.TIME, tail, None, "the report does not say of which day")
    value = day.isoformat() + tail
    # A clock without its zone is taken as UTC, as everywhere in the model.
    return Placed(MomentType.TIME, value, find_period(value), why)


_ZONE = r"(?P<zone>GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|PT|BST|CET|CEST|local time|Moscow time|Eastern|ET)"
RULES = (
    Rule(
        "time of day",
        re.compile(
            r"(?<![\w:.$€£,-])(?:(?P<lead>at|by|until|since|around|about|before|after|from|to) (?=\d{1,2}:\d\d))?"
            r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?::\d\d)?(?: ?(?P<half>[aApP]\.?[mM]\b\.?))|"
            r"(?P<named>[Nn]oon|[Mm]idnight|[Mm]idday))"
            rf"(?: \(?{_ZONE}\)?)?(?: (?:on )?(?:(?P<weekday>{WEEKDAY})|(?P<named_day>today|yesterday"
            rf"|tomorrow)))?(?!\w)"
        ),
        _place_clock,
    ),
    Rule(
        "time of day, 24 hours",
        re.compile(
            r"(?<![\w:.$€£,-])(?:(?P<lead>at|by|until|since|around|about|before|after|from) )?"
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?P<half>)(?P<named>)"
            rf"(?: \(?{_ZONE}\)?)?(?: (?:on )?(?:(?P<weekday>{WEEKDAY})|(?P<named_day>today|yesterday"
            rf"|tomorrow)))?(?![\w:])"
        ),
        _place_clock,
    ),
)
