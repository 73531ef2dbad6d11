"""Times that count from a time the report named before: a day later, the following month, three years earlier."""

from __future__ import annotations

import re

from variorum.model import MomentType
from variorum.reading.moments import windows
from variorum.reading.moments.counting import ANCHOR_CHARS, place_value, shift_published
from variorum.reading.moments.periods import find_period, shift_value
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import (
    ABOUT,
    COUNT,
    UNIT,
    VAGUE_COUNT,
    is_clock_unit,
    parse_count,
    parse_unit,
)
from variorum.reading.moments.tense import find_direction

_STRETCH = re.compile(r"\b(?:[Oo]ver|[Ii]n|[Ff]or|[Ww]ithin|[Dd]uring|[Bb]y|of) $")
"""Before "the next year" these make it a stretch that begins now, whatever the tense of the clause."""


def _place_narrative(match: re.Match[str], context: Context) -> Placed | None:
    """Read the following month, the next day, the same year, the previous week: counted from a time named before."""
    turn, letter = match["turn"].lower(), parse_unit(match["unit"])
    step = {"following": 1, "next": 1, "same": 0, "that": 0, "previous": -1, "preceding": -1, "that same": 0}[
        turn.removeprefix("the ")
    ]
    if turn.startswith("the next") and letter != "D" and not _is_told(match, context):
        return _place_coming(letter, context)
    anchor = context.anchor if context.has_near_anchor(match.start(), ANCHOR_CHARS) else None
    value = shift_value(anchor, step, letter) if anchor else None
    if value is None:
        open_value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(letter, "PAST_REF")
        return Placed(MomentType.DATE, open_value, None, "counted from a time the report does not name")
    return Placed(MomentType.DATE, value, find_period(value), f"counted from “{context.anchor_words}”", anchors=True)


def _is_told(match: re.Match[str], context: Context) -> bool:
    """Tell whether "the next year" is of a tale ("… and moved there the next year") and not of what is to come."""
    before = context.text[max(context.start, match.start() - 8) : match.start()]
    return (
        not _STRETCH.search(before)
        and find_direction(context.text, match.start(), match.end(), context.start, context.end) < 0
    )


def _place_coming(letter: str, context: Context) -> Placed:
    return shift_published(1, letter, context)


def _place_later(match: re.Match[str], context: Context) -> Placed | None:
    """Read a day later, three years earlier, a week before: counted from a time named before."""
    count, letter = parse_count(match["count"]), parse_unit(match["unit"])
    sign = -1 if match["way"].lower() in {"earlier", "before", "previously", "prior"} else 1
    if is_clock_unit(match["unit"]):
        return None
    if letter == "Y" and count == 1 and sign < 0 and context.quarter:
        value = f"{int(context.quarter[:4]) - 1:04d}{context.quarter[4:]}"
        return place_value(value, "the quarter named before, a year earlier", anchors=False)
    if count is None:
        return Placed(MomentType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", None, "the words give no number")
    anchor = context.anchor if context.has_near_anchor(match.start(), ANCHOR_CHARS) else None
    if anchor is None and sign < 0:
        anchor = context.published
    shifted = shift_value(anchor, int(count) * sign, letter) if anchor else None
    if shifted is None:
        return Placed(
            MomentType.DATE,
            "PAST_REF" if sign < 0 else "FUTURE_REF",
            None,
            "counted from a time the report does not name",
        )
    if sign > 0 and _lies_ahead(shifted, context) and not _looks_ahead(match, context):
        return Placed(
            MomentType.DATE, "PAST_REF", None, "counted from a time that the report does not name just before"
        )
    words = f"“{context.anchor_words}”" if anchor is context.anchor and context.anchor_words else "publication"
    return place_value(shifted, f"counted from {words}")


def _lies_ahead(value: str, context: Context) -> bool:
    """Tell whether a time counted forward begins after the report came out."""
    period = find_period(value)
    return context.day is not None and period is not None and period.earliest.date() > context.day


def _looks_ahead(match: re.Match[str], context: Context) -> bool:
    return find_direction(context.text, match.start(), match.end(), context.start, context.end) > 0


RULES = (
    Rule(
        "following",
        re.compile(
            r"\b(?P<turn>[Tt]he (?:following|next|same|previous|preceding)|[Tt]hat(?: same)?) (?P<unit>day|week"
            r"|month|year|decade)\b"
        ),
        _place_narrative,
    ),
    Rule(
        "later",
        re.compile(
            rf"\b(?:{ABOUT}(?:(?P<count>{COUNT})|{VAGUE_COUNT}) )(?P<unit>{UNIT}) (?P<way>later|earlier|before"
            rf"|previously|prior|afterwards?|on)(?=[.,;:)]|\s(?!(?:the|a|an|of|his|her|its|their|that|it|he|she"
            rf"|they|\w+ing)\b)|$)"
        ),
        _place_later,
        windows.UNIT,
    ),
)
