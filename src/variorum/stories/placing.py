"""Stories whose day is unknown, placed through the other stories of their thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.model import Moment, Report, Story
from variorum.stories.dating import date_story


def place_in_thread(
    stories: Sequence[Story], reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]]
) -> tuple[Story, ...]:
    """Return the stories with ``when`` and ``when_because`` set, in the order given."""
    by_id = {report.id: report for report in reports}
    dated: list[Story] = []
    for story in stories:
        members = [by_id[report_id] for report_id in story.report_ids if report_id in by_id]
        when, because = date_story(members, moments)
        dated.append(replace(story, when=when, when_because=because))
    threads: dict[str, list[Story]] = defaultdict(list)
    for story in dated:
        threads[story.thread_id].append(story)
    return tuple(dated)
