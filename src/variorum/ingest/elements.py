"""What an element's name, class and role say of the words inside it."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from variorum.ingest.sheet import Hint
from variorum.model import BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol option p pre section select summary table tbody td tfoot th thead"
    " tr ul video audio iframe object label noscript title template svg".split()
)
"""Elements that start a line of their own."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSHOWN = frozenset({"head", "svg", "template", "math", "canvas", "object", "audio", "video", "datalist"})
"""Elements whose text a reader of the page does not see as text."""

_BY_NAME = {
    "nav": Hint(BlockKind.MENU, "in the page's navigation"),
    "menu": Hint(BlockKind.MENU, "in a menu of the page"),
    "footer": Hint(BlockKind.MENU, "in the page's footer", fixed=False),
    "aside": Hint(BlockKind.PROMOTION, "beside the main text", fixed=False),
    "form": Hint(BlockKind.FORM, "in a form", fixed=False),
    "button": Hint(BlockKind.FORM, "on a button"),
    "select": Hint(BlockKind.FORM, "in a form's list"),
    "label": Hint(BlockKind.FORM, "a form's label"),
    "noscript": Hint(BlockKind.FORM, "shown only without scripts"),
    "figcaption": Hint(BlockKind.CAPTION, "a figure's caption"),
    "dialog": Hint(BlockKind.FORM, "in a dialogue of the page"),
}
_E = r"(?:^|[\s_-])"
_Z = r"(?:$|[\s_-])"
_BY_CLASS = tuple(
    (re.compile(pattern, re.I), Hint(kind, because, fixed))
    for pattern, kind, because, fixed in (
        (r"twitter-tweet|instagram-media|tiktok-embed|fb-post|telegram-post|bluesky-embed|tweet-embed|embedded-tweet", BlockKind.EMBED, "an embedded post", True),
        (rf"{_E}(?:photo|image|img|picture|media|figure)-?_?credits?{_Z}|{_E}(?:credit|photographer|copyright){_Z}", BlockKind.CREDIT, "marked as a credit", True),
        (rf"caption-text|wp-caption|{_E}(?:photo|image|img|media|figure|picture|slide|gallery)?-?_?caption{_Z}|{_E}cutline{_Z}", BlockKind.CAPTION, "marked as a caption", True),
        (rf"{_E}(?:byline|by-line|author-?_?name|author|authors|article-?author|writer){_Z}|(?:^|\s)by(?:\s|$)", BlockKind.BYLINE, "marked as the byline", False),
        (rf"{_E}(?:pub(?:lish(?:ed)?)?-?_?(?:date|time)|post-?date|article-?date|entry-date|timestamp|date-?time|dateline|updated){_Z}", BlockKind.DATE_NOTE, "marked as the page's date", False),
        (rf"{_E}(?:comments?|comment-?list|disqus|respond|reply){_Z}", BlockKind.FORM, "among the readers' comments", False),
        (rf"{_E}(?:cookies?|consent|gdpr|login|sign-?in|modal|popup|captcha){_Z}", BlockKind.FORM, "in a notice of the page", False),
        (rf"{_E}(?:related|promo|promotion|newsletter|subscri(?:be|ption)|adverts?|advertisement|ads?|sponsor(?:ed)?|share|sharing|social|recommend(?:ed|ations)?|read-?more|also-?read|sign-?up|paywall|outbrain|taboola|trending|most-?read|popular|teaser|widget|banner|more-?stories|cta){_Z}", BlockKind.PROMOTION, "marked as a promotion", False),
        (rf"{_E}(?:nav|navigation|navbar|menu|breadcrumbs?|sidebar|footer|masthead|topbar|lang(?:uage)?s?(?:-?(?:switch(?:er)?|menu|selector|list))?|tags?|topics?|pagination|skip-link|site-?header){_Z}", BlockKind.MENU, "marked as a menu", False),
        (rf"{_E}(?:correction|clarification|editors?-?note){_Z}", BlockKind.CORRECTION, "marked as a correction", False),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def _read_marks(marks: str) -> Hint | None:
    # One page repeats the same classes hundreds of times.
    return next((hint for pattern, hint in _BY_CLASS if pattern.search(marks)), None)


def read_element(name: str, attributes: Mapping[str, str]) -> Hint | None:
    """Return what an element says of its words, or None. ``fixed`` is False where classes are often used loosely."""
    if name == "blockquote" and not attributes.get("class"):
        return None
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or "display:none" in attributes.get("style", "").replace(" ", "").lower()
    ):
        return Hint(BlockKind.MENU, "not shown on the page", fixed=False)
    role = attributes.get("role", "").lower()
    if role in ("navigation", "menu", "menubar", "search", "banner", "contentinfo"):
        return Hint(
            BlockKind.MENU, "in the page's navigation", fixed=role in ("navigation", "menu", "menubar", "search")
        )
    if name not in ("body", "html", "main", "article"):
        marks = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('itemprop', '')}"[:400]
        if len(marks) > 2:
            hint = _read_marks(marks)
            if hint:
                return hint
    return _BY_NAME.get(name)
