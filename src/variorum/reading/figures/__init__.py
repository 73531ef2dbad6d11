"""Figures of one report: quantities with what they count."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.model import Figure, Moment, Qualifier, Span
from variorum.reading.figures.counted import Counted, find_counted
from variorum.reading.figures.exclusions import is_excluded
from variorum.reading.figures.money import find_metres, find_soft_unit, inherit_currency, is_weight
from variorum.reading.figures.quantities import Quantity, find_quantities
from variorum.reading.figures.units import TIME_UNITS
from variorum.reading.parsing import ParsedBlock, ParsedReport

__all__ = ["find_figures"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure before it has its number, and the sentence it stands in."""

    quantity: Quantity
    span: Span
    unit: str
    noun_span: Span | None
    sentence: int


def find_figures(parsed: ParsedReport, moments: Sequence[Moment]) -> tuple[Figure, ...]:
    """Return the figures of a report in text order; what ``moments`` cover is a date and no figure.

    An exact or hedged number has ``low`` equal to ``high``, also when it is hedged with *about* (how far about
    reaches is for whoever compares). *More than* and *at least* leave ``high`` open, *less than* and *at most* leave
    ``low`` open. Vague words get the interval of ``words.VAGUE``: *dozens* 24 to 99, *tens of thousands* 20,000 to
    99,999. A share is a ``fraction`` of 1. A figure without a noun of its own that is the subject of its clause
    takes the noun of the count before it in this or the previous sentence, and points at it (*210 deputies …:
    one-third will be appointed*).
    """
    taken = sorted(moment.span for moment in moments)
    found: list[_Found] = []
    sentence = 0
    for block in parsed.blocks:
        starts = [sent.start_char for sent in block.doc.sents]
        spans = _inside(block, taken)
        for quantity in find_quantities(block.doc.text):
            figure = _read(block, quantity, spans, found, sentence + _find_sentence(starts, quantity.number_start))
            if figure is not None:
                found.append(figure)
        sentence += len(starts)
    return tuple(_finish(parsed, number, item) for number, item in enumerate(found))


