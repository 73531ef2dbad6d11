"""Full-text search."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.errors import BadRequestError
from variorum.model import PartialTime
from variorum.store import SearchHit, SearchQuery
from variorum.store.searching import KINDS, MARK_END, MARK_START
from variorum.web.addresses import claim_path, join_query, report_path, story_path
from variorum.web.calls import Answer, Call, find_slice

FIELDS = ("words", "speaker", "outlet", "figure", "first_day", "last_day", "kind")


@dataclass(frozen=True, slots=True)
class HitView:
    """A found thing: what it is, where it leads, and the words with the found ones marked."""

    kind: str
    title: str
    path: str
    story_path: str
    speaker: str
    day: str
    excerpt: str


def search(call: Call) -> Answer:
    """Answer with what was found, best first."""
    query = read_query(call)
    part = find_slice(call, (), 0)
    hits, total = call.site.search_index().search(query, part.per_page, (part.page - 1) * part.per_page)
    part = find_slice(call, hits, total)
    views = [_make_hit(call, hit) for hit in hits]
    asked = {
        name: call.query[name]
        for name in ("q", "speaker", "outlet", "figure", "from", "to", "kind")
        if call.query.get(name)
    }
    context = {
        "query": query,
        "asked": asked,
        "part": part,
        "hits": views,
        "kinds": KINDS,
        "page_path": lambda page: join_query("/search", {**asked, "page": page}),
    }
    plain = part.plain(
        [
            {
                "kind": hit.kind,
                "id": hit.item_id,
                "report": hit.report_id,
                "path": view.path,
                "story_path": view.story_path or None,
                "speaker": hit.speaker,
                "outlet": hit.outlet,
                "day": hit.day or None,
                "excerpt": hit.excerpt.replace(MARK_START, "").replace(MARK_END, ""),
            }
            for hit, view in zip(hits, views, strict=True)
        ]
    )
    return Answer("search.html", context, plain)


def read_query(call: Call) -> SearchQuery:
    """Return what a call looks for; raises ``BadRequestError`` for a day or kind nobody knows."""
    given = {
        name: call.query.get(name, "").strip() for name in ("q", "speaker", "outlet", "figure", "from", "to", "kind")
    }
    for name in ("from", "to"):
        if given[name]:
            try:
                PartialTime(given[name])
            except ValueError as error:
                raise BadRequestError(f"{name}={given[name][:40]!r}; expected a day such as 2024-03-07") from error
    if given["kind"] and given["kind"] not in KINDS:
        raise BadRequestError(f"kind={given['kind'][:40]!r}; expected one of {', '.join(KINDS)}")
    # A month or year as the last day means its end: "9" sorts after every digit and sign that can follow.
    last = given["to"] + "~" if given["to"] and len(given["to"]) < 10 else given["to"]
    return SearchQuery(
        given["q"], given["speaker"], given["outlet"], given["figure"], given["from"], last, given["kind"]
    )


def _make_hit(call: Call, hit: SearchHit) -> HitView:
    survey = call.shown.survey
    story = next((s for s in survey.stories if hit.report_id in s.report_ids), None)
    head = survey.heads.get(hit.report_id)
    name = head.name if head else hit.report_id
    path = report_path(hit.report_id)
    if hit.kind == "claim" and story:
        path = claim_path(story.id, hit.item_id)
    elif hit.kind == "statement" and story:
        built = call.shown.built.get(story.id)
        for reading in built.edition.readings if built else ():
            if reading.report_id == hit.report_id:
                for statement in reading.statements:
                    if statement.id == hit.item_id:
                        path = report_path(hit.report_id, statement.content)
    title = (head.title if head else name) if hit.kind == "report" else name
    return HitView(hit.kind, title, path, story_path(story.id) if story else "", hit.speaker, hit.day, hit.excerpt)
