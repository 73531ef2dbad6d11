"""What is kept of stories and editions, and under which key: light enough for a process that only shows them."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import Edition, Refusal, Report, Ruling, Story, find_holding, find_touching
from variorum.settings import Settings
from variorum.stage import make_key, recall
from variorum.store import Store

Stories = tuple[Story, ...]
ALL = "all"
"""Owner of what is kept of the store as a whole."""


def make_stories_key(store: Store, settings: Settings) -> str:
    """Return the key of the stories of all reports that are kept now."""
    return make_key("stories", [store.report_ids(), settings.stories])


def recall_stories(store: Store, settings: Settings) -> Stories | None:
    """Return the stories as they were found for just these reports; None where they were not yet."""
    return recall(store, "stories", Stories, make_stories_key(store, settings), ALL)


def find_near(story: Story, stories: Sequence[Story], settings: Settings) -> tuple[list[Story], list[Story]]:
    """Return the other stories of a story's thread, and those of them that are read for its wider view."""
    others = [each for each in stories if each.thread_id == story.thread_id and each.id != story.id]
    limit = settings.edition.max_thread_reports
    return others, others if sum(len(each.report_ids) for each in others) <= limit else []


def find_rulings(story: Story, near: Sequence[Story], rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """Return the rulings that hold and speak of these stories: one on another must not make this one anew."""
    near_ids = {report_id for each in (story, *near) for report_id in each.report_ids}
    return tuple(find_touching(find_holding(rulings), near_ids))


def make_edition_key(story: Story, stories: Sequence[Story], rulings: Sequence[Ruling], settings: Settings) -> str:
    """Return the key of a story's edition; a report that has an id in a store never changes, so ids are enough."""
    others, near = find_near(story, stories, settings)
    kept = (settings.reading, settings.collation, settings.lineage, settings.edition)
    return make_key("edition", [story, others, find_rulings(story, near, rulings), kept])


def recall_edition(store: Store, story: Story, stories: Sequence[Story], settings: Settings) -> Edition | None:
    """Return a story's edition as it was kept; None where there is none of just these reports, rulings and code."""
    key = make_edition_key(story, stories, store.rulings(), settings)
    edition = recall(store, "edition", Edition, key, story.id)
    if edition is None:
        return None
    own = set(story.report_ids)
    expected = find_story_refusals(store, [report for report in edition.reports if report.id in own])
    return edition if expected == tuple(r for r in edition.refusals if r.stage != "reading") else None


def find_story_refusals(store: Store, members: Sequence[Report]) -> tuple[Refusal, ...]:
    """Return what was left out of a story's reports before they were read."""
    places = {report.provenance.path for report in members} | {report.id for report in members}
    return tuple(r for r in store.refusals() if r.place in places and r.stage != "reading")
