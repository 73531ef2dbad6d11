"""Times that name no place on the calendar: now, recently, in the future."""

from __future__ import annotations

import re
from collections.abc import Callable

from variorum.model import MomentType
from variorum.reading.moments.rule import Context, Placed, Rule


def _refer(value: str, because: str) -> Callable[[re.Match[str], Context], Placed | None]:
    def place(match: re.Match[str], context: Context) -> Placed | None:
        del match, context
        return Placed(MomentType.DATE, value, None, because)

    return place


RULES = (
    Rule(
        "present",
        re.compile(
            r"\b(?:[Rr]ight now|[Nn]ow(?! that)|[Cc]urrently|[Cc]urrent|[Pp]resently|at present|at the moment"
            r"|at this time|[Tt]his moment|nowadays|these days)\b(?!-)"
        ),
        _refer("PRESENT_REF", "the present in general"),
    ),
    Rule(
        "past",
        re.compile(
            r"\b(?:(?:more |most )?[Rr]ecently|[Rr]ecent (?=\w)|[Pp]reviously(?! \w+ed\b)|[Ff]ormerly"
            r"|[Ii]n the past(?=[.,;:]| and| but|$)|the past(?= and| or|,|\.| have| has| was| is)|at the time|long ago"
            r"|[Rr]ecent (?:days|weeks|months|years|decades|times))\b"
        ),
        _refer("PAST_REF", "the past in general"),
    ),
    Rule(
        "future",
        re.compile(
            r"\b(?:[Tt]he (?:near |distant )?future|(?<!as )(?<!As )[Ss]oon(?!er)|[Ff]uture(?= \w)"
            r"|(?:the )?coming (?:hours|days|weeks|months|years))\b"
        ),
        _refer("FUTURE_REF", "the future in general"),
    ),
)
