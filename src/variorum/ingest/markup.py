"""HTML cut into tags and text with their offsets, in bounded time whatever it holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from variorum.errors import HostileMarkupError
from variorum.settings import IngestSettings

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_PLAIN = re.compile(r"<(/?)([A-Za-z][^\s/>\"'<=]{0,60}+)(?:[^\"'<>]*+\"[^\"'<>]*+\")*+[^\"'<>]*+>")
_QUOTED = re.compile(r"[^\"'>]*+(?:\"[^\"]*+\"|'[^']*+')?")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = {
    name: re.compile(rf"</{name}\b", re.I)
    for name in ("script", "style", "textarea", "title", "xmp", "noembed", "iframe")
}
_ENTITY_DECLARATION = re.compile(r"<!ENTITY\b", re.I)

_PROLOGUE = 100_000
"""Code points from the beginning in which entities can be declared."""
_MOST_LOOKED_AT, _LOOKED_AT_FREELY = 4, 100_000
"""Times that a page may be gone over in looking for the ends of tags with unbalanced quotation marks, and code points
that any page may be beyond that: what keeps the time linear."""


class TokenKind(Enum):
    """What a token is; CUT stands for markup that never ends."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    RAW = auto()
    CUT = auto()


class Token(NamedTuple):
    """A run ``[start, end)`` of the source: text, or a tag with its name in lower case.

    RAW is what stands in a script, style or title, ``name`` being that element.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = ""


def scan_markup(source: str, settings: IngestSettings, place: str) -> Iterator[Token]:
    """Yield the tokens of a page in order.

    Raises
    ------
    HostileMarkupError
        If the page declares entities or has more tags than the settings allow. Time is linear in the page.
    """
    _refuse_entities(source, place)
    position, size, tags = 0, len(source), 0
    left_to_look = _MOST_LOOKED_AT * size + _LOOKED_AT_FREELY
    while position < size:
        opening = source.find("<", position)
        if opening < 0:
            yield Token(TokenKind.TEXT, position, size)
            return
        following = source[opening + 1 : opening + 2]
        if not following:
            yield Token(TokenKind.CUT, opening, size)
            return
        tags += 1
        if tags > settings.max_page_tags:
            raise _too_many(place, opening, settings)
        if not (following.isascii() and following.isalpha()) and following not in "/!?":
            yield Token(TokenKind.TEXT, position, opening + 1)
            position = opening + 1
            continue
        if opening > position:
            yield Token(TokenKind.TEXT, position, opening)
        if following in "!?":
            position = _skip_declaration(source, opening)
            if position < 0:
                yield Token(TokenKind.CUT, opening, size)
                return
            continue
        if plain := _PLAIN.match(source, opening):
            # Nearly every tag: its quotation marks are balanced and hold no bracket.
            is_closing, name, end = bool(plain[1]), plain[2].lower(), plain.end()
        else:
            end, work = _find_tag_end(source, opening + 1)
            left_to_look -= work
            if left_to_look < 0:
                raise _unclosed(place, opening)
            if end < 0:
                yield Token(TokenKind.CUT, opening, size)
                return
            is_closing = following == "/"
            found = _NAME.match(source, opening + 1 + is_closing)
            name = found[0].lower() if found else ""
        position = end
        if not name:
            continue
        yield Token(TokenKind.CLOSE if is_closing else TokenKind.OPEN, opening, end, name)
        if is_closing or name not in _RAW or source.endswith("/>", opening, end):
            continue
        position, is_cut = _find_raw_end(source, end, name)
        yield Token(TokenKind.RAW, end, position, name)
        if is_cut:
            yield Token(TokenKind.CUT, opening, size)
            return


def _refuse_entities(source: str, place: str) -> None:
    if found := _ENTITY_DECLARATION.search(source, 0, _PROLOGUE):
        at = found.start()
        raise HostileMarkupError(
            place, f"character {at}: declares entities, which can grow without bound; expected none"
        )


def _find_raw_end(source: str, start: int, name: str) -> tuple[int, bool]:
    """Return where a script, style or title ends, and whether the page ends inside it."""
    found = _RAW[name].search(source, start)
    return (found.start(), False) if found else (len(source), name != "title")


def _too_many(place: str, at: int, settings: IngestSettings) -> HostileMarkupError:
    limit = f"{settings.max_page_tags:,}"
    return HostileMarkupError(place, f"character {at}: over {limit} tags; no page has so many. It was not read")


def _unclosed(place: str, at: int) -> HostileMarkupError:
    return HostileMarkupError(place, f"character {at}: quotation marks in tags that never close; it was not read")


def _skip_declaration(source: str, opening: int) -> int:
    if source.startswith("<!--", opening):
        end = source.find("-->", opening + 4)
        return end + 3 if end >= 0 else -1
    if source.startswith("<![CDATA[", opening):
        end = source.find("]]>", opening)
        return end + 3 if end >= 0 else -1
    end = source.find(">", opening)
    return end + 1 if end >= 0 else -1


def _find_tag_end(source: str, start: int) -> tuple[int, int]:
    """Return where the tag ends (-1: never) and how many code points were looked at beyond it."""
    end = source.find(">", start)
    if end < 0:
        return -1, 0
    if source.count('"', start, end) % 2 == 0 and source.count("'", start, end) % 2 == 0:
        return end + 1, 0
    position = start
    while position < len(source):
        hit = _QUOTED.match(source, position)
        assert hit is not None
        position = hit.end()
        mark = source[position : position + 1]
        if mark == ">":
            return position + 1, position - end
        if mark in ('"', "'"):
            # A quotation mark that never closes: the tag ends at its first bracket, as a reader would see it.
            return end + 1, len(source) - position
        if hit.end() == hit.start():
            break
    return end + 1, len(source) - start


def read_attributes(source: str, token: Token, settings: IngestSettings, place: str) -> dict[str, str]:
    """Return a tag's attributes by name in lower case, the first of each name.

    Raises
    ------
    HostileMarkupError
        If there are more than the settings allow.
    """
    found: dict[str, str] = {}
    start = token.start + 1 + len(token.name)
    for count, hit in enumerate(_ATTRIBUTE.finditer(source, start, token.end - 1)):
        if count >= settings.max_tag_attributes:
            raise HostileMarkupError(
                place,
                f"character {token.start}: a tag with over {settings.max_tag_attributes} attributes; it was not read",
            )
        value = hit[2] or hit[3] or hit[4] or ""
        found.setdefault(hit[1].lower(), html.unescape(value) if "&" in value else value)
    return found
