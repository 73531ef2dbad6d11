"""Short forms of an outlet that a text introduced before: "the Ledger", "the newspaper"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.lineage.outlet_names import HEADS, OutletName, identify_outlet
from variorum.model import Span

Introduced = dict[str, tuple[str, str]]
"""Last word of an outlet's name to its id and name; a later outlet of the same last word takes its place."""

_SHORT = re.compile(rf"\b[Tt]he\s+(?P<head>{HEADS})\b(?!\s+[A-Z])(?![\w-])")
_KIND = re.compile(r"\b[Tt]he\s+(?P<kind>newspaper|paper|daily|broadcaster|magazine|news agency|newswire)\b")
_HEAD_OF = re.compile(rf"\b(?P<head>{HEADS})$")


def introduce(outlet: str | None) -> Introduced:
    """Return what a report has introduced before its first sentence: its own outlet, if it states one."""
    known: Introduced = {}
    if outlet:
        outlet_id, name, _ = identify_outlet(outlet)
        _learn(known, outlet_id, name, name)
    return known


def add_short_forms(
    text: str, span: Span, names: Sequence[OutletName], known: Introduced, cited: Mapping[str, str]
) -> list[OutletName]:
    """Return the names of a sentence with the short forms in it, in order; what it names in full joins ``known``.

    "The Ledger" is the outlet last named in full that ends so. "The newspaper" is the outlet the report cites, where
    it has ``cited`` one and no other.
    """
    found = list(names)
    for name in names:
        _learn(known, name.id, name.name, text[name.span.start : name.span.end])
    for hit in _SHORT.finditer(text, span.start, span.end):
        where = Span(*hit.span("head"))
        # "The Times" is the New York Times where that is the one the text named before.
        found = [name for name in found if not (hit["head"] in known and _is_only(text, name, hit["head"]))]
        if hit["head"] in known and not _is_taken(found, where):
            found.append(OutletName(where, *known[hit["head"]]))
    if len(cited) == 1:
        ((outlet_id, outlet),) = cited.items()
        for hit in _KIND.finditer(text, span.start, span.end):
            where = Span(*hit.span("kind"))
            if not names and not _is_taken(found, where):
                found.append(OutletName(where, outlet_id, outlet))
    return sorted(found, key=lambda name: name.span)


def _is_only(text: str, name: OutletName, head: str) -> bool:
    """Tell whether a name was found in this one word, article aside."""
    return _drop_article(name.span.of(text)) == head


def _learn(known: Introduced, outlet_id: str, name: str, written: str) -> None:
    head = _HEAD_OF.search(_drop_article(written))
    if head and head.start() > 0:
        known[head["head"]] = (outlet_id, name)


def _is_taken(found: Sequence[OutletName], where: Span) -> bool:
    return any(name.span.overlaps(where) for name in found)


def _drop_article(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)
