"""A report: one version of one outlet's article, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.span import Span
from variorum.model.time import PartialTime


class BlockKind(StrEnum):
    """What a stretch of a report's text is. Only TITLE and PROSE are read for statements."""

    TITLE = "title"
    PROSE = "prose"
    HEADING = "heading"
    CAPTION = "caption"
    MENU = "menu"
    FORM = "form"
    EMBED = "embed"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    PROMOTION = "promotion"
    CORRECTION = "correction"
    DATE_NOTE = "date-note"
    FOREIGN = "foreign"


READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.PROSE, BlockKind.CORRECTION})


@dataclass(frozen=True, slots=True)
class Block:
    """A typed stretch of a report's text.

    Blocks are in text order, never overlap, and together cover every character that is not white space
    or a list bullet.

    Parameters
    ----------
    span
        Where it stands in ``report.text``.
    kind
        What it is.
    because
        The rule that decided the kind, in a few words a person can check.
    author
        For an embed: who posted it, as written.
    posted
        For an embed: its own date, which is not the report's.
    """

    span: Span
    kind: BlockKind
    because: str
    author: str | None = None
    posted: PartialTime | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published, as far as it is known, and where that was read.

    ``value`` is None when the report states no time. ``not_before`` and ``not_after`` are bounds that follow from
    something else in the report (an embedded post's date, a date in the address).
    ``read_from`` names the place: ``record``, ``meta:<name>``, ``json-ld``, ``url``, ``text``, ``assumed`` or ``none``.
    ``span`` is set when it was read from the text. ``because`` says how, in one sentence.
    """

    value: PartialTime | None = None
    not_before: PartialTime | None = None
    not_after: PartialTime | None = None
    read_from: str = "none"
    span: Span | None = None
    because: str = "no publication time is stated"


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A run of clean text that stands in the original: equal lengths unless the source was escaped.

    ``[start, end)`` are code points of the clean text; ``[source_start, source_end)`` code points of the decoded
    original.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report's text came from and how it maps back to it.

    Parameters
    ----------
    path
        The file as the person named it (``-`` for standard input), with ``:LINE`` for a JSON Lines record.
    media_type
        ``text/plain``, ``text/html`` or ``application/jsonl``.
    encoding
        The encoding the bytes were decoded with.
    sha256
        Of the original bytes (of the record's line for JSON Lines).
    segments
        The map from clean text to the decoded original, in order of ``start``.
    """

    path: str
    media_type: str
    encoding: str
    sha256: str
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class Declaration:
    """Where a page or record says, in its metadata, that the report was taken from.

    ``kind`` is the field that says so (``canonical``, ``isBasedOn``, ``feed source``, ``agency`` …), ``target`` an
    address or a name as written.
    """

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one outlet's article. ``text`` never changes after it was made.

    Parameters
    ----------
    id
        Stable: the record's own id where it has one, else derived from the content.
    text
        Clean text; every span of every result points into it.
    blocks
        What each stretch of the text is.
    label
        What a person calls it: the file's stem, the record's id or the outlet.
    title, outlet, byline, url
        None when unknown. ``title_span`` and ``outlet_span`` are set when they stand in the text.
    language
        ISO 639-1 code of most of the prose, ``und`` when it cannot be told.
    version_of, version
        The id of the first version at the same address, and this one's number (1 for the first).
    story
        The story the record named, when it named one.
    declared
        Where its metadata say that it was taken from.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    provenance: Provenance
    label: str = ""
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    outlet_span: Span | None = None
    outlet_because: str = ""
    byline: str | None = None
    url: str | None = None
    published: Publication = Publication()
    language: str = "und"
    version_of: str | None = None
    version: int = 1
    story: str | None = None
    declared: tuple[Declaration, ...] = ()

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """Return the blocks of these kinds, in text order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    @property
    def name(self) -> str:
        """The words a person knows it by: outlet if known, else label, else id."""
        return self.outlet or self.label or self.id
