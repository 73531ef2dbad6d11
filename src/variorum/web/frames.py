"""What the five views of a story share: its head, the selection and what can be selected."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.errors import BusyError, WebError
from variorum.model import Edition, Story
from variorum.render.brief_view import PartView, make_brief
from variorum.render.dates import describe_story_day
from variorum.render.labels import describe_interval
from variorum.render.witnesses import Witness, sort_reports
from variorum.web.addresses import join_query, story_path
from variorum.web.calls import Answer, Call
from variorum.web.heads import Built
from variorum.web.selection import Choices, Selection, find_choices, narrow, parse_selection
from variorum.web.witnesses import PageWitnesses

VIEWS = (
    ("brief", "Brief"),
    ("claims", "Claims × reports"),
    ("timeline", "Timeline"),
    ("lineage", "Lineage"),
    ("reports", "Reports"),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to a view with the same selection."""

    name: str
    title: str
    path: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A story with a selection. ``whole`` is the whole edition, ``edition`` what the selection leaves of it."""

    story: Story
    whole: Edition
    edition: Edition
    witnesses: PageWitnesses
    headline: str
    headline_path: str
    when: str
    counts: str
    words: int
    reports: tuple[Witness, ...]
    selection: Selection
    choices: Choices
    tabs: tuple[Tab, ...]
    view: str
    is_stale: bool
    brief: tuple[PartView, ...]
    others: tuple[tuple[str, str], ...]
    stamp: str

    def path(self, view: str, **changes: object) -> str:
        """Return the path of a view with this selection and other parameters."""
        return join_query(story_path(self.story.id, view), {**self.selection.query, **changes})

    def name(self, report_id: str) -> str:
        """Return what a report or missing origin is called."""
        return self.witnesses.find(report_id).name


def make_frame(call: Call, view: str) -> Frame | Answer:
    """Return the frame of the story that a call names; an answer that asks for patience where it is still being made.

    Raises
    ------
    NoSuchPageError
        If there is no such story.
    """
    story = call.find_story()
    built = call.find_built(story)
    if built is None:
        return make_waiting(call, story)
    return build_frame(call, story, built, view)


def build_frame(call: Call, story: Story, built: Built, view: str) -> Frame:
    """Return the frame of a story whose edition is ready."""
    whole = built.edition
    selection = parse_selection(call.query)
    edition = narrow(whole, selection)
    witnesses = PageWitnesses(whole)
    brief = make_brief(edition, witnesses)
    all_brief = brief if selection.is_empty else make_brief(whole, witnesses)
    first = all_brief[0].lines[0] if all_brief and all_brief[0].name == "Headline" else None
    own = sort_reports(whole)
    headline = "".join(piece.text for piece in first.pieces) if first else (own[0].name if own else story.id)
    link = next((piece.link for piece in first.pieces if piece.link), None) if first else None
    return Frame(
        story,
        whole,
        edition,
        witnesses,
        headline,
        link.href if link else "",
        describe_story_day(whole.story.when),
        describe_interval(whole.lineage.count),
        sum(len(report.text.split()) for report in own),
        tuple(witnesses.find(report.id) for report in own),
        selection,
        find_choices(whole),
        tuple(
            Tab(name, title, join_query(story_path(story.id, name), selection.query), name == view)
            for name, title in VIEWS
        ),
        view,
        not call.shown.is_current(story),
        tuple(part for part in brief if part.name != "Headline"),
        tuple((story_path(other.id), _name_story(call, other)) for other in whole.others),
        built.stamp,
    )


def _name_story(call: Call, story: Story) -> str:
    """Return a story's day and headline, or the title of its first report where it was not read yet."""
    built, heads = call.shown.built.get(story.id), call.shown.survey.heads
    if built and built.edition.brief:
        headline = built.edition.brief[0].lines[0].text
    else:
        headline = next((heads[i].title for i in story.report_ids if i in heads), story.id)
    return f"{describe_story_day(story.when)}: {headline}"


def make_waiting(call: Call, story: Story) -> Answer:
    """Return an answer for a story that is still being read: a page that looks again by itself."""
    why = call.site.shelf.shown.failed.get(story.id)
    if why:
        raise WebError(why.partition("] ")[2] or why)
    if call.wants_json:
        raise BusyError("the story is still being read; ask again in a few seconds")
    heads = [call.shown.survey.heads[i] for i in story.report_ids if i in call.shown.survey.heads]
    return Answer("waiting.html", {"story": story, "heads": heads, "refresh": 2}, status=202)
