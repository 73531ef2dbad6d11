"""When things happened and when they were said, each with the words that say so."""

from __future__ import annotations

import re
from datetime import timedelta

from variorum.edition.adverbials import is_modifier, is_name_part
from variorum.edition.index import StoryIndex
from variorum.edition.lines import make_sentence_line
from variorum.edition.told_days import join_told_again
from variorum.edition.wording import find_content_words
from variorum.model import (
    Event,
    Force,
    Line,
    Manner,
    Moment,
    MomentType,
    Passage,
    Period,
    Piece,
    Report,
    Span,
    Statement,
)
from variorum.reading.moments.tense import find_direction

# Vague references to now, the past and the future place nothing (TIMEX3 values, ISO 24617-1).
_NOWHERE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_MEANT = (Force.INTENDED, Force.PROMISED)
_LEAST_WORDS = 4
"""Content words of a sentence, its time among them, under which it tells nothing of a day (*No, she said Monday*)."""
_RANK = {"published": 0, "said": 1, "planned": 2, "happened": 3}
"""A sentence stands once a day: that it was said then is surer than what it says of that day."""


def make_timeline(index: StoryIndex) -> tuple[Event, ...]:
    """Return the dated lines in order of time; those that cannot be placed come last, in order of the text."""
    events = []
    for report in index.reports:
        events += _find_posts(report)
        if (published := _make_published(report)) is not None:
            events.append(published)
        events += _find_dated(index, report)
    unique: dict[tuple[Period | None, str], Event] = {}
    for event in events:
        kept = unique.setdefault((event.when, event.line.text), event)
        if _RANK[event.aspect] < _RANK[kept.aspect]:
            unique[event.when, event.line.text] = event

    def rank(event: Event) -> tuple[bool, float, float]:
        if event.when is None:
            return (True, 0.0, 0.0)
        return (False, event.when.earliest.timestamp(), event.when.latest.timestamp())

    return tuple(sorted(join_told_again(index, list(unique.values())), key=rank))


def _find_dated(index: StoryIndex, report: Report) -> list[Event]:
    """A sentence may hold several times; only the finest say when it happened (``that autumn, on 3 May``)."""
    by_sentence: dict[str, list[Event]] = {}
    for moment in index.readings[report.id].moments:
        event = _make_event(index, report, moment)
        if event is not None:
            by_sentence.setdefault(event.line.text, []).append(event)
    kept = []
    for events in by_sentence.values():
        for aspect in dict.fromkeys(event.aspect for event in events):
            mine = [event for event in events if event.aspect == aspect]
            finest = min((e.when.latest - e.when.earliest for e in mine if e.when is not None), default=None)
            mine = [e for e in mine if finest is None or (e.when and e.when.latest - e.when.earliest == finest)]
            kept += [event for event in mine if not _holds_finer(event, events)]
    return kept


def _holds_finer(event: Event, others: list[Event]) -> bool:
    """Whether another time of the same sentence lies within this one: that month, and the day in it."""
    return event.when is not None and any(
        other.when is not None and other.when != event.when and event.when.contains(other.when) for other in others
    )


def _make_event(index: StoryIndex, report: Report, moment: Moment) -> Event | None:
    if moment.type not in (MomentType.DATE, MomentType.TIME) or moment.value in _NOWHERE:
        return None
    sentence = next((s for s in index.readings[report.id].sentences if s.overlaps(moment.span)), None)
    if sentence is None:
        return None
    if sentence.of(report.text).rstrip("\"'”’» ").endswith("?"):
        return None  # what is asked is not told to have happened
    reading = index.readings[report.id]
    said = next((s for s in reading.statements if s.moment_id == moment.id and s.makes_claim), None)
    is_day = moment.resolved is not None and moment.resolved.is_one_day
    if is_name_part(report.text, moment.span) or (
        not (said and is_day) and is_modifier(report.text, sentence, moment.span)
    ):
        return None  # "in a Monday interview" says when it was said; "the 2008 nominee" never does
    if _tells_nothing(report, sentence, moment):
        return None
    around = [s for s in reading.statements if any(sentence.overlaps(part) for part in s.content)]
    if around and not any(s.makes_claim for s in around):
        return None
    statements = [s for s in around if s.makes_claim and _holds(s, moment.span)]
    reported = [s for s in statements if s.manner is not Manner.OWN]
    shown = said or (reported[0] if reported else (statements[0] if statements else None))
    line = make_sentence_line(index, report, sentence, shown)
    when = moment.resolved
    aspect = "said" if said else "planned" if _is_planned(report, moment, statements) else "happened"
    return Event(when, describe_when(when, moment, report), aspect, line, moment.because)


