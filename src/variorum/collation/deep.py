"""Propositions of the statements of deep readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as TokenRange

from variorum.collation.memory import CollationMemory
from variorum.collation.names import fold_name
from variorum.collation.proposition import Proposition
from variorum.collation.slots import Placed, fill_slots
from variorum.language.pipeline import load_pipeline
from variorum.model import (
    BlockKind,
    Entity,
    EntityKind,
    Manner,
    Mention,
    MentionKind,
    Period,
    Reading,
    Report,
    SharedEntity,
    Span,
    Statement,
)

_LABELS = {EntityKind.PERSON: "PERSON", EntityKind.PLACE: "GPE", EntityKind.GROUP: "NORP"}
_POSSESSIVES = frozenset("his her hers its their theirs my our ours your yours".split())
_MIN_CONFIDENCE = 0.5
_SUCH = re.compile(r"(?:that )?(?:such (?:an? )?|this |that )\w", re.I)


class _Resolved:
    """A statement's words with pronouns replaced, and where each code point came from."""

    def __init__(self, text: str, spans: Sequence[Span], swaps: Sequence[tuple[Span, str]]) -> None:
        self._pieces: list[tuple[int, int, int, bool]] = []
        self.text = ""
        for number, span in enumerate(spans):
            if number:
                self.text += " "
            position = span.start
            for swap, words in swaps:
                if not span.contains(swap) or swap.start < position:
                    continue
                self._add(text[position : swap.start], position, False)
                self._add(words, swap.start, True)
                position = swap.end
            self._add(text[position : span.end], position, False)

    def _add(self, words: str, source: int, is_swapped: bool) -> None:
        if words:
            self._pieces.append((len(self.text), len(words), source, is_swapped))
            self.text += words

    def find(self, source: int) -> int | None:
        """Return where the report's code point stands in the resolved text, or None."""
        for start, length, origin, is_swapped in self._pieces:
            if is_swapped and source == origin:
                return start
            if not is_swapped and origin <= source < origin + length:
                return start + source - origin
        return None


def _swap_words(words: str, name: str, follows: str) -> str:
    """Return the name in the pronoun's place: possessive for "its", apart from the verb in "I've"."""
    name = name.removesuffix("'s").removesuffix("’s")
    if words.casefold() in _POSSESSIVES:
        return f"{name}'s"
    return f"{name} " if follows in {"'", "’"} else name


def _swaps(
    statement: Statement, report: Report, mentions: Iterable[Mention], entities: Mapping[str, Entity]
) -> list[tuple[Span, str]]:
    """Return the pronouns of the content with the names they stand for, in text order."""
    swaps = []
    for mention in mentions:
        words = mention.span.of(report.text)
        follows = report.text[mention.span.end : mention.span.end + 1]
        entity = entities.get(mention.entity_id or "")
        if mention.kind is MentionKind.PRONOUN and entity is not None and mention.confidence >= _MIN_CONFIDENCE:
            swaps.append((mention.span, _swap_words(words, entity.name, follows)))
        elif (
            mention.kind is MentionKind.PRONOUN
            and words.casefold() in {"i", "me", "my"}
            and statement.speaker.resolved
            and statement.speaker.name
        ):
            swaps.append((mention.span, _swap_words(words, statement.speaker.name, follows)))
    return swaps


def find_published(report: Report) -> Period | None:
    """Return when the report was published, or the interval its bounds leave when both are known."""
    published = report.published
    if published.value is not None:
        return published.value.period
    if published.not_before is not None and published.not_after is not None:
        low, high = published.not_before.period.earliest, published.not_after.period.latest
        return Period(low, high) if low < high else None
    return None


def _placed(statement: Statement, report: Report, reading: Reading, resolved: _Resolved) -> list[Placed]:
    placed = []
    for figure in reading.figures:
        start = resolved.find(figure.span.start)
        if start is not None and any(span.contains(figure.span) for span in statement.content):
            placed.append(Placed(start, figure.span.of(report.text), figure=figure))
    for moment in reading.moments:
        start = resolved.find(moment.span.start)
        if start is not None and any(span.overlaps(moment.span) for span in statement.content):
            placed.append(Placed(start, moment.span.of(report.text), moment=moment))
    return placed


