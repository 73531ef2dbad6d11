"""An HTML page to clean text, its lines typed by their elements, and what the page states of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.errors import EmptyInputError, NoProseError
from variorum.ingest.cleaning import CleanText, TextBuilder
from variorum.ingest.elements import HEADINGS
from variorum.ingest.lines import make_key
from variorum.ingest.main_text import find_main_lines
from variorum.ingest.mojibake import find_repairs, tell_repairs
from variorum.ingest.outlets import FoundOutlet
from variorum.ingest.page_facts import read_facts
from variorum.ingest.page_lines import PageLine, PageReader
from variorum.ingest.page_parts import find_aside, find_points
from variorum.ingest.page_words import write_line
from variorum.ingest.sheet import ABOVE, Hint
from variorum.model import BlockKind, Declaration, Publication
from variorum.settings import IngestSettings

OUTSIDE = "outside the main text"
_CLOSED = re.compile(r"[.!?…。][\"'”’»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's clean text with hints by offset, and its facts; ``cut_off`` says how it ends early, if it does."""

    clean: CleanText
    hints: Mapping[int, Hint]
    title: str | None
    outlets: tuple[FoundOutlet | None, ...]
    byline: str | None
    url: str | None
    dates: tuple[Publication, ...]
    cut_off: str = ""
    declared: tuple[Declaration, ...] = ()


def looks_like_page(data: bytes) -> bool:
    """Tell whether bytes without a telling name are a page: they start with a doctype or a tag of one."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<article", b"<!--"))


def read_page(source: str, settings: IngestSettings, place: str) -> Page:
    """Return a page's words in reading order, each line set apart by its element and by trafilatura's extraction.

    Raises
    ------
    HostileMarkupError
        If it nests or repeats beyond the limits of the settings; found before anything is built from it.
    EmptyInputError
        If no words are shown.
    NoProseError
        If there are words and none of them is main text.
    """
    scan = PageReader(source, settings, place).read()
    facts = read_facts(source, scan)
    clean, starts, kept = _write_lines(source, scan.lines)
    text = clean.text
    if not re.search(r"\w", text):
        raise EmptyInputError(place, "the page shows no words; expected a report")
    ends = [*(start for start in starts[1:]), len(text)]
    words = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    main = find_main_lines(source, words)
    if not any(main):
        main = [_reads_like_prose(line, word) for line, word in zip(kept, words, strict=True)]
    if not any(main):
        raise NoProseError(place, f"{len(words)} lines of menus, links or labels and no paragraph; expected a report")
    title_key = make_key(facts.title or "")
    hints: dict[int, Hint] = {}
    points = find_points(kept, words)
    last_main = ""
    seen_title = False
    for start, line, word, is_main in zip(starts, kept, words, main, strict=True):
        hint = points.get(id(line)) or _type_line(line, word, is_main, title_key)
        seen_title = seen_title or line.element == "h1"
        if hint and hint.because == OUTSIDE and seen_title and not last_main:
            hint = Hint(hint.kind, ABOVE, fixed=False)
        if hint:
            hints[start] = hint
        elif is_main and len(word.split()) >= 12:
            last_main = word
    return Page(
        clean,
        hints,
        _choose_title(facts.title, kept, words),
        facts.outlets,
        facts.byline,
        facts.url,
        facts.dates,
        _find_cut(scan.cut, scan.ended or not scan.is_document, last_main),
        facts.declared,
    )


def _write_lines(source: str, lines: Sequence[PageLine]) -> tuple[CleanText, list[int], list[PageLine]]:
    """Return the clean text, and the lines that show words with the offsets at which they start in it."""
    builder = TextBuilder()
    repairs = find_repairs(source)
    starts: list[int] = []
    kept: list[PageLine] = []
    for line in lines:
        if builder.length and not builder.ends_with_break:
            builder.insert("\n" if line.after_break else "\n\n")
        start = builder.length
        if write_line(builder, source, line.runs, repairs):
            starts.append(start)
            kept.append(line)
    clean = builder.build()
    return CleanText(clean.text.rstrip("\n"), clean.segments, tell_repairs(source, repairs)), starts, kept


def _find_cut(cut: bool, ended: bool, last_main: str) -> str:
    if cut:
        return "the page ends inside its markup"
    if not ended and last_main and not _CLOSED.search(last_main):
        return f"the page ends without </html> and in the middle of a sentence ({last_main[-40:]!r})"
    return ""


def _reads_like_prose(line: PageLine, words: str) -> bool:
    return (
        line.element in ("p", "div", "section", "article", "td", "body", "li", "blockquote", "pre")
        and len(words.split()) >= 12
        and line.linked < 0.4 * line.size()
        and not (line.hint and line.hint.kind not in (BlockKind.BYLINE, BlockKind.DATE_NOTE))
    )


def _type_line(line: PageLine, words: str, is_main: bool, title_key: str) -> Hint | None:
    """Return what markup decides of a line; None leaves it to its words."""
    key = make_key(words)
    if line.group:
        return Hint(BlockKind.EMBED, f"in an embedded post ({line.group})")
    if line.hint and line.hint.fixed:
        return line.hint
    if title_key and key == title_key:
        return None
    if line.element in HEADINGS and is_main:
        return Hint(BlockKind.HEADING, f"a heading of the page (<{line.element}>)") if line.element != "h1" else None
    if is_main:
        return find_aside(line, words)
    if line.hint:
        return line.hint
    if line.element in HEADINGS:
        return Hint(BlockKind.HEADING, "a heading outside the main text") if line.element != "h1" else None
    if line.linked >= 0.6 * line.size():
        return Hint(BlockKind.MENU, "links outside the main text")
    return Hint(BlockKind.PROMOTION, OUTSIDE, fixed=False)


def _choose_title(stated: str | None, lines: list[PageLine], words: list[str]) -> str | None:
    """Return the page's headline: the ``<h1>`` that the stated one contains or repeats, else the stated one."""
    headings = [word for line, word in zip(lines, words, strict=True) if line.element == "h1" and word]
    if stated is None:
        return headings[0] if headings else None
    key = make_key(stated)
    for heading in headings:
        own = make_key(heading)
        if own and (own in key or key in own):
            return heading
    # A short title for the browser's tab, and one headline on the page with the same words in it.
    words_stated, only = set(stated.casefold().split()), headings[0] if len(headings) == 1 else ""
    shared = words_stated & set(only.casefold().split())
    return only if len(only.split()) >= 4 and 2 * len(shared) >= len(words_stated) else stated
