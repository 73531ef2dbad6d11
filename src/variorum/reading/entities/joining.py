"""Spellings of one report joined into entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.language.outlets import match_outlet
from variorum.model import EntityKind
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.gender import find_title_gender, gender_of_first_name
from variorum.reading.entities.kin import has_office, is_kin
from variorum.reading.entities.spelling import find_skeleton, fold, is_variant, name_words
from variorum.reading.entities.tables import match_any_country, match_country, match_first_name, match_people
from variorum.reading.entities.titles import BODIES, ORGANISATIONS

_SHORT = {
    "joe": "joseph", "mike": "michael", "bill": "william", "bob": "robert", "jim": "james", "tom": "thomas",
    "liz": "elizabeth", "dave": "david", "dan": "daniel", "steve": "steven", "tony": "anthony", "kate": "katherine",
    "ben": "benjamin", "ted": "edward", "rick": "richard", "bernie": "bernard", "tim": "timothy", "don": "donald",
    "ed": "edward", "chris": "christopher", "nick": "nicholas", "matt": "matthew", "sam": "samuel", "alex": "alexander",
    "jeff": "jeffrey", "greg": "gregory", "ron": "ronald", "ken": "kenneth", "andy": "andrew", "pete": "peter",
    "chuck": "charles", "jon": "jonathan", "josh": "joshua", "larry": "lawrence", "jerry": "gerald", "abe": "abraham",
    "stephen": "steven", "kathy": "katherine", "jen": "jennifer", "deb": "deborah", "debbie": "deborah", "vlad":
    "vladimir", "sue": "susan", "maggie": "margaret", "mitt": "willard", "jack": "john", "will": "william",
}  # fmt: skip


def join_names(names: Sequence[Draft]) -> tuple[list[EntityDraft], list[Resolution]]:
    """Return the entities that names stand for, and for each name, in order, which one and why.

    Full names come first, so that a surname before or after them finds them. A bare surname that two people of the
    report share goes to the one whose gender fits the title before it, else to the one whom the report names in full
    most often (at a tie, the one named last before it), with less confidence. Cost is linear in names: all look-ups
    are by key.
    """
    joiner = _Joiner()
    results: list[Resolution | None] = [None] * len(names)
    order = sorted(range(len(names)), key=lambda i: (len(name_words(names[i].text)) < 2, i))
    for index in order:
        results[index] = joiner.place(names[index], index)
    return joiner.entities, [result for result in results if result is not None]


class _Joiner:
    def __init__(self) -> None:
        self.entities: list[EntityDraft] = []
        self.exact: dict[tuple[str, str], int] = {}
        self.by_surname: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self.by_first: dict[str, set[int]] = defaultdict(set)
        self.by_skeleton: dict[tuple[EntityKind, str], list[tuple[str, int]]] = defaultdict(list)
        self.by_initials: dict[str, int] = {}
        self.full_counts: dict[int, int] = defaultdict(int)
        self.by_last: dict[str, int] = {}
        self.by_head: dict[str, set[int]] = defaultdict(set)
        self.kin: set[int] = set()

    def place(self, draft: Draft, index: int) -> Resolution:
        if draft.label is EntityKind.PERSON:
            return self._place_person(draft, index)
        return self._place_other(draft)

    def _new(self, draft: Draft, because: str) -> Resolution:
        self.entities.append(EntityDraft(draft.label, [draft.text]))
        return Resolution(len(self.entities) - 1, because)

    def _add(self, entity: int, draft: Draft, because: str, confidence: float = 1.0) -> Resolution:
        if draft.label is EntityKind.PLACE and self.entities[entity].label is EntityKind.GROUP:
            self.entities[entity].label = EntityKind.PLACE
        if draft.text not in self.entities[entity].spellings:
            self.entities[entity].spellings.append(draft.text)
        return Resolution(entity, because, confidence)

    def _place_person(self, draft: Draft, index: int) -> Resolution:
        words = name_words(draft.text)
        if not words:
            return self._new(draft, "a name")
        gender = find_title_gender(draft) or (gender_of_first_name(words[0]) if len(words) > 1 else "")
        if len(words) > 1:
            return self._place_full(draft, index, words, gender)
        return self._place_short(draft, index, words[0], gender)

    def _place_full(self, draft: Draft, index: int, words: tuple[str, ...], gender: str) -> Resolution:
        for entity in dict.fromkeys(entity for _, entity in self._surname_holders(words[-1])):
            if any(is_same_person(words, name_words(known)) for known in self.entities[entity].spellings):
                self.full_counts[entity] += 1
                return self._add(entity, draft, "the same first name and surname")
        result = self._new(draft, "the first full name of this person")
        assert result.entity is not None
        self.entities[result.entity].gender = gender
        self.full_counts[result.entity] += 1
        self.by_surname[find_skeleton(words[-1])].append((index, result.entity))
        if is_kin(draft):
            self.kin.add(result.entity)
        for word in words[:-1]:
            self.by_first[word].add(result.entity)
        return result

    def _surname_holders(self, word: str) -> list[tuple[int, int]]:
        return [
            (index, entity)
            for index, entity in self.by_surname.get(find_skeleton(word), [])
            if any(words and is_variant(words[-1], word) for words in map(name_words, self.entities[entity].spellings))
        ]

    def _place_short(self, draft: Draft, index: int, word: str, gender: str) -> Resolution:
        holders = [
            (place, entity)
            for place, entity in self._surname_holders(word)
            if not (gender and self.entities[entity].gender and gender != self.entities[entity].gender)
        ]
        # Whoever is brought in as somebody's daughter is not who was called by the surname before, or holds an office.
        first = [held for held in holders if held[1] not in self.kin]
        holders = first or [held for held in holders if held[0] < index and not has_office(draft)]
        exact = [
            held for held in holders if any(name_words(s)[-1:] == (word,) for s in self.entities[held[1]].spellings)
        ]
        holders = exact or holders  # the surname as spelled comes before one that sounds like it
        people = {entity for _, entity in holders}
        if len(people) == 1:
            entity = people.pop()
            self.entities[entity].gender = self.entities[entity].gender or gender
            return self._add(entity, draft, f"the surname of {self.entities[entity].spellings[0]}")
        if len(people) > 1:
            entity = max(holders, key=lambda held: (self.full_counts[held[1]], held[0] < index, held[0]))[1]
            named = self.entities[entity].spellings[0]
            return self._add(entity, draft, f"{len(people)} people share this surname; most is of {named}", 0.55)
        given = self.by_first.get(word, set())
        if len(given) == 1:
            entity = next(iter(given))
            return self._add(entity, draft, f"a given name of {self.entities[entity].spellings[0]}", 0.9)
        result = self._new(draft, "a single name")
        assert result.entity is not None
        self.entities[result.entity].gender = gender or gender_of_first_name(word)
        self.by_surname[find_skeleton(word)].append((index, result.entity))
        return result

    def _place_other(self, draft: Draft) -> Resolution:
        outlet = match_outlet(draft.text) if draft.label is EntityKind.OUTLET else None
        country = match_country(draft.text) or match_people(draft.text)
        if outlet:
            key = ("outlet", outlet.id)
        elif country and draft.label in (EntityKind.PLACE, EntityKind.GROUP):
            # People as people (Danes) are a group; as an adjective (Danish) they speak of the country.
            plural = draft.label is EntityKind.GROUP and draft.root.tag_ in ("NNPS", "NNS")
            key = ("people" if plural else "country", country.name)
        else:
            key = (draft.label.value, _plain(draft.text))
        if key in self.exact:
            return self._add(self.exact[key], draft, "the same name")
        if entity := self._find_near(draft, key):
            self.exact[key] = entity[0]
            return self._add(entity[0], draft, entity[1], 0.9)
        result = self._new(draft, "a name")
        assert result.entity is not None
        self.exact[key] = result.entity
        self._index(draft, result.entity)
        return result

    def _index(self, draft: Draft, entity: int) -> None:
        words = name_words(draft.text)
        self.by_skeleton[draft.label, " ".join(map(find_skeleton, words))].append((" ".join(words), entity))
        if draft.label is EntityKind.OUTLET and len(words) > 1:
            self.by_last.setdefault(words[-1], entity)
        for head in find_heads(words) if draft.label is EntityKind.ORGANISATION else ():
            self.by_head[head].add(entity)
        initials = "".join(word[0] for word in draft.text.replace("-", " ").split() if word[0].isupper())
        if len(initials) >= 2 and draft.label is not EntityKind.PERSON:
            self.by_initials.setdefault(initials.casefold(), entity)

    def _find_near(self, draft: Draft, key: tuple[str, str]) -> tuple[int, str] | None:
        words = name_words(draft.text)
        if draft.label is EntityKind.OUTLET and len(words) == 1 and words[0] in self.by_last:
            return self.by_last[words[0]], "the last word of the outlet's name"
        if match_any_country(draft.text) or key[0] == "outlet":
            return None
        held = self.by_head.get(" ".join(words), set()) if draft.label is not EntityKind.PLACE else set()
        if len(held) == 1:
            entity = next(iter(held))
            return entity, f"short for {self.entities[entity].spellings[0]}"
        if len(words) == 1 and draft.text.isupper() and len(words[0]) >= 2 and words[0] in self.by_initials:
            return self.by_initials[words[0]], "the initials of the full name"
        for spelled, entity in self.by_skeleton.get((draft.label, " ".join(map(find_skeleton, words))), []):
            known = spelled.split(" ")
            if len(known) == len(words) and all(map(is_variant, words, known)) and not match_any_country(spelled):
                return entity, f"another spelling of {self.entities[entity].spellings[0]}"
        return None


def _plain(name: str) -> str:
    folded = fold(name)
    for tail in (" group", " inc", " corp", " ltd", " co", " plc"):
        folded = folded.removesuffix(tail)
    return folded


def find_heads(words: tuple[str, ...]) -> list[str]:
    """Return what a body is called for short: the noun before ``of``, or the last words of its name.

    A single last word must be a noun for bodies; what is cut off must be no country. Courts have no short names: every
    state has a supreme one.
    """
    if words[-1:] == ("court",):
        return []
    if "of" in words[1:-1]:
        before = words[: words.index("of", 1)]
        return [before[-1]] if before[-1] in _BODY_NOUNS else []
    heads = [" ".join(words[place:]) for place in range(1, len(words) - 1) if not any(map(_is_land, words[:place]))]
    return heads + [word for word in words[-1:] if len(words) > 1 and word in _BODY_NOUNS]


def _is_land(word: str) -> bool:
    return match_any_country(word) is not None


_BODY_NOUNS = (
    BODIES
    | ORGANISATIONS
    | frozenset(
        """office service bureau board league church fund trust society hospital museum library centre center academy
        college school federation confederation secretariat directorate""".split()
    )
) - {"press", "media"}


def is_same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether the words of two names (see ``name_words``) can be one person's: same surname, fitting first names.

    Initials and short forms fit (J., Joe, Joseph); two different first names do not. A bare surname fits every bearer.
    """
    if not left or not right or not is_variant(left[-1], right[-1]):
        return False
    if len(left) < 2 or len(right) < 2:
        return True
    first, second = left[0], right[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if _SHORT.get(first, first) == _SHORT.get(second, second):
        return True
    if match_first_name(first) is not None and match_first_name(second) is not None:
        # Two common first names that only look alike are two people, but Sergei and Sergey are one.
        genders = {match_first_name(first), match_first_name(second)}
        return is_variant(first, second) and len(genders) == 1
    return is_variant(first, second) or first in right[:-1] or second in left[:-1]