class _Source:
    """One statement on its way to a proposition."""

    def __init__(self, statement: Statement, report: Report, reading: Reading, shared: Mapping[str, SharedEntity]):
        self.statement, self.report, self.reading = statement, report, reading
        self._entities = {entity.id: entity for entity in reading.entities}
        self._shared = shared
        self.mentions = [
            mention for mention in reading.mentions if any(span.contains(mention.span) for span in statement.content)
        ]
        self.resolved = _Resolved(
            report.text, statement.content, _swaps(statement, report, self.mentions, self._entities)
        )

    def _key(self, entity: Entity) -> str:
        shared = self._shared.get(entity.id)
        return fold_name(shared.name if shared else entity.name, entity.kind is EntityKind.PERSON)

    @property
    def key(self) -> tuple[object, ...]:
        """All that the proposition is made from: equal keys, equal propositions."""
        return (
            self.statement,
            self.resolved.text,
            tuple(self.mentions),
            tuple(
                (entity.name, entity.kind, self._key(entity))
                for mention in self.mentions
                if (entity := self._entities.get(mention.entity_id or "")) is not None
            ),
            self._speaker(),
            tuple(_placed(self.statement, self.report, self.reading, self.resolved)),
            find_published(self.report),
            self.report.id,
            self.report.text,
            self._is_title(),
        )

    def _is_title(self) -> bool:
        first = self.statement.content[0].start
        return any(block.span.start <= first < block.span.end for block in self.report.blocks_of(BlockKind.TITLE))

    def name_entities(self, doc: Doc) -> None:
        """Give the parse the reading's entities, each under its shared key."""
        ranges: list[TokenRange] = []
        taken: set[int] = set()
        for mention in sorted(self.mentions, key=lambda item: len(item.span), reverse=True):
            entity = self._entities.get(mention.entity_id or "")
            start = self.resolved.find(mention.span.start)
            if entity is None or start is None or mention.confidence < _MIN_CONFIDENCE:
                continue
            words = mention.span.of(self.report.text)
            length = len(entity.name) if mention.kind is MentionKind.PRONOUN else len(words)
            span = doc.char_span(start, min(start + length, len(doc.text)), alignment_mode="contract")
            if span is None or not len(span) or taken & set(range(span.start, span.end)):
                continue
            taken |= set(range(span.start, span.end))
            label = _LABELS.get(entity.kind, "ORG")
            ranges.append(TokenRange(doc, span.start, span.end, label=label, kb_id=self._key(entity)))
        doc.set_ents(ranges)

    def _speaker(self) -> str | None:
        speaker = self.statement.speaker
        entity = self._entities.get(speaker.entity_id or "")
        return self._key(entity) if entity is not None else speaker.name

    def make(self, doc: Doc) -> Proposition:
        self.name_entities(doc)
        statement, report = self.statement, self.report
        return fill_slots(
            statement.id,
            statement.passage,
            statement.passage.of(report.text),
            doc,
            _placed(statement, report, self.reading, self.resolved),
            speaker=self._speaker(),
            own_voice=statement.manner is Manner.OWN,
            quoted=statement.manner is Manner.DIRECT,
            published=find_published(report),
            report_id=report.id,
            is_title=self._is_title(),
            force=statement.force,
        )


def make_propositions(
    reports: Sequence[Report],
    readings: Mapping[str, Reading],
    shared: Sequence[SharedEntity] = (),
    memory: CollationMemory | None = None,
) -> dict[str, Proposition]:
    """Return the proposition of every statement, by statement id, in order of reports and text.

    ``shared`` are the entities of the whole story; without them names meet by their spelling. Parsing goes in one
    batch; equal texts are parsed once.
    """
    by_entity = {entity_id: entity for entity in shared for entity_id in entity.entity_ids}
    sources = [
        _Source(statement, report, readings[report.id], by_entity)
        for report in reports
        if report.id in readings
        for statement in readings[report.id].statements
    ]
    memory = memory or CollationMemory()
    keys = [source.key for source in sources]
    fresh = [source for source, key in zip(sources, keys, strict=True) if not memory.has(key)]
    if fresh:
        pipeline = load_pipeline()
        with pipeline.select_pipes(disable=["ner"]):
            texts = list(dict.fromkeys(source.resolved.text or "-" for source in fresh))
            docs = dict(zip(texts, pipeline.pipe(texts), strict=True))
            for source in fresh:
                memory.put(source.key, source.make(docs[source.resolved.text or "-"]))
    made = [memory.get(key) for key in keys]
    memory.trim(len(made))
    return {proposition.id: proposition for proposition in _resolve_such(made)}


def _resolve_such(propositions: Sequence[Proposition]) -> list[Proposition]:
    """Let "such a meeting" be with whom the report's statement before it names."""
    resolved: list[Proposition] = []
    for proposition in propositions:
        before = resolved[-1] if resolved else None
        if before is not None and before.report_id == proposition.report_id and _SUCH.match(proposition.text):
            names = before.names - {before.speaker or ""}
            clauses = tuple(replace(each, patients=each.patients | names) for each in proposition.clauses)
            proposition = replace(proposition, names=proposition.names | names, clauses=clauses, clause=clauses[0])
        resolved.append(proposition)
    return resolved


def make_proposition(
    statement: Statement, report: Report, reading: Reading, shared: Sequence[SharedEntity] = ()
) -> Proposition:
    """Return the proposition of one statement; ``make_propositions`` does many at once."""
    by_entity = {entity_id: entity for entity in shared for entity_id in entity.entity_ids}
    source = _Source(statement, report, reading, by_entity)
    pipeline = load_pipeline()
    with pipeline.select_pipes(disable=["ner"]):
        return source.make(pipeline(source.resolved.text or "-"))
