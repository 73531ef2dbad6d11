"""One walk through a report in text order: names, descriptions and pronouns resolved as they come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from spacy.tokens import Span as TokenRange
from spacy.tokens import Token

from variorum.model import BlockKind, EntityKind, MentionKind
from variorum.reading.entities.describing import Describer
from variorum.reading.entities.descriptions import Description, Phrases, is_predicate
from variorum.reading.entities.discourse import Discourse, Seen, weigh
from variorum.reading.entities.draft import Draft, EntityDraft, Resolution
from variorum.reading.entities.gender import gender_of_word
from variorum.reading.entities.pronouns import FEMALE, GOES_ON, MALE, SPEECH, THIRD, choose, is_pleonastic
from variorum.reading.entities.referents import Referents
from variorum.reading.entities.syntax import ASKING, SAYING, find_quoted, find_subject, is_main_clause
from variorum.reading.parsing import ParsedBlock, ParsedReport

UNSURE = 0.6
"""Confidence under which a pronoun stays unresolved: of hand-read ones below it, fewer than half were right."""
UNSURE_OTHERS = 0.75
"""The same for ``it`` and ``they``, which stand for things without an entity as often as not."""
LEARN = 0.7
"""Confidence from which a pronoun tells the gender of somebody whose name does not."""
AHEAD = 80
"""Tokens after a pronoun in which those it speaks of are looked for, so that endless sentences cost no more."""

Place = tuple[int, int]
"""A token of a report: its block's base and its index in that block."""


def resolve(
    parsed: ParsedReport,
    entities: list[EntityDraft],
    names: Sequence[tuple[Draft, Resolution]],
    descriptions: Sequence[Description],
    beside: Mapping[Place, int],
    phrases: Phrases,
) -> list[tuple[Draft, Resolution]]:
    """Return every mention with what it stands for, sentence by sentence; may add to ``entities``.

    ``beside`` maps nouns in apposition to a name to that name's entity.
    """
    walk = _Walk(parsed, Referents(entities), names, descriptions, beside, phrases)
    return walk.run()


