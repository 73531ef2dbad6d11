"""A record of any source made into a report."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.errors import EmptyInputError, NoProseError, RecordError, TooLargeError
from variorum.ingest.blocks import find_blocks
from variorum.ingest.bylines import find_byline
from variorum.ingest.cleaning import CleanText, clean_text, keep_text
from variorum.ingest.declarations import read_declarations
from variorum.ingest.headlines import find_title_part
from variorum.ingest.lines import find_lines, make_key
from variorum.ingest.months import MONTH_PATTERN
from variorum.ingest.outlets import FoundOutlet, find_outlet, read_host
from variorum.ingest.pages import Page, read_page
from variorum.ingest.publication import find_publication, read_stated, read_text, read_url
from variorum.ingest.scripts import find_report_language
from variorum.ingest.sheet import Hint
from variorum.model import READ_KINDS, Block, BlockKind, Declaration, Provenance, Publication, Report, Span
from variorum.settings import IngestSettings

_SIGNED_NOTE = re.compile(
    r"(?:By|BY)\s+(?P<names>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}?)\s*"
    rf"(?:[,|–—•·-]|(?=\d|Published|Updated|Posted|Last |(?i:{MONTH_PATTERN})\b))"
)
FIELDS = ("id", "text", "html", "title", "outlet", "url", "published", "story")
"""The fields of a record that are read; others are passed over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a source states of a report, before it is one."""

    clean: CleanText
    provenance: Provenance
    id: str | None = None
    label: str = ""
    title: str | None = None
    outlets: tuple[FoundOutlet | None, ...] = ()
    byline: str | None = None
    url: str | None = None
    dates: tuple[Publication, ...] = ()
    story: str | None = None
    hints: Mapping[int, Hint] = field(default_factory=dict)
    as_is: bool = False
    declared: tuple[Declaration, ...] = ()


def make_report(
    record: Mapping[str, object], settings: IngestSettings, *, as_is: bool, place: str = "-", raw: bytes = b""
) -> Report:
    """Return the report of one record ``{id, text, title?, outlet?, url?, published?, story?}``.

    Parameters
    ----------
    record
        A JSON object. ``html`` may stand instead of ``text`` unless ``as_is``. Numbers are taken as ids.
    as_is
        Take ``text`` exactly as it stands, so that offsets are offsets into it; doubtful lines stay prose.
    place
        What an error names: the file and the line.
    raw
        The bytes of the record, for its digest; the record itself is digested when they are not given.

    Returns
    -------
    Report
        A ``published`` that is no time, or no time that can be, leaves the publication unknown and says why.

    Raises
    ------
    RecordError
        If there is no text, or a field is not of the documented type.
    EmptyInputError
        If the text holds no words.
    TooLargeError
        If the text is over the limit of the settings.
    """
    return finish_report(draft_record(record, settings, as_is=as_is, place=place, raw=raw), place)


def draft_record(
    record: Mapping[str, object], settings: IngestSettings, *, as_is: bool, place: str = "-", raw: bytes = b""
) -> Draft:
    """Return everything a record states, its text cleaned; parameters and errors as of ``make_report``."""
    fields = {name: _read_field(record, name, place) for name in FIELDS if name != "published"}
    text = fields["text"]
    source: Page | None = None
    if text is None and fields["html"] is not None and not as_is:
        source = read_page(fields["html"], settings, place)
        text = fields["html"]
    elif text is None:
        raise RecordError(place, "no field 'text'; expected {id, text, title?, outlet?, url?, published?, story?}")
    if len(text) > settings.max_file_bytes:
        raise TooLargeError(place, f"{len(text)} characters of text; at most {settings.max_file_bytes} are read")
    raw = raw or json.dumps(record, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
    url = fields["url"] or (source.url if source else None)
    dates = (
        [] if record.get("published") in (None, "") else [read_stated(record["published"], "record", at_its_word=as_is)]
    )
    clean = source.clean if source else keep_text(text) if as_is else clean_text(text)
    return Draft(
        clean=clean,
        provenance=Provenance(place, "application/jsonl", "utf-8", hashlib.sha256(raw).hexdigest(), clean.segments),
        id=fields["id"],
        label=fields["id"] or fields["outlet"] or "",
        title=fields["title"] or (source.title if source else None),
        outlets=(
            _stated_outlet(fields["outlet"]),
            read_host(url, known_only=True),
            *(source.outlets if source else ()),
            read_host(url),
        ),
        byline=source.byline if source else None,
        url=url,
        dates=(*dates, *(source.dates if source else ()), *([read_url(url)] if url else [])),
        story=fields["story"],
        hints=source.hints if source else {},
        as_is=as_is,
        declared=(*read_declarations(record), *(source.declared if source else ())),
    )


def _stated_outlet(name: str | None) -> FoundOutlet | None:
    # Kept as written: whoever wrote the record groups by it.
    return FoundOutlet(name, "the record says so") if name else None


def _read_field(record: Mapping[str, object], name: str, place: str) -> str | None:
    value = record.get(name)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and name in ("id", "story", "outlet", "title"):
        value = str(value)
    if not isinstance(value, str):
        raise RecordError(place, f"field {name!r} is of type {type(value).__name__}; expected text")
    if name in ("text", "html"):
        return value
    cleaned = " ".join(clean_text(value).text.split())
    return cleaned[:2000] or None


def finish_report(draft: Draft, place: str) -> Report:
    """Return the report of a draft: blocks typed, headline, outlet, byline, time and language found.

    Raises
    ------
    EmptyInputError
        If the text holds no words.
    NoProseError
        If it holds words and none of them is prose (never for a text taken as it stands).
    """
    text = draft.clean.text
    # A stream of headlines has records whose text is empty; their title is all there is to group by.
    is_headline = draft.as_is and bool(draft.title and re.search(r"\w", draft.title))
    if not is_headline and not re.search(r"\w", text):
        raise EmptyInputError(place, "no words in it; expected a report's text")
    blocks = find_blocks(text, as_is=draft.as_is, title=draft.title, hints=draft.hints)
    if not draft.as_is and not any(block.kind in READ_KINDS for block in blocks):
        raise NoProseError(place, f"{len(blocks)} lines of menus, captions or labels and no prose; expected a report")
    title, title_span = _find_title(text, blocks, draft.title)
    outlet = next((item for item in draft.outlets if item), None) or find_outlet(text, blocks)
    in_text = find_outlet(text, blocks) if outlet and outlet.span is None else None
    if outlet and in_text and make_key(in_text.name) == make_key(outlet.name):
        outlet = FoundOutlet(outlet.name, outlet.because, in_text.span)
    prose = (block.span.of(text) for block in blocks if block.kind in (BlockKind.PROSE, BlockKind.TITLE))
    return Report(
        id=draft.id or make_report_id(text or draft.title or "", draft.url or (outlet.name if outlet else "")),
        text=text,
        blocks=blocks,
        provenance=draft.provenance,
        label=draft.label or (outlet.name if outlet else ""),
        title=title,
        title_span=title_span,
        outlet=outlet.name if outlet else None,
        outlet_span=outlet.span if outlet else None,
        outlet_because=outlet.because if outlet else "nothing names the outlet",
        byline=draft.byline or _find_author(text, blocks),
        url=draft.url,
        published=find_publication((*draft.dates, read_text(text, blocks, draft.url)), blocks),
        language=find_report_language(prose),
        story=draft.story,
        declared=draft.declared,
    )


def make_report_id(text: str, outlet: str) -> str:
    """Return ``r-`` and 12 hexadecimal digits: the same for the same text at the same address or outlet, always."""
    digest = hashlib.sha256(f"{outlet}\x00{text}".encode("utf-8", "surrogatepass"))
    return f"r-{digest.hexdigest()[:12]}"


def _find_title(text: str, blocks: Sequence[Block], stated: str | None) -> tuple[str | None, Span | None]:
    block = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if block is None:
        return stated, None
    words = block.span.of(text)
    if stated is None or make_key(stated) == make_key(words):
        return words, block.span
    if part := find_title_part(words, make_key(stated)):
        return words[: part[1]], Span(block.span.start, block.span.start + part[1])
    # "Headline - Outlet" in the record, the headline alone in the text.
    return (words, block.span) if find_title_part(stated, make_key(words)) else (stated, None)


def _find_author(text: str, blocks: Sequence[Block]) -> str | None:
    for block in blocks:
        if block.kind is BlockKind.DATE_NOTE and (signed := _SIGNED_NOTE.match(block.span.of(text))):
            return signed["names"].strip()
        if block.kind is BlockKind.BYLINE and (lines := find_lines(block.span.of(text))):
            found = find_byline(lines[0], at_edge=True)
            # "NAME — TUESDAY, 7 MAY, 12:15": the name alone.
            return found[0] if found else re.split(r"\s+[—–|]\s+", lines[0].text)[0]
    return None
