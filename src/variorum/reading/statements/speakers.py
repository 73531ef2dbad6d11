"""From the words of a source to the speaker they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.language.outlets import match_outlet
from variorum.model import Carrier, Entity, EntityKind, Mention, Span, Speaker, Statement
from variorum.reading.entities import GROUPS, PERSONS, SEATED, find_seats, is_nameless, name_words
from variorum.reading.statements.draft import Draft, pieces_of
from variorum.reading.statements.lexicon import GENERIC_SOURCES
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import noun_phrase

_SAYS = frozenset(
    "say add announce deny state note report tell warn claim insist promise accuse reject demand urge".split()
)
"""Verbs whose *it* is a firm or an office even where none was found."""
_OWN_WORKS = frozenset("report article story headline column correspondent newspaper paper reporter".split())
_THINGS = frozenset("papers letters numbers orders newspapers posters offers covers filters factors".split())
NOBODY = Speaker(None, anonymous=True, because="the source is not named")
_NAMED = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.OUTLET)
REPORT = Speaker(None, because="the report's own voice")


class Names:
    """Mentions and entities, to be looked up by the token they cover."""

    def __init__(self, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        self._entities = {entity.id: entity for entity in entities}
        self._mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._longest = max((len(mention.span) for mention in mentions), default=0)

    def mention_over(self, span: Span) -> Mention | None:
        """Return the shortest mention that covers ``span``, a resolved one first."""
        found = []
        place = bisect_right(self._starts, span.start)
        while place > 0 and self._starts[place - 1] >= span.end - self._longest:
            place -= 1
            if self._mentions[place].span.contains(span):
                found.append(self._mentions[place])
        return min(found, key=lambda mention: (mention.entity_id is None, len(mention.span)), default=None)

    def entity_over(self, span: Span) -> Entity | None:
        """Return the entity that a mention over ``span`` stands for."""
        mention = self.mention_over(span)
        return self._entities.get(mention.entity_id) if mention is not None and mention.entity_id else None

    def speaker_named(self, outlet: str) -> Speaker:
        """Return the report's own outlet as a speaker, as an entity where it is one."""
        entity = next((entity for entity in self._entities.values() if entity.name == outlet), None)
        return Speaker(outlet, entity.id if entity else None, True, False, "the report speaks of its own outlet", 0.9)


def is_empty_it(draft: Draft, names: Names) -> bool:
    """Tell whether the source is an *it* that stands for no body found, with a verb that needs nobody to speak."""
    head, verb = draft.source_head, draft.verb
    if head is None or verb is None or head.lower_ != "it" or verb.lemma_.lower() in _SAYS:
        return False
    return find_named(draft.source_paragraph or draft.paragraph, head, names) is None


def is_own_report(draft: Draft) -> bool:
    """Tell whether the source is the outlet itself: *our report of Monday*, *an earlier version of this article*."""
    head = draft.source_head
    if head is None or (draft.verb is not None and (draft.source_paragraph or draft.paragraph).is_quoted(draft.verb)):
        return False
    words = {token.lower_ for token in draft.source}
    ours = any(child.dep_ == "poss" and child.lower_ == "our" for child in head.children)
    return (ours and head.lower_ in _OWN_WORKS) or (
        head.lower_ == "version" and "this" in words and bool(words & _OWN_WORKS)
    )


def resolve_speaker(draft: Draft, names: Names) -> Speaker:
    """Return who a draft's source is: an entity by its best name, or the words as written, unresolved."""
    if not draft.source or draft.source_head is None:
        return NOBODY
    paragraph = draft.source_paragraph or draft.paragraph
    head = draft.source_head
    words = shown_name(paragraph, draft.source, head)
    named = find_named(paragraph, head, names)
    if named is not None and not any(child.dep_ == "conj" for child in head.children):
        mention, entity = named
        anonymous = is_nameless_source(entity)
        name = number_words(head, entity.name) if anonymous else entity.name
        return Speaker(name, entity.id, True, anonymous, mention.because, mention.confidence)
    anonymous = is_anonymous(head)
    because = "the words as written name nobody" if anonymous else "no entity found for the words as written"
    return Speaker(words, None, False, anonymous, because, 0.5)


