"""Watches: a page, and feeds for readers of feeds."""

from __future__ import annotations

from variorum.errors import BadRequestError
from variorum.store import Watch
from variorum.store.watching import WATCH_KINDS
from variorum.web.addresses import find_id, watch_path
from variorum.web.calls import Answer, Call, find_slice
from variorum.web.feeds import make_atom, make_json_feed, shape_notice
from variorum.web.noticing import KINDS

FEED_ITEMS = 100
"""Notices of a feed: its readers ask often enough that more are never new."""
MAX_CHARS = 300


def list_watches(call: Call) -> Answer:
    """Answer with everything that is watched and the newest notices."""
    book = call.site.watch_book()
    watches = book.watches()
    notices = book.notices(limit=FEED_ITEMS)
    plain = {"items": [_shape(watch) for watch in watches], "notices": [shape_notice(n, call.base) for n in notices]}
    stories = [(story.id, _name_story(call, story.id)) for story in call.shown.survey.stories]
    context = {"watches": watches, "notices": notices, "kinds": KINDS, "stories": stories[:200]}
    return Answer("watches.html", context, plain)


def show_watch(call: Call) -> Answer:
    """Answer with the notices of a watch; as JSON it is a JSON Feed."""
    watch = call.site.watch_book().watch(f"watch:{call.path['watch']}")
    notices = call.site.watch_book().notices(watch.id, 1_000)
    part = find_slice(call, notices)
    context = {"watch": watch, "part": part, "kinds": KINDS, "path": watch_path(watch.id)}
    return Answer("watch.html", context, make_json_feed(watch, notices[:FEED_ITEMS], call.base))


def show_atom(call: Call) -> Answer:
    """Answer with the notices of a watch as an Atom feed."""
    watch = call.site.watch_book().watch(f"watch:{call.path['watch']}")
    notices = call.site.watch_book().notices(watch.id, FEED_ITEMS)
    return Answer(body=make_atom(watch, notices, call.base), media="application/atom+xml; charset=utf-8")


def add_watch(call: Call) -> Answer:
    """Watch a story, a query or a speaker from now on."""
    kind, target = call.need("kind"), call.need("target")
    if kind not in WATCH_KINDS:
        raise BadRequestError(f"kind={kind[:40]!r}; expected one of {', '.join(WATCH_KINDS)}")
    if len(target) > MAX_CHARS:
        raise BadRequestError(f"target has {len(target)} characters; at most {MAX_CHARS} are watched")
    label = target
    if kind == "story":
        known = [story.id for story in call.shown.survey.stories]
        found = find_id(target, known)
        if found is None:
            raise BadRequestError("there is no such story to watch; the front page lists them")
        target, label = found, _name_story(call, found)
    watch_id = call.site.work.call("watch", kind, target, label)
    return Answer(plain={"id": watch_id, "path": watch_path(watch_id)}, status=201, location=watch_path(watch_id))


def drop_watch(call: Call) -> Answer:
    """Watch no longer."""
    watch_id = f"watch:{call.path['watch']}"
    call.site.watch_book().watch(watch_id)
    call.site.work.call("unwatch", watch_id)
    return Answer(plain={"dropped": watch_id}, location="/watch")


def _name_story(call: Call, story_id: str) -> str:
    built = call.shown.built.get(story_id)
    if built and built.edition.brief:
        return built.edition.brief[0].lines[0].text
    heads = call.shown.survey.heads
    story = next(story for story in call.shown.survey.stories if story.id == story_id)
    return heads[story.report_ids[0]].title if story.report_ids[0] in heads else story_id


def _shape(watch: Watch) -> dict[str, str]:
    return {
        "id": watch.id,
        "path": watch_path(watch.id),
        "kind": watch.kind,
        "target": watch.target,
        "label": watch.label,
        "made": watch.made,
    }
