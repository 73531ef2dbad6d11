"""Numbers that are told without a unit or a counted noun: ages, ranks, results, multiples and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from variorum.collation.figure_marks import find_marks
from variorum.collation.figure_setting import find_clause, read_setting
from variorum.collation.phrases import verb_of
from variorum.collation.proposition import Quantity
from variorum.model import Qualifier

AGE, RANK, RESULT, DAYS, MULTIPLE = "year of age", "rank", "result", "day", "multiple"
"""Units of the figures made here; ages in years, lengths of time in days."""
_DAYS_EACH = {"Y": 365.0, "M": 365 / 12, "W": 7.0, "D": 1.0, "H": 1 / 24, "TM": 1 / 1440, "S": 1 / 86400}
_LENGTH = re.compile(
    r"P(?=.)(?:(?P<Y>\d+(?:\.\d+)?)Y)?(?:(?P<M>\d+(?:\.\d+)?)M)?(?:(?P<W>\d+(?:\.\d+)?)W)?(?:(?P<D>\d+(?:\.\d+)?)D)?"
    r"(?:T(?=.)(?:(?P<H>\d+(?:\.\d+)?)H)?(?:(?P<TM>\d+(?:\.\d+)?)M)?(?:(?P<S>\d+(?:\.\d+)?)S)?)?"
)
_AT_LEAST = re.compile(r"\b(?:at least|no less than|not less than|a minimum of)\s+$", re.I)
_MORE = re.compile(r"\b(?:more than|longer than|exceeding|beyond|above)\s+$", re.I)
_OVER = re.compile(r"\bover\s+$", re.I)
_AT_MOST = re.compile(
    r"\b(?:up to|at most|no more than|no longer than|not more than|a maximum of|as long as)\s+$", re.I
)
_LESS = re.compile(r"\b(?:less than|under|fewer than)\s+$", re.I)
_LOOSE = re.compile(
    r"\b(?:about|around|almost|nearly|some|roughly|approximately|close to|just under|just over|an? estimated)\s+$", re.I
)
_NUMBER = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|half|eleven|twelve)\b", re.I
)
_JOINT = re.compile(r"(?:,|\s|\band\b)*")
_HEDGE_CHARS = 20


@dataclass(frozen=True, slots=True)
class Told:
    """A figure and the code points of the text that tell it."""

    start: int
    end: int
    quantity: Quantity

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text shares a code point with it."""
        return self.start < end and start < self.end


def count_days(value: str) -> float | None:
    """Return the days of a TIMEX3 duration (``P3Y``, ``PT3M30S``); None for any other value.

    A year has 365 days and a month a twelfth of that, so that 24 months are two years.

    Examples
    --------
    >>> count_days("P2W"), count_days("PT12H"), count_days("P2Y6M"), count_days("PXY")
    (14.0, 0.5, 912.5, None)
    """
    found = _LENGTH.fullmatch(value)
    if found is None or not any(found.groups()):
        return None
    return sum(float(count) * _DAYS_EACH[unit] for unit, count in found.groupdict().items() if count)


def make_told(
    token: Token,
    bounds: tuple[float | None, float | None],
    unit: str,
    noun: str | None,
    event: Iterable[str],
    text: str,
) -> Quantity:
    """Return the quantity of a number that stands at ``token``, exact or a range."""
    setting, names = read_setting(token)
    return Quantity(
        bounds[0],
        bounds[1],
        unit,
        Qualifier.EXACT if bounds[0] == bounds[1] else Qualifier.RANGE,
        noun,
        frozenset(),
        frozenset(event),
        text,
        setting=setting,
        names=names,
        marks=find_marks(token),
    )


def find_lengths(doc: Doc, lengths: Sequence[tuple[int, str, float]]) -> list[Told]:
    """Return the lengths of time of a text, given as code point, words and days; *2 hours and 20 minutes* is one."""
    merged: list[tuple[int, str, float]] = []
    for start, text, days in sorted(lengths):
        if merged:
            first, before, total = merged[-1]
            gap = doc.text[first + len(before) : start]
            is_finer = total > days and _last_word(before) != _last_word(text)
            if is_finer and len(gap) <= 5 and _JOINT.fullmatch(gap) and (gap.strip() or text[:1].isdigit()):
                merged[-1] = (first, doc.text[first : start + len(text)], total + days)
                continue
        if not doc.text.startswith(" of age", start + len(text)):
            merged.append((start, text, days))
    return [told for item in merged for told in _make_length(doc, *item)]


def _last_word(text: str) -> str:
    return re.split(r"[\s-]+", text.casefold())[-1].removesuffix("s")


def _make_length(doc: Doc, start: int, text: str, days: float) -> list[Told]:
    span = doc.char_span(max(start, 0), min(start + len(text), len(doc.text)), alignment_mode="expand")
    if span is None or not len(span):
        return []
    verb = find_clause(span.root)
    made = make_told(span.root, (days, days), DAYS, None, {verb_of(verb)} - {"be"}, text)
    bounds, qualifier = _hedge(doc, start, text, days)
    made = replace(made, low=bounds[0], high=bounds[1], qualifier=qualifier)
    return [Told(start, start + len(text), made)]


def _hedge(doc: Doc, start: int, text: str, days: float) -> tuple[tuple[float | None, float | None], Qualifier]:
    """Read the words right before the number of a length, in the length's own words or before them."""
    number = _NUMBER.search(text)
    at = start + (number.start() if number else 0)
    before = doc.text[max(0, at - _HEDGE_CHARS) : at]
    if _AT_LEAST.search(before):
        return (days, None), Qualifier.AT_LEAST
    if _MORE.search(before) and not re.search(r"\bno(?:t)? more than\s+$", before, re.I):
        return (days, None), Qualifier.AT_LEAST
    if _OVER.search(before) and not re.search(r"\bjust over\s+$", before, re.I):
        over = next((token for token in reversed(doc) if token.idx < at and token.lower_ == "over"), None)
        # "Built over two years" says how long, "for over two years" that it was longer.
        if over is not None and over.dep_ != "prep":
            return (days, None), Qualifier.AT_LEAST
    if _AT_MOST.search(before):
        return (None, days), Qualifier.AT_MOST
    if _LOOSE.search(before):
        return (days, days), Qualifier.ABOUT
    if _LESS.search(before):
        return (None, days), Qualifier.LESS_THAN
    return (days, days), Qualifier.EXACT
