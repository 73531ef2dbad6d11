"""Whether somebody whom a report only describes by a role can be a person whom a report names."""

from __future__ import annotations

from variorum.model import Entity, EntityKind
from variorum.reading.entities.draft import EntityDraft
from variorum.reading.entities.scope import GENERIC, is_fitting, is_same_top
from variorum.reading.entities.spelling import fold
from variorum.reading.entities.titles import ANONYMOUS, SEATED

_SMALL = frozenset(
    """de da do dos das del della di du la le van von der den ter ten te zu zur el al bin ibn ben abu y e of the
    and""".split()
)
"""Words that names write small."""


def is_nameless(entity: Entity) -> bool:
    """Tell whether an entity is somebody a report only describes (``a spokesman``): never one across reports."""
    words = entity.name.split()
    if entity.kind is EntityKind.PERSON:
        return any(word.islower() and word.strip("'’") not in _SMALL for word in words)
    small = not any(character.isupper() for character in entity.name)
    return small and entity.name.casefold().split()[-1] in ANONYMOUS


def state_roles(entity: EntityDraft) -> tuple[str, ...]:
    """Return the roles of a person for ``Entity.roles``; those of somebody who lost an office say so."""
    return tuple(sorted(f"former {role}" if entity.former else role for role in entity.roles))


def state_scope(entity: EntityDraft) -> tuple[str, ...]:
    """Return the words for what a person's roles are roles of, countries by their folded names."""
    return tuple(sorted(entity.scope | {fold(country) for country in entity.countries}))


def find_seats(entity: Entity) -> tuple[str, ...]:
    """Return those roles of a person that one person holds at a time (``fire chief``)."""
    return tuple(role for role in entity.roles if role.rsplit(" ", 1)[-1] in SEATED)


def rate_holder(described: Entity, stated: Entity) -> int:
    """Return 0 when a described person cannot be the named one, 1 when the role fits, 2 when its body is the same too.

    The role must be the same to the word (``the minister`` is not any minister), or both stand at the top of one body.
    """
    seats = find_seats(described)
    scope, known = set(described.scope), set(stated.scope)
    same = not set(seats).isdisjoint(stated.roles)
    if not same and not any(is_same_top(one, other, scope, known) for one in seats for other in stated.roles):
        return 0
    if not is_fitting(scope, known):
        return 0
    return 2 if scope & known - GENERIC else 1
