"""When a report was published, as far as something states it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from variorum.ingest.dates import find_dates, make_time
from variorum.ingest.lines import find_lines
from variorum.ingest.notes import find_label, find_note_date
from variorum.model import Block, BlockKind, PartialTime, Publication, Span

EARLIEST_YEAR = 1901
"""Years; 1900 and earlier are what broken systems write for "no date", and there is no web report of that age."""
_DAY_FIRST_HOSTS = (
    ".uk",
    ".in",
    ".au",
    ".nz",
    ".ie",
    ".za",
    ".pk",
    ".bd",
    ".lk",
    ".de",
    ".fr",
    ".it",
    ".es",
    ".pl",
    ".ru",
    ".ua",
    ".tr",
    ".il",
    ".eg",
    ".ng",
    ".ke",
    ".sg",
    ".my",
)
_MONTH_FIRST_HOSTS = (".us", ".gov", ".mil", ".ph")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})[/-](?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?:[/-](?P<day>0?[1-9]|[12]\d|3[01]))?(?=[/\-_.]|$)",
    re.I,
)
_URL_RUN = re.compile(r"(?<!\d)(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def find_fault(value: PartialTime) -> str:
    """Return why a time cannot be a publication's (``""`` when it can): over two days ahead, or before 1901."""
    try:
        earliest = value.period.earliest
    except (ValueError, OverflowError):
        return f"{value.value} does not exist"
    if earliest.year < EARLIEST_YEAR:
        return f"{value.value} is before {EARLIEST_YEAR}"
    if value.value.startswith("1970-01-01"):
        return f"{value.value} is the zero of computer clocks"
    if earliest > datetime.now(UTC) + timedelta(days=2):
        return f"{value.value} lies in the future"
    return ""


def read_stated(
    stated: object, read_from: str, *, day_first: bool | None = None, at_its_word: bool = False
) -> Publication:
    """Return the publication that a source states in so many words; unknown, with the reason, if that cannot be.

    ``at_its_word`` keeps any time that exists: a record of simulated or archived time is not a page's wrong clock.
    """
    if isinstance(stated, datetime | date):
        stated = stated.isoformat()
    if not isinstance(stated, str):
        return Publication(read_from="none", because=f"the stated time {str(stated)[:40]!r} is no ISO 8601 text")
    words = stated.strip()
    value = make_time(_fit(words))
    how = "stated as ISO 8601"
    if value is None:
        found = next(find_dates(words[:200], day_first), None)
        value = found.value if found else None
        how = f"read from {words[:60]!r}: {found.because}" if found else ""
    if value is None:
        return Publication(because=f"the stated time {words[:60]!r} is no date that exists")
    if not at_its_word and (fault := find_fault(value)):
        return Publication(because=f"the stated time {fault}")
    return Publication(value, read_from=read_from, because=how)


def _fit(words: str) -> str:
    """Return the words in the form that ``PartialTime`` takes, where only the form is in the way."""
    if re.fullmatch(r"\d{8}(?:T\d{4,6}.*)?", words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    words = re.sub(
        r"^(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2})?(?=\D|$)",
        lambda m: f"{m[1]}:{m[2]}" + (f":{m[3]}" if m[3] else ""),
        words,
    )
    words = re.sub(r"(\d)\s+(?=(?:Z|[+-]\d{2}:?\d{2})$)", r"\1", words)
    words = re.sub(r"(?<=\d)z$", "Z", words)
    words = re.sub(r"([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?[+-]\d{2})$", r"\1:00", words)
    return re.sub(r"(:\d{2}),(\d+)", r"\1.\2", words)


def read_url(url: str) -> Publication:
    """Return the day or month the address holds, unknown when it holds none."""
    path = urlsplit(url).path if "://" in url else url
    for pattern in (_URL_DATE, _URL_RUN):
        if found := pattern.search(path):
            month = found["month"].lower()
            if month.isalpha():
                if month not in _SHORT_MONTHS:
                    continue
                month = str(_SHORT_MONTHS.index(month) + 1)
            day = f"-{int(found['day']):02d}" if found["day"] else ""
            value = make_time(f"{found['year']}-{int(month):02d}{day}")
            if value and not find_fault(value):
                return Publication(value, read_from="url", because=f"the address holds {found[0]!r}")
    return Publication()


def find_day_order(url: str | None, note: str) -> bool | None:
    """Return whether the day comes first in this source's dates; None when nothing decides it."""
    host = (urlsplit(url).hostname or "") if url and "://" in url else ""
    if host.endswith(_DAY_FIRST_HOSTS):
        return True
    if host.endswith(_MONTH_FIRST_HOSTS):
        return False
    if re.search(r"[Ѐ-ӿ֐-׿؀-ۿ]", note):
        # Notes in these languages put the day first; English pages of such outlets need not, so others are left open.
        return True
    return None


def read_text(text: str, blocks: Sequence[Block], url: str | None) -> Publication:
    """Return the publication that the text's own date notes state, with its span; "published" before "updated"."""
    best: tuple[int, Publication] | None = None
    fault = ""
    for block in blocks:
        if block.kind not in (BlockKind.DATE_NOTE, BlockKind.BYLINE):
            continue
        words = block.span.of(text)
        line = find_lines(words)[0]
        if block.kind is BlockKind.BYLINE and not _YEAR.search(words):
            # A byline may name a day of the week or of the story; only a full date is the report's own.
            continue
        found = find_note_date(line, find_day_order(url, words))
        if found is None:
            continue
        if found.value is None:
            fault = fault or f"the note {words[:60]!r} names a day that does not exist"
            continue
        if wrong := find_fault(found.value):
            fault = fault or f"the note {words[:60]!r}: {wrong}"
            continue
        label = find_label(line) or ""
        if block.kind is BlockKind.BYLINE:
            label = words[: found.span.start].lower()
        rank = (
            2
            if any(
                part in label
                for part in ("updat", "modif", "edit", "обновл", "оновл", "עודכן", "mis à jour", "aktual", "güncel")
            )
            else 0
            if label
            else 1
        )
        span = Span(block.span.start + line.start + found.span.start, block.span.start + line.start + found.span.end)
        said = f"the page says {words[:80]!r} ({found.because})" + (", a later change of it" if rank == 2 else "")
        if best is None or rank < best[0]:
            best = (rank, Publication(found.value, read_from="text", span=span, because=said))
    if best:
        return best[1]
    return Publication(because=fault) if fault else Publication()


def find_publication(candidates: Iterable[Publication], blocks: Sequence[Block]) -> Publication:
    """Return the first candidate that is known, bounded below by the posts shown in the report."""
    listed = list(candidates)
    chosen = next((item for item in listed if item.value), None)
    if chosen is None:
        chosen = next((item for item in listed if item.because != Publication().because), Publication())
    posts = [block.posted for block in blocks if block.posted and not find_fault(block.posted)]
    if not posts:
        return chosen
    latest = max(posts, key=lambda posted: posted.period.earliest)
    if chosen.value and latest.period.earliest >= chosen.value.period.latest:
        said = f"{chosen.because}; yet it shows a post of {latest.value}, so it was changed later"
        return Publication(chosen.value, chosen.not_before, chosen.not_after, chosen.read_from, chosen.span, said)
    because = (
        chosen.because if chosen.value else f"{chosen.because}; it shows a post of {latest.value}, so it is not older"
    )
    return Publication(chosen.value, latest, chosen.not_after, chosen.read_from, chosen.span, because)
