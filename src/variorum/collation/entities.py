"""Entities of several reports joined into one where their spellings say so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.language.outlets import match_outlet
from variorum.model import Entity, EntityKind, Reading, SharedEntity
from variorum.reading.entities import (
    TOPS,
    find_seats,
    find_skeleton,
    fold,
    is_nameless,
    is_same_person,
    is_variant,
    match_any_country,
    match_country,
    match_people,
    name_words,
    rate_holder,
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One entity of one report, with the folded words of its spellings."""

    entity: Entity
    words: tuple[tuple[str, ...], ...]

    @property
    def longest(self) -> tuple[str, ...]:
        return max(self.words, key=len, default=())


class _Groups:
    """Sets that merge (union-find with path halving)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int) -> None:
        first, second = sorted((self.find(left), self.find(right)))
        self._parent[second] = first


def link_entities(readings: Mapping[str, Reading]) -> tuple[SharedEntity, ...]:
    """Return the entities of several reports, those that are one joined, in order of id.

    Every entity of every reading is in exactly one shared entity. People join by first name and surname, a bare surname
    only when one person across the reports bears it; places, bodies and groups by the same folded words, another
    transliteration, one country's names, or one outlet. People and groups that no report names (``a spokesman``,
    ``officials``) stay apart, but a role that one person holds (``the fire chief``) joins the one person to whom a
    report of the story gives it by name. The result does not depend on the order of the reports.

    All candidates are found by key (surname skeleton, folded name), so the cost is near linear in the entities; people
    who share a surname are compared within its key.

    Parameters
    ----------
    readings
        Readings by report id.
    """
    items = [
        _Item(entity, tuple(words for words in map(name_words, entity.spellings) if words))
        for report_id in sorted(readings)
        for entity in readings[report_id].entities
    ]
    groups = _Groups(len(items))
    _join_people([i for i, item in enumerate(items) if item.entity.kind is EntityKind.PERSON], items, groups)
    _join_holders([i for i, item in enumerate(items) if item.entity.kind is EntityKind.PERSON], items, groups)
    _join_others([i for i, item in enumerate(items) if item.entity.kind is not EntityKind.PERSON], items, groups)
    members: dict[int, list[Entity]] = defaultdict(list)
    for index, item in enumerate(items):
        members[groups.find(index)].append(item.entity)
    return _name_all(members.values())


def _join_people(indices: Sequence[int], items: Sequence[_Item], groups: _Groups) -> None:
    by_surname: dict[str, list[int]] = defaultdict(list)
    for index in indices:
        longest = items[index].longest
        if longest and not is_nameless(items[index].entity):
            by_surname[find_skeleton(longest[-1])].append(index)
    for holders in by_surname.values():
        full = [index for index in holders if len(items[index].longest) > 1]
        # One representative a distinct spelling keeps a key with many reports of one person linear.
        seen: dict[tuple[str, ...], int] = {}
        for index in full:
            longest = items[index].longest
            if longest in seen:
                groups.join(index, seen[longest])
                continue
            for known, other in seen.items():
                if is_same_person(longest, known):
                    groups.join(index, other)
            seen[longest] = index
        for index in holders:
            word = items[index].longest[-1]
            if len(items[index].longest) > 1:
                continue
            people = {groups.find(other) for known, other in seen.items() if known[-1] == word}
            people = people or {groups.find(other) for known, other in seen.items() if is_variant(known[-1], word)}
            if len(people) == 1:
                groups.join(index, people.pop())
        _join_equal([index for index in holders if len(items[index].longest) == 1], items, groups)


def _join_equal(indices: Sequence[int], items: Sequence[_Item], groups: _Groups) -> None:
    """Join bare surnames with each other; those that met a full name already are with it."""
    seen: dict[str, int] = {}
    for index in indices:
        word = items[index].longest[-1]
        other = seen.get(word, next((i for known, i in seen.items() if is_variant(known, word)), None))
        if other is not None:
            groups.join(index, other)
        seen.setdefault(word, index)


def _join_holders(indices: Sequence[int], items: Sequence[_Item], groups: _Groups) -> None:
    """Join described people with the one named person of that role; two who fit equally well join neither."""
    named: dict[str, list[int]] = defaultdict(list)
    described: list[int] = []
    for index in indices:
        entity = items[index].entity
        if is_nameless(entity):
            described.append(index)
            continue
        for role in entity.roles:
            named[role].append(index)
    joins: list[tuple[int, int]] = []
    for index in described:
        entity = items[index].entity
        seats = find_seats(entity)
        roles = {role for seat in seats for role in (TOPS if seat in TOPS else {seat})}
        rates: dict[int, int] = {}
        for other in {other for role in roles for other in named.get(role, ())}:
            if rate := rate_holder(entity, items[other].entity):
                group = groups.find(other)
                rates[group] = max(rate, rates.get(group, 0))
        best = [group for group, rate in rates.items() if rate == max(rates.values())]
        if len(best) == 1:
            joins.append((best[0], index))
    for group, index in joins:
        groups.join(group, index)


def _join_others(indices: Sequence[int], items: Sequence[_Item], groups: _Groups) -> None:
    by_key: dict[tuple[str, str], int] = {}
    by_skeleton: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in indices:
        entity = items[index].entity
        if is_nameless(entity):
            continue
        for key in _find_keys(entity):
            groups.join(index, by_key.setdefault(key, index))
        family = _find_family(entity)
        if family != "name":
            continue
        for words in dict.fromkeys(items[index].words):
            skeleton = (family, " ".join(map(find_skeleton, words)))
            for other in by_skeleton[skeleton]:
                if any(len(w) == len(words) and all(map(is_variant, w, words)) for w in items[other].words):
                    groups.join(index, other)
                    break
            else:
                by_skeleton[skeleton].append(index)


def _find_family(entity: Entity) -> str:
    """Return what may be joined with what: countries, governments by their seat, peoples, outlets, and other names.

    The parser calls one town a place here and a body there, so other names join whatever it called them.
    """
    if entity.kind is EntityKind.OUTLET:
        return "outlet"
    spelling = entity.spellings[0] if entity.spellings else entity.name
    if match_any_country(spelling):
        if entity.kind is EntityKind.ORGANISATION:
            return "government"
        people = match_people(spelling) and not match_country(spelling)
        return "people" if people and spelling.endswith("s") else "country"
    return "group" if entity.kind is EntityKind.GROUP and entity.name[:1].islower() else "name"


def _find_keys(entity: Entity) -> list[tuple[str, str]]:
    family = _find_family(entity)
    keys = []
    for spelling in entity.spellings:
        country = match_country(spelling) or match_people(spelling)
        if family == "outlet" and (outlet := match_outlet(spelling)):
            keys.append((family, outlet.id))
        elif family in ("country", "people") and country:
            keys.append((family, country.name))
        else:
            keys.append((family, fold(spelling)))
    return keys


def _name_all(members: Iterable[Sequence[Entity]]) -> tuple[SharedEntity, ...]:
    drafts = []
    for entities in members:
        named = [entity for entity in entities if not is_nameless(entity)] or entities
        spellings = Counter(spelling for entity in named for spelling in entity.spellings)
        ordered = tuple(sorted(spellings, key=lambda s: (-len(name_words(s)), -spellings[s], -len(s), s)))
        drafts.append((_choose_name(named), _choose_kind(entities), entities, ordered))
    drafts.sort(key=lambda draft: (make_slug(draft[0]), draft[1], sorted(entity.id for entity in draft[2])))
    used: Counter[str] = Counter()
    shared = []
    for name, kind, entities, ordered in drafts:
        base = f"entity:{make_slug(name)}"
        used[base] += 1
        # A name that stands for two things (a capital and its government) takes its kind, then a number.
        entity_id = base if used[base] == 1 else f"{base}-{kind}"
        if used[base] > 1:
            used[entity_id] += 1
            entity_id += "" if used[entity_id] == 1 else f"-{used[entity_id]}"
        shared.append(SharedEntity(entity_id, name, kind, tuple(sorted(e.id for e in entities)), ordered))
    return tuple(sorted(shared, key=lambda entity: entity.id))


def _choose_name(entities: Sequence[Entity]) -> str:
    counts: Counter[str] = Counter()
    for entity in entities:
        counts[entity.name] += len(entity.mention_ids) or 1
    return min(counts, key=lambda name: (-min(3, len(name_words(name))), not match_country(name), -counts[name], name))


def _choose_kind(entities: Sequence[Entity]) -> str:
    counts = Counter(entity.kind.value for entity in entities)
    return min(counts, key=lambda kind: (-counts[kind], kind))


def make_slug(name: str) -> str:
    """Return a name as an identifier: letters and digits in lower case with hyphens between.

    Examples
    --------
    >>> make_slug("Élodie al-Sayed")
    'elodie-al-sayed'
    """
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"[^\w]+", "-", plain).strip("-_") or "unnamed"
