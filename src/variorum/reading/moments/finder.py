"""All time expressions of a report: every rule's matches, the leftmost and longest kept, placed in text order."""

from __future__ import annotations

import re
from datetime import date

from variorum.model import READ_KINDS, Moment, Precision, Publication, Report, Span
from variorum.reading.moments import (
    absolute,
    broken,
    clock,
    holidays,
    lasting,
    narrative,
    partial,
    quarters,
    relative,
    vague,
)
from variorum.reading.moments.rule import Context, Placed, Rule
from variorum.reading.moments.windows import Finder

RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *clock.RULES,
    *partial.RULES,
    *holidays.RULES,
    *quarters.RULES,
    *relative.RULES,
    *narrative.RULES,
    *broken.RULES,
    *lasting.RULES,
    *vague.RULES,
)


def find_moments(report: Report) -> tuple[Moment, ...]:
    """Return the time expressions of the blocks that are read, in text order, none overlapping.

    Parameters
    ----------
    report
        A report; ``published.value`` is what yesterday and Friday count from. Without it they stay open: their value
        is relative (``XXXX-WXX-4``) and ``resolved`` is None.

    Returns
    -------
    tuple of Moment
        TIMEX3 types and values (ISO 24617-1, written as in TempEval-3) and the UTC period where it can be placed.

    Notes
    -----
    Rules and no parse; measured on TimeBank and AQUAINT by ``benchmarks/moments.py``.
    """
    context = _make_context(report)
    moments: list[Moment] = []
    for block in report.blocks:
        if block.kind in READ_KINDS:
            context.start, context.end = block.span.start, block.span.end
            for start, end, placed in _find_in_block(context):
                identifier = f"{report.id}:t{len(moments)}"
                span = Span(start, end)
                moments.append(Moment(identifier, span, placed.type, placed.value, placed.resolved, placed.because))
    return tuple(moments)


def _make_context(report: Report) -> Context:
    context = Context(report.text, 0, 0)
    _set_publication(context, report.published)
    return context


def _set_publication(context: Context, published: Publication) -> None:
    if published.value is not None and 1000 <= int(published.value.value[:4]) <= 2999:
        # The day as written: a local evening is not moved into the next UTC day.
        written = published.value.value
        precision = published.value.precision
        context.year = int(written[:4])
        if precision is not Precision.YEAR:
            context.month = int(written[5:7])
        if precision not in {Precision.YEAR, Precision.MONTH}:
            context.day = date.fromisoformat(written[:10])
        return
    if published.not_before and published.not_after:
        low, high = published.not_before.value, published.not_after.value
        if low[:4] == high[:4]:
            context.year = int(low[:4])
            if len(low) >= 7 and low[:7] == high[:7]:
                context.month = int(low[5:7])


def _find_in_block(context: Context) -> list[tuple[int, int, Placed]]:
    matches: list[tuple[int, int, int, re.Match[str], Rule]] = []
    windows = Finder(context.text, context.start, context.end)
    for rank, rule in enumerate(RULES):
        for low, high in windows.find(rule.trigger):
            for match in rule.pattern.finditer(context.text, low, high):
                matches.append((match.start(), -match.end(), rank, match, rule))
    matches.sort(key=lambda item: item[:3])
    found: list[tuple[int, int, Placed]] = []
    after = -1
    for start, minus_end, _, match, rule in matches:
        if start < after:
            continue
        placed = rule.place(match, context)
        if placed is None:
            continue
        end = -minus_end
        lead = match.re.groupindex.get("lead")
        if lead and match[lead]:
            # "in 2015": the preposition is read as evidence and is not part of the expression (TIMEX3).
            start = match.end(lead)
        start, end = _trim(context.text, start, end)
        found.append((start, end, placed))
        after = end
        if placed.anchors:
            _move_anchor(context, start, end, placed, match)
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while text[start] in " \n":
        start += 1
    while text[end - 1] in " \n":
        end -= 1
    return start, end


def _move_anchor(context: Context, start: int, end: int, placed: Placed, match: re.Match[str]) -> None:
    named_year = placed.value[:4] in match[0]
    near = context.has_near_anchor(start, partial.NARRATIVE_CHARS)
    carried = (
        context.anchor_explicit
        and near
        and context.anchor is not None
        and abs(int(placed.value[:4]) - int(context.anchor[:4])) <= 1
    )
    context.anchor = placed.value
    context.anchor_words = context.text[start:end]
    context.anchor_end = end
    context.anchor_explicit = named_year or (carried and placed.value[:4] != str(context.year))
