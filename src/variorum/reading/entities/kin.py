"""People who share a surname: who is brought in as somebody's relative, and who is called by an office."""

from __future__ import annotations

from variorum.model import EntityKind
from variorum.reading.entities.draft import Draft
from variorum.reading.entities.roles import find_prefix, find_traits
from variorum.reading.entities.tables import match_first_name
from variorum.reading.entities.titles import SEATED

_KIN = frozenset(
    """daughter son wife husband brother sister mother father child kid twin nephew niece uncle aunt cousin grandson
    granddaughter widow widower spouse stepson stepdaughter""".split()
)
_NEAR = 5
"""Tokens before a name in which the word for a relative stands (``his youngest daughter, Ana Diaz``)."""


def is_kin(draft: Draft) -> bool:
    """Tell whether a full name is brought in as somebody's relative, or shares its surname with a first name before it.

    So in ``the president's wife, Ana Diaz`` and in ``Eva and Ana Diaz``: the bare surname is then mostly another's.
    """
    doc = draft.parsed.doc
    for place in range(draft.start - 1, max(-1, draft.start - 1 - _NEAR), -1):
        token = doc[place]
        if token.pos_ == "VERB" or token.text in (".", ";", ":"):
            break
        if token.lemma_.casefold() in _KIN:
            return True
    if draft.start < 2 or doc[draft.start - 1].lower_ != "and":
        return False
    before = doc[draft.start - 2]
    longer = draft.start >= 3 and doc[draft.start - 3].text[:1].isupper() and not doc[draft.start - 3].is_sent_start
    return not longer and before.text[:1].isupper() and match_first_name(before.text) is not None


def has_office(draft: Draft) -> bool:
    """Tell whether a title that one person holds at a time stands right before a name (``President Diaz``)."""
    if draft.label is not EntityKind.PERSON:
        return False
    roles = find_traits(find_prefix(draft)).roles
    return any(role.rsplit(" ", 1)[-1] in SEATED for role in roles)
