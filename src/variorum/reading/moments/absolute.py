"""Times that name their year: full dates, months, years, decades, centuries, quarters."""

from __future__ import annotations

import re
from datetime import date

from variorum.model import MomentType
from variorum.reading.moments import windows
from variorum.reading.moments.periods import find_period, make_day
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import (
    DAY,
    MONTH,
    ORDINAL,
    SEASONS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
    parse_count,
    parse_month,
    parse_ordinal,
)

_LEAD = rf"(?:(?:{WEEKDAY}|{WEEKDAY_SHORT}),? )?(?:the )?"
_GRADE = r"(?:(?:the )?(?:early|late|mid|beginning of|end of|start of|middle of)[ -])?"
_NOT_A_YEAR = re.compile(
    r"[ -]?(?:people|troops|soldiers|fighters|men|women|dollars|euros|pounds|jobs|miles|km|kilomet|metres"
    r"|meters|feet|tons?"
    r"|tonnes|barrels|points|shares|votes|homes|houses|cars|deaths|cases|workers|employees|members|residents|million"
    r"|billion|percent|per cent|%|[.,]\d|lbs?\b|mg\b|kg\b|MHz\b|rpm\b|students|children|protesters|refugees|migrants"
    r"|families|civilians|passengers|years?\b|hours?\b|minutes?\b|seconds?\b|days?\b|weeks?\b|months?\b)"
)


def place_day(year: int, month: int, day: int, words: str) -> Placed | None:
    """Return the day, unresolved with the reason when the calendar has no such day."""
    made = make_day(year, month, day)
    value = f"{year:04d}-{month:02d}-{day:02d}"
    if made is None:
        return Placed(MomentType.DATE, "XXXX-XX-XX", None, f"the calendar has no {value}")
    return Placed(MomentType.DATE, value, find_period(value), f"the date is written out: {words}", anchors=True)


def _place_full(match: re.Match[str], context: Context) -> Placed | None:
    del context
    return place_day(int(match["year"]), parse_month(match["month"]), int(match["day"]), match[0])


def _place_iso(match: re.Match[str], context: Context) -> Placed | None:
    del context
    month = int(match["month"])
    return place_day(int(match["year"]), month, int(match["day"]), match[0]) if 1 <= month <= 12 else None


def _place_numeric(match: re.Match[str], context: Context) -> Placed | None:
    """Read 21/11/2017 or 11.21.17: the order that the calendar allows; when both do, the one nearer publication."""
    first, second, raw = int(match["first"]), int(match["second"]), match["year"]
    year = int(raw) if len(raw) == 4 else 2000 + int(raw) if int(raw) < 70 else 1900 + int(raw)
    days = [made for made in (make_day(year, first, second), make_day(year, second, first)) if made]
    if not days or not 1 <= first <= 31:
        return None
    if len(days) == 2 and days[0] != days[1]:
        if context.day is None:
            value = f"{year:04d}"
            return Placed(MomentType.DATE, value, find_period(value), "day and month can be read in either order")
        gaps = [abs((made - context.day).days) for made in days]
        day: date = days[gaps.index(min(gaps))]
        why = "day and month can be read in either order; this one is nearer publication"
        return Placed(MomentType.DATE, day.isoformat(), find_period(day.isoformat()), why, anchors=True)
    return place_day(days[0].year, days[0].month, days[0].day, match[0])


def _place_month(match: re.Match[str], context: Context) -> Placed | None:
    del context
    value = f"{int(match['year']):04d}-{parse_month(match['month']):02d}"
    return Placed(
        MomentType.DATE, value, find_period(value), f"month and year are written out: {match[0]}", anchors=True
    )


def _place_season(match: re.Match[str], context: Context) -> Placed | None:
    del context
    value = f"{match['year']}-{SEASONS[match['season'].lower()]}"
    return Placed(MomentType.DATE, value, find_period(value), "season and year are written out", anchors=True)


def _place_year(match: re.Match[str], context: Context) -> Placed | None:
    if not match["lead"] and _NOT_A_YEAR.match(context.text, match.end()):
        return None
    year = int(match["year"])
    if year > (context.year or 2030) + 60 or (year < 1800 and not match["lead"]):
        return None
    value = f"{year:04d}"
    return Placed(MomentType.DATE, value, find_period(value), f"the year is written out: {match[0]}", anchors=True)


def _place_decade(match: re.Match[str], context: Context) -> Placed | None:
    words = {
        "twenties": 2,
        "thirties": 3,
        "forties": 4,
        "fifties": 5,
        "sixties": 6,
        "seventies": 7,
        "eighties": 8,
        "nineties": 9,
    }
    if match["word"]:
        value = f"19{words[match['word'].lower()]}"
    elif match["short"]:
        value = f"19{match['short'][0]}" if match["short"][0] > "1" else f"20{match['short'][0]}"
    else:
        value = match["full"][:3]
    del context
    return Placed(MomentType.DATE, value, find_period(value), "the decade is written out")


