"""Times that leave their year or week open: days of months, bare months, weekdays, holidays, bare quarters."""

from __future__ import annotations

import re
from datetime import date, timedelta

from variorum.model import MomentType
from variorum.reading.moments import windows
from variorum.reading.moments.counting import ANCHOR_CHARS
from variorum.reading.moments.periods import find_period, make_day
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.tables import DAY, MONTH, PART, PARTS, WEEKDAY, parse_month, parse_weekday
from variorum.reading.moments.tense import find_direction, is_scheduled

YEAR_CHARS = 250
"""The same for a bare year ("in 2015"), which is more often a passing remark."""
_IN_YEAR = re.compile(r"\b[Ii]n \d{4}$")
_PROGRAMME = re.compile(r"[“\"‘](?:[A-Z][\w’']+ )+$")
_ATTACKS = re.compile(r" (?:terror(?:ist)? )?(?:attack|hijack|victim|famil|terror|commission|memorial)", re.IGNORECASE)
_FAR_YEARS = 3
"""Years before publication from which a year named before is carried over within its paragraph only."""
NARRATIVE_CHARS = 700
"""A year named this few code points before carries over to a yearless date: about a paragraph or two of news prose."""

_THAT = re.compile(r"\b[Tt]hat (?:same )?$")
_SINCE = re.compile(r"\b[Ss]ince \d{4}$")
_CLAUSE_ENDS = re.compile(r"[.,;)]|\s*$| (?:when|after|before|to|in|at|for|by|with|and)\b")
_WEEKDAY_BEFORE = re.compile(rf"\b({WEEKDAY})(?:,? |,? ?\()(?:the )?$")

_GRADE = (
    r"(?:(?:[Tt]he )?(?:[Ee]arly|[Ll]ate|[Mm]id|beginning of|[Ee]nd of|start of|middle of|first week of"
    r"|earlier(?: in)?|later(?: in)?)[ -])?"
)
_TURN = (
    r"(?:(?P<turn>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]he following|[Ff]ollowing"
    r"|[Cc]oming|[Pp]ast|[Pp]revious|[Tt]he previous|[Ee]arlier(?: this| on)?|[Ll]ater(?: this| on)?) )?"
)
_YEARLY = r"(?: (?P<yearly>(?:of )?(?:last|this|next|that|the same|the following|the previous) year))?"
_CONTEXT = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ff]rom|[Bb]y|[Bb]efore|[Aa]fter|[Ll]ast|[Tt]his|[Nn]ext|[Oo]f"
    r"|[Tt]hrough|and|to|between|for|each|every|early|late|mid|on|[Ee]nd of|the|that|for|or|,|–)[ -]?)$"
)


def _years_near(context: Context, offset: int) -> tuple[int | None, str]:
    """Return the year a yearless date most likely belongs to by the document itself, and why."""
    anchor = context.anchor
    if anchor and len(anchor) >= 4 and context.anchor_explicit and context.has_near_anchor(offset, NARRATIVE_CHARS):
        if len(anchor) == 4 and not (
            _IN_YEAR.search(context.text[max(0, context.anchor_end - 10) : context.anchor_end])
            and offset - context.anchor_end < YEAR_CHARS
        ):
            return None, ""
        year = int(anchor[:4])
        is_far = context.year is not None and context.year - year > _FAR_YEARS
        if is_far and "\n" in context.text[context.anchor_end : offset]:
            return None, ""  # a paragraph of its own after a remark on years long past is of the present again
        if year != context.year:
            return year, f"the year of “{context.anchor_words}” just before"
    return None, ""


def _lends_year(context: Context, offset: int, chars: int = NARRATIVE_CHARS) -> bool:
    """Tell whether the time named last may lend its year: not one where something only began (*since 2010*)."""
    words = context.text[max(0, context.anchor_end - 11) : max(0, context.anchor_end)]
    is_near = context.has_near_anchor(offset, chars) and len(context.anchor or "") >= 4
    return is_near and not _SINCE.search(words)


def find_sentence_year(context: Context, offset: int) -> tuple[int | None, str]:
    """Return the year named before ``offset`` in its own sentence, and why; None where it names none."""
    anchor = context.anchor
    if anchor and len(anchor) >= 4 and context.anchor_explicit and 0 <= context.anchor_end <= offset:
        between = context.text[context.anchor_end : offset]
        if not re.search(r"[.!?][”\"’]?\s+(?=[A-Z“\"])|\n", between):
            return int(anchor[:4]), f"the year of “{context.anchor_words}” in its sentence"
    return None, ""


def _nearest_day(month: int, day: int, context: Context, direction: int) -> tuple[date | None, str]:
    assert context.day is not None
    options = [made for shift in (-1, 0, 1) if (made := make_day(context.day.year + shift, month, day))]
    if not options:
        return None, ""
    gaps: list[tuple[float, date]] = []
    for made in options:
        gap = (made - context.day).days
        # A cue for the other direction makes a day count as if it lay further away.
        against = (direction > 0 > gap) or (direction < 0 < gap)
        gaps.append((abs(gap) + (220 if against else 0) + (0.5 if gap > 0 else 0), made))
    best = min(gaps)[1]
    looks = {1: ", the clause looks ahead", -1: ", the clause looks back", 0: ""}[direction]
    return best, f"the year nearest publication ({context.day.isoformat()}){looks}"


