"""What the server keeps of every report and story, deep read or not: enough for its lists."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.keeping import ALL, make_edition_key, recall_edition
from variorum.model import Edition, Publication, Report, Ruling, Story
from variorum.settings import Settings
from variorum.stage import make_key, recall
from variorum.store import Store
from variorum.store.packing import pack


@dataclass(frozen=True, slots=True)
class ReportHead:
    """A report in a list. ``arrival`` counts from 0 in order of arrival; ``words`` are those of its text."""

    id: str
    name: str
    outlet: str
    title: str
    published: Publication
    words: int
    version: int
    arrival: int


@dataclass(frozen=True, slots=True)
class Survey:
    """All stories and the heads of their reports, as of the store's ``fingerprint``."""

    fingerprint: str
    stories: tuple[Story, ...]
    heads: dict[str, ReportHead]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """A story's edition and the stamp that changes with what it shows."""

    edition: Edition
    stamp: str


def make_head(report: Report, arrival: int) -> ReportHead:
    """Return what a list shows of a report."""
    title = report.title or report.text.strip().split("\n", 1)[0][:160]
    return ReportHead(
        report.id,
        report.name,
        report.outlet or "",
        title,
        report.published,
        len(report.text.split()),
        report.version,
        arrival,
    )


def make_stamp(store: Store, survey: Survey, story: Story, settings: Settings) -> str:
    """Return a digest of everything that a story's edition is made from, the code among it."""
    return make_edition_key(story, survey.stories, store.rulings(), settings)[:20]


def recall_survey(store: Store, settings: Settings) -> Survey | None:
    """Return the survey of just this store as it was kept; None where there is none."""
    return recall(store, "survey", Survey, _make_key(store.fingerprint(), settings), ALL)


def keep_survey(store: Store, survey: Survey, settings: Settings) -> None:
    """Keep a survey, so that a server that starts again can show it at once."""
    store.put_packed("survey", _make_key(survey.fingerprint, settings), pack(Survey, survey), ALL)


def _make_key(fingerprint: str, settings: Settings) -> str:
    return make_key("survey", [fingerprint, settings.stories])


def recall_built(store: Store, survey: Survey, story: Story, settings: Settings) -> Built | None:
    """Return a story's edition as it was kept, with its stamp; None where there is none."""
    edition = recall_edition(store, story, survey.stories, settings)
    return None if edition is None else Built(edition, make_stamp(store, survey, story, settings))
