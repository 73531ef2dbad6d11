"""What a page states of itself apart from its text: JSON-LD, meta tags, its address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.ingest.declarations import find_declarations
from variorum.ingest.outlets import FoundOutlet, read_name
from variorum.ingest.page_lines import PageScan
from variorum.ingest.publication import read_stated
from variorum.model import Declaration, Publication

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date_published",
    "publish-date",
    "publish_date",
    "published-date",
    "publishdate",
    "pubdate",
    "pub_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "article.published",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "date",
    "bt:pubdate",
    "article_date_original",
    "rnews:datepublished",
    "displaydate",
    "ptime",
    "lastmod",
)
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title", "parsely-title")
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "cre",
    "copyright",
    "apple-mobile-web-app-title",
)
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "dc.creator", "sailthru.author", "authors")
_ARTICLE = re.compile(
    r"(?:Article|NewsArticle|ReportageNewsArticle|BlogPosting|LiveBlogPosting|Report|AnalysisNewsArticle|OpinionNewsArticle|VideoObject|WebPage)$"
)
_MAX_SCRIPT = 1_000_000
_MAX_NODES = 2000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Headline, outlets, author, address and publication as the page states them, most trusted first."""

    title: str | None
    outlets: tuple[FoundOutlet | None, ...]
    byline: str | None
    url: str | None
    dates: tuple[Publication, ...]
    declared: tuple[Declaration, ...] = ()


def read_facts(source: str, scan: PageScan) -> PageFacts:
    """Return what the page states of itself; nothing it states can raise."""
    metas = {
        (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower(): attributes.get("content", "").strip()
        for name, attributes, _ in reversed(scan.tags)
        if name == "meta"
    }
    nodes = sorted(
        _find_articles(source, scan),
        key=lambda node: "WebPage" in str(node.get("@type")) or "VideoObject" in str(node.get("@type")),
    )
    url = next(
        (
            attributes["href"]
            for name, attributes, _ in scan.tags
            if name == "link" and "canonical" in attributes.get("rel", "").lower().split() and attributes.get("href")
        ),
        None,
    )
    declared = find_declarations(metas, nodes, url, metas.get("og:url"))
    if any(declaration.kind == "canonical" for declaration in declared):
        url = None  # the address of the original; this page's own is the other one
    url = next(
        (
            item.strip()
            for item in (url, metas.get("og:url"), *(_text(node.get("url")) for node in nodes))
            if item and re.match(r"https?://[^\s<>\"]{4,2000}$", item.strip())
        ),
        None,
    )
    dates = [read_stated(node["datePublished"], "json-ld") for node in nodes if node.get("datePublished")]
    dates += [read_stated(metas[name], f"meta:{name}") for name in _DATES if metas.get(name)]
    for name, attributes, hint in scan.tags:
        stamp = attributes.get("datetime") or attributes.get("content")
        if (name == "time" and stamp and hint is None) or (
            name == "time" and attributes.get("itemprop") == "datePublished" and stamp
        ):
            dates.append(read_stated(stamp, "meta:time"))
            break
    sites = [read_name(metas.get(name), f"the page's {name}") for name in _SITES]
    publishers = [
        read_name(_text(node.get("publisher")), "the page's JSON-LD publisher")
        for node in nodes
        if node.get("publisher")
    ]
    title = next((_clean(_text(node.get("headline"))) for node in nodes if node.get("headline")), None)
    title = title or next((_clean(metas[name]) for name in _TITLES if metas.get(name)), None)
    byline = next((_clean(_text(node.get("author"))) for node in nodes if node.get("author")), None)
    byline = byline or next(
        (_clean(metas[name]) for name in _AUTHORS if metas.get(name) and not metas[name].startswith("http")), None
    )
    return PageFacts(title or _read_title(source, scan), (*publishers[:1], *sites), byline, url, tuple(dates), declared)


def _read_title(source: str, scan: PageScan) -> str | None:
    if scan.title is None:
        return None
    title = _clean(source[scan.title[0] : scan.title[1]])
    # "Headline - Outlet", "Headline | Section | Outlet": the headline is the longest part by far.
    parts = [part for part in re.split(r"\s[|–—·»]\s|\s-\s(?=[A-Z][^-]{2,40}$)", title or "") if part]
    return max(parts, key=len) if parts else None


def _clean(words: str | None) -> str | None:
    return " ".join(html.unescape(words).split())[:500] or None if words else None


def _text(value: object) -> str | None:
    """Return the words of a JSON-LD value: itself, its name or address, or those of a list joined."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        named = value.get("name") or value.get("@id") or value.get("url")
        return named if isinstance(named, str) else None
    if isinstance(value, list):
        words = [item for item in (_text(item) for item in value[:8] if not isinstance(item, list)) if item]
        return ", ".join(words) or None
    return None


def _find_articles(source: str, scan: PageScan) -> Iterator[dict[str, object]]:
    for start, end in scan.scripts[:20]:
        if end - start > _MAX_SCRIPT:
            continue
        try:
            loaded = json.loads(source[start:end].strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting, seen = [loaded], 0
        while waiting and seen < _MAX_NODES:
            node = waiting.pop(0)
            seen += 1
            if isinstance(node, list):
                waiting.extend(node[:200])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(
                    isinstance(kind, str) and _ARTICLE.search(kind)
                    for kind in (kinds if isinstance(kinds, list) else [kinds])
                ):
                    yield node
                waiting.extend(
                    node[key]
                    for key in ("@graph", "mainEntity", "itemListElement")
                    if isinstance(node.get(key), list | dict)
                )
