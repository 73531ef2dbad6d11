"""The front page: the stories, what is new, what differs."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.model import Story
from variorum.render.brief_view import DiscrepancyView, make_discrepancies
from variorum.render.dates import describe_story_day
from variorum.render.labels import describe_interval
from variorum.web.addresses import report_path, story_path
from variorum.web.calls import Answer, Call, find_slice
from variorum.web.heads import Built, ReportHead
from variorum.web.shapes import shape_head, shape_story
from variorum.web.witnesses import PageWitnesses

NEWEST = 8
"""Reports under *New*: what a person takes in at one look."""
DIFFERING = 2
"""Discrepancies shown of each story on the front."""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in the list; ``counts`` is empty where it was not read yet."""

    id: str
    path: str
    headline: str
    when: str
    counts: str
    report_count: int
    word_count: int
    outlets: tuple[str, ...]
    differs: int
    shown_differences: tuple[DiscrepancyView, ...]
    is_read: bool
    is_stale: bool


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report under *New*, with the story it went to."""

    head: ReportHead
    path: str
    story_path: str
    story: str


def show_front(call: Call) -> Answer:
    """Answer with the stories, most reports first."""
    survey = call.shown.survey
    stories = sorted(survey.stories, key=lambda story: (-len(story.report_ids), story.id))
    part = find_slice(call, stories)
    cards = [_make_card(call, story) for story in part.items]
    plain = part.plain([shape_story(story, survey.heads, call.shown.built.get(story.id)) for story in part.items])
    context = {
        "cards": cards,
        "part": part,
        "newest": _find_newest(call),
        "report_count": len(survey.heads),
        "is_ready": call.shown.number > 0,
        "refresh": 2 if call.shown.number == 0 else 0,
    }
    return Answer("front.html", context, plain)


def list_reports(call: Call) -> Answer:
    """Answer with all reports, the newest arrival first."""
    heads = sorted(call.shown.survey.heads.values(), key=lambda head: -head.arrival)
    part = find_slice(call, heads)
    of = {report_id: story for story in call.shown.survey.stories for report_id in story.report_ids}
    rows = [
        NewReport(head, report_path(head.id), story_path(of[head.id].id) if head.id in of else "", "")
        for head in part.items
    ]
    return Answer("reports.html", {"rows": rows, "part": part}, part.plain([shape_head(head) for head in part.items]))


def _make_card(call: Call, story: Story) -> StoryCard:
    survey = call.shown.survey
    heads = [survey.heads[report_id] for report_id in story.report_ids if report_id in survey.heads]
    built = call.shown.built.get(story.id)
    return StoryCard(
        story.id,
        story_path(story.id),
        _find_headline(story, heads, built),
        describe_story_day(story.when),
        describe_interval(built.edition.lineage.count) if built else "",
        len(story.report_ids),
        sum(head.words for head in heads),
        tuple(dict.fromkeys(head.name for head in heads)),
        len(built.edition.discrepancies) if built else 0,
        make_discrepancies(built.edition.discrepancies[:DIFFERING], PageWitnesses(built.edition)) if built else (),
        built is not None,
        built is not None and not call.shown.is_current(story),
    )


def _find_headline(story: Story, heads: list[ReportHead], built: Built | None) -> str:
    if built and built.edition.brief and built.edition.brief[0].name.value == "Headline":
        return built.edition.brief[0].lines[0].text
    return heads[0].title if heads else story.id


def _find_newest(call: Call) -> list[NewReport]:
    survey = call.shown.survey
    of = {report_id: story for story in survey.stories for report_id in story.report_ids}
    newest = sorted(survey.heads.values(), key=lambda head: -head.arrival)[:NEWEST]
    found = []
    for head in newest:
        story = of.get(head.id)
        heads = [survey.heads[i] for i in story.report_ids if i in survey.heads] if story else []
        name = _find_headline(story, heads, call.shown.built.get(story.id)) if story else ""
        found.append(NewReport(head, report_path(head.id), story_path(story.id) if story else "", name))
    return found
