"""Roles that stand next to a name where the parser saw no apposition: ``the director of the mill, Ana Diaz, …``."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.model import EntityKind
from variorum.reading.entities.descriptions import Description, Shape
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.roles import add_traits, find_traits, noun_phrase
from variorum.reading.entities.scope import find_phrase_end, find_scope
from variorum.reading.entities.syntax import SUBJECTS


def add_neighbours(
    descriptions: Sequence[Description],
    names: Sequence[tuple[Draft, Resolution]],
    entities: Sequence[EntityDraft],
    beside: dict[tuple[int, int], int],
) -> None:
    """Tie singular roles to the name that follows at once or after a comma, and write the role into its entity.

    After a comma the name must be followed by another. A name that is the subject of a verb whose subject the role is
    not belongs to that verb (``told the mayor Ana Diaz had left``; ``after talks with the mayor, Ana Diaz, …``).
    """
    starts = {(draft.parsed.base, draft.start): (draft, result) for draft, result in names}
    for item in descriptions:
        place = (item.draft.parsed.base, item.head.i)
        if place in beside or item.plural or item.draft.label is not EntityKind.PERSON:
            continue
        found = _find_neighbour(item, starts)
        if found is None or found[1].entity is None:
            continue
        beside[place] = found[1].entity
        entity = entities[found[1].entity]
        add_traits(entity, find_traits(noun_phrase(item.head), item.head))
        if item.shape is not Shape.INDEFINITE:
            entity.scope |= find_scope(item.head)


def _find_neighbour(
    item: Description, starts: dict[tuple[int, int], tuple[Draft, Resolution]]
) -> tuple[Draft, Resolution] | None:
    doc, base = item.head.doc, item.draft.parsed.base
    end = find_phrase_end(item.head)
    comma = end < len(doc) and doc[end].text == ","
    found = starts.get((base, end + 1 if comma else end))
    if found is None or found[0].label is not EntityKind.PERSON:
        return None
    name = found[0]
    if comma and not (name.end < len(doc) and doc[name.end].text in (",", ";", ".", "—", "–")):
        return None
    if name.root.dep_ in SUBJECTS and item.head.dep_ not in (*SUBJECTS, "compound", "nmod", "appos"):
        return None
    return found
