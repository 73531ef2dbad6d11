"""How long and how often: durations and sets."""

from __future__ import annotations

import re

from variorum.model import MomentType, Period
from variorum.reading.moments import windows
from variorum.reading.moments.periods import find_period, make_period, shift_value
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import (
    ABOUT,
    COUNT,
    MONTH,
    SEASONS,
    UNIT,
    VAGUE_COUNT,
    WEEKDAY,
    is_clock_unit,
    parse_count,
    parse_month,
    parse_unit,
    parse_weekday,
)


def make_duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time: ``P3D``, ``PT2H``, ``PXW`` for an unknown count, ``P2Y6M``.

    Examples
    --------
    >>> make_duration(2.5, "years")
    'P2Y6M'
    """
    letter = parse_unit(unit)
    head = "PT" if is_clock_unit(unit) else "P"
    if count is None:
        return f"{head}X{'W' if letter == 'WE' else letter}"
    scale = {"Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "WE": (2, "D")}.get(letter, (1, letter))
    number, letter = count * scale[0], scale[1]
    whole = int(number)
    rest = number - whole
    if not rest:
        return f"{head}{whole}{letter}"
    finer = {
        "Y": (12, "M"),
        "H": (60, "M"),
        "M": (60, "S") if head == "PT" else (30, "D"),
        "D": (24, "H"),
        "W": (7, "D"),
    }.get(letter)
    if finer is None or abs(rest * finer[0] - round(rest * finer[0])) > 0.3:
        return f"{head}{number:g}{letter}"
    lead = f"{whole}{letter}" if whole else ""
    join = "T" if letter == "D" else ""
    return f"{head}{lead}{join}{round(rest * finer[0])}{finer[1]}"


def _place_duration(match: re.Match[str], context: Context) -> Placed | None:
    count, unit = parse_count(match["count"]), match["unit"]
    turn = (match["turn"] or "").lower()
    lowered = match[0].lower()
    if unit.lower() in {"second", "seconds"} and count is None:
        return None
    if lowered.startswith(("a second", "one second")) and not match["turn"]:
        return None
    if not turn and _is_fourth(match, context):
        return None
    if _is_rate(match, context):
        return Placed(MomentType.SET, make_duration(1, unit), None, "a rate: so much in each such time")
    value = make_duration(count, unit)
    return Placed(MomentType.DURATION, value, _span_of(turn, count, unit, context), "a length of time")


_OF_OR_CLOCK = re.compile(
    r" of (?!20\d\d|19\d\d|fiscal)"
    r"| (?:to|past) (?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight)\b"
)


def _is_fourth(match: re.Match[str], context: Context) -> bool:
    """Tell whether quarters are fourths of something or a clock's (``a quarter of the seats``, ``quarter to six``)."""
    if match["unit"].lower() not in {"quarter", "quarters"} or parse_count(match["count"]) not in {1, 3}:
        return False
    return _OF_OR_CLOCK.match(context.text, match.end(), context.end) is not None


def _is_rate(match: re.Match[str], context: Context) -> bool:
    if match[0].lower() not in {"a year", "a month", "a week", "a day", "an hour", "a minute", "a quarter"}:
        return False
    before = context.text[max(context.start, match.start() - 30) : match.start()]
    return bool(
        re.search(
            r"(?:[$€£][\d.,]+|\d|million|billion|thousand|times|twice|once|percent|%|dollars|hours|people|tons"
            r"|barrels|shares|cents|euros|pounds|pence|litres|liters|gallons|tonnes|kilos|miles|kilometres|kilometers)"
            r"(?: of [a-z]+)? $",
            before,
        )
    )


def _span_of(turn: str, count: float | None, unit: str, context: Context) -> Period | None:
    """Return the period of "the past two weeks" and "the next three days", None for lengths that hang on nothing."""
    if count is None or context.day is None or is_clock_unit(unit) or not turn:
        return None
    back = any(word in turn for word in ("last", "past", "previous", "recent"))
    ahead = any(word in turn for word in ("next", "coming"))
    if back == ahead:
        return None
    letter = parse_unit(unit)
    shifted = shift_value(
        context.day.isoformat(), (-1 if back else 1) * max(1, int(count)), "W" if letter == "WE" else letter
    )
    other = find_period(shifted) if shifted else None
    if other is None:
        return None
    day = context.day
    return make_period(other.earliest.date(), day) if back else make_period(day, other.latest.date())


