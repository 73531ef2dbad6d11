"""Pages from templates: everything escaped, and no character of a report may steer the page it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.model import PartialTime
from variorum.render.dates import describe_published, describe_story_day, describe_time
from variorum.render.labels import describe_interval, describe_words
from variorum.render.page import show_tree
from variorum.render.report_view import find_safe_url
from variorum.store.searching import MARK_END, MARK_START
from variorum.web import addresses
from variorum.web.statics import load_statics

# What a document cannot hold becomes U+FFFD; what turns the direction of the words after it is named instead of obeyed
# (Trojan Source, CVE-2021-42574: the embeddings, overrides and isolates of UAX #9; its marks, which texts in Arabic and
# Hebrew need, turn nothing but themselves).
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


VIEW_SCRIPTS = {
    "add.html": "adding",
    "claims.html": "matrix",
    "front.html": "adding",
    "job.html": "adding",
    "lineage.html": "graph",
    "timeline.html": "timeline",
}
"""The module that only one view needs, beside those of every page: what is not there is not waited for."""


def make_visible(text: str) -> str:
    r"""Return text in which every character that turns directions is named, and none is left that a page cannot hold.

    Examples
    --------
    >>> make_visible("file\u202etxt.exe")
    'file⟦U+202E⟧txt.exe'
    """
    text = _TURNING.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)
    return _UNSHOWABLE.sub("\ufffd", text)


def mark_found(excerpt: str) -> Markup:
    """Return an excerpt of the search as markup, the found words marked."""
    escaped = str(Markup.escape(excerpt))
    return Markup(escaped.replace(MARK_START, "<mark>").replace(MARK_END, "</mark>"))


def render_page(template: str, context: Mapping[str, Any]) -> str:
    """Return a page; raises where the context lacks something the template names."""
    script = VIEW_SCRIPTS.get(template, "")
    return make_visible(load_environment().get_template(template).render({**context, "view_script": script}))


def load_templates() -> None:
    """Compile all templates, so that no reader is the first of one."""
    environment = load_environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


@cache
def load_environment() -> Environment:
    """Return the environment of the server's templates, which may include those of the file."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("variorum.web"), PackageLoader("variorum.render")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        tree=show_tree,
        found=mark_found,
        interval=describe_interval,
        words=describe_words,
        day=describe_story_day,
        published=describe_published,
        on=lambda iso: describe_time(PartialTime(iso)),
    )
    environment.globals.update(
        static=lambda name: load_statics()[name].path,
        story_path=addresses.story_path,
        claim_path=addresses.claim_path,
        edge_path=addresses.edge_path,
        report_path=addresses.report_path,
        watch_path=addresses.watch_path,
        with_query=addresses.join_query,
        safe_url=find_safe_url,
    )
    return environment
