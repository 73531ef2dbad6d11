"""Lines that say when a page was published or changed."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re

from variorum.ingest.dates import FoundDate, find_dates
from variorum.ingest.lines import Line
from variorum.ingest.months import MONTH_PATTERN

_LABEL = re.compile(
    r"^\W*(?P<label>(?:first |last |originally |date |originally )?(?:published|updated|posted|modified|edited|uploaded|issued|released|created|publication date|update)"
    r"(?:[ -](?:on|at|date|time|in))?|(?:issued on|date|dated|last update|time|publish date|"
    r"опубликовано|обновлено|дата|дата публикации|опубліковано|оновлено|פורסם(?: ראשון)?|עודכן|עדכון אחרון|نُ?شر(?: في)?|تاريخ النشر|آخر تحديث|yayınlanma(?: tarihi)?|"
    r"giriş|güncelleme|publié(?: le)?|mis à jour(?: le)?|veröffentlicht(?: am)?|aktualisiert|stand|publicado(?: el)?|actualizado|pubblicato(?: il)?|opublikowano))\b\s*[:|.,–—-]*\s*",
    re.IGNORECASE,
)  # fmt: skip
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_AGO = re.compile(
    r"\b(?:\d+|an?|one|two|few) (?:second|sec|minute|min|hour|hr|day|week|month|year)s? ago\b|\bjust now\b", re.I
)
_FILLER = re.compile(
    rf"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\b|\b(?:at|on|am|pm|a\.m|p\.m|hrs|hours|local time|and|by|"
    rf"first|last|published|updated|modified|posted|date|time|update|{MONTH_PATTERN}|gmt|utc|ist|est|edt|et|bst|msk|cet|eet|"
    rf"news|min read|minutes? read|г|года|року|ago|min|mins|hours?|days?|read)\b|\d+",
    re.IGNORECASE,
)
_DIGIT_OR_AGO = re.compile(r"\d|\bago\b|\bjust now\b", re.IGNORECASE)
_CLOCK_ONLY = re.compile(r"^\W*\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?\s?(?:GMT|UTC|[A-Z]{2,4})?\W*$")


_YEARLESS = re.compile(
    rf"^\W*(?:\w+day,? )?(?:\d{{1,2}} (?:{MONTH_PATTERN})|(?:{MONTH_PATTERN})\.? \d{{1,2}})\b\W*(?:(?:at )?\d{{1,2}}[:.]\d{{2}}.{{0,12}})?$",
    re.IGNORECASE,
)


def find_label(line: Line) -> str | None:
    """Return the label a date note starts with ("Published", "Updated") in lower case, or None."""
    found = _LABEL.match(line.text[:80])
    return found["label"].lower() if found else None


def find_note_date(line: Line, day_first: bool | None = None, *, ist: str = "+05:30") -> FoundDate | None:
    """Return the best date the line holds: the first one that exists and is the finest, or one that does not exist."""
    if line.is_long:
        return None
    dates = list(find_dates(line.text, day_first, ist=ist))
    good = [date for date in dates if date.value]
    if good:
        return max(good, key=lambda date: len(date.value.value if date.value else ""))
    return dates[0] if dates else None


def is_date_note(line: Line) -> str | None:
    """Return why the line is a note of when the page was published or changed, or None when it is not one."""
    if line.words > 25 or line.is_long:
        return None
    label = find_label(line)
    if line.text[:10].lower() == "correction":
        return None
    if not label and not _DIGIT_OR_AGO.search(line.text):
        return None
    if _CLOCK_ONLY.match(line.text):
        return "only a clock time"
    if _YEARLESS.match(line.text):
        return "a day without a year"
    date = find_note_date(line)
    rest = line.text
    if date:
        rest = rest[: date.span.start] + " " + rest[date.span.end :]
    ago = _AGO.search(rest)
    if not date and not ago:
        if label and _CLOCK.search(rest) and not re.findall(r"[^\W\d_]+", _FILLER.sub(" ", _LABEL.sub(" ", rest))):
            return f"a clock time after “{label}”"
        return (
            f"the label “{label}” alone"
            if label and line.words <= 3 and label not in ("date", "time", "stand")
            else None
        )
    left = re.findall(r"[^\W\d_]+", _FILLER.sub(" ", _LABEL.sub(" ", _AGO.sub(" ", rest))))
    if label and (len(left) <= 10 or ago):
        return f"a date after “{label}”"
    if len(left) <= 3 and not (line.closed and len(left) > 1):
        return "a date with hardly another word" if date else "says how long ago"
    return None
