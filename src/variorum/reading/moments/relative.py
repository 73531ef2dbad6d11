"""Times that count from publication (yesterday, last week, two days ago) or from a time named before (a day later)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.model import MomentType
from variorum.reading.moments import windows
from variorum.reading.moments.counting import ANCHOR_CHARS, place_value, shift_published
from variorum.reading.moments.periods import add_months, quarter_value, week_value
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import (
    ABOUT,
    COUNT,
    PART,
    PARTS,
    SEASONS,
    UNIT,
    VAGUE_COUNT,
    is_clock_unit,
    parse_count,
    parse_unit,
)
from variorum.reading.moments.tense import find_direction

QUOTED_CHARS = 700
"""Code points, about a paragraph or two: a year named so close before a quotation is the year it is told of."""
_NAMED_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


def _place_named_day(match: re.Match[str], context: Context) -> Placed | None:
    word = match["word"].lower()
    if re.match(
        r"[,.]?[”\"'’]? (?:[Ss]how|[Pp]rogramme|[Pp]rogram|newspaper)\b"
        r"|['’]s (?:youth|world|society|young|kids|generation)",
        context.text[match.end() : match.end() + 14],
    ) or _is_title(match, context):
        return Placed(MomentType.DATE, "PRESENT_REF", None, "not a day but the present in general")
    part = PARTS.get((match["part"] or "").lower(), "NI" if word == "tonight" else "")
    kind = MomentType.TIME if part else MomentType.DATE
    tail = f"T{part}" if part else ""
    if context.day is None:
        return Placed(
            kind, "PRESENT_REF" if word == "today" else f"XXXX-XX-XX{tail}", None, "the day of publication is not known"
        )
    day = context.day + timedelta(days=_NAMED_DAYS[word])
    return place_value(day.isoformat() + tail, f"counted from publication ({context.day.isoformat()})", kind=kind)


def _is_title(match: re.Match[str], context: Context) -> bool:
    """Tell whether the words stand alone in quotation marks with a capital: the name of a programme."""
    before, after = context.text[max(0, match.start() - 1) : match.start()], context.text[match.end() : match.end() + 2]
    return match[0][0].isupper() and before in {"“", '"', "‘"} and re.match(r"[,.]?[”\"’]", after) is not None


def _place_part_of_day(match: re.Match[str], context: Context) -> Placed | None:
    part = PARTS[match["part"].lower()]
    turn = match["turn"].lower()
    if turn in {"that", "the same"} or turn.endswith(("next", "following")) or turn == "the previous":
        base = _anchor_day(context, match.start())
        if base is None:
            return Placed(MomentType.TIME, f"XXXX-XX-XXT{part}", None, "counted from a day the report does not name")
        shift = 1 if turn.endswith(("next", "following")) else -1 if turn == "the previous" else 0
        day = base + timedelta(days=shift)
        return place_value(f"{day.isoformat()}T{part}", f"counted from “{context.anchor_words}”", kind=MomentType.TIME)
    if context.day is None:
        return Placed(MomentType.TIME, f"XXXX-XX-XXT{part}", None, "the day of publication is not known")
    day = context.day - timedelta(days=turn == "last")
    return place_value(f"{day.isoformat()}T{part}", "counted from publication", kind=MomentType.TIME)


def _anchor_day(context: Context, offset: int) -> date | None:
    if (
        context.anchor
        and re.match(r"\d{4}-\d\d-\d\d", context.anchor)
        and context.has_near_anchor(offset, ANCHOR_CHARS)
    ):
        return date.fromisoformat(context.anchor[:10])
    return None


def _place_turn(match: re.Match[str], context: Context) -> Placed | None:
    """Read last week, this year, next month, the coming weekend, last summer."""
    if match[0] == match[0].title() and _is_title(match, context):
        return None
    unit, turn = match["unit"].lower(), match["turn"].lower().removeprefix("the").strip()
    step = {
        "": 0,
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "upcoming": 1,
        "this past": -1,
        "this coming": 1,
    }[turn]
    why = "counted from publication"
    if turn in {"", "this"} and unit == "weekend" and context.day and context.day.isoweekday() <= 4:
        # Early in the week "the weekend" is the one before, "this weekend" only where the clause looks back.
        direction = find_direction(context.text, match.start(), match.end(), context.start, context.end)
        step = -1 if direction < (1 if turn == "" else 0) else 0
    if match["twice"]:
        step *= 2
    if unit in SEASONS:
        return _place_season(unit, step, turn, context)
    letter = parse_unit(unit)
    if letter == "Y":
        if context.year is None:
            return Placed(MomentType.DATE, "XXXX", None, "the year of publication is not known")
        if _is_old_quotation(match, context):
            return Placed(MomentType.DATE, "XXXX", None, "counted from a day long past that the report does not name")
        return place_value(f"{context.year + step:04d}", why, anchors=False)
    if letter in {"E", "C"}:
        if context.year is None:
            return Placed(MomentType.DATE, "XXXX", None, "the year of publication is not known")
        value = f"{context.year // 10 + step:03d}" if letter == "E" else f"{context.year // 100 + step:02d}"
        return place_value(value, why, anchors=False)
    if letter == "M":
        if context.year is None or context.month is None:
            return Placed(MomentType.DATE, "XXXX-XX", None, "the month of publication is not known")
        year, month = add_months(context.year, context.month, step)
        return place_value(f"{year:04d}-{month:02d}", why)
    if context.day is None:
        return Placed(
            MomentType.DATE, "XXXX-WXX" + ("-WE" if letter == "WE" else ""), None, "the day of publication is not known"
        )
    return place_value(week_value(context.day + timedelta(weeks=step)) + ("-WE" if letter == "WE" else ""), why)


def _is_old_quotation(match: re.Match[str], context: Context) -> bool:
    """Tell whether the words are quoted in a tale of a year long past, whose "last year" is not the report's."""
    before = context.text[context.start : match.start()]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return (
        quoted
        and context.anchor is not None
        and context.year is not None
        and context.anchor_explicit
        and context.has_near_anchor(match.start(), QUOTED_CHARS)
        and int(context.anchor[:4]) < context.year - 1
    )


