"""Words of time in English: months, weekdays, seasons, units and numbers, and the patterns that spell them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "dawn": "MO",
    "overnight": "NI",
}
UNITS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "F",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "season": "SEASON",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
}
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = (
    {word: value for value, word in enumerate(_ONES)} | _TENS | {"a": 1, "an": 1, "hundred": 100, "thousand": 1000}
)
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"twenty-first": 21}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?)"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
WEEKDAY_SHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ONE_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEEN = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_TEN = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
COUNT_WORD = (
    rf"(?:(?:{_TEN}(?:[- ]{_ONE_WORD})?|{_TEEN}|{_ONE_WORD}|an?)(?: (?:hundred|thousand))|{_TEN}(?:[- ]{_ONE_WORD})?"
    rf"|{_TEEN}|{_ONE_WORD})"
)
COUNT = (
    rf"(?i:\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}}(?:\.\d+| \d/\d|½)?|{COUNT_WORD}(?: and a half)?|half an?|an?"
    rf"|a couple of|a couple|\d+-1/2)"
)
VAGUE_COUNT = (
    r"(?i:a few|few|several|some|many|a number of|recent|hundreds of|dozens of|numerous"
    r"|countless|tens of|thousands of)"
)
UNIT = (
    r"(?:seconds?|minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))"
)
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)"
)
ABOUT = (
    r"(?:(?i:about|around|roughly|nearly|almost|over|more than|less than|at least|at most|up to|only|just|some|under"
    r"|no more than|approximately|exactly|barely|another|an additional|a total of) )?"
)
PART = r"(?:morning|afternoon|evening|night|midday|dawn|overnight)"


def parse_month(word: str) -> int:
    """Return the number 1 to 12 of a month's name or abbreviation, with or without its full stop."""
    return MONTHS[word.lower().rstrip(".")]


def parse_weekday(word: str) -> int:
    """Return the ISO number 1 (Monday) to 7 of a weekday's name or abbreviation."""
    return WEEKDAYS[word.lower().rstrip(".s'’").removesuffix("s")]


def parse_ordinal(word: str) -> int:
    """Return 3 for ``third`` and ``3rd``."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word.lower()]


def parse_unit(word: str) -> str:
    """Return the unit's TIMEX3 letter: ``D`` for ``days``; ``H``, ``M`` and ``S`` are told by ``is_clock_unit``."""
    lowered = word.lower()
    return UNITS[lowered.removesuffix("s") if lowered != "centuries" else "century"]


def is_clock_unit(word: str) -> bool:
    """Tell whether a unit is shorter than a day."""
    return word.lower().removesuffix("s") in {"second", "minute", "hour"}


def parse_count(word: str | None) -> float | None:
    """Return the number that words or digits spell, or None when they are vague (``several``) or absent."""
    if not word:
        return None
    lowered = word.lower().replace(",", "").strip()
    if lowered.startswith("half a"):
        return 0.5
    if lowered in {"a couple", "a couple of"}:
        return 2.0
    halved = lowered.endswith((" and a half", " 1/2", "½", "-1/2"))
    for suffix in (" and a half", " 1/2", "-1/2", "½"):
        lowered = lowered.removesuffix(suffix)
    if re.fullmatch(r"\d+(?:\.\d+)?", lowered):
        return float(lowered) + 0.5 * halved
    total = 0
    for piece in re.split(r"[- ]", lowered):
        if piece not in NUMBERS:
            return None
        value = NUMBERS[piece]
        total = max(total, 1) * value if value >= 100 else total + value
    return total + 0.5 * halved
