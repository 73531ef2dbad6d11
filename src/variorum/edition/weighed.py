"""How much is behind each of the figures that reports give for one thing."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from variorum.edition.index import StoryIndex
from variorum.edition.matrix import find_words
from variorum.lineage import count_origins
from variorum.lineage.values import SourcedValue, WeighedValue, find_value_ties, support_number, weigh_values
from variorum.model import (
    Figure,
    OriginCount,
    Passage,
    Relation,
    RelationKind,
    Span,
    Statement,
    ValueWeight,
    Word,
)

_QUOTED = re.compile(r"“([^”]+)”")
_OPEN_SUPPORT = 0.5
"""How far an open figure (*more than 30*) speaks for a value it allows; by judgement: it allows many others."""
_SAME_WORD = 0.95
"""Chance that two reports which name one speaker for a value have one source for it; not 1: names can be mistaken."""
_MAX_NAMED = 2
"""Speakers, and reports, that a reason names."""

Value = tuple[str, float | None, float | None]
"""Unit with lower and upper bound; for words that are no figure, the words themselves and no bounds."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A statement, the value it gives, and where."""

    statement: Statement
    value: Value
    span: Span


def weigh_figures(index: StoryIndex, relations: Sequence[Relation]) -> tuple[ValueWeight, ...]:
    """Return the weight of each value that the statements of these relations give, most evidence first.

    Only relations that differ in a figure are read. Other statements of the same claims that give one of the values
    count as well. Empty where the values cannot be told apart.

    Notes
    -----
    Values are weighed by ``lineage.values.weigh_values`` with the story's dependences: reports that have their matter
    from one another, or from one origin, count little more than once, and so do reports that have a value on one
    speaker's word: each may have heard it, but one person vouches for it.
    """
    given = _find_given(index, [r for r in relations if r.kind is RelationKind.FIGURE])
    if len({one.value for one in given}) < 2:
        return ()
    weighed = _weigh(index, given)
    total = sum(value.weight for value in weighed)
    found = []
    for value in weighed:
        behind = [one for one in given if one.value == value.value]
        statements = [one.statement for one in behind]
        count, words = count_origins(index.lineage, statements), find_words(index, statements)
        passage = Passage(statements[0].report_id, (behind[0].span,))
        found.append(ValueWeight(passage, value.weight / total, count, words, _tell(count, words)))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.value)))


def _weigh(index: StoryIndex, given: Sequence[_Given]) -> tuple[WeighedValue, ...]:
    """Return the values weighed; a report that sets two values side by side carries both, not half of each."""
    claims, ties = [], {}
    for number, value in enumerate(dict.fromkeys(one.value for one in given)):
        behind = [one for one in given if one.value == value]
        known = find_value_ties(index.lineage, {one.statement.report_id: one.statement.id for one in behind})
        spoken = _tie_speakers(index, behind)
        claims += [SourcedValue(f"{one.statement.report_id} {number}", "", value) for one in behind]
        for child, parent in known.keys() | spoken.keys():
            chance = max(known.get((child, parent), 0.0), spoken.get((child, parent), 0.0))
            ties[f"{child} {number}", f"{parent} {number}"] = chance
    return weigh_values(claims, ties, supports=_support)


def _find_given(index: StoryIndex, relations: Sequence[Relation]) -> list[_Given]:
    """Return each statement once for every value it gives, those that the relations set against each other first."""
    found: dict[tuple[str, Value], _Given] = {}
    claims = []
    for relation in sorted(relations, key=lambda r: (-r.confidence, r.left_id, r.right_id)):
        quoted = _QUOTED.findall(relation.reason)
        for statement_id in (relation.left_id, relation.right_id):
            statement = index.statement.get(statement_id)
            one = _find_quoted(index, statement, quoted) if statement else None
            if statement and one:
                found.setdefault((statement.id, one.value), one)
                claims.append(index.claim_of.get(statement.id))
    values = {one.value for one in found.values()}
    for claim in dict.fromkeys(claims):
        for member in claim.members if claim else ():
            statement = index.statement.get(member.statement_id)
            for figure in _list_figures(index, statement) if statement else ():
                if statement and _read_value(figure) in values:
                    one = _Given(statement, _read_value(figure), figure.span)
                    found.setdefault((statement.id, one.value), one)
    return list(found.values())


def _tie_speakers(index: StoryIndex, given: Sequence[_Given]) -> dict[tuple[str, str], float]:
    """Return ties between reports that have a value on the word of the same named speaker, or through one outlet."""
    first: dict[str, str] = {}
    ties = {}
    for one in given:
        report_id = one.statement.report_id
        for name in (index.find_speaker_name(one.statement), *(carrier.name for carrier in one.statement.via)):
            if name and first.setdefault(name, report_id) != report_id:
                ties[report_id, first[name]] = _SAME_WORD
    return ties


def _find_quoted(index: StoryIndex, statement: Statement, quoted: Iterable[str]) -> _Given | None:
    """Return the value that a relation's reason quotes of this statement."""
    text = index.report[statement.report_id].text
    for words in quoted:
        for part in statement.content:
            at = part.of(text).casefold().find(words.casefold())
            if at >= 0:
                span = Span(part.start + at, part.start + at + len(words))
                for figure in _list_figures(index, statement):
                    if figure.span.overlaps(span):
                        return _Given(statement, _read_value(figure), figure.span)
                return _Given(statement, (" ".join(words.casefold().split()), None, None), span)
    return None


def _list_figures(index: StoryIndex, statement: Statement) -> list[Figure]:
    figures = index.readings[statement.report_id].figures
    return [figure for figure in figures if any(part.contains(figure.span) for part in statement.content)]


def _read_value(figure: Figure) -> Value:
    return figure.unit, figure.low, figure.high


def _support(said: Hashable, other: Hashable) -> float:
    """Return how far a figure speaks for another of the same unit: by rounding, or by leaving room for it."""
    if not isinstance(said, tuple) or not isinstance(other, tuple) or said[0] != other[0]:
        return 0.0
    (_, low, high), (_, other_low, other_high) = said, other
    if other_low is None or other_low != other_high:
        return 0.0
    if low is not None and low == high:
        return support_number(low, other_low)
    is_open = low is not None or high is not None
    allows = (low is None or low <= other_low) and (high is None or other_low <= high)
    return _OPEN_SUPPORT if is_open and allows else 0.0


def _tell(count: OriginCount, words: Sequence[Word]) -> str:
    """Return what stands behind a value: ``2 origins in 3 reports, on the word of the mayor``."""
    origins = f"{count.origins} origin{'s' * (count.origins != 1)}"
    if count.low != count.high:
        origins += f" ({count.low}–{count.high})"
    told = f"{origins} in {count.reports} report{'s' * (count.reports != 1)}"
    named = [word.shown for word in words if not word.own_voice]
    own = [word.shown for word in words if word.own_voice]
    told += f", on the word of {_name(named)}" if named else ""
    return told + (f", {'also ' if named else ''}in the own voice of {_name(own)}" if own else "")


def _name(names: Sequence[str]) -> str:
    more = len(names) - _MAX_NAMED
    if more > 0:
        return f"{', '.join(names[:_MAX_NAMED])} and {more} more"
    return " and ".join(names)