def _place_season(unit: str, step: int, turn: str, context: Context) -> Placed:
    code = SEASONS[unit]
    if context.year is None or context.month is None:
        return Placed(MomentType.DATE, f"XXXX-{code}", None, "the time of publication is not known")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year = context.year
    if step < 0 and first + 1 >= context.month:
        year -= 1
    if step > 0 and first <= context.month:
        year += 1
    if code == "WI" and context.month <= 3 and step == 0:
        year -= 1
    del turn
    return place_value(f"{year:04d}-{code}", "counted from publication", anchors=False)


def _place_ago(match: re.Match[str], context: Context) -> Placed | None:
    """Read two days ago, a year ago, several weeks ago, three days from now."""
    count, unit = parse_count(match["count"]), match["unit"]
    sign = -1 if match["ago"].lower() == "ago" else 1
    if is_clock_unit(unit):
        if context.day is None or count is None or count > 6 or unit.lower().startswith("hour") is False:
            return Placed(MomentType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", None, "too vague to place")
        return place_value(context.day.isoformat(), "within the day of publication", anchors=False)
    letter = parse_unit(unit)
    if count is None:
        return Placed(MomentType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", None, "the words give no number")
    if letter == "Y" and context.quarter and count == 1 and sign < 0:
        value = f"{int(context.quarter[:4]) - 1:04d}{context.quarter[4:]}"
        return place_value(value, "the quarter named before, a year earlier", anchors=False)
    return shift_published(int(count) * sign, letter, context)


def _place_edge(match: re.Match[str], context: Context) -> Placed | None:
    """Read year-end and the end of the month."""
    if context.year is None:
        return None
    unit = (match["unit"] or "year").lower()
    if unit == "year":
        value = f"{context.year:04d}"
        return place_value(value if match["unit"] else f"{value}-12-31", "the year of publication", anchors=False)
    if unit == "month" and context.month:
        return place_value(f"{context.year:04d}-{context.month:02d}", "the month of publication", anchors=False)
    return place_value(week_value(context.day), "the week of publication", anchors=False) if context.day else None


def _place_year_earlier(match: re.Match[str], context: Context) -> Placed | None:
    del match
    if context.quarter:
        value = f"{int(context.quarter[:4]) - 1:04d}{context.quarter[4:]}"
        return place_value(value, "the quarter named before, a year earlier", anchors=False)
    if context.year is None:
        return None
    return place_value(f"{context.year - 1:04d}", "the year before publication", anchors=False)


def _place_ordinal_year(match: re.Match[str], context: Context) -> Placed | None:
    if context.year is None:
        return Placed(MomentType.DATE, "PRESENT_REF", None, "the year of publication is not known")
    return place_value(f"{context.year:04d}", f"the year of publication is the {match['ordinal']}", anchors=False)


def _place_this_quarter(match: re.Match[str], context: Context) -> Placed | None:
    del match
    if context.year is None or context.month is None:
        return None
    return place_value(quarter_value(context.year, context.month), "the quarter of publication", anchors=False)


_GRADE = (
    r"(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|[Mm]id|(?:[Tt]he )?end of|(?:[Tt]he )?start of|"
    r"(?:[Tt]he )?beginning of|[Bb]y the end of)[ -])?"
)
_SEASON = "spring|summer|autumn|fall|winter"
_ORDINAL = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th)"
RULES = (
    Rule(
        "named day",
        re.compile(
            rf"\b{_GRADE}(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|(?:(?<=the )|(?<=The ))day "
            rf"(?:before yesterday|after tomorrow))(?: (?P<part>{PART}))?\b"
        ),
        _place_named_day,
        windows.NAMED,
    ),
    Rule(
        "part of a day",
        re.compile(
            rf"\b{_GRADE}(?P<turn>[Tt]his|[Ll]ast|[Tt]hat|[Tt]he (?:next|following|same|previous)|[Nn]ext) "
            rf"(?P<part>morning|afternoon|evening|night)\b"
        ),
        _place_part_of_day,
        windows.PART,
    ),
    Rule(
        "last, this and next",
        re.compile(
            rf"\b{_GRADE}(?P<turn>(?:[Tt]he )?(?:[Ll]ast|[Pp]ast|[Cc]urrent|[Cc]oming|[Uu]pcoming)|[Nn]ext"
            rf"|[Tt]his(?: past| coming)?|[Tt]he(?= weekend))"
            rf" ?(?P<twice>but one )?(?:fiscal |calendar |school )?(?P<unit>week|weekend|month|year|decade"
            rf"|century|{_SEASON})\b(?![- ]?(?:old|long|end))"
        ),
        _place_turn,
        windows.TURN,
    ),
    Rule(
        "ago",
        re.compile(
            rf"\b{ABOUT}(?:(?P<count>{COUNT})|{VAGUE_COUNT}) (?P<unit>{UNIT})(?: or (?:so|two|more))? "
            rf"(?P<ago>[Aa]go|from now|hence)\b"
        ),
        _place_ago,
        windows.UNIT,
    ),
    Rule(
        "year-end", re.compile(r"\b(?:year[- ]end|(?:[Tt]he )?[Ee]nd of the (?P<unit>year|month|week))\b"), _place_edge
    ),
    Rule(
        "year earlier",
        re.compile(r"\b(?:the |an? (?=year-))?year[- ](?:earlier|ago)\b(?: period)?"),
        _place_year_earlier,
    ),
    Rule(
        "nth year",
        re.compile(rf"\b(?:now|already) in (?:its|their|his|her|the) (?P<ordinal>{_ORDINAL}) year\b"),
        _place_ordinal_year,
    ),
    Rule("this quarter", re.compile(r"\b(?:this|the current) quarter\b"), _place_this_quarter),
)
