"""Names, descriptions and pronouns of one report, and the entities they stand for."""

from __future__ import annotations

from dataclasses import replace

from variorum.model import Entity, EntityKind, Mention, MentionKind
from variorum.reading.entities.apposing import add_neighbours
from variorum.reading.entities.descriptions import find_descriptions, find_phrases, is_government
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.joining import is_same_person, join_names
from variorum.reading.entities.names import find_names
from variorum.reading.entities.offices import find_seats, is_nameless, rate_holder, state_roles, state_scope
from variorum.reading.entities.resolving import resolve
from variorum.reading.entities.roles import collect_roles
from variorum.reading.entities.spelling import find_skeleton, fold, is_variant, name_words, strip_possessive
from variorum.reading.entities.tables import match_any_country, match_country, match_people
from variorum.reading.entities.titles import GROUPS, PERSONS, SEATED, TOPS
from variorum.reading.parsing import ParsedReport

__all__ = [
    "GROUPS",
    "PERSONS",
    "SEATED",
    "TOPS",
    "find_entities",
    "find_seats",
    "find_skeleton",
    "fold",
    "is_nameless",
    "is_same_person",
    "is_variant",
    "match_any_country",
    "match_country",
    "match_people",
    "name_words",
    "rate_holder",
]


def find_entities(parsed: ParsedReport) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Return the entities of a report and every mention of them, both in text order.

    Mentions are names, descriptions and pronouns. A name always has an entity. A description or pronoun whose referent
    the report does not give has ``entity_id`` None and a ``because`` that says why; first and second person pronouns
    are left so, since whoever quotes them decides. Descriptions may hold other mentions (``the Chilean president``);
    names and pronouns never overlap. Time is near linear in the words.

    Parameters
    ----------
    parsed
        The parsed readable blocks; nothing outside them is mentioned.

    Returns
    -------
    tuple
        ``(entities, mentions)``. Both are empty for a report without readable prose.
    """
    names = [_as_government(draft) for draft in find_names(parsed)]
    entities, results = join_names(names)
    beside = {
        (names[index].parsed.base, head.i): entity
        for index, heads in collect_roles(names, results, entities).items()
        if (entity := results[index].entity) is not None
        for head in heads
    }
    phrases = find_phrases(parsed)
    descriptions = find_descriptions(parsed, names, phrases)
    placed = list(zip(names, results, strict=True))
    add_neighbours(descriptions, placed, entities, beside)
    settled = resolve(parsed, entities, placed, descriptions, beside, phrases)
    return _number(parsed.report.id, entities, settled)


def _as_government(draft: Draft) -> Draft:
    if not is_government(draft):
        return draft
    return replace(draft, kind=MentionKind.DESCRIPTION, label=EntityKind.ORGANISATION)


def _number(
    report_id: str, entities: list[EntityDraft], settled: list[tuple[Draft, Resolution]]
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    spans = [draft.span for draft, _ in settled]
    ordered = sorted(range(len(settled)), key=lambda place: (spans[place].start, -spans[place].end))
    spans, settled = [spans[place] for place in ordered], [settled[place] for place in ordered]
    order: dict[int, int] = {}
    for _, resolution in settled:
        if resolution.entity is not None:
            order.setdefault(resolution.entity, len(order))
    mentions = tuple(
        Mention(
            f"{report_id}:m{number}",
            span,
            draft.kind,
            None if result.entity is None else f"{report_id}:e{order[result.entity]}",
            result.because,
            result.confidence,
        )
        for number, (span, (draft, result)) in enumerate(zip(spans, settled, strict=True))
    )
    held: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.entity_id:
            held.setdefault(mention.entity_id, []).append(mention.id)
    made = []
    for index, number in order.items():
        entity_id = f"{report_id}:e{number}"
        spellings = _order_spellings(entities[index])
        roles, scope = state_roles(entities[index]), state_scope(entities[index])
        name, kind = _shown(spellings[0]), _kind(entities[index])
        made.append(Entity(entity_id, name, kind, spellings, tuple(held[entity_id]), roles, scope))
    return tuple(made), mentions


def _order_spellings(entity: EntityDraft) -> tuple[str, ...]:
    """Return an entity's spellings, the most complete first; a country's name before the word for its people."""
    return tuple(
        sorted(
            dict.fromkeys(strip_possessive(s) for s in entity.spellings),
            key=lambda s: (
                entity.label is not EntityKind.PERSON and not match_country(s),
                -len(name_words(s)),
                -len(s),
                s,
            ),
        )
    )


def _shown(spelling: str) -> str:
    return spelling[4:] if spelling[:4].casefold() == "the " and len(spelling) > 4 else spelling


def _kind(entity: EntityDraft) -> EntityKind:
    if entity.label is EntityKind.GROUP and any(match_country(spelling) for spelling in entity.spellings):
        return EntityKind.PLACE
    return entity.label
