"""What a report says of a person's role: titles, appositions, copulas, and who lost an office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from variorum.model import EntityKind
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.gender import gender_of_word
from variorum.reading.entities.scope import find_led, find_scope, find_scope_words, find_stated_age
from variorum.reading.entities.tables import match_any_country, match_people
from variorum.reading.entities.titles import FORMER, HEADS_OF_STATE, INTERIM, OUSTING, PERSONS

_SHORT = {"pres": "president", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
          "pm": "prime minister", "premier": "prime minister", "dr": "doctor", "prof": "professor",
          "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral"}  # fmt: skip
_PORTFOLIOS = frozenset(
    """prime foreign defence defense finance interior justice health education economy energy oil trade transport
    agriculture environment culture labour labor information deputy vice home treasury press state attorney chief
    police army opposition party crown climate housing planning science tourism water communications
    religious""".split()
)
_LOSS = frozenset("fall ouster ousting overthrow toppling downfall collapse removal deposition".split())
_RULE = frozenset("regime government rule dictatorship reign".split())


@dataclass(frozen=True, slots=True)
class Traits:
    """What a title or description says: role lemmas with their portfolio, countries, and state of office.

    ``scope`` holds the words for what they are roles of, ``age`` the years said with them.
    """

    roles: frozenset[str]
    countries: frozenset[str]
    former: bool
    interim: bool
    gender: str
    scope: frozenset[str] = frozenset()
    age: str = ""


def find_traits(tokens: Iterable[Token], head: Token | None = None) -> Traits:
    """Return what these words say of a person: ``former Chilean foreign minister`` is a foreign minister, of Chile.

    With ``head``, only that noun is a role: in ``the mayor's nephew`` nobody is a mayor.
    """
    words = list(tokens)
    roles, countries, gender = set(), set(), ""
    for place, token in enumerate(words):
        word = token.text.casefold().rstrip(".")
        lemma = _SHORT.get(word, token.lemma_.casefold() if token.pos_ != "PROPN" else word)
        if (head is None or token == head or _is_modifier(token, head)) and (
            lemma in PERSONS or lemma == "prime minister"
        ):
            after = words[place + 1].lemma_.casefold() if place + 1 < len(words) else ""
            if lemma in ("chief", "deputy", "head", "master") and after in PERSONS:
                continue  # the next word is the role: chief executive, deputy mayor
            roles.add(" ".join([*_find_field(words, place), lemma]))
        if (country := match_any_country(token.text)) or (
            place and (country := match_any_country(f"{words[place - 1].text} {token.text}"))
        ):
            countries.add(country.name)
        gender = gender or gender_of_word(token)
    lower = {token.text.casefold() for token in words} | {token.lemma_.casefold() for token in words}
    return Traits(frozenset(roles), frozenset(countries), bool(lower & FORMER), bool(lower & INTERIM), gender)


def _is_modifier(token: Token, head: Token) -> bool:
    return token.head == head and token.dep_ in ("amod", "compound", "nmod")


def _find_field(words: list[Token], place: int) -> list[str]:
    """Return the word before a role that belongs to it: a portfolio, or the noun in ``fire chief``."""
    if place > 1 and words[place - 1].text in ("-", "‑", "–"):
        place -= 1  # Vice-President
    if not place:
        return []
    token = words[place - 1]
    if (word := token.text.casefold()) in _PORTFOLIOS:
        return [word]
    common = token.text.islower() or token.is_sent_start
    joined = token.i + 1 == words[place].i and token.dep_ == "compound" and token.pos_ in ("NOUN", "PROPN")
    return [word] if common and joined and word not in PERSONS and not match_any_country(word) else []


def is_role_match(described: str, stated: str) -> bool:
    """Tell whether a description's role fits a stated one: equal, without its portfolio, or both heads of state."""
    if described == stated:
        return True
    head, known = described.rsplit(" ", 1)[-1], stated.rsplit(" ", 1)[-1]
    if described == "prime minister" or stated == "prime minister":
        return {described, stated} <= {"prime minister"} | (HEADS_OF_STATE - {"president", "king", "queen"})
    if " " not in described and head == known and not stated.startswith(("vice ", "deputy ")):
        return True
    loose = HEADS_OF_STATE - {"head"}
    return described in loose and stated in loose and not {described, stated} <= {"president", "king", "queen"}


def add_traits(entity: EntityDraft, traits: Traits) -> None:
    """Write what was said of a person into the entity."""
    entity.roles |= traits.roles
    entity.countries |= traits.countries
    entity.former = entity.former or traits.former
    entity.interim = entity.interim or traits.interim
    entity.scope |= traits.scope
    entity.age = entity.age or traits.age
    entity.gender = entity.gender or traits.gender