def _place_hyphenated(match: re.Match[str], context: Context) -> Placed | None:
    del context
    return Placed(
        MomentType.DURATION, make_duration(parse_count(match["count"]), match["unit"]), None, "a length of time"
    )


def _place_bare(match: re.Match[str], context: Context) -> Placed | None:
    del context
    return Placed(MomentType.DURATION, make_duration(None, match["unit"]), None, "a length of time without a number")


def _place_every(match: re.Match[str], context: Context) -> Placed | None:
    del context
    why = "it comes again and again"
    if match["unit"]:
        return Placed(
            MomentType.SET,
            make_duration(2 if match["other"] else parse_count(match["count"]) or 1, match["unit"]),
            None,
            why,
        )
    if match["weekday"]:
        return Placed(MomentType.SET, f"XXXX-WXX-{parse_weekday(match['weekday'])}", None, why)
    if match["month"]:
        return Placed(MomentType.SET, f"XXXX-{parse_month(match['month']):02d}", None, why)
    return Placed(MomentType.SET, f"XXXX-{SEASONS[match['season'].lower()]}", None, why)


def _place_adverb(match: re.Match[str], context: Context) -> Placed | None:
    del context
    word = match[0].lower()
    value = {
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "biweekly": "P2W",
    }.get(word, "P1Y")
    return Placed(MomentType.SET, value, None, "it comes again and again")


def _place_times(match: re.Match[str], context: Context) -> Placed | None:
    del context
    return Placed(MomentType.SET, make_duration(1, match["unit"]), None, "it comes again and again")


_TURN = (
    r"(?:(?P<turn>(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Nn]ext|[Cc]oming|[Pp]revious|[Ff]ollowing|first|final"
    r"|latest|recent|opening)|[Tt]he|[Tt]hese|[Tt]hose|another|more than|[Ee]very one of the last) )?"
)
RULES = (
    Rule(
        "duration",
        re.compile(
            rf"\b{_TURN}{ABOUT}(?:(?P<count>{COUNT})|{VAGUE_COUNT}) (?:more |full |straight |consecutive "
            rf"|additional |long |whole |other |working |business |calendar |fiscal )?(?P<unit>{UNIT})\b"
            r"(?!['’]s\b|-| old\b)"
        ),
        _place_duration,
        windows.UNIT,
    ),
    Rule(
        "hyphenated duration",
        re.compile(
            rf"\b(?P<count>{COUNT}|several|multi)[- ](?P<unit>second|minute|hour|day|week|month|quarter|year"
            rf"|decade|century)(?:[- ]long)?\b(?<! year)(?<! day)(?<! week)(?<! month)(?<! hour)"
            rf"(?<! minute)(?<! second)(?<! decade)(?<! century)(?<! quarter)(?!-end|[- ]olds?\b)"
        ),
        _place_hyphenated,
        windows.UNIT,
    ),
    Rule(
        "bare duration",
        re.compile(
            r"\b(?:(?:for|in|over|after|within|of|through|following|took|take|takes|lasted|last|spent|by"
            r"|the past|[Tt]he last|these|recent|coming) )?(?P<unit>(?:(?<= )|^)(?:hours|days|weeks|months"
            r"|years|decades|centuries))\b(?! (?:later|earlier|old)\b)"
        ),
        _place_bare,
    ),
    Rule(
        "every",
        re.compile(
            rf"\b(?:[Ee]ach|[Ee]very) (?P<other>other |second )?(?:(?:(?P<count>{COUNT}) )?(?P<unit>{UNIT})|"
            rf"(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})|(?P<season>spring|summer|autumn|fall|winter))\b"
        ),
        _place_every,
    ),
    Rule(
        "often",
        re.compile(
            r"\b(?:[Hh]ourly|[Dd]aily|[Nn]ightly|[Ww]eekly|[Ff]ortnightly|[Mm]onthly|[Bb]iweekly|[Aa]nnually"
            r"|[Yy]early)\b(?! (?:News|Mail|Telegraph|Times|Beast|Mirror|Express|Star|Post|Standard|Herald"
            r"|Record|Show|Caller|Sabah|Nation|Monitor))"
        ),
        _place_adverb,
    ),
    Rule(
        "so many times",
        re.compile(
            r"\b(?:once|twice|\w+ times|several times) (?:a|an|each|every|per) (?P<unit>hour|day|week|month"
            r"|year|decade)\b"
        ),
        _place_times,
    ),
)
