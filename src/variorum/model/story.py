"""Reports of one event, and events linked over time."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model.time import Period


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where one report went: its story and thread, and why, in one sentence."""

    report_id: str
    story_id: str
    thread_id: str
    because: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one event, in order of arrival. ``when`` is the event's time, None when nothing says."""

    id: str
    thread_id: str
    report_ids: tuple[str, ...]
    when: Period | None
    when_because: str
