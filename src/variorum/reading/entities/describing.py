"""Whom a description means: by apposition, stated role, country, lost office, or an earlier mention with its noun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Token

from variorum.model import EntityKind
from variorum.reading.entities.descriptions import Description, Shape
from variorum.reading.entities.discourse import Discourse, Seen
from variorum.reading.entities.draft import Resolution
from variorum.reading.entities.fitting import find_keys, index_people, is_seated, is_top_of, score_person
from variorum.reading.entities.referents import Referents, strip_determiner, whole_phrase
from variorum.reading.entities.roles import Traits, add_traits, find_traits, noun_phrase
from variorum.reading.entities.scope import GENERIC, find_age, find_scope
from variorum.reading.entities.spelling import fold
from variorum.reading.entities.syntax import SAYING, SUBJECTS
from variorum.reading.entities.tables import match_any_country, match_country
from variorum.reading.entities.titles import ANONYMOUS, BODIES, GATHERINGS, RELATIONS

_APPOSED = frozenset("group party company agency movement militia organisation organization firm network".split())
_ANY_BODY = frozenset(
    """company firm group organisation organization agency body institution charity watchdog regulator manufacturer
    maker airline retailer giant startup corporation network channel broadcaster newspaper paper outlet magazine
    publication website site platform team club bank""".split()
)
"""Words for a body that need not stand in its name."""
_NEWS = frozenset("news wire press".split())
_ANYBODY = frozenset("man woman person boy girl teenager suspect old gunman attacker defendant victim".split())


class Describer:
    """Resolves the descriptions of one report in text order; owned by one walk."""

    def __init__(
        self, referents: Referents, beside: Mapping[tuple[int, int], int], discourse: Discourse, spoken: dict[int, str]
    ) -> None:
        self._referents = referents
        self._beside = beside
        self._discourse = discourse
        self._spoken = spoken
        self._keys: dict[str, int] = {}
        self._people, self._countries = index_people(referents.entities)
        self._heads: dict[str, str] = {}

    def resolve(self, item: Description) -> Resolution:
        """Return the entity a description stands for, or None with the reason."""
        head = item.head
        if (entity := self._beside.get((item.draft.parsed.base, head.i))) is not None:
            return Resolution(entity, f"stands beside the name {self._referents.shown(entity)}", 0.95)
        if item.draft.label is EntityKind.PERSON:
            return self._resolve_predicate(item) or self._resolve_person(item)
        if item.draft.label is EntityKind.GROUP:
            return self._resolve_group(item)
        return self._resolve_body(item)

    def remember(self, item: Description, key: str) -> None:
        """Keep under its noun whom a description meant, for ``the spokesman`` after ``a spokesman``."""
        self._heads[item.head.lemma_.casefold()] = key

    def _resolve_predicate(self, item: Description) -> Resolution | None:
        """Return whom a role is said of: ``He is the founder of …``."""
        verb = item.head.head
        if item.head.dep_ != "attr" or verb.lemma_ != "be" or item.shape is Shape.INDEFINITE or item.plural:
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i), None)
        key = self._spoken.get(subject.i, "") if subject is not None else ""
        if not key.isdecimal() or self._referents.entities[int(key)].label is not EntityKind.PERSON:
            return None
        if any(child.dep_ == "neg" for child in verb.children):
            return None
        return Resolution(int(key), f"what {self._referents.shown(int(key))} is said to be", 0.85)

    def _resolve_person(self, item: Description) -> Resolution:
        traits = replace(
            find_traits(noun_phrase(item.head), item.head), scope=find_scope(item.head), age=find_age(item.draft.text)
        )
        if item.shape is Shape.INDEFINITE:
            return Resolution(None, "introduces somebody whom the report does not name here", 0.9)
        owner = self._find_owner(item.head)
        relation = bool(traits.roles & RELATIONS)
        scored = self._score_people(item, traits, owner)
        if scored:
            score, index, because = scored[0]
            alone = len(scored) == 1 or scored[1][0] < score - 1.0
            confidence = (0.9 if score >= 2 else 0.7) if alone else 0.6
            return Resolution(index, because + ("" if alone else "; others fit less well"), confidence)
        return self._resolve_ahead(item, traits) or self._resolve_by_noun(item, traits, relation)

    def _score_people(self, item: Description, traits: Traits, owner: str | None) -> list[tuple[float, int, str]]:
        scored: list[tuple[float, int, str]] = []
        recent = {seen.key: seen.sentence for seen in self._discourse.recent(item.draft.sentence)}
        for index in sorted({index for key in find_keys(traits) for index in self._people.get(key, ())}):
            entity = self._referents.entities[index]
            if str(index) == owner or str(index) not in self._discourse.counts:
                continue
            score, because = score_person(traits, entity, counterpart="counterpart" in traits.roles)
            if score > 0:
                near = 0.4 / (1 + item.draft.sentence - recent[str(index)]) if str(index) in recent else 0.0
                scored.append((score + near, index, because))
        return sorted(scored, reverse=True)

    def _resolve_ahead(self, item: Description, traits: Traits) -> Resolution | None:
        """Return the one person whom the report names later with a role that only one person holds."""
        bare = item.shape is Shape.BARE and item.head.dep_ not in SUBJECTS
        if bare or not traits.roles or traits.countries or not is_seated(traits):
            return None
        found = []
        for index in sorted({index for key in find_keys(traits) for index in self._people.get(key, ())}):
            entity = self._referents.entities[index]
            score, because = score_person(traits, entity, counterpart=False)
            tied = bool(traits.scope & entity.scope) or traits.scope <= GENERIC
            exact = traits.roles & entity.roles or is_top_of(traits, entity)
            if score >= 1.2 and entity.named and exact and tied:
                found.append((index, because))
        if len(found) == 1:
            return Resolution(found[0][0], f"{found[0][1]}, further on", 0.75)
        return None

    def _resolve_unnamed(self, item: Description, traits: Traits) -> Resolution | None:
        """Make an entity of whoever holds a role that only one person holds (``the mayor``), named or not."""
        if item.shape not in (Shape.DEFINITE, Shape.POSSESSED) or not is_seated(traits) or traits.roles & RELATIONS:
            return None
        if traits.former or traits.interim or item.draft.tokens[0].lower_ in ("my", "our", "your"):
            return None
        made = self._referents.make(EntityKind.PERSON, whole_phrase(item.draft))
        add_traits(self._referents.entities[made], traits)
        for key in {*find_keys(traits), *traits.countries}:
            self._people[key].append(made)
        return Resolution(made, "whoever holds this role; the report does not say who", 0.8)

    def _resolve_by_noun(self, item: Description, traits: Traits, relation: bool) -> Resolution:
        lemma = item.head.lemma_.casefold()
        earlier = self._heads.get(lemma)
        if earlier and item.shape is Shape.DEFINITE and not (traits.countries or relation):
            entity = self._referents.find_entity(earlier)
            if entity is not None:
                return Resolution(entity, f"the {lemma} spoken of before", 0.7)
        if lemma in _ANYBODY and item.shape is Shape.DEFINITE:
            near = [
                seen
                for seen in self._discourse.recent(item.draft.sentence)
                if seen.kind is EntityKind.PERSON
                and not seen.plural
                and seen.gender in ("", traits.gender or seen.gender)
                and seen.sentence >= item.draft.sentence - 2
            ]
            best = max(near, key=lambda seen: seen.weight - 0.5 * (item.draft.sentence - seen.sentence), default=None)
            if best is not None and (entity := self._referents.find_entity(best.key)) is not None:
                return Resolution(entity, "the person most spoken of just before", 0.5)
        if (unnamed := self._resolve_unnamed(item, traits) or self._resolve_variation(item, traits)) is not None:
            return unnamed
        return Resolution(None, "the report does not say whose role this is")

    def _resolve_variation(self, item: Description, traits: Traits) -> Resolution | None:
        """Return the last speaker where a role never brought up before says something just after: ``the former …``."""
        speaker, head = self._discourse.last_speaker, item.head
        if item.shape is not Shape.DEFINITE or is_seated(traits) or traits.roles & RELATIONS or traits.countries:
            return None
        if head.dep_ != "nsubj" or head.head.lemma_ not in SAYING or not (speaker and speaker.isdecimal()):
            return None
        recent = {seen.key for seen in self._discourse.recent(item.draft.sentence) if self._is_close(seen, item)}
        entity = self._referents.entities[int(speaker)]
        clash = traits.gender and entity.gender and traits.gender != entity.gender
        if speaker not in recent or entity.label is not EntityKind.PERSON or not entity.named or clash:
            return None
        return Resolution(int(speaker), "most likely whoever spoke just before, by another name", 0.55)

    @staticmethod
    def _is_close(seen: Seen, item: Description) -> bool:
        return seen.token.doc is item.head.doc and seen.sentence >= item.draft.sentence - 1

    def _find_owner(self, head: Token) -> str | None:
        for child in head.children:
            if child.dep_ == "poss":
                return self._spoken.get(child.i)
        return None

    def _resolve_group(self, item: Description) -> Resolution:
        name = strip_determiner(item.draft)
        words = name.split()
        bare = len(words) == 1
        if item.shape is Shape.INDEFINITE or (
            bare and (words[0].casefold() in ANONYMOUS or item.shape is Shape.POSSESSED)
        ):
            return Resolution(None, "people whom the report does not name", 0.9)
        key = f"group:{fold(name)}"
        if key not in self._keys:
            self._keys[key] = self._referents.make(EntityKind.GROUP, name)
            return Resolution(self._keys[key], "people named by what they are", 0.9)
        return Resolution(self._keys[key], "the same words before", 0.8)

    def _resolve_body(self, item: Description) -> Resolution:
        lemma, head = item.head.lower_, item.head
        if item.shape is Shape.INDEFINITE:
            return Resolution(None, "introduces a body that the report does not name here", 0.9)
        words = [token for token in item.draft.tokens if token.i < head.i and token.dep_ != "det"]
        if words and lemma in _APPOSED and words[-1].i == head.i - 1 and not match_any_country(words[-1].text):
            entity = self._referents.find_entity(self._spoken.get(words[-1].i, ""))
            if entity is not None:
                return Resolution(entity, f"a {lemma} of this name", 0.9)
        # "Lima-backed" says something of the body, not whose it is.
        whose = [token for token in words if token.i + 1 >= head.i or token.nbor(1).text not in ("-", "‑", "–")]
        country = next((found for token in whose if (found := match_any_country(token.text))), None)
        if lemma == "side":
            return self._resolve_side(country.name) if country else Resolution(None, "a side that is not named")
        named = [token for token in whose if token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "poss")]
        if lemma in BODIES and (country or named):
            key = f"body:{lemma}:{country.name if country else fold(named[-1].text)}"
            if key not in self._keys:
                lead = [token for token in whose if match_any_country(token.text)] if country else named[-1:]
                start = min(t.i for word in lead for t in (word, *word.lefts) if t == word or t.dep_ == "compound")
                name = head.doc[start : head.i + 1].text
                self._keys[key] = self._referents.make(EntityKind.ORGANISATION, name)
            why = f"the {lemma} of {country.name}" if country else "a body named after somebody"
            return Resolution(self._keys[key], why, 0.9)
        return self._resolve_bare_body(item, lemma)

    def _resolve_side(self, country: str) -> Resolution:
        if (index := self._countries.get(country)) is not None:
            return Resolution(index, f"the side of {country}", 0.8)
        return Resolution(None, "a side that is not named")

    def _resolve_bare_body(self, item: Description, lemma: str) -> Resolution:
        if item.shape is Shape.POSSESSED:
            return Resolution(None, "the report does not name this body")
        kinds = (EntityKind.OUTLET, EntityKind.ORGANISATION)
        near = [
            seen
            for seen in self._discourse.recent(item.draft.sentence)
            if seen.kind in kinds and not seen.plural and seen.sentence >= item.draft.sentence - 3
        ]
        for seen in reversed(near):
            entity = self._referents.find_entity(seen.key) if seen.key.isdecimal() else None
            if entity is not None and any(lemma in fold(s).split() for s in self._referents.entities[entity].spellings):
                return Resolution(entity, f"the {lemma} named before", 0.85)
        is_outlet = item.draft.label is EntityKind.OUTLET or any(token.lower_ in _NEWS for token in words_of(item))
        wanted = EntityKind.OUTLET if is_outlet else EntityKind.ORGANISATION
        fitting = [s for s in near if s.kind is wanted and s.key.isdecimal() and _may_be(s, lemma, self._referents)]
        # Outlets are few in a report: one is enough; of other bodies only whoever acts is gone on about.
        one = is_outlet and len({seen.key for seen in fitting}) == 1
        speaker = self._discourse.last_speaker
        acting = [seen for seen in fitting if one or seen.token.dep_ in SUBJECTS or seen.key == speaker]
        if acting and item.shape is Shape.DEFINITE:
            best = max(acting, key=lambda s: s.weight - 0.5 * (item.draft.sentence - s.sentence))
            rivals = {seen.key for seen in acting if seen.sentence == best.sentence}
            if len(rivals) == 1 or best.key == speaker:
                return Resolution(int(best.key), "the body most spoken of just before", 0.5)
        return Resolution(None, "the report does not name this body")


def words_of(item: Description) -> list[Token]:
    """Return a description's words before its noun."""
    return [token for token in item.draft.tokens if token.i < item.head.i]


def _may_be(seen: Seen, lemma: str, referents: Referents) -> bool:
    """Guess from its spelling whether a named body can be called so.

    A government is no company and a meeting no group; a party, a court or a union has that word in its name.
    """
    entity = referents.entities[int(seen.key)]
    if not entity.named or any(match_country(s) or match_any_country(s) for s in entity.spellings):
        return False
    return lemma in _ANY_BODY and seen.token.lower_ not in GATHERINGS
