"""Notices as feeds: Atom (RFC 4287) and JSON Feed (version 1.1, https://jsonfeed.org/version/1.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from variorum.store import Notice, Watch
from variorum.web.addresses import report_path, story_path, watch_path
from variorum.web.noticing import KINDS
from variorum.web.templating import make_visible

_ATOM = "http://www.w3.org/2005/Atom"
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def make_atom(watch: Watch, notices: Sequence[Notice], base: str) -> str:
    """Return an Atom feed; ``base`` is the server's address without a slash at its end."""
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    page = base + watch_path(watch.id)
    _add(feed, "id", page)
    _add(feed, "title", f"Variorum: {watch.label}")
    _add(feed, "updated", notices[0].made if notices else watch.made)
    _add(_add(feed, "author", ""), "name", "Variorum")
    ElementTree.SubElement(feed, "link", rel="self", href=page + ".atom")
    ElementTree.SubElement(feed, "link", rel="alternate", href=page)
    for notice in notices:
        entry = _add(feed, "entry", "")
        _add(entry, "id", f"{page}#{notice.id.removeprefix('notice:')}")
        _add(entry, "title", f"{KINDS[notice.kind]}: {notice.title}")
        _add(entry, "updated", notice.made)
        ElementTree.SubElement(entry, "link", href=base + story_path(notice.story_id))
        _add(entry, "category", "").set("term", notice.kind)
        _add(entry, "content", describe(notice)).set("type", "text")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode")


def make_json_feed(watch: Watch, notices: Sequence[Notice], base: str) -> dict[str, object]:
    """Return the same as a JSON Feed."""
    page = base + watch_path(watch.id)
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": make_visible(f"Variorum: {watch.label}"),
        "home_page_url": page,
        "feed_url": page + ".json",
        "items": [
            {
                "id": f"{page}#{notice.id.removeprefix('notice:')}",
                "url": base + story_path(notice.story_id),
                "title": make_visible(f"{KINDS[notice.kind]}: {notice.title}"),
                "content_text": make_visible(describe(notice)),
                "date_published": notice.made,
                "tags": [notice.kind],
                "_variorum": shape_notice(notice, base),
            }
            for notice in notices
        ],
    }


def shape_notice(notice: Notice, base: str) -> dict[str, object]:
    """Return a notice as JSON values."""
    return {
        "id": notice.id,
        "watch": notice.watch_id,
        "kind": notice.kind,
        "title": notice.title,
        "story": notice.story_id,
        "story_url": base + story_path(notice.story_id),
        "made": notice.made,
        "words": [
            {"report": report_id, "name": name, "text": words, "url": base + report_path(report_id)}
            for report_id, name, words in notice.words
        ],
    }


def describe(notice: Notice) -> str:
    """Return a notice's words, each with its report."""
    return "\n".join(f"{name}: “{words}”" for _, name, words in notice.words)


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    if text:
        child.text = _NO_XML.sub("\ufffd", make_visible(text))
    return child
