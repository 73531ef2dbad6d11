"""How well a description fits a person whom the report names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.model import EntityKind
from variorum.reading.entities.draft import EntityDraft
from variorum.reading.entities.roles import Traits, is_role_match
from variorum.reading.entities.scope import is_fitting, is_same_top
from variorum.reading.entities.tables import match_any_country
from variorum.reading.entities.titles import HEADS_OF_STATE, SEATED, TOPS


def index_people(entities: Sequence[EntityDraft]) -> tuple[dict[str, list[int]], dict[str, int]]:
    """Return named people by what descriptions look them up by, and countries by name, so that no look-up scans all."""
    people: dict[str, list[int]] = defaultdict(list)
    countries: dict[str, int] = {}
    for index, entity in enumerate(entities):
        if entity.label is EntityKind.PERSON:
            roles, lands = frozenset(entity.roles), frozenset(entity.countries)
            traits = Traits(roles, lands, entity.former, False, "", frozenset(entity.scope), entity.age)
            for key in {*find_keys(traits), *entity.countries}:
                people[key].append(index)
        elif entity.label in (EntityKind.PLACE, EntityKind.GROUP) and (found := match_any_country(entity.spellings[0])):
            countries.setdefault(found.name, index)
    return people, countries


def find_keys(traits: Traits) -> set[str]:
    """Return what people are looked up by: the heads of their roles, age, lost office and country."""
    heads = {role.rsplit(" ", 1)[-1] for role in traits.roles}
    keys = {"minister" if head in HEADS_OF_STATE else head for head in heads}
    if any(role in TOPS for role in traits.roles):
        keys.add("top")
    if traits.age:
        keys.add(f"aged {traits.age}")
    if traits.former:
        keys.add("former")
    return keys | (traits.countries if "counterpart" in heads else set())


def is_top_of(traits: Traits, entity: EntityDraft) -> bool:
    """Tell whether a description and a person stand at the top of the same body."""
    return any(is_same_top(r, known, traits.scope, entity.scope) for r in traits.roles for known in entity.roles)


def is_seated(traits: Traits) -> bool:
    """Tell whether one of the roles is held by one person at a time."""
    return any(role.rsplit(" ", 1)[-1] in SEATED for role in traits.roles)


def score_person(traits: Traits, entity: EntityDraft, *, counterpart: bool) -> tuple[float, str]:
    """Return how well a description fits a person (0: not at all) and what it rests on."""
    if traits.gender and entity.gender and traits.gender != entity.gender:
        return 0.0, ""
    if (traits.former and not entity.former) or (traits.interim and not entity.interim):
        return 0.0, ""
    if traits.countries and entity.countries and not traits.countries & entity.countries:
        return 0.0, ""
    if (traits.age and entity.age and traits.age != entity.age) or not is_fitting(traits.scope, entity.scope):
        return 0.0, ""
    score, reasons = 0.0, []
    same = bool(traits.countries & entity.countries)
    matched = next((role for role in traits.roles for known in entity.roles if is_role_match(role, known)), None)
    if matched:
        exact = traits.roles & entity.roles
        score += 1.5 if exact else 1.2
        reasons.append(f"the report calls this person {sorted(entity.roles)[0] if not exact else sorted(exact)[0]}")
    elif is_top_of(traits, entity):
        score += 1.2
        reasons.append("at the top of the same body")
    elif traits.age and traits.age == entity.age:
        score += 1.5
        reasons.append("of this age")
    elif counterpart and same:
        score += 1.2
        reasons.append("a counterpart")
    elif traits.former and traits.roles & HEADS_OF_STATE and entity.former:
        score += 0.5
    else:
        return 0.0, ""
    if same:
        score += 1.5
        reasons.append(f"of {sorted(traits.countries & entity.countries)[0]}")
    if traits.scope & entity.scope:
        score += 0.5
    if traits.former:
        score += 1.0
        reasons.append("who lost that office")
    return score, ", ".join(reasons)
