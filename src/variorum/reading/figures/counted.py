"""What a quantity counts: the noun after it, the noun after ``of``, or the noun of the figure before."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.reading.figures.units import UNITS

_SKIP = frozenset("the a an this that these those his her its their our your my all both such said".split())
_INNER = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM", "ADV", "PUNCT", "PART", "CCONJ"})
_VAGUE_HEADS = frozenset("total number majority rest remainder share".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens ``[start, end)`` of the noun phrase that is counted; ``unit`` is set when its noun is a unit instead."""

    start: int
    end: int
    unit: str | None = None


def find_counted(doc: Doc, after: int, *, partitive: bool) -> Counted | None:
    """Return the noun phrase that begins at token ``after`` or, past ``of``, right behind it; None when there is none.

    Parameters
    ----------
    doc
        The parsed block.
    after
        The first token behind the quantity.
    partitive
        Whether the quantity only counts through ``of`` or ``in`` (a share, a sum, a measure): the noun that follows
        directly is then not what it counts (``3% inflation`` stays open).
    """
    place = after
    if place < len(doc) and doc[place].text in ("-", "‑") and not doc[place].whitespace_ and place + 1 < len(doc):
        # the 12-member board: the noun behind the hyphen is what is counted
        return Counted(place + 1, place + 2) if doc[place + 1].tag_ in ("NN", "NNS") else None
    if place < len(doc) and doc[place].lower_ in ("more", "other", "additional", "extra"):
        place += 1
    if place >= len(doc):
        return None
    linked = doc[place].lower_ == "of" or (partitive and doc[place].lower_ == "in" and _is_bare(doc, place + 1))
    if linked:
        place += 1
    elif partitive:
        return None
    while place < len(doc) and (doc[place].lower_ in _SKIP or doc[place].tag_ == "PRP$"):
        if not linked:
            return None
        place += 1
    # A second number behind "of" is its own figure; its noun is counted by both (half of the 500 workers).
    while linked and place < len(doc) and doc[place].pos_ == "NUM":
        place += 1
    return _read_phrase(doc, place)


def _is_bare(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].tag_ in ("NN", "NNS", "JJ") and doc[place].ent_type_ not in ("DATE", "TIME")


def _read_phrase(doc: Doc, start: int) -> Counted | None:
    head = _find_head(doc, start)
    if head is None:
        return None
    if head.lower_ in UNITS and start == head.i:
        inner = find_counted(doc, head.i + 1, partitive=True)
        return Counted(*((inner.start, inner.end) if inner else (head.i, head.i)), UNITS[head.lower_])
    end = head.i + 1
    for child in head.rights:
        # "soldiers and allied forces": one number for both, when the second has neither number nor article.
        joined = child.dep_ == "conj" and child.tag_ == "NNS" and head.tag_ in ("NN", "NNS") and child.i - head.i <= 7
        bare = joined and not any(c.dep_ in ("det", "nummod", "poss", "prep", "case") for c in child.lefts)
        if bare and doc[end].lower_ == "and" and all(doc[i].pos_ in _INNER for i in range(end, child.i)):
            end = child.i + 1
    return Counted(start, end)


def _find_head(doc: Doc, start: int) -> Token | None:
    """Return the last noun of the run that begins at ``start``, inside one noun phrase."""
    head: Token | None = None
    place = start
    while place < len(doc) and place < start + 8:
        token = doc[place]
        if token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
            hyphen = place > start and doc[place - 1].text in ("-", "‑")
            if head is not None and not (hyphen or _is_compound(doc, head.i, token)):
                break
            head = token
        elif token.tag_ in ("JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "RB", "NNP") or token.text in (
            "-",
            "‑",
            "–",
        ):
            if head is not None and token.text not in ("-", "‑", "–") and not _leads_on(token, head):
                break
        elif token.tag_ == "POS" and head is not None:
            pass
        elif token.lower_ in ("and", "or") and place > start and doc[place - 1].text in ("-", "‑"):
            pass  # coal- and gas-fired plants
        else:
            break
        place += 1
    return head


def _is_compound(doc: Doc, before: int, token: Token) -> bool:
    return (
        doc[before].head == token
        or doc[before].head.head == token
        or (doc[before].tag_ == "NNP" and token.i == before + 1)
    )


def _leads_on(token: Token, head: Token) -> bool:
    """Tell whether an adjective behind a noun belongs to a noun that this one modifies (``Iran-backed fighters``)."""
    return token.dep_ == "amod" and token.head.i > token.i and (head.head == token or head.head.head == token)
