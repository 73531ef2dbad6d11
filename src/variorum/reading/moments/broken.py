"""Lengths of time told as parts of a unit (*a quarter of an hour*) or with a part more (*an hour and a half*)."""

from __future__ import annotations

import re

from variorum.model import MomentType
from variorum.reading.moments import windows
from variorum.reading.moments.lasting import make_duration
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import ABOUT, COUNT, parse_count

_PARTS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25}
_WHY = "a length of time"


def _place_part(match: re.Match[str], context: Context) -> Placed | None:
    del context
    count = (parse_count(match["count"]) or 1.0) * _PARTS[match["part"].lower().removesuffix("s")]
    return Placed(MomentType.DURATION, make_duration(count, match["unit"]), None, _WHY)


def _place_and_part(match: re.Match[str], context: Context) -> Placed | None:
    del context
    count = (parse_count(match["count"]) or 1.0) + _PARTS[match["part"].lower()]
    return Placed(MomentType.DURATION, make_duration(count, match["unit"]), None, _WHY)


RULES = (
    Rule(
        "part of a unit",
        re.compile(
            rf"\b{ABOUT}(?:the )?(?P<count>(?i:an?|one|two|three))[- ](?P<part>(?i:third|quarter)s?) of an? "
            r"(?P<unit>hour|minute|second|day|month|year|century)\b(?! (?:old|later|earlier|ago)\b|-)"
        ),
        _place_part,
        windows.UNIT,
    ),
    Rule(
        "unit and a part",
        re.compile(
            rf"\b{ABOUT}(?P<count>{COUNT}) (?P<unit>(?:hour|minute|day|week|month|year|decade)s?|centur(?:y|ies))"
            r" and a (?P<part>half|quarter)\b(?! (?:old|later|earlier|ago|of)\b|-)"
        ),
        _place_and_part,
        windows.UNIT,
    ),
)
