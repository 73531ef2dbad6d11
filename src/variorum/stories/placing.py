"""Stories whose day is unknown, placed through an event that a dated story of their thread also tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model import READ_KINDS, Moment, Period, Report, Story
from variorum.reading.moments.periods import find_period, shift_value
from variorum.stories.dating import date_story
from variorum.stories.evidence import EventMention, find_traces

_LENGTH = {"W": 8, "M": 7, "Y": 4}
"""Characters of a week's, month's and year's value."""


@dataclass(frozen=True, slots=True)
class _Known:
    """When an event was, as a calendar value (week, month or year), and the words that say so."""

    value: str
    words: str
    story: Story


def place_in_thread(
    stories: Sequence[Story], reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]]
) -> tuple[Story, ...]:
    """Return the stories in the order given, with ``when`` and ``when_because`` found out.

    A story that its own reports date gets that day (``date_story``). Another one of a thread is placed through an event
    told at a known distance in both: "the fall of X last year" here, "X fell earlier this month" in a story of December
    2024, give the year 2025. Where only the event is shared, the reason says after which day it must lie.
    """
    by_id = {report.id: report for report in reports}
    dated: list[Story] = []
    for story in stories:
        members = [by_id[report_id] for report_id in story.report_ids if report_id in by_id]
        when, because = date_story(members, moments)
        dated.append(replace(story, when=when, when_because=because))
    return place_undated(dated, by_id)


def place_undated(dated: Sequence[Story], by_id: Mapping[str, Report]) -> tuple[Story, ...]:
    """Return the stories in the order given, those of unknown day placed through their thread where that is possible.

    ``by_id`` is only asked for the reports of threads that hold such stories.
    """
    threads: dict[str, list[Story]] = defaultdict(list)
    for story in dated:
        threads[story.thread_id].append(story)
    placed: dict[str, Story] = {}
    for thread in threads.values():
        undated = [story for story in thread if story.when is None]
        if undated and len(undated) < len(thread):
            known, told = _find_known([story for story in thread if story.when is not None], by_id)
            for story in undated:
                placed[story.id] = _place(story, known, told, by_id)
    return tuple(placed.get(story.id, story) for story in dated)


def _find_events(story: Story, by_id: Mapping[str, Report]) -> list[EventMention]:
    events: set[EventMention] = set()
    for report_id in story.report_ids:
        report = by_id.get(report_id)
        if report is not None:
            for block in report.blocks:
                if block.kind in READ_KINDS:
                    events.update(find_traces(block.span.of(report.text)).events)
    return sorted(events, key=lambda event: (event.back is None, event.kind, event.name, event.words))


def _find_known(
    stories: Sequence[Story], by_id: Mapping[str, Report]
) -> tuple[dict[tuple[str, str], _Known], dict[tuple[str, str], _Known]]:
    """Return when events were by the dated stories, the finest value each, and by which day they were told of."""
    known: dict[tuple[str, str], _Known] = {}
    told: dict[tuple[str, str], _Known] = {}
    for story in stories:
        assert story.when is not None
        day = story.when.earliest.date()
        for event in _find_events(story, by_id):
            key = (event.kind, event.name)
            if key not in told or told[key].value > day.isoformat():
                told[key] = _Known(day.isoformat(), event.words, story)
            if event.back is None or not story.when.is_one_day:
                continue
            unit, count = event.back
            value = shift_value(day.isoformat(), -count, unit)
            if value and (key not in known or len(known[key].value) < len(value)):
                known[key] = _Known(value, event.words, story)
    return known, told


def _place(
    story: Story,
    known: Mapping[tuple[str, str], _Known],
    told: Mapping[tuple[str, str], _Known],
    by_id: Mapping[str, Report],
) -> Story:
    events = _find_events(story, by_id)
    for event in events:
        found = known.get((event.kind, event.name))
        when = _count_forward(found.value, event.back) if found and event.back else None
        if found and when:
            because = (
                f"day unknown; “{event.words}” here, and that was in {found.value} by “{found.words}” in the story of "
                f"{_show_day(found.story)}: so {_show(when)}"
            )
            return replace(story, when=when, when_because=because)
    for event in events:
        earlier = told.get((event.kind, event.name))
        if earlier:
            because = f"day unknown; it tells of “{event.words}”, as does the story of {_show_day(earlier.story)}"
            return replace(story, when_because=because)
    return story


def _count_forward(value: str, back: tuple[str, int]) -> Period | None:
    """Return the period that lies ``back`` after an event's calendar value, None if the value is too coarse for it."""
    unit, count = back
    event = find_period(value)
    if event is None or len(value) < _LENGTH[unit] or (unit == "W" and "W" not in value and len(value) < 10):
        return None
    start = event.earliest.date()
    grain = f"{start:%Y-%m}" if unit == "M" else f"{start:%Y}"
    shifted = shift_value(start.isoformat() if unit == "W" else grain, count, unit)
    return find_period(shifted) if shifted else None


def _show_day(story: Story) -> str:
    return story.when.earliest.date().isoformat() if story.when else "an unknown day"


def _show(when: Period) -> str:
    days = (when.latest - when.earliest).days
    day = when.earliest.date()
    return f"{day:%Y}" if days > 31 else f"{day:%Y-%m}" if days > 7 else f"the week of {day.isoformat()}"
