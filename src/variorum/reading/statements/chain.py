"""What is nested in what, and the chain a statement came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.model import Carrier
from variorum.reading.statements.draft import Draft, pieces_of
from variorum.reading.statements.prune import WEAK
from variorum.reading.statements.sources import find_addressee, noun_phrase
from variorum.reading.statements.speakers import Names, find_named, is_outlet, resolve_speaker, shown_name

_MEDIA = frozenset("newspaper paper magazine broadcaster agency network channel station daily weekly tabloid".split())
"""What *the newspaper* stands for was named before, or need not be: the words went through it either way."""
_OUTLET_WORDS = frozenset(
    "radio tv television news times post courier herald tribune gazette mail broadcasting press channel chronicle "
    "ledger journal telegraph observer examiner wire dispatch star sun echo today".split()
)
"""First or last words of outlets' names: whoever of such a name was told something is an outlet."""


def find_parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return, for each draft, the number of the smallest other draft whose content holds its cue."""
    parents: list[int | None] = []
    by_paragraph: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for index in (draft.paragraph.index, *draft.further):
            by_paragraph.setdefault(index, []).append(number)
    for number, draft in enumerate(drafts):
        best: int | None = None
        for other in by_paragraph[draft.paragraph.index]:
            holder = drafts[other]
            if other == number or not _holds(holder, draft) or (_holds(draft, holder) and other > number):
                continue
            if best is None or len(holder.places_in(draft.paragraph)) < len(drafts[best].places_in(draft.paragraph)):
                best = other
        parents.append(best)
    for number, draft in enumerate(drafts):
        if _is_aside(draft):
            parents[number] = _find_top(number, parents)
    return _without_cycles(parents)


def _is_aside(draft: Draft) -> bool:
    """Tell whether the cue stands in a relative clause after a comma, outside marks: the report's own aside."""
    verb = draft.verb
    if verb is None or verb.dep_ != "relcl" or draft.paragraph.is_quoted(verb):
        return False
    edge = verb.left_edge.i
    return edge > 0 and verb.doc[edge - 1].text == ","


def _find_top(number: int, parents: Sequence[int | None]) -> int | None:
    seen = {number}
    step = parents[number]
    while step is not None and (above := parents[step]) is not None and above not in seen:
        seen.add(above)
        step = above
    return step


def _holds(outer: Draft, inner: Draft) -> bool:
    places = outer.places_in(inner.paragraph)
    if inner.cue:
        return inner.cue[0].i in places
    return bool(inner.tokens) and inner.tokens < places


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
    carriers = [make_carrier(draft, (head,), head, names) for head in draft.carriers]
    carriers += _find_told(draft, names)
    step = parents[number]
    while step is not None:
        outer = drafts[step]
        if outer.source_head is not None and outer.source and outer.rule not in WEAK:
            carriers.append(make_carrier(outer, tuple(outer.source), outer.source_head, names))
            carriers += [make_carrier(outer, (head,), head, names) for head in outer.carriers]
            carriers += _find_told(outer, names)
        step = parents[step]
    chain: list[Carrier] = []
    last = resolve_speaker(draft, names).name
    for carrier in carriers:
        if carrier is not None and carrier.name != last:
            chain.append(carrier)
            last = carrier.name
    return tuple(chain)


def _find_told(draft: Draft, names: Names) -> list[Carrier]:
    """Return the outlet that was told: *told the Courier*, *told the newspaper*."""
    verb = draft.verb
    told = find_addressee(verb) if verb is not None and verb.lemma_ == "tell" else None
    made = make_carrier(draft, (told,), told, names) if told is not None else None
    if told is None or made is None:
        return []
    is_the = told.lemma_.lower() in _MEDIA and any(child.lower_ == "the" for child in told.children)
    words = [word.lower() for word in made.name.split()]
    if is_the or (told.pos_ == "PROPN" and {words[0], words[-1]} & _OUTLET_WORDS):
        made = replace(made, is_outlet=True)
    return [made] if made.is_outlet else []


def make_carrier(draft: Draft, tokens: Sequence[Token], head: Token, names: Names) -> Carrier | None:
    """Return a link of a chain from the tokens that name it."""
    paragraph = draft.source_paragraph or draft.paragraph
    if tokens == (head,):
        tokens = noun_phrase(head)
    spans = pieces_of(paragraph, (token.i for token in tokens))
    if not spans:
        return None
    words = shown_name(paragraph, tokens, head)
    named = find_named(paragraph, head, names)
    entity = named[1] if named is not None else None
    return Carrier(entity.name if entity is not None else words, spans, is_outlet(entity, words))