def _find_sentence(starts: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _inside(block: ParsedBlock, taken: Sequence[Span]) -> Sequence[Span]:
    # Moments never overlap, so at most one begins before the block and reaches into it.
    first = max(0, bisect_right(taken, Span(block.base, block.base + 1)) - 1)
    last = bisect_right(taken, block.base + len(block.doc.text), key=lambda span: span.start)
    return taken[first:last]


def _read(
    block: ParsedBlock, quantity: Quantity, taken: Sequence[Span], found: Sequence[_Found], sentence: int
) -> _Found | None:
    doc, text = block.doc, block.doc.text
    start, end = quantity.start, quantity.end
    while start < end and text[start].isspace():
        start += 1
    span = Span(block.base + start, block.base + end)
    number = Span(block.base + quantity.number_start, block.base + end)
    if _is_time(quantity, number, taken):
        return None
    tokens = doc.char_span(quantity.number_start, end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    words = [token for token in tokens if not token.is_space]
    if not words or is_excluded(doc, quantity, text, words[0], words[-1]):
        return None
    counted = _find_noun(doc, quantity, words[-1])
    quantity = quantity if counted else find_metres(doc, quantity, words[-1])
    unit = counted.unit if counted and counted.unit else quantity.unit
    if counted and counted.unit and counted.start == counted.end:
        return _Found(quantity, Span(span.start, block.base + _end_of(doc, counted.end)), unit, None, sentence)
    if counted and counted.unit:
        return _Found(quantity, span, unit, _span_of(block, counted), sentence)
    soft = find_soft_unit(doc, quantity, counted) if quantity.unit == "count" else None
    if soft is not None and counted is not None:
        return _Found(quantity, Span(span.start, block.base + _end_of(doc, counted.start)), soft, None, sentence)
    if counted is None and quantity.unit == "count" and found and found[-1].sentence == sentence:
        unit = inherit_currency(found[-1].unit, text[quantity.number_start : end]) or unit
    noun_span = _span_of(block, counted) if counted else None
    if counted is None and unit in ("count", "fraction"):
        noun_span = _borrow_noun(words[-1], found, sentence)
    if counted is None and noun_span is None and _is_idle(quantity, words[-1]):
        return None
    unit = _settle_unit(unit, counted, weighed=is_weight(doc, quantity, words[0], words[-1]))
    return _Found(quantity, span, unit, noun_span, sentence)


def _is_time(quantity: Quantity, number: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a moment covers a number; of *two to three hours* it covers a part, and the range stands."""
    if quantity.unit.endswith(("of age", " per hour", " per second", "light year")):
        return False
    is_range = quantity.qualifier is Qualifier.RANGE and quantity.unit in TIME_UNITS
    return any(moment.overlaps(number) and not (is_range and moment.start > number.start) for moment in taken)


def _settle_unit(unit: str, counted: Counted | None, *, weighed: bool) -> str:
    """Pounds of something, or that something weighs, are a weight; pounds alone are money."""
    return ("pound" if counted or weighed else "GBP") if unit == "pound" else unit


def _end_of(doc: Doc, token: int) -> int:
    return doc[token].idx + len(doc[token].text)


def _span_of(block: ParsedBlock, counted: Counted) -> Span:
    return block.span_of(block.doc[counted.start : counted.end])


def _find_noun(doc: Doc, quantity: Quantity, last: Token) -> Counted | None:
    if quantity.unit.endswith("of age") or quantity.unit in ("multiple", "magnitude"):
        return None
    counted = find_counted(doc, last.i + 1, partitive=quantity.unit != "count" and not quantity.is_direct)
    if (
        counted is None
        and quantity.unit == "fraction"
        and last.i + 1 < len(doc)
        and doc[last.i + 1].lower_ in ("the", "its")
    ):
        return find_counted(doc, last.i + 2, partitive=False)
    return counted


def _borrow_noun(last: Token, found: Sequence[_Found], sentence: int) -> Span | None:
    """Return the noun of the count before, for a subject without one (``… one-third will be appointed``)."""
    head = last
    while head.dep_ in ("nummod", "compound", "quantmod") and head.head.pos_ == "NUM":
        head = head.head
    after = last.doc[last.i + 1].lower_ if last.i + 1 < len(last.doc) else ""
    upward = head.dep_ == "pobj" and head.head.lower_ == "from" and head.head.head.lower_ in ("up", "down")
    if (not upward and head.dep_ not in ("nsubj", "nsubjpass", "dobj")) or (head.dep_ == "dobj" and after != "of"):
        return None
    for item in reversed(found):
        if sentence - item.sentence > 1:
            return None
        if item.noun_span is not None and item.unit in ("count", "fraction"):
            return item.noun_span
    return None


def _is_idle(quantity: Quantity, last: Token) -> bool:
    """Tell whether a bare small word says too little to be a figure (``three``, ``half`` by themselves)."""
    if quantity.qualifier is not Qualifier.EXACT or quantity.unit not in ("count", "fraction"):
        return False
    before = last.doc[last.i - 1].lower_ if last.i else ""
    if quantity.words and before in ("the", "these", "those", "other"):
        return True
    if quantity.unit == "fraction":
        return last.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj")
    return quantity.words == "one"


def _finish(parsed: ParsedReport, number: int, item: _Found) -> Figure:
    noun = " ".join(item.noun_span.of(parsed.report.text).split()) if item.noun_span else None
    quantity = item.quantity
    return Figure(
        f"{parsed.report.id}:f{number}",
        item.span,
        None if quantity.low is None else float(quantity.low),
        None if quantity.high is None else float(quantity.high),
        item.unit,
        noun,
        quantity.qualifier,
        item.noun_span,
    )