def _heed_weekday(
    match: re.Match[str], context: Context, value: tuple[int, int, int], why: str
) -> tuple[int | None, str]:
    """Return the year that a weekday beside the day allows: the one carried over, else one beside it, else none."""
    low = max(context.start, match.start() - 14)
    found = _WEEKDAY_BEFORE.search(context.text, low, match.start()) or re.search(WEEKDAY, match[0])
    if found is None:
        return value[0], why
    weekday = parse_weekday(found[found.lastindex or 0].rstrip(", "))
    for year in (value[0], value[0] + 1, value[0] - 1):
        made = make_day(year, *value[1:])
        if made is not None and made.isoweekday() == weekday:
            return year, why if year == value[0] else f"{why} would not be a {found[found.lastindex or 0]}"
    return None, ""


def _place_month_day(match: re.Match[str], context: Context) -> Placed | None:
    month, day = parse_month(match["month"]), int(match["day"])
    if make_day(2000, month, day) is None:
        return Placed(MomentType.DATE, "XXXX-XX-XX", None, f"the calendar has no such day: {match[0]}")
    if (month, day) == (9, 11) and _ATTACKS.match(context.text, match.end()):
        # Written without its year ever since, like a holiday.
        return Placed(MomentType.DATE, "2001-09-11", find_period("2001-09-11"), "the attacks of that day")
    year, why = _years_near(context, match.start())
    direction = find_direction(context.text, match.start(), match.end(), context.start, context.end)
    if year is not None and direction > 0 and context.day is not None and year < context.day.year:
        year = None  # what lies ahead is not of the past year named before
    if year is None and context.day is not None:
        best, why = _nearest_day(month, day, context, direction)
        year = best.year if best else None
    elif year is None and context.year is not None and context.day is None:
        year, why = context.year, "the year of publication"
    if year is None and context.anchor and _lends_year(context, match.start()):
        year, why = int(context.anchor[:4]), f"the year of “{context.anchor_words}” just before"
    if year is not None and why.endswith("just before"):
        year, why = _heed_weekday(match, context, (year, month, day), why)
    if year is None or make_day(year, month, day) is None:
        return Placed(MomentType.DATE, f"XXXX-{month:02d}-{day:02d}", None, "the report does not say of which year")
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return Placed(MomentType.DATE, value, find_period(value), why, anchors=True)


def _place_month(match: re.Match[str], context: Context) -> Placed | None:
    word, month = match["month"], parse_month(match["month"])
    turn = (match["turn"] or "").lower()
    if (
        not turn
        and not match["yearly"]
        and (word[-1] == "." or word in {"May", "March", "Mar", "Jan", "Dec", "Sep", "Jun", "August", "April", "June"})
    ):
        before = context.text[max(context.start, match.start() - 12) : match.start()]
        if not _CONTEXT.search(before) and match[0] == word:
            return None
        if re.match(r" [A-Z][a-z]", context.text[match.end() : match.end() + 3]) and word in {
            "May",
            "April",
            "June",
            "August",
            "Jan",
        }:
            return None
    year, why = _place_month_year(match, context, month, turn)
    if year is None:
        return Placed(MomentType.DATE, f"XXXX-{month:02d}", None, "the report does not say of which year")
    value = f"{year:04d}-{month:02d}"
    return Placed(MomentType.DATE, value, find_period(value), why, anchors=True)


def _count_following(context: Context, offset: int, month: int) -> tuple[int | None, str]:
    """Return the year of "the following August": the first such month after the time named before."""
    anchor = context.anchor
    if anchor is None or not _lends_year(context, offset, ANCHOR_CHARS):
        return None, ""
    named = int(anchor[5:7]) if re.match(r"\d{4}-\d\d", anchor) else 12
    return int(anchor[:4]) + (month <= named), f"the first such month after “{context.anchor_words}”"


def _is_that_month(match: re.Match[str], context: Context) -> bool:
    """Tell whether "that" before a month points at a year named before, and does not open a clause."""
    before = context.text[max(context.start, match.start() - 10) : match.start()]
    return bool(_THAT.search(before) and _CLAUSE_ENDS.match(context.text, match.end()))


