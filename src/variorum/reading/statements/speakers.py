"""From the words of a source to the speaker they stand for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Entity, EntityKind, Mention, Span, Speaker
from variorum.reading.statements.draft import Draft, Paragraph, pieces_of
from variorum.reading.statements.lexicon import GENERIC_SOURCES

NOBODY = Speaker(None, anonymous=True, because="the source is not named")
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


def resolve_speaker(draft: Draft, names: Names) -> Speaker:
    """Return who a draft's source is: an entity by its best name, or the words as written, unresolved."""
    if not draft.source or draft.source_head is None:
        return NOBODY
    paragraph = draft.source_paragraph or draft.paragraph
    head = draft.source_head
    words = shown_name(paragraph, draft.source, head)
    mention = names.mention_over(paragraph.block.span_of(head))
    entity = names.entity_over(paragraph.block.span_of(head))
    if entity is not None and mention is not None and not any(child.dep_ == "conj" for child in head.children):
        return Speaker(entity.name, entity.id, True, False, mention.because, mention.confidence)
    anonymous = is_anonymous(head)
    because = "the words as written name nobody" if anonymous else "no entity found for the words as written"
    return Speaker(words, None, False, anonymous, because, 0.5)


def is_anonymous(head: Token) -> bool:
    """Tell whether a source's head names nobody: *officials*, *some*, *reports*."""
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ == "PROPN":
        return False
    return head.lower_ in GENERIC_SOURCES


def shown_name(paragraph: Paragraph, tokens: Sequence[Token], head: Token) -> str:
    """Return the source's words; for a relative pronoun those of the noun it stands for."""
    if head not in tokens:
        from variorum.reading.statements.sources import noun_phrase

        tokens = noun_phrase(head)
    pieces = pieces_of(paragraph, (token.i for token in tokens))
    base, text = paragraph.block.base, paragraph.doc.text
    return " ".join(text[piece.start - base : piece.end - base] for piece in pieces)


def is_outlet(span: Span, words: str, names: Names) -> bool:
    """Tell whether a source is a news outlet or agency, by the entity or the table of outlets."""
    from variorum.language.outlets import match_outlet

    entity = names.entity_over(span)
    return (entity is not None and entity.kind is EntityKind.OUTLET) or match_outlet(words) is not None