class _Walk:
    def __init__(
        self,
        parsed: ParsedReport,
        referents: Referents,
        names: Sequence[tuple[Draft, Resolution]],
        descriptions: Sequence[Description],
        beside: Mapping[Place, int],
        phrases: Phrases,
    ) -> None:
        self._phrases = phrases
        self._parsed = parsed
        self._referents = referents
        self._names = {(draft.parsed.base, draft.root.i): (draft, result) for draft, result in names}
        self._covered = {(d.parsed.base, place): d for d, _ in names for place in range(d.start, d.end)}
        self._descriptions = {(item.draft.parsed.base, item.head.i): item for item in descriptions}
        self._discourse = Discourse()
        self._keys: dict[int, str] = {}
        self._open: list[tuple[int, bool, bool]] = []
        self._describer = Describer(referents, beside, self._discourse, self._keys)

    def run(self) -> list[tuple[Draft, Resolution]]:
        number = 0
        for block in self._parsed.blocks:
            quoted = find_quoted(block.doc)
            self._keys.clear()
            for sentence, chunks in zip(block.doc.sents, self._phrases[block.base], strict=True):
                if sentence.text.strip():
                    self._read_sentence(block, sentence, number, quoted, chunks)
                    number += 1
        return self._referents.mentions

    def _read_sentence(
        self, block: ParsedBlock, sentence: TokenRange, number: int, quoted: list[bool], chunks: Sequence[TokenRange]
    ) -> None:
        self._open.clear()
        things = {chunk.root.i for chunk in chunks}
        for token in sentence:
            place = (block.base, token.i)
            if named := self._names.get(place):
                key = self._referents.settle(*named)
                # An adjective of nationality brings nobody on stage.
                if named[0].label is not EntityKind.GROUP or token.tag_ in ("NNS", "NNPS", "NNP", "NN"):
                    self._see(block, token, number, key, quoted, named[0].label)
            elif place in self._covered:
                continue
            elif token.lower_ in THIRD and token.pos_ in ("PRON", "DET"):
                self._read_pronoun(block, token, number, quoted, sentence)
            elif token.lower_ in SPEECH and token.pos_ in ("PRON", "DET"):
                draft = Draft(block, token.i, token.i + 1, MentionKind.PRONOUN, EntityKind.OTHER, number)
                self._referents.settle(draft, Resolution(None, "whoever speaks or is spoken to here", 0.5))
            elif item := self._descriptions.get(place):
                key = self._referents.settle(item.draft, self._describer.resolve(item))
                self._describer.remember(item, key)
                if key.isdecimal() or not is_predicate(item):
                    self._see(block, token, number, key, quoted, item.draft.label)
            elif token.i in things and token.pos_ in ("NOUN", "PROPN"):
                self._see(block, token, number, f"t{block.base}.{token.i}", quoted, None)
        self._close_sentence(sentence, quoted)

    def _see(
        self, block: ParsedBlock, token: Token, number: int, key: str, quoted: list[bool], kind: EntityKind | None
    ) -> None:
        gender, plural, is_named = gender_of_word(token), token.tag_ in ("NNS", "NNPS"), key[0] != "d"
        if key.isdecimal():
            entity = self._referents.entities[int(key)]
            gender, kind, plural, is_named = entity.gender or gender, entity.label, entity.plural, entity.named
        weight = weigh(token, title=block.block.kind is BlockKind.TITLE)
        self._keys[token.i] = key
        self._discourse.add(Seen(key, token, number, kind, gender, plural, weight, quoted[token.i], is_named))
        if token.dep_ == "conj" and token.head.i in self._keys and kind is EntityKind.PERSON:
            pair = Seen(f"p{block.base}.{token.i}", token.head, number, EntityKind.GROUP, "", True, weight, False)
            self._discourse.add(pair)

    def _read_pronoun(
        self, block: ParsedBlock, token: Token, number: int, quoted: list[bool], sentence: TokenRange
    ) -> None:
        draft = Draft(block, token.i, token.i + 1, MentionKind.PRONOUN, EntityKind.OTHER, number)
        if is_pleonastic(token):
            self._referents.settle(draft, Resolution(None, "stands for nothing", 0.8))
            return
        ahead = self._look_ahead(block, token, number, sentence, quoted[token.i])
        told = self._find_told(block, token, sentence, quoted)
        choice = choose(token, number, quoted[token.i], self._discourse, ahead, told)
        personal = token.lower_ in MALE | FEMALE
        is_plain = personal or choice.because == GOES_ON or (choice.key or "")[:1] == "t"
        if choice.key and choice.confidence < (UNSURE if is_plain else UNSURE_OTHERS):
            if personal:
                self._open.append((len(self._referents.mentions), token.lower_ in MALE, quoted[token.i]))
            self._referents.settle(draft, Resolution(None, "several fit about equally well", choice.confidence))
            return
        entity = self._referents.find_entity(choice.key) if choice.key else None
        because = choice.because
        if choice.key and entity is None:
            because = "several people together" if choice.key[0] == "p" else "most likely a thing, which has no entity"
        self._referents.settle(draft, Resolution(entity, because, choice.confidence))
        if entity is not None and choice.confidence >= LEARN and personal:
            self._fill(entity, token.lower_ in MALE, quoted[token.i])
            made = self._referents.entities[entity]
            if not made.gender:
                made.gender = "m" if token.lower_ in MALE else "f"
                self._discourse.learn(str(entity), made.gender)
        if choice.key:
            kind = self._referents.entities[entity].label if entity is not None else None
            self._see(block, token, number, str(entity) if entity is not None else choice.key, quoted, kind)

    def _find_told(self, block: ParsedBlock, token: Token, sentence: TokenRange, quoted: list[bool]) -> frozenset[str]:
        """Return whom the rest of the sentence names as spoken of by the pronoun: ``He said Warhol was a legend.``"""
        clause = token.head
        if quoted[token.i] or token.dep_ != "nsubj" or clause.lemma_ not in SAYING:
            return frozenset()
        found = set()
        for later in sentence.doc[token.i + 1 : min(sentence.end, token.i + AHEAD)]:
            named = self._names.get((block.base, later.i))
            if named is None or named[1].entity is None:
                continue
            said = (parent for parent in islice(later.ancestors, 8) if parent.head == clause and parent.dep_ == "ccomp")
            if quoted[later.i] or any(said):
                found.add(str(named[1].entity))
        return frozenset(found)

    def _fill(self, entity: int, male: bool, quoted: bool) -> None:
        """Give the pronouns of this gender left open earlier in the sentence the person that a later one means."""
        for index, is_male, was_quoted in self._open:
            if (is_male, was_quoted) == (male, quoted):
                draft = self._referents.mentions[index][0]
                found = Resolution(entity, "the same as the surer pronoun later in the sentence", 0.6)
                self._referents.mentions[index] = (draft, found)
        self._open = [item for item in self._open if item[1:] != (male, quoted)]

    def _look_ahead(
        self, block: ParsedBlock, token: Token, number: int, sentence: TokenRange, quoted: bool
    ) -> list[Seen]:
        """Return the main subject when the pronoun stands in a phrase before it (``In his note, Omar …``)."""
        if quoted and sentence.root.lemma_ in SAYING:
            return []  # who is quoted does not speak of himself so
        subject = find_subject(sentence.root)
        if subject is None or subject.i <= token.i or token.head == subject:
            return []
        named = self._names.get((block.base, subject.i))
        if named is None or named[1].entity is None or subject in token.subtree:
            return []
        if any(parent == sentence.root and token.dep_ == "nsubj" for parent in (token.head,)):
            return []
        entity = self._referents.entities[named[1].entity]
        return [Seen(str(named[1].entity), subject, number, entity.label, entity.gender, entity.plural, 1.0, False)]

    def _close_sentence(self, sentence: TokenRange, quoted: list[bool]) -> None:
        root_subject = find_subject(sentence.root)
        self._discourse.last_subject = self._keys.get(root_subject.i) if root_subject is not None else None
        is_told = root_subject is not None and quoted[root_subject.i]
        self._discourse.is_subject_quoted = is_told
        self._discourse.last_asked = self._find_asked(sentence.root)
        speaker: str | None = None
        for token in sentence:
            if quoted[token.i]:
                continue
            if token.lemma_ in SAYING and token.pos_ == "VERB":
                subject = find_subject(token)
                if subject is not None and subject.i in self._keys and (speaker is None or is_main_clause(token)):
                    speaker = self._keys[subject.i]
            elif token.lower_ == "to" and token.head.lower_ == "according":
                speaker = next((self._keys[c.i] for c in token.children if c.i in self._keys), speaker)
        if speaker is not None:
            self._discourse.last_speaker = speaker
            self._discourse.is_speaking = True
        elif (acting := self._discourse.last_subject) and acting != self._discourse.last_speaker and not is_told:
            entity = self._referents.entities[int(acting)] if acting.isdecimal() else None
            if entity is not None and entity.label is EntityKind.PERSON:
                self._discourse.is_speaking = False

    def _find_asked(self, verb: Token) -> str | None:
        """Return whom a sentence's main verb asks: ``A reporter asked Sanders``, ``Sanders was asked``."""
        if verb.lemma_ not in ASKING:
            return None
        asked = [child for child in verb.children if child.dep_ in ("dobj", "dative", "nsubjpass")]
        return next((self._keys[child.i] for child in asked if child.i in self._keys), None)
