"""Which lines of a page are its main text."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from variorum.ingest.lines import make_key
from variorum.ingest.quiet import silence

_WHOLE_SEARCH = 400_000
"""Code points of main text up to which a line is looked for inside it, not only as a whole line of it."""


def find_main_lines(source: str, lines: Sequence[str]) -> list[bool]:
    """Return for each line whether it is main text, as trafilatura 2 sees it (P .94, R 1.0 on labelled pages).

    All False when the extraction finds nothing.
    """
    extracted = _extract(source)
    if not extracted:
        return [False] * len(lines)
    parts = {make_key(part) for part in extracted.splitlines()}
    whole = make_key(extracted) if len(extracted) <= _WHOLE_SEARCH else ""
    found = []
    for line in lines:
        key = make_key(line)
        # A short line has to be a whole line of the extraction: "News" stands inside many.
        found.append(bool(key) and (key in parts or (len(key) >= 25 and key in whole)))
    return found


def _extract(source: str) -> str:
    # Imported here: it takes half a second, which a collection without pages need not spend.
    import trafilatura

    with silence("trafilatura", "htmldate", "justext"):
        try:
            document = trafilatura.bare_extraction(
                source, with_metadata=False, include_comments=False, include_tables=True
            )
        except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
            # Markup that breaks the extraction is read by our own rules instead.
            return ""
    return (getattr(document, "text", "") or "") if document is not None else ""