_ASKED = re.compile(
    r"(?:\b(?:was|were|when|being|been)(?: \w+ly| also| then| later| again)? asked(?: [\w’'-]+){0,5}|^[\"“]?Asked)"
    r"(?: (?:on|in|late|early|by reporters))?(?: on| in)? $"
)
"""When somebody was asked is no event of the story; what the answer was may be."""
_TODAY = frozenset(("today", "tonight"))
"""Within quotation marks: more often the speaker's present (*today many countries want it*) than an event."""
_NOW = frozenset(("this year", "the year", "this month", "this decade", "this century"))


def _tells_nothing(report: Report, sentence: Span, moment: Moment) -> bool:
    """Tell whether a sentence is too short to tell of its day, or its time is only the present or an asking."""
    words = sentence.of(report.text)
    if len(find_content_words(words)) < _LEAST_WORDS:
        return True
    if _ASKED.search(report.text[sentence.start : moment.span.start].replace("\n", " ")):
        return True
    said = " ".join(moment.span.of(report.text).casefold().split())
    before = report.text[sentence.start : moment.span.start]
    is_in_speech = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return said in _NOW or (said in _TODAY and is_in_speech)


def _is_planned(report: Report, moment: Moment, statements: list[Statement]) -> bool:
    """Tell whether a time was still to come for those who speak of it: later than the report, or looked forward to."""
    published = report.published.value.period if report.published.value is not None else None
    if moment.resolved is not None and published is not None:
        if moment.resolved.earliest >= published.latest:
            return True
        if moment.resolved.latest <= published.earliest:
            return False
    if any(statement.force in _MEANT for statement in statements):
        return True
    block = next((block.span for block in report.blocks if block.span.contains(moment.span)), moment.span)
    if published is None and report.text[block.start : moment.span.start].endswith(("until ", "till ")):
        return False  # what lasted until a day may be long over
    return find_direction(report.text, moment.span.start, moment.span.end, block.start, block.end) > 0


def _holds(statement: Statement, span: Span) -> bool:
    return any(part.overlaps(span) for part in statement.content)


def _make_published(report: Report) -> Event | None:
    published = report.published
    if published.value is None or published.span is None:
        return None
    passage = Passage(report.id, (published.span,))
    line = Line((Piece(f"{report.name} published: "), Piece(published.span.of(report.text), passage)))
    return Event(published.value.period, published.value.value, "published", line, published.because)


def _find_posts(report: Report) -> list[Event]:
    events = []
    for block in report.blocks:
        if block.posted is not None:
            pieces = (
                Piece(f"{block.author or 'a post'}: "),
                Piece(block.span.of(report.text), Passage(report.id, (block.span,))),
            )
            because = "the embedded post carries its own date"
            events.append(Event(block.posted.period, block.posted.value, "published", Line(pieces), because))
    return events


def describe_when(when: Period | None, moment: Moment, report: Report) -> str:
    """Return a period as a person writes it, or the words themselves when it cannot be placed."""
    if when is None:
        return f"“{moment.span.of(report.text)}” (not placed)"
    if when.is_one_day:
        return when.earliest.date().isoformat()
    days = (when.latest - when.earliest).days
    if when.earliest.day == 1 and 28 <= days <= 31:
        return when.earliest.strftime("%Y-%m")
    if when.earliest.day == 1 and when.earliest.month == 1 and 365 <= days <= 366:
        return when.earliest.strftime("%Y")
    last = when.latest - timedelta(microseconds=1)
    return f"{when.earliest.date().isoformat()} to {last.date().isoformat()}"
