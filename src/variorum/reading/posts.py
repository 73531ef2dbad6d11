"""Posts shown in a report: what they say, whose words they give, and whose account carried them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum.language.outlets import match_outlet
from variorum.model import (
    Block,
    BlockKind,
    Carrier,
    Entity,
    EntityKind,
    Force,
    Manner,
    Report,
    Span,
    Speaker,
    Statement,
    find_trimmed,
)
from variorum.reading.entities import fold, name_words

RATE = 0.85
"""A guess, as for a quotation with its speaker beside it: no labelled data has posts."""
BECAUSE = "a post with its author"
MAX_CHARS = 4_000
"""Longer blocks are no post: the longest that a service allows its paying users and that news shows whole."""
_LINK = re.compile(r"\s*(?:pic\.twitter\.com/\S+|https?://\S+|t\.co/\S+)\s*$")
_NAME = r"[A-Z][\w.’'-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.’'-]*){0,3}"
_SIGNED = re.compile(rf"\s*[–—-]\s*(?P<name>{_NAME})\s*$")
_LABELLED = re.compile(rf"^\W*(?P<name>{_NAME})\s*:\s+(?=\S)")
_MARKS = " \t\r\n\u00a0“”\"«»'‘’"


def find_posts(report: Report, entities: Sequence[Entity]) -> list[Statement]:
    """Return one statement for each embedded post that says who posted it; ids are left to ``place_posts``.

    A post that ends in a dash and a name, or opens with a name and a colon, gives that person's words through its
    author; any other gives its author's own.
    """
    return [
        found
        for block in report.blocks
        if block.kind is BlockKind.EMBED and block.author and (found := _read_post(report, block, entities)) is not None
    ]


def _read_post(report: Report, block: Block, entities: Sequence[Entity]) -> Statement | None:
    text, start = report.text, block.span.start
    at = text.rfind(block.author or "", start, block.span.end)
    if at <= start or len(block.span) > MAX_CHARS:
        return None
    # Of "Marta Kolb (@martakolb)" the name is enough.
    signature = find_trimmed(text, at, at + len((block.author or "").split(" (@")[0])) or Span(at, at + 1)
    end = at
    while end > start and text[end - 1] in " \t\r\n\u00a0—–-@(":
        end -= 1
    while link := _LINK.search(text[start:end]):
        end = start + link.start()
    source, carried = signature, False
    if (named := _LABELLED.match(text[start:end])) and match_outlet(named["name"]) is None:
        source, carried, start = _span(start, named), True, start + named.end()
    elif named := _SIGNED.search(text[start:end]):
        source, carried, end = _span(start, named), True, start + named.start()
    content = find_trimmed(text, start, end, _MARKS)
    if content is None or not any(letter.isalpha() for letter in content.of(text)):
        return None
    author = signature.of(text)
    via = (Carrier(author, (signature,), match_outlet(author) is not None),) if carried else ()
    speaker = _find_speaker(source.of(text), entities)
    force = Force.ASKED if text[content.end - 1] == "?" else Force.ASSERTED
    because = f"{BECAUSE}, signed with another name" if carried else BECAUSE
    return Statement("", report.id, (content,), (), (source,), speaker, via, Manner.DIRECT, force, RATE, because)


def _span(start: int, named: re.Match[str]) -> Span:
    return Span(start + named.start("name"), start + named.end("name"))


def _find_speaker(name: str, entities: Sequence[Entity]) -> Speaker:
    """Return the one entity of the report that is called so, in full or by surname; else the words as written."""
    words = name_words(name)
    exact = [one for one in entities if any(fold(spelling) == fold(name) for spelling in one.spellings)]
    last = [
        one for one in entities if one.kind is EntityKind.PERSON and words and name_words(one.name)[-1:] == words[-1:]
    ]
    for found in (exact, last):
        if len(found) == 1:
            return Speaker(found[0].name, found[0].id, True, False, "the name that the post gives", 0.9)
    return Speaker(name, None, False, False, "no entity found for the name that the post gives", 0.6)


def place_posts(statements: Sequence[Statement], posts: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return both in text order, numbered anew from 0; ``parent_id`` follows."""
    if not posts:
        return tuple(statements)
    listed = sorted([*statements, *posts], key=lambda one: min(s.start for s in (*one.content, *one.cue)))
    ids = {one.id: f"{one.report_id}:s{number}" for number, one in enumerate(listed) if one.id}
    return tuple(
        replace(one, id=f"{one.report_id}:s{number}", parent_id=ids.get(one.parent_id or ""))
        for number, one in enumerate(listed)
    )
