"""The lines a reader of a page sees, each with its offsets in the source and the element it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.errors import HostileMarkupError
from variorum.ingest.elements import BLOCKS, HEADINGS, UNSHOWN, VOID, read_element
from variorum.ingest.markup import Token, TokenKind, read_attributes, scan_markup
from variorum.ingest.sheet import Hint
from variorum.model import BlockKind
from variorum.settings import IngestSettings

_CLOSED_BY = {
    "p": frozenset({"p"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "option": frozenset({"option"}),
}


_PARTS = frozenset("a span time b strong em i small sup button".split())
"""Elements in a line that pages set apart by style alone: ``<span>By Ana Roe</span><span>3 min read</span>``."""


@dataclass(slots=True)
class PageLine:
    """A line: runs of the source that make it up, the innermost block element, and what its elements say of it.

    ``linked`` counts the code points that stand in links. ``group`` numbers the embed it belongs to, 0 for none.
    """

    runs: list[tuple[int, int]]
    element: str
    hint: Hint | None
    group: int
    linked: int = 0
    in_item: bool = False
    after_break: bool = False

    def size(self) -> int:
        """Return how many code points of the source it takes."""
        return sum(end - start for start, end in self.runs)


@dataclass(slots=True)
class PageScan:
    """All of a page that later steps look at: lines, and tags of its head with their attributes."""

    lines: list[PageLine] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str], Hint | None]] = field(default_factory=list)
    scripts: list[tuple[int, int]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    cut: bool = False
    ended: bool = False
    is_document: bool = False


@dataclass(slots=True)
class _Open:
    name: str
    hint: Hint | None
    group: int


class PageReader:
    """Walks the tokens of one page once."""

    def __init__(self, source: str, settings: IngestSettings, place: str) -> None:
        self.source = source
        self.settings = settings
        self.place = place
        self.scan = PageScan()
        self.stack: list[_Open] = []
        self.counts: dict[str, int] = {}
        self.runs: list[tuple[int, int]] = []
        self.linked = 0
        self.groups = 0
        self.after_break = False
        self.unshown = 0
        self.parted = 0

    def read(self) -> PageScan:
        """Return the scan; raise ``HostileMarkupError`` past the limits of the settings."""
        for token in scan_markup(self.source, self.settings, self.place):
            if token.kind is TokenKind.TEXT:
                self._take_text(token)
            elif token.kind is TokenKind.OPEN:
                self._open(token)
            elif token.kind is TokenKind.CLOSE:
                self._close(token.name)
            elif token.kind is TokenKind.RAW:
                self._take_raw(token)
            else:
                self.scan.cut = True
        self._end_line()
        return self.scan

    def _take_text(self, token: Token) -> None:
        if self.unshown:
            return
        if self.parted == 2 and self.runs and self._is_glued(self.runs[-1][1] - 1, token.start):
            self.runs.append((token.start, token.start))
        self.parted = 0
        self.runs.append((token.start, token.end))
        if self.counts.get("a"):
            self.linked += token.end - token.start

    def _is_glued(self, left: int, right: int) -> bool:
        """Tell whether two elements' words would run together as no word does: letter and digit, small and capital."""
        first, second = self.source[left], self.source[right]
        if not (first.isalnum() and second.isalnum()):
            return False
        return self.source[left + 1 : left + 4].lower() == "</a" or not (first.islower() and second.islower())

    def _take_raw(self, token: Token) -> None:
        if token.name == "title" and self.scan.title is None and not self.counts.get("svg"):
            self.scan.title = (token.start, token.end)
        elif token.name == "script" and self.scan.tags and "ld+json" in self.scan.tags[-1][1].get("type", ""):
            self.scan.scripts.append((token.start, token.end))

    def _open(self, token: Token) -> None:
        name = token.name
        self.parted = 2 if self.parted and name in _PARTS else 0
        if name in ("html", "body"):
            self.scan.is_document = True
        if name == "body" and self.counts.get("head"):
            self._close("head")
        if name == "br":
            self._end_line()
            self.after_break = True
            return
        is_block = name in BLOCKS
        needs_attributes = (
            is_block or name in ("meta", "link", "time", "script", "span", "a") or token.end - token.start > 4000
        )
        attributes = (
            read_attributes(self.source, token, self.settings, self.place)
            if needs_attributes and token.end - token.start > len(name) + 3
            else {}
        )
        if is_block:
            self._end_line()
            if self.stack and self.stack[-1].name in _CLOSED_BY.get(name, ()):
                self._close(self.stack[-1].name)
            elif self.counts.get("p") and name not in (
                "label",
                "button",
                "select",
                "option",
                "svg",
                "noscript",
                "iframe",
            ):
                self._close_innermost_p()
        above = self.stack[-1] if self.stack else None
        hint = read_element(name, attributes) if attributes or is_block else None
        if name in ("meta", "link", "time", "script"):
            self.scan.tags.append((name, attributes, above.hint if above else None))
        if name in VOID or self.source.endswith("/>", token.start, token.end):
            return
        if name == "span" and hint and not hint.fixed:
            hint = None
        self._push(name, hint, above)

    def _push(self, name: str, hint: Hint | None, above: _Open | None) -> None:
        group = above.group if above else 0
        if hint and hint.kind is BlockKind.EMBED and not group:
            self.groups += 1
            group = self.groups
        if above and above.hint and (above.hint.fixed or hint is None):
            hint = above.hint
        self.stack.append(_Open(name, hint, group))
        self.counts[name] = self.counts.get(name, 0) + 1
        self.unshown += name in UNSHOWN
        if len(self.stack) > self.settings.max_page_depth:
            raise HostileMarkupError(
                self.place,
                f"over {self.settings.max_page_depth} elements inside one another; no page nests so. Not read",
            )

    def _close_innermost_p(self) -> None:
        for entry in reversed(self.stack[-6:]):
            if entry.name == "p":
                self._close("p")
                return
            if entry.name in BLOCKS:
                return

    def _close(self, name: str) -> None:
        self.parted = max(self.parted, 1) if name in _PARTS else 0
        if name == "html":
            self.scan.ended = True
        if name in BLOCKS:
            self._end_line()
        if not self.counts.get(name):
            return
        while self.stack:
            entry = self.stack.pop()
            self.counts[entry.name] -= 1
            self.unshown -= entry.name in UNSHOWN
            if entry.name == name:
                return
            if entry.name in BLOCKS:
                self._end_line()

    def _end_line(self) -> None:
        if not self.runs:
            self.linked = 0
            return
        runs, self.runs = self.runs, []
        linked, self.linked = self.linked, 0
        if not any(self.source[start:end].strip() for start, end in runs):
            return
        block = next((entry.name for entry in reversed(self.stack) if entry.name in BLOCKS), "body")
        if heading := next((entry.name for entry in reversed(self.stack[-4:]) if entry.name in HEADINGS), None):
            block = heading
        above = self.stack[-1] if self.stack else None
        self.scan.lines.append(
            PageLine(
                runs,
                block,
                above.hint if above else None,
                above.group if above else 0,
                linked,
                bool(self.counts.get("li")),
                self.after_break,
            )
        )
        self.after_break = False