def _place_century(match: re.Match[str], context: Context) -> Placed | None:
    del context
    value = f"{parse_ordinal(match['ordinal']) - 1:02d}"
    return Placed(MomentType.DATE, value, find_period(value), "the century is written out")


def _place_quarter(match: re.Match[str], context: Context) -> Placed | None:
    ordinal = match["ordinal"] or match["digit"] or match["ordinal3"]
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    if ordinal is None and context.quarter is None:
        return Placed(MomentType.DATE, year, find_period(year), "the year is written out", anchors=True)
    part = (
        f"{'H' if match['unit'] == 'half' else 'Q'}{parse_ordinal(ordinal)}" if ordinal else (context.quarter or "")[5:]
    )
    value = f"{year}-{part}"
    context.quarter = value
    return Placed(MomentType.DATE, value, find_period(value), "quarter and year are written out", anchors=True)


def _place_spelled_year(match: re.Match[str], context: Context) -> Placed | None:
    del context
    low = parse_count(match["rest"])
    if low is None or not 10 <= low <= 99:
        return None
    value = f"{19 if match['century'].lower() == 'nineteen' else 20}{int(low):02d}"
    return Placed(MomentType.DATE, value, find_period(value), "the year is spelled out", anchors=True)


RULES = (
    Rule(
        "spelled year",
        re.compile(
            r"\b(?P<century>[Nn]ineteen|[Tt]wenty) (?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
            r"|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)\b(?! (?:percent|people|thousand))"
        ),
        _place_spelled_year,
    ),
    Rule(
        "full date, month first",
        re.compile(rf"\b{_LEAD}(?P<month>{MONTH}) (?P<day>{DAY})(?:st|nd|rd|th)?(?:,| ,)? ?(?P<year>{YEAR})\b"),
        _place_full,
        windows.MONTH,
    ),
    Rule(
        "full date, day first",
        re.compile(
            rf"\b{_LEAD}(?P<day>{DAY})(?:st|nd|rd|th)?[ -](?:of )?(?P<month>{MONTH})(?:,)?[ -](?P<year>{YEAR})\b"
        ),
        _place_full,
        windows.MONTH,
    ),
    Rule("ISO date", re.compile(rf"(?<![\w-])(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])"), _place_iso),
    Rule(
        "numeric date",
        re.compile(
            r"(?<![\w./$-])(?P<first>\d{1,2})(?P<sep>[./-])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d)"
            r"(?![\w/-]|[.,]\d)"
        ),
        _place_numeric,
    ),
    Rule(
        "month and year",
        re.compile(rf"\b{_GRADE}(?P<month>{MONTH}),? (?:of )?(?P<year>{YEAR})\b"),
        _place_month,
        windows.MONTH,
    ),
    Rule(
        "season and year",
        re.compile(
            rf"\b{_GRADE}(?:the )?(?P<season>spring|summer|autumn|fall|winter|Spring|Summer|Autumn|Fall"
            rf"|Winter) (?:of )?(?P<year>{YEAR})\b"
        ),
        _place_season,
        windows.TURN,
    ),
    Rule(
        "year",
        re.compile(
            rf"(?<![\w$€£#.,/:-])(?P<lead>(?:(?:in|since|of|by|until|from|during|before|after|back in)[ -])?)"
            rf"(?:(?:fiscal|the year|early|late|mid|post|pre)[ -])?"
            rf"(?P<year>{YEAR})(?![\w/:-]|[.,]\d)"
        ),
        _place_year,
    ),
    Rule(
        "decade",
        re.compile(
            rf"(?<!\w)(?:[Tt]he )?{_GRADE}(?:(?P<full>1[5-9]\d0|20\d0)s|['’](?P<short>\d0)s"
            r"|(?<=the )(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
        ),
        _place_decade,
    ),
    Rule(
        "century", re.compile(rf"\b(?:the )?{_GRADE}(?P<ordinal>{ORDINAL})[ -]century\b"), _place_century, windows.UNIT
    ),
    Rule(
        "quarter and year",
        re.compile(
            rf"\b(?:(?:the )?(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<unit>quarter|half) "
            rf"(?:of |in )?(?:fiscal )?(?P<year>{YEAR})"
            rf"|Q(?P<digit>[1-4]),? (?P<year2>{YEAR})"
            rf"|(?:the )?(?P<year3>{YEAR}) (?P<ordinal3>first|second|third|fourth)[ -]quarter|(?:the )"
            rf"(?P<year4>{YEAR}) (?:quarter|period))\b"
        ),
        _place_quarter,
    ),
)
