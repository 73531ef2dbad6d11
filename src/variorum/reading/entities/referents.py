"""The mentions settled so far, and those who become entities only when they are spoken of again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from variorum.model import EntityKind
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.roles import add_traits, find_traits, noun_phrase
from variorum.reading.entities.scope import find_phrase_end, find_scope

_DETERMINERS = frozenset(
    "the a an this that these those some several many any another no its his her their our".split()
)


@dataclass(slots=True)
class Referents:
    """Entities and settled mentions of one report; owned by one call of ``find_entities``.

    A referent's key is an entity's index as text, or ``d{n}`` for the n-th mention, which stands for somebody the
    report has not named: it becomes an entity as soon as a second mention means it.
    """

    entities: list[EntityDraft]
    mentions: list[tuple[Draft, Resolution]] = field(default_factory=list)

    def settle(self, draft: Draft, resolution: Resolution) -> str:
        """Keep a mention; return the key of what it stands for."""
        self.mentions.append((draft, resolution))
        if resolution.entity is not None:
            return str(resolution.entity)
        return f"d{len(self.mentions) - 1}"

    def find_entity(self, key: str) -> int | None:
        """Return the entity of a key, made on the spot for somebody unnamed; None for things and pairs of people."""
        if key.isdecimal():
            return int(key)
        if not key.startswith("d"):
            return None
        draft, resolution = self.mentions[int(key[1:])]
        if resolution.entity is None:
            plural = draft.label is EntityKind.GROUP
            name = whole_phrase(draft) if draft.label is EntityKind.PERSON else strip_determiner(draft)
            made = EntityDraft(draft.label, [name], plural=plural, named=False)
            if draft.label is EntityKind.PERSON:
                add_traits(made, find_traits(noun_phrase(draft.root), draft.root))
                made.scope |= find_scope(draft.root)
            self.entities.append(made)
            resolution = replace(resolution, entity=len(self.entities) - 1)
            self.mentions[int(key[1:])] = (draft, resolution)
        return resolution.entity

    def make(self, label: EntityKind, name: str) -> int:
        """Return the index of a new entity that a description names."""
        self.entities.append(EntityDraft(label, [name], plural=label is EntityKind.GROUP, named=False))
        return len(self.entities) - 1

    def shown(self, entity: int) -> str:
        """Return the first spelling of an entity."""
        return self.entities[entity].spellings[0]


def whole_phrase(draft: Draft) -> str:
    """Return a description without its article and with what follows after ``of`` (``head of the dockers' union``)."""
    name = strip_determiner(draft)
    end = find_phrase_end(draft.root)
    if end > draft.end:
        name += draft.parsed.doc.text[draft.tokens.end_char : _end(draft, end)]
    first = draft.tokens[0]
    common = first.is_sent_start and first.pos_ in ("NOUN", "ADJ") and first.text.istitle() and not first.ent_type_
    return name[0].lower() + name[1:] if common else name


def _end(draft: Draft, end: int) -> int:
    last = draft.parsed.doc[end - 1]
    return last.idx + len(last.text)


def strip_determiner(draft: Draft) -> str:
    """Return a description's words without article, demonstrative or number in front."""
    tokens = list(draft.tokens)
    numbers = [place for place, token in enumerate(tokens[:-1]) if token.pos_ == "NUM"]
    if numbers and (numbers[-1] + 1 == len(tokens) or tokens[numbers[-1] + 1].text not in ("-", "–")):
        tokens = tokens[numbers[-1] + 1 :]
    while len(tokens) > 1 and (tokens[0].lower_ in _DETERMINERS or tokens[0].pos_ == "NUM" or tokens[0].is_punct):
        tokens = tokens[1:]
    return draft.parsed.doc[tokens[0].i : draft.end].text
