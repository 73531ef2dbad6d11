"""What is nested in what, and the chain a statement came through."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Carrier
from variorum.reading.statements.draft import Draft, pieces_of
from variorum.reading.statements.sources import find_addressee
from variorum.reading.statements.speakers import Names, is_outlet, shown_name


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return, for each draft, the number of the smallest other draft whose content holds its cue."""
    parents: list[int | None] = []
    by_paragraph: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        by_paragraph.setdefault(draft.paragraph.index, []).append(number)
    for number, draft in enumerate(drafts):
        best: int | None = None
        for other in by_paragraph[draft.paragraph.index]:
            holder = drafts[other]
            if other == number or not _holds(holder, draft) or (_holds(draft, holder) and other > number):
                continue
            if best is None or len(holder.tokens) < len(drafts[best].tokens):
                best = other
        parents.append(best)
    return _without_cycles(parents)


def _holds(outer: Draft, inner: Draft) -> bool:
    if inner.cue:
        return inner.cue[0].i in outer.tokens
    return bool(inner.tokens) and inner.tokens < outer.tokens


def _without_cycles(parents: list[int | None]) -> list[int | None]:
    for number in range(len(parents)):
        seen = {number}
        step = parents[number]
        while step is not None:
            if step in seen:
                parents[number] = None
                break
            seen.add(step)
            step = parents[step]
    return parents


def find_chain(
    number: int, drafts: Sequence[Draft], parents: Sequence[int | None], names: Names
) -> tuple[Carrier, ...]:
    """Return who a statement came through, innermost first: the sources of what it is nested in, and who was told."""
    draft = drafts[number]
    carriers: list[Carrier] = []
    if draft.verb is not None and (told := find_addressee(draft.verb)) is not None and draft.verb.lemma_ == "tell":
        carrier = make_carrier(draft, (told,), told, names)
        if carrier is not None and carrier.is_outlet:
            carriers.append(carrier)
    step = parents[number]
    while step is not None:
        outer = drafts[step]
        if outer.source_head is not None and outer.source:
            carrier = make_carrier(outer, tuple(outer.source), outer.source_head, names)
            if carrier is not None:
                carriers.append(carrier)
        step = parents[step]
    return tuple(carriers)


def make_carrier(draft: Draft, tokens: Sequence[Token], head: Token, names: Names) -> Carrier | None:
    """Return a link of a chain from the tokens that name it."""
    paragraph = draft.source_paragraph or draft.paragraph
    if tokens == (head,):
        from variorum.reading.statements.sources import noun_phrase

        tokens = noun_phrase(head)
    spans = pieces_of(paragraph, (token.i for token in tokens))
    if not spans:
        return None
    words = shown_name(paragraph, tokens, head)
    place = paragraph.block.span_of(head)
    entity = names.entity_over(place)
    return Carrier(entity.name if entity is not None else words, spans, is_outlet(place, words, names))
