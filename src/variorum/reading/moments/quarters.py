"""Quarters of a business year that leave their year, or themselves, to the report."""

from __future__ import annotations

import re

from variorum.model import MomentType
from variorum.reading.moments.periods import find_period, quarter_value, shift_value
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import parse_ordinal
from variorum.reading.moments.tense import find_direction


def _place_quarter(match: re.Match[str], context: Context) -> Placed | None:
    unit = "H" if match["unit"] == "half" else "Q"
    number = parse_ordinal(match["ordinal"])
    if (unit == "H" and number > 2) or (context.year is None):
        return (
            Placed(MomentType.DATE, f"XXXX-{unit}{number}", None, "the report does not say of which year")
            if number < 5
            else None
        )
    year = context.year
    yearly = f"{match['before'] or ''} {match['after'] or ''}"
    why = "the last such quarter before publication"
    if "last year" in yearly:
        year -= 1
    elif "next year" in yearly:
        year += 1
    elif "this year" not in yearly:
        month = context.month or 12
        began = (number - 1) * (6 if unit == "H" else 3) + 1 <= month
        if not began and find_direction(context.text, match.start(), match.end(), context.start, context.end) <= 0:
            year -= 1
    value = f"{year:04d}-{unit}{number}"
    context.quarter = value
    return Placed(MomentType.DATE, value, find_period(value), why, anchors=True)


def _place_the_quarter(match: re.Match[str], context: Context) -> Placed | None:
    words = match[0].lower()
    named = context.quarter
    if named is None:
        if context.year is None or context.month is None:
            return Placed(MomentType.DATE, "XXXX-QX", None, "the report does not name a quarter")
        named = shift_value(quarter_value(context.year, context.month), -1, "Q")
        assert named is not None
    if match["ago"]:
        value = f"{int(named[:4]) - 1:04d}{named[4:]}"
        return Placed(MomentType.DATE, value, find_period(value), "the same quarter a year before")
    if "this" in words or "current" in words:
        if context.year is None or context.month is None:
            return None
        named = quarter_value(context.year, context.month)
    elif any(word in words for word in ("previous", "last", "prior")) and context.year and context.month:
        named = shift_value(quarter_value(context.year, context.month), -1, "Q") or named
    elif "next" in words and context.year and context.month:
        named = shift_value(quarter_value(context.year, context.month), 1, "Q") or named
    return Placed(MomentType.DATE, named, find_period(named), "the quarter named before, or the last full one")


RULES = (
    Rule(
        "quarter of a year",
        re.compile(
            r"\b(?P<before>(?:last|this|next) year['’]s )?(?:(?:[Tt]he|its|a|their|his) )?(?:fiscal |flat "
            r"|strong |weak )?(?P<ordinal>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)"
            r"[ -](?:fiscal[ -])?(?P<unit>quarter|half)(?P<after> (?:of )?(?:last|this|next) year)?\b"
        ),
        _place_quarter,
    ),
    Rule(
        "the quarter",
        re.compile(
            r"\b(?:(?:[Tt]he|[Tt]his|[Nn]ext|[Ll]ast) (?:latest |current |previous |prior |(?P<ago>year[ -]"
            r"(?:ago|earlier) ))?(?:quarter|(?:(?<=latest )|(?<=ago )|(?<=earlier ))period))\b(?! of)"
        ),
        _place_the_quarter,
    ),
)
