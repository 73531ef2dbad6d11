"""Credits that a report prints: datelines, bylines and closing lines that name whose copy it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from variorum.language.outlets import find_outlets, match_outlet
from variorum.lineage.outlet_names import HEADS, find_own_ids, identify_outlet, is_agency_name
from variorum.model import BlockKind, Report, Span


class CreditKind(StrEnum):
    """Where a credit stands. CONTRIBUTION: only parts came from there; THANKS: ``h/t`` and ``via``."""

    DATELINE = "dateline"
    BYLINE = "byline"
    CLOSING = "closing"
    CONTRIBUTION = "contribution"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Credit:
    """One credited outlet. ``span`` is None when it stands in the byline field and not in the text.

    ``is_hint`` says that no outlet is named, and only the style of the line points to one.
    """

    outlet_id: str
    name: str
    kind: CreditKind
    span: Span | None
    because: str
    is_agency: bool = False
    is_hint: bool = False


_NAME = r"(?:the |The )?[A-Z][\w’'&./-]*(?:[ -](?:of |and |& )?[A-Z0-9][\w’'&./-]*){0,5}"
_LIST = rf"{_NAME}(?:(?:, | and |, and | & |/){_NAME})*"
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[^\n()]{0,70}?)[ \t]*\((?P<name>[A-Za-z][\w .&’'/-]{1,40})\)[ \t]*(?:[-–—―:]|--)", re.M
)
_BARE_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z .,'-]{2,40},[ \t]+)?(?P<name>[A-Z][\w. ]{1,28}?)"
    r"[ \t]*(?:[–—―]|--| - )[ \t]*(?=[A-Z“\"])",
    re.M,
)
_BYLINE = re.compile(r"^[ \t]*(?:By|BY|by|Written by|Story by)[ \t]+(?P<who>[^\n]{2,120})$", re.M)
_REPORTING = re.compile(r"\((?:[A-Z][\w ]{0,24} )?[Rr]eporting by (?P<who>[^()\n]{2,400})\)?")
_EDITED = re.compile(r"\b[Ee]diting by\b")
_PATTERNS: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    (
        CreditKind.CONTRIBUTION,
        re.compile(rf"(?P<names>{_LIST})(?:,? which)? (?:also )?contributed to (?:this|the) (?:report|story|article)"),
    ),
    (CreditKind.CONTRIBUTION, re.compile(rf"^[ \t]*Contribut(?:ing|ed by|ors?)\s*:\s*(?P<names>{_LIST})", re.M)),
    (
        CreditKind.CLOSING,
        re.compile(
            r"(?i:\bwith (?:additional |some |further )?(?:inputs?|reporting|files|material|information|agency inputs?)"
            rf" (?:from|by)) (?P<names>{_LIST})"
        ),
    ),
    (
        CreditKind.CLOSING,
        re.compile(
            rf"^[ \t]*[(\[—–-]*[ \t]*(?i:(?:original |news )?sources?|credit|agency)[ \t]*:[ \t]*(?P<names>{_LIST})",
            re.M,
        ),
    ),
    (
        CreditKind.CLOSING,
        re.compile(
            r"(?i:this (?:article|story|report|piece) (?:was |is |has been )?(?:first |originally |also )?"
            r"(?:appeared|published|reported|ran|republished|reprinted|reproduced|taken)(?: \w+){0,3}?"
            rf" (?:in|on|at|by|from|with permission from)) (?P<names>{_NAME})"
        ),
    ),
    (CreditKind.CLOSING, re.compile(rf"^[ \t]*(?:©|\(c\)|Copyright)[ \t]*(?:\d{{4}})?[ \t]*(?P<names>{_NAME})", re.M)),
    (CreditKind.CLOSING, re.compile(rf"^[ \t]*[(\[—–-]+[ \t]*(?P<names>{_NAME})[ \t]*[)\]]?[ \t]*\.?[ \t]*$", re.M)),
    (
        CreditKind.CLOSING,
        re.compile(r"(?<=[.!?”\"])[ \t]*[(\[—–-]+[ \t]?(?P<names>[A-Z][\w ]{1,24})[)\]]?\.?[ \t]*$", re.M),
    ),
    (CreditKind.CLOSING, re.compile(r"^[ \t]*(?P<names>[A-Z][\w ]{1,28})[ \t]*\.?[ \t]*$", re.M)),
    (
        CreditKind.THANKS,
        re.compile(rf"(?i:\b(?:h/t|hat[ -]tip))(?i:[ \t]*(?:to\b)?[:\-–—]?)[ \t]*@?(?P<names>{_NAME})"),
    ),
    (
        CreditKind.THANKS,
        re.compile(rf"^[ \t]*[(\[]?(?i:via)[ \t]*:?[ \t]+(?P<names>{_NAME})[)\]]?[ \t]*\.?[ \t]*$", re.M),
    ),
)
# Patterns that say so little that only a name of the table counts.
_NEEDS_KNOWN = frozenset({6, 7, 8})
_UNREAD = frozenset({BlockKind.CAPTION, BlockKind.EMBED, BlockKind.FORM, BlockKind.MENU, BlockKind.FOREIGN})
_PHOTO = re.compile(r"(?i)\b(?:photo|image|picture|video|getty|file)\b[^\n]{0,40}$")
_HEAD_CHARS, _TAIL_CHARS = 900, 900


def find_credits(report: Report) -> tuple[Credit, ...]:
    """Return the outlets whose copy a report says it prints, in text order, each once a kind, itself left out.

    Datelines and bylines are read in the first 900 characters, closing lines in the last 900 (measured on labelled
    reports: naming an agency anywhere else says little about whose copy it is). Captions and photo credits are not
    credits of the report.
    """
    own = find_own_ids(report)
    found: dict[tuple[str, CreditKind], Credit] = {}
    credits = [credit for credit in (*_find_opening(report), *_find_closing(report)) if credit.outlet_id]
    is_signed = is_agency_name(report.outlet) or any(c.is_agency or c.kind is CreditKind.DATELINE for c in credits)
    hints = [] if is_signed else list(_find_house_style(report))
    for credit in (*credits, *hints):
        if credit.outlet_id not in own:
            found.setdefault((credit.outlet_id, credit.kind), credit)
    return tuple(found.values())


def _find_opening(report: Report) -> Iterator[Credit]:
    text = report.text
    for start, end in _find_region(report, 0, _HEAD_CHARS):
        for hit in _DATELINE.finditer(text, start, end):
            if _is_dateline(hit["place"].strip(), hit["name"]):
                yield _make(hit["name"], CreditKind.DATELINE, Span(*hit.span("name")), "named in the dateline")
        for hit in _BARE_DATELINE.finditer(text, start, end):
            known = match_outlet(hit["name"])
            if known and known.is_agency:
                yield _make(hit["name"], CreditKind.DATELINE, Span(*hit.span("name")), "named in the dateline")
        for hit in _BYLINE.finditer(text, start, end):
            yield from _read_byline(hit["who"], hit.start("who"))
    for block in report.blocks_of(BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CREDIT):
        if block.kind is BlockKind.BYLINE:
            yield from _read_byline(block.span.of(text), block.span.start)
        elif block.kind is BlockKind.DATELINE:
            for where, outlet in find_outlets(text, block.span.start, block.span.end):
                yield Credit(
                    outlet.id, outlet.name, CreditKind.DATELINE, where, "named in the dateline", outlet.is_agency
                )
    if report.byline:
        yield from _read_byline(report.byline, None)


def _is_dateline(place: str, name: str) -> bool:
    if len(place.split()) > 8 or (place and not place[0].isupper()):
        return False
    if match_outlet(name) or re.search(rf"\b(?:{HEADS})$", name):
        return True
    return bool(re.fullmatch(r"[A-Z]{2,6}", name)) and bool(re.match(r"[A-Z][A-Z'’.-]{2,}", place))


def _read_byline(who: str, offset: int | None) -> Iterator[Credit]:
    hits = [(where, outlet.name) for where, outlet in find_outlets(who)]
    taken = [where for where, _ in hits]
    for hit in re.finditer(
        rf"(?:[,|/]|\bof\b|\bfor\b|\bat\b|\bin\b)\s+(?:the\s+|The\s+)?((?:[A-Z][\w’'-]*\s)+(?:{HEADS}))\b", who
    ):
        where = Span(*hit.span(1))
        if not any(where.overlaps(other) for other in taken):
            hits.append((where, hit[1]))
    for where, name in hits:
        span = Span(offset + where.start, offset + where.end) if offset is not None else None
        yield _make(name, CreditKind.BYLINE, span, "named in the byline")


def _find_closing(report: Report) -> Iterator[Credit]:
    text = report.text
    for start, end in _find_region(report, len(text) - _TAIL_CHARS, len(text)):
        for hit in _REPORTING.finditer(text, start, end):
            for where, outlet in find_outlets(text, *hit.span("who")):
                yield _make(outlet.name, CreditKind.CLOSING, where, "the closing line names its reporters and editors")
        for number, (kind, pattern) in enumerate(_PATTERNS):
            hits = list(pattern.finditer(text, start, end))
            if number in _NEEDS_KNOWN and len({hit["names"] for hit in hits}) > 1:
                continue  # several bare names are a list of links, not whose copy this is
            for hit in hits:
                if not _PHOTO.search(text, max(0, hit.start() - 40), hit.start("names")):
                    yield from _read_names(text, hit, kind, number in _NEEDS_KNOWN)


def _find_house_style(report: Report) -> Iterator[Credit]:
    """Find reporters and editors in brackets at the end, as Reuters prints them and any other outlet may."""
    text = report.text
    for start, end in _find_region(report, len(text) - _TAIL_CHARS, len(text)):
        for hit in _REPORTING.finditer(text, start, end):
            if not find_outlets(text, *hit.span("who")) and _EDITED.search(hit["who"]):
                because = (
                    "reporters and editors stand in brackets at the end, as Reuters prints them, nobody else named"
                )
                credit = _make("Reuters", CreditKind.CLOSING, Span(*hit.span()), because)
                yield replace(credit, is_hint=True)


def _read_names(text: str, hit: re.Match[str], kind: CreditKind, needs_known: bool) -> Iterator[Credit]:
    start, end = hit.span("names")
    known = [(where, outlet.name) for where, outlet in find_outlets(text, start, end)]
    because = f"the closing line reads “{' '.join(hit[0].split())[:80]}”"
    if needs_known and re.sub(r"^[Tt]he ", "", hit["names"].strip(" .")) not in {
        text[w.start : w.end] for w, _ in known
    }:
        return
    for where, name in known:
        yield _make(name, kind, where, because)
    if known or needs_known:
        return
    name = hit["names"].strip(" .")
    if kind is CreditKind.THANKS or re.search(rf"\b(?:{HEADS})$", name):
        yield _make(name, kind, Span(start, start + len(hit["names"].rstrip(" ."))), because)


def _find_region(report: Report, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of ``text[start:end]`` that are not captions, embeds, forms or menus."""
    at = max(0, start)
    for block in report.blocks:
        if block.kind in _UNREAD and block.span.end > at and block.span.start < end:
            if block.span.start > at:
                yield at, block.span.start
            at = block.span.end
    if at < min(end, len(report.text)):
        yield at, min(end, len(report.text))


def _make(name: str, kind: CreditKind, span: Span | None, because: str) -> Credit:
    outlet_id, best, is_agency = identify_outlet(re.sub(r"^[Tt]he ", "", name))
    return Credit(outlet_id, best, kind, span, because, is_agency)
