"""Which outlet published a report, and what shows it."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from variorum.ingest.bylines import find_byline
from variorum.ingest.lines import find_lines
from variorum.ingest.outlet_names import PAPER
from variorum.ingest.sheet import MASTHEAD
from variorum.language.outlets import find_outlets, match_host, match_outlet
from variorum.model import Block, BlockKind, Span

_NAMED = re.compile(
    r"\b(?:on|with|to|from|at|by|only on|exclusively on|follow|stay with|visit|subscribe to)\s+(?:the )?(?P<name>(?:The )?[A-Z][\w&'’.-]*(?:\s(?:of\s)?[A-Z0-9][\w&'’.-]*){0,4})(?=\s*(?:[.!,]|$|\son\s|\s?app\b|\sfor\s|\sWhats))"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright)?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s*(?:by )?(?P<name>[A-Z][\w&'’. -]{2,40}?)(?=[.,;|]|\s(?:all|and)\b|\s*\d{4}|$)",
    re.I,
)
_NETWORKS = frozenset(
    "facebook twitter x instagram telegram google youtube whatsapp linkedin google news apple news tiktok threads".split()
)
_NETWORK_NAMES = frozenset({"google news", "apple news", "whatsapp channel", "play store", "app store"})


@dataclass(frozen=True, slots=True)
class FoundOutlet:
    """An outlet's name, what shows it, and where it stands in the text if it does."""

    name: str
    because: str
    span: Span | None = None


def read_host(url: str | None, *, known_only: bool = False) -> FoundOutlet | None:
    """Return the outlet at an address; a host that no table knows stands for itself unless ``known_only``."""
    if not url:
        return None
    try:
        host = urlsplit(url if "://" in url else "//" + url).hostname or ""
    except ValueError:
        return None
    if "." not in host or not re.fullmatch(r"[\w.-]+", host):
        return None
    if known := match_host(host):
        return FoundOutlet(known.name, f"the address is at {host}")
    if known_only:
        return None
    return FoundOutlet(
        re.sub(r"^(?:www\d?|m|amp|edition|en)\.", "", host), f"the address is at {host}, which no table names"
    )


def read_name(stated: str | None, source: str) -> FoundOutlet | None:
    """Return the outlet a source names in so many words, under its known name if it has one."""
    if not stated or not stated.strip() or len(stated) > 80:
        return None
    known = match_outlet(stated)
    return FoundOutlet(known.name if known else stated.strip(), f"{source} says {stated.strip()!r}")


def find_outlet(text: str, blocks: Sequence[Block]) -> FoundOutlet | None:
    """Return the outlet that the page's own words name: its promotions, copyright line or byline; None if none does.

    Prose is not looked at: the outlets it names are sources.
    """
    for block in blocks:
        words = block.span.of(text)[:600]
        base = block.span.start
        if block.because == MASTHEAD:
            known = match_outlet(words)
            name = known.name if known else words.title() if words.isupper() else words
            return FoundOutlet(name, "it stands above the headline", block.span)
        if block.kind is BlockKind.PROMOTION:
            promoted = [(span, outlet) for span, outlet in find_outlets(words) if _is_promoted(words, span)]
            if promoted:
                span, outlet = promoted[-1]
                return FoundOutlet(
                    outlet.name, f"the page promotes {outlet.name}", Span(base + span.start, base + span.end)
                )
            for found in reversed(list(_NAMED.finditer(words))):
                if (
                    PAPER.search(found["name"])
                    and found["name"].lower() not in _NETWORK_NAMES
                    and found["name"].lower() not in _NETWORKS
                ):
                    name = found["name"].rstrip(".")
                    start = base + found.start("name")
                    return FoundOutlet(name, f"the page promotes {name}", Span(start, start + len(name)))
        if block.kind is BlockKind.CREDIT and (found_c := _COPYRIGHT.search(words)):
            name = found_c["name"].strip()
            known_c = match_outlet(name)
            if (known_c and not known_c.is_agency) or (known_c is None and PAPER.search(name)):
                span = Span(base + found_c.start("name"), base + found_c.start("name") + len(name))
                return FoundOutlet(known_c.name if known_c else name, "the copyright line names it", span)
        if (
            block.kind is BlockKind.BYLINE
            and (found_b := find_byline(find_lines(words)[0], at_edge=True))
            and found_b[1]
        ):
            return _from_byline(words, base, found_b[1])
    return None


def _is_promoted(words: str, span: Span) -> bool:
    before = words[max(0, span.start - 24) : span.start].rstrip().lower()
    return (
        bool(
            re.search(
                r"\b(?:on|with|to|from|at|by|follow|the|visit|in|of|for|via|get|like|join|download|watch|read|and|into)$",
                before,
            )
        )
        or not before
    )


def _from_byline(words: str, base: int, name: str) -> FoundOutlet:
    known = match_outlet(name)
    at = words.find(name)
    span = Span(base + at, base + at + len(name)) if at >= 0 else None
    if span is None and known:
        span = next(
            (Span(base + s.start, base + s.end) for s, outlet in find_outlets(words) if outlet.id == known.id), None
        )
    return FoundOutlet(known.name if known else name, "the byline names it", span)
