"""Where things are on the server: ids as parts of a path, and the paths of all pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote, urlencode

from variorum.model import Span

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:@~-]*(?:\.[A-Za-z0-9_:@~-]+)*")
_TAKEN = (".json", ".atom", ".txt", ".html")
_LONGEST = 120


def make_key(item_id: str) -> str:
    """Return an id as one part of a path: itself where it is plain, else a digest of it.

    Ids of records are whatever somebody wrote: they may hold slashes, dots, spaces or lone surrogates.

    Examples
    --------
    >>> make_key("story:r-08ae7fa92462"), make_key("../../x")
    ('story:r-08ae7fa92462', 'x-9cdf6a50100a862e')
    """
    plain = len(item_id) <= _LONGEST and _PLAIN.fullmatch(item_id) and not item_id.lower().endswith(_TAKEN)
    if plain and not item_id.startswith("x-"):
        return item_id
    return "x-" + hashlib.sha256(item_id.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find_id(key: str, known: Iterable[str]) -> str | None:
    """Return the id among ``known`` that has this key, or None."""
    if not key.startswith("x-"):
        return key if key in set(known) else None
    return next((item_id for item_id in known if make_key(item_id) == key), None)


def join_query(path: str, query: Mapping[str, object] | Sequence[tuple[str, object]]) -> str:
    """Return a path with a query; empty values are left out."""
    pairs = query.items() if isinstance(query, Mapping) else query
    text = urlencode([(name, str(value)) for name, value in pairs if value not in ("", None, False)])
    return f"{path}?{text}" if text else path


def story_path(story_id: str, view: str = "") -> str:
    """Return the path of a story's view."""
    return f"/stories/{make_key(story_id)}" + (f"/{view}" if view else "")


def claim_path(story_id: str, claim_id: str) -> str:
    """Return the path of one claim."""
    return f"{story_path(story_id)}/claims/{make_key(claim_id)}"


def edge_path(story_id: str, child: str, parent: str) -> str:
    """Return the path of one dependence."""
    return f"{story_path(story_id)}/lineage/{make_key(child)}/{make_key(parent)}"


def report_path(report_id: str, spans: Iterable[Span] = ()) -> str:
    """Return the path of a report, with the place of words in it."""
    places = ",".join(f"{span.start}-{span.end}" for span in spans)
    path = f"/reports/{make_key(report_id)}"
    return f"{path}?at={quote(places, safe=',-')}#at" if places else path


def watch_path(watch_id: str) -> str:
    """Return the path of a watch."""
    return f"/watch/{watch_id.removeprefix('watch:')}"