def find_prefix(draft: Draft) -> list[Token]:
    """Return the title words that stand right before a name (``Chile's newly elected President`` before the name)."""
    doc, words = draft.parsed.doc, []
    for place in range(draft.start - 1, max(-1, draft.start - 10), -1):
        token = doc[place]
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "ADV", "PART", "NUM") or token.tag_ in ("VBN", "JJ", "POS"):
            words.append(token)
        elif not (token.text in ("-", ".") or (token.text == "," and place == draft.start - 1)):
            break
        if token.is_sent_start:
            break
    words.reverse()
    if not any(token.text.casefold().rstrip(".") in _SHORT or token.lemma_.casefold() in PERSONS for token in words):
        # Without a role word, only words of lost office and the people's adjective say something of the name.
        return [token for token in words if token.text.casefold() in FORMER or match_people(token.text)]
    # Words before a possessive of a person ("Rojas's aide Ana Diaz") speak of that person.
    for place in range(len(words) - 1, 0, -1):
        if words[place].tag_ == "POS" and not match_any_country(words[place - 1].text):
            return words[place + 1 :]
    return words


def noun_phrase(head: Token) -> list[Token]:
    """Return a noun's own words: left modifiers, the noun, conjoined role nouns and a place after ``of``."""
    words = [token for token in head.lefts if token.dep_ in ("amod", "compound", "poss", "nmod", "det", "advmod")]
    words += [nested for token in list(words) for nested in token.lefts]
    words = [*sorted(words, key=lambda token: token.i), head]
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            words += [nested for pobj in child.children if pobj.dep_ == "pobj" for nested in (*pobj.lefts, pobj)]
        elif child.dep_ == "conj" and child.lemma_.casefold() in PERSONS:
            words += [*child.lefts, child]
    return words


def find_appositions(draft: Draft) -> list[Token]:
    """Return the head nouns that stand in apposition to a name or say what it is (``X is the president of Y``)."""
    root = draft.root
    heads = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        heads.append(root.head)
    if root.dep_ == "nsubj" and root.head.lemma_ in ("be", "become", "remain"):
        heads += [child for child in root.head.children if child.dep_ == "attr"]
    if root.dep_ == "attr" and root.head.lemma_ in ("be", "become", "remain"):
        heads += [child for child in root.head.children if child.dep_ == "nsubj"]
    return [head for head in heads if head.lemma_.casefold() in PERSONS or head.lower_ in PERSONS]


def is_ousted(draft: Draft) -> bool:
    """Tell whether the words around a name say that this person or this person's rule fell."""
    token = draft.root
    if token.dep_ == "appos":
        token = token.head
    if token.dep_ in ("poss", "compound", "nmod") and token.head.lemma_.casefold() in _RULE | _LOSS:
        token = token.head
    if token.lemma_.casefold() in _LOSS:
        return True
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.casefold() in OUSTING:
        return True
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.casefold() in _LOSS


def _add_prefix(entity: EntityDraft, draft: Draft) -> None:
    words = find_prefix(draft)
    traits = find_traits(words)
    add_traits(entity, traits)
    if traits.roles:
        names = (token for token in words if token.pos_ == "PROPN" and not token.is_sent_start)
        said = {word for role in traits.roles for word in role.split()}
        entity.scope |= find_scope_words(names) - said


def collect_roles(
    names: Sequence[Draft], results: Sequence[Resolution], entities: Sequence[EntityDraft]
) -> dict[int, list[Token]]:
    """Write every stated role into the entities; return, for each name's index, the nouns in apposition to it."""
    beside: dict[int, list[Token]] = {}
    for index, (draft, result) in enumerate(zip(names, results, strict=True)):
        if draft.label is not EntityKind.PERSON or result.entity is None:
            continue
        entity = entities[result.entity]
        _add_prefix(entity, draft)
        heads = find_appositions(draft)
        for head in heads:
            role = None if any(child.dep_ == "conj" for child in head.rights) else head
            add_traits(entity, find_traits(noun_phrase(head), role))
            entity.scope |= find_scope(head)
        roles, scope = find_led(draft.root)
        entity.roles |= roles
        entity.scope |= scope
        entity.age = entity.age or find_stated_age(draft)
        beside[index] = [head for head in heads if head.dep_ in ("appos", "nsubj") or draft.root.head == head]
        entity.former = entity.former or is_ousted(draft)
    return beside