def find_named(paragraph: Paragraph, head: Token, names: Names) -> tuple[Mention, Entity] | None:
    """Return the mention and entity of a source: over its head, else over a name that stands in apposition to it."""
    apposed = [child for child in head.children if child.dep_ in ("appos", "compound", "nmod") and child.i > head.i]
    apposed += [child for child in head.children if child.dep_ == "appos" and child.i < head.i]
    for token in (head, *apposed):
        span = paragraph.block.span_of(token)
        mention = names.mention_over(span)
        entity = names.entity_over(span)
        if mention is not None and entity is not None and (token == head or entity.kind in _NAMED):
            return mention, entity
    return None


def is_anonymous(head: Token) -> bool:
    """Tell whether a source's head names nobody: *officials*, *some*, *reports*, *a witness*; not *the mayor*."""
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ in ("PROPN", "PRON"):
        return head.lower_ in GENERIC_SOURCES and head.pos_ == "PRON"
    if head.lower_ in GENERIC_SOURCES or head.lower_ in GROUPS:
        return True
    if head.tag_ == "NNS" and head.lower_.endswith(("ers", "ors", "ists", "ians")) and head.lower_ not in _THINGS:
        return True
    is_seat = head.lemma_.lower() in SEATED and any(child.lower_ in ("the", "its") for child in head.lefts)
    return head.lemma_.lower() in PERSONS and not is_seat


def is_nameless_source(entity: Entity) -> bool:
    """Tell whether an entity is people, or somebody, whom the report only describes; not whoever holds an office."""
    if entity.kind is EntityKind.GROUP:
        return not any(letter.isupper() for letter in entity.name)
    return is_nameless(entity) and not find_seats(entity)


def number_words(head: Token, name: str) -> str:
    """Return a description with how many it speaks of, where the source says so: *two former employees*."""
    counts = [child for child in head.lefts if child.dep_ == "nummod" or child.lower_ in ("several", "some", "many")]
    if not counts or head.pos_ == "PRON" or name.split()[0].lower() == counts[0].lower_:
        return name
    return f"{counts[0].lower_} {name}"


def shown_name(paragraph: Paragraph, tokens: Sequence[Token], head: Token) -> str:
    """Return the source's words; for a relative pronoun those of the noun it stands for."""
    if head not in tokens:
        tokens = noun_phrase(head)
    pieces = pieces_of(paragraph, (token.i for token in tokens))
    base, text = paragraph.block.base, paragraph.text
    return " ".join(text[piece.start - base : piece.end - base] for piece in pieces)


def is_outlet(entity: Entity | None, words: str) -> bool:
    """Tell whether a source is a news outlet or agency, by the entity or the table of outlets."""
    if entity is not None and (entity.kind is EntityKind.OUTLET or match_outlet(entity.name) is not None):
        return True
    return match_outlet(words) is not None


def drop_own_outlet(statements: Sequence[Statement], outlet: str | None) -> tuple[Statement, ...]:
    """Take a report's own outlet out of the chains: *she told the Gazette*, in the Gazette, is first hand."""
    own = name_words(outlet or "")
    if not own:
        return tuple(statements)

    def is_own(carrier: Carrier) -> bool:
        words = name_words(carrier.name)
        return words == own or (carrier.is_outlet and len(words) == 1 and words[0] == own[-1])

    return tuple(
        replace(one, via=tuple(carrier for carrier in one.via if not is_own(carrier))) if one.via else one
        for one in statements
    )


def resolve_first_persons(report_text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Give an *I* inside what somebody says to that somebody, who is then no link of the chain.

    *We* stays as written: who belongs to it is seldom said.
    """
    by_id = {one.id: one for one in statements}
    settled = []
    for one in statements:
        words = " ".join(span.of(report_text) for span in one.source)
        outer = by_id.get(one.parent_id or "")
        for _ in range(5):
            if outer is None or outer.speaker.resolved or outer.parent_id is None:
                break
            outer = by_id.get(outer.parent_id)
        if words in ("I", "me") and not one.speaker.resolved and outer is not None and outer.speaker.resolved:
            speaker = replace(outer.speaker, because="whoever speaks here says I", confidence=0.9)
            via = tuple(carrier for carrier in one.via if carrier.name != speaker.name)
            one = replace(one, speaker=speaker, via=via)
        settled.append(one)
    return tuple(settled)