def _place_month_year(match: re.Match[str], context: Context, month: int, turn: str) -> tuple[int | None, str]:
    yearly = match["yearly"] or ""
    if any(word in yearly for word in ("that", "same", "following", "previous")):
        if context.anchor and len(context.anchor) >= 4:
            shift = 1 if "following" in yearly else -1 if "previous" in yearly else 0
            return int(context.anchor[:4]) + shift, f"counted from “{context.anchor_words}”"
        return None, ""
    if context.year is None:
        if turn and turn not in {"early", "late", "the following", "following"}:
            return None, ""  # "last July" counts from publication, which is not known
        if _lends_year(context, match.start()) and context.anchor:
            return int(context.anchor[:4]), f"the year of “{context.anchor_words}” just before"
        return None, ""
    if yearly:
        return context.year + (
            -1 if "last" in yearly else 1 if "next" in yearly else 0
        ), f"{yearly}, counted from publication"
    if turn == "the following":
        return _count_following(context, match.start(), month)
    if _is_that_month(match, context):
        if context.has_near_anchor(match.start(), NARRATIVE_CHARS) and context.anchor and len(context.anchor) >= 4:
            return int(context.anchor[:4]), f"the year of “{context.anchor_words}” just before"
        return None, ""
    this = context.month or 1
    if "last" in turn or "past" in turn:
        return context.year - (month >= this), "the last such month before publication"
    if "next" in turn or "coming" in turn:
        return context.year + (month <= this), "the next such month after publication"
    if turn.startswith("this"):
        return context.year, "the year of publication"
    direction = find_direction(context.text, match.start(), match.end(), context.start, context.end)
    year, why = _years_near(context, match.start())
    if year is not None and not (direction > 0 and year < context.year):
        return year, why
    if is_scheduled(context.text, match.end()):
        _, nearest = min((abs(12 * shift + month - this), context.year + shift) for shift in (-1, 0, 1))
        return nearest, "the nearest such month: what is held then is set long before"
    if direction > 0:
        return context.year + (month < this), "the next such month after publication, the clause looks ahead"
    return context.year - (month > this), "the last such month before publication"


def _place_weekday(match: re.Match[str], context: Context) -> Placed | None:
    weekday = parse_weekday(match["weekday"])
    part = PARTS.get((match["part"] or "").lower(), "")
    tail = f"T{part}" if part else ""
    kind = MomentType.TIME if part else MomentType.DATE
    open_value = f"XXXX-WXX-{weekday}{tail}"
    turn = (match["turn"] or "").lower()
    if re.search(r"\b(?:[Ee]very|[Ee]ach)(?: other)? $", context.text[max(0, match.start() - 14) : match.start()]):
        return None
    if _PROGRAMME.search(context.text[max(context.start, match.start() - 30) : match.start()]) and re.match(
        r"[,.]?[”\"’]", context.text[match.end() : match.end() + 2]
    ):
        return None  # the name of a programme ends in a weekday
    if match["plural"] and not part and not turn:
        return Placed(MomentType.SET, f"XXXX-WXX-{weekday}", None, "a weekday that comes again and again")
    if turn.endswith("following"):
        base = (
            date.fromisoformat(context.anchor[:10])
            if context.anchor and re.match(r"\d{4}-\d\d-\d\d", context.anchor)
            else None
        )
        if base is None:
            return Placed(kind, open_value, None, "counted from a day the report does not name")
        day = base + timedelta(days=(weekday - base.isoweekday() - 1) % 7 + 1)
        return Placed(
            kind,
            day.isoformat() + tail,
            find_period(day.isoformat() + tail),
            f"the first such day after “{context.anchor_words}”",
            anchors=True,
        )
    if context.day is None:
        return Placed(kind, open_value, None, "the day of publication is not known")
    back = (context.day.isoweekday() - weekday) % 7
    ahead = (weekday - context.day.isoweekday()) % 7
    direction = find_direction(context.text, match.start(), match.end(), context.start, context.end)
    if "last" in turn or "past" in turn or "previous" in turn:
        shift, why = -(back or 7), "the last such day before publication"
    elif "next" in turn or "coming" in turn or (direction > 0 and "earlier" not in turn):
        shift, why = (ahead or 7) if turn else ahead, "the next such day from publication, the words look ahead"
    else:
        shift, why = -back, "the last such day up to publication"
    day = context.day + timedelta(days=shift)
    value = day.isoformat() + tail
    return Placed(kind, value, find_period(value), f"{why} ({context.day.isoformat()})", anchors=True)


RULES = (
    Rule(
        "day of a month",
        re.compile(
            rf"\b(?:{_GRADE}{_TURN}(?:{WEEKDAY},? )?(?:the )?)(?:(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})"
            rf"(?:st|nd|rd|th)?)(?![\w%:]|[.,]\d| (?:percent|per cent|million))"
        ),
        _place_month_day,
        windows.MONTH,
    ),
    Rule(
        "day of a month, day first",
        re.compile(
            rf"\b(?:{WEEKDAY},? )?(?:the )?(?P<day>{DAY})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})(?!\w)"
            rf"(?!,? ?\d{{4}}|\.? {DAY}\b(?!:))"
        ),
        _place_month_day,
        windows.MONTH,
    ),
    Rule(
        "bare month",
        re.compile(rf"\b{_GRADE}{_TURN}(?:(?:early|late|mid)[ -])?(?P<month>{MONTH})(?!\w){_YEARLY}"),
        _place_month,
        windows.MONTH,
    ),
    Rule(
        "weekday",
        re.compile(rf"\b{_GRADE}{_TURN}(?P<weekday>{WEEKDAY})(?P<plural>s)?(?:['’]s)?(?: (?P<part>{PART}))?\b"),
        _place_weekday,
        windows.WEEKDAY,
    ),
)
