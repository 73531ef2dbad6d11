"""Editions as one page that needs nothing else: no script, no request, no font from elsewhere."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.model import Edition, Refusal, RelationKind, Ruling
from variorum.render.brief_view import (
    DayView,
    DiscrepancyView,
    PartView,
    make_brief,
    make_discrepancies,
    make_timeline,
)
from variorum.render.dates import describe_story_day
from variorum.render.labels import SIGNS, SILENT
from variorum.render.lineage_view import LineageView, make_lineage
from variorum.render.marks import Node
from variorum.render.matrix_view import MatrixView, make_matrix
from variorum.render.report_view import ReportView, make_report
from variorum.render.witnesses import Witness, Witnesses, sort_reports

# What a document cannot hold: control characters, lone surrogates and the two non-characters (XML 1.0, 2.2).
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, ready for the template."""

    anchor: str
    headline: str
    when: str
    counts: str
    words: int
    brief: tuple[PartView, ...]
    matrix: MatrixView
    discrepancies: tuple[DiscrepancyView, ...]
    timeline: tuple[DayView, ...]
    undated: tuple[Witness, ...]
    lineage: LineageView
    others: tuple[tuple[str, str], ...]
    rulings: tuple[Ruling, ...]
    refusals: tuple[Refusal, ...]
    witnesses: tuple[Witness, ...]


def render_html(editions: Sequence[Edition]) -> str:
    """Return one self-contained HTML page of these editions, in this order.

    The page makes no request and runs no script; its style sheet is the only one its Content-Security-Policy lets in.
    Text of the reports is escaped everywhere; only ``http`` and ``https`` addresses become links. Characters that a
    document cannot hold (control characters, lone surrogates) are shown as U+FFFD.
    """
    witnesses = Witnesses(editions)
    anchors = {edition.story.id: f"story-{number}" for number, edition in enumerate(editions, 1)}
    stories = [make_story(edition, anchors, witnesses) for edition in editions]
    reports = _make_reports(editions, witnesses)
    style = load_style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template("page.html.j2")
    shown = page.render(
        stories=[(story, reports[number]) for number, story in enumerate(stories)],
        title=stories[0].headline if len(stories) == 1 else f"{len(stories)} stories",
        report_count=len(witnesses.reports),
        style=Markup(style),
        digest=digest,
        signs=[sign for kind, sign in SIGNS.items() if kind is not RelationKind.UNRELATED] + [SILENT],
    )
    return _UNSHOWABLE.sub("\ufffd", shown)


def render_notebook(edition: Edition) -> str:
    """Return an edition for a notebook's output: the page in a frame of its own, so that styles do not mix."""
    page = html.escape(render_html([edition]), quote=True)
    return f'<iframe title="Variorum edition" sandbox srcdoc="{page}" width="100%" height="720"></iframe>'


def make_story(edition: Edition, anchors: dict[str, str], witnesses: Witnesses) -> StoryView:
    """Return one story with every place it links to remembered in ``witnesses``."""
    story = edition.story
    brief = make_brief(edition, witnesses)
    lineage = make_lineage(edition, witnesses)
    own = sort_reports(edition)
    headline = brief[0].lines[0] if brief and brief[0].name == "Headline" else None
    text = "".join(piece.text for piece in headline.pieces) if headline else (own[0].name if own else story.id)
    return StoryView(
        anchors[story.id],
        text,
        _describe_when(edition),
        lineage.counts,
        sum(len(report.text.split()) for report in own),
        tuple(part for part in brief if part.name != "Headline"),
        make_matrix(edition, witnesses),
        make_discrepancies(edition.discrepancies, witnesses),
        make_timeline(edition.timeline, witnesses),
        tuple(witnesses.find(report.id) for report in own if report.published.value is None),
        lineage,
        tuple((anchors.get(other.id, ""), other.id) for other in edition.others),
        edition.rulings,
        edition.refusals,
        tuple(witnesses.find(report.id) for report in own),
    )


def _describe_when(edition: Edition) -> str:
    story = edition.story
    if story.when is None:
        return f"day unknown ({story.when_because})" if story.when_because else "day unknown"
    return describe_story_day(story.when)


def _make_reports(editions: Sequence[Edition], witnesses: Witnesses) -> list[tuple[list[ReportView], list[ReportView]]]:
    """Return each story's own reports, and those of elsewhere that only its page holds; each report stands once."""
    owned = {report_id for edition in editions for report_id in edition.story.report_ids}
    done: set[str] = set()
    found = []
    for edition in editions:
        own: list[ReportView] = []
        elsewhere: list[ReportView] = []
        mine_ids = set(edition.story.report_ids)
        others = [report for report in edition.reports if report.id not in mine_ids]
        for report in [*sort_reports(edition), *others]:
            mine = report.id in mine_ids
            if report.id in done or (not mine and report.id in owned):
                continue
            done.add(report.id)
            (own if mine else elsewhere).append(make_report(report, edition.refusals, witnesses))
        found.append((own, elsewhere))
    return found


def show_tree(node: Node) -> Markup:
    """Return a tree of marks as escaped markup."""
    inside = Markup("").join(Markup.escape(c) if isinstance(c, str) else show_tree(c) for c in node.children)
    if node.mark is None:
        return inside
    mark = node.mark
    title = Markup(' title="{}"').format(mark.title) if mark.title else Markup("")
    anchor = Markup(' id="{}"').format(mark.anchor) if mark.anchor else Markup("")
    return Markup('<span class="{}"{}{}>{}</span>').format(mark.style, anchor, title, inside)


@cache
def load_style() -> str:
    """Return the page's style sheet."""
    return files("variorum.render").joinpath("static/page.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("variorum.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tree"] = show_tree
    return environment
