"""Descriptions in one report: roles, bodies, groups of people and places that stand for a government."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span as TokenRange
from spacy.tokens import Token

from variorum.model import EntityKind, MentionKind
from variorum.reading.entities.draft import Draft
from variorum.reading.entities.tables import match_capital, match_country, match_seat
from variorum.reading.entities.titles import BODIES, GROUPS, ORGANISATIONS, OUTLET_HEADS, PERSONS
from variorum.reading.parsing import ParsedReport


class Shape(StrEnum):
    """How a description picks out what it means."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    POSSESSED = "possessed"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that speaks of somebody without a name. ``head`` is its noun, ``plural`` whether it is several."""

    draft: Draft
    head: Token
    shape: Shape
    plural: bool


_STATIVE = frozenset("be lie sit stretch host see become fall remain stand wake experience".split())


def is_government(draft: Draft) -> bool:
    """Tell whether a place's name stands for the government there.

    A seat (``the Kremlin``) always does; a capital does as the subject of what only people do (``Lima denied``), not
    of a state of the town (``Lima lies``). Countries act under their own name and keep it.
    """
    if match_seat(draft.text):
        return True
    if draft.label is not EntityKind.PLACE or not match_capital(draft.text) or match_country(draft.text):
        return False
    if draft.text.isupper():  # the place line of a dispatch
        return False
    root = draft.root
    if root.dep_ == "conj":
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ == "by" and root.head.dep_ == "agent":
        return True
    if root.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verb = root.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.lemma_ == "be":
        return any(child.dep_ == "acomp" and any(child.children) for child in verb.children)
    return verb.lemma_ not in _STATIVE


Phrases = dict[int, list[list[TokenRange]]]
"""Noun phrases by block (its base) and sentence; found once, since finding them is the dearest step."""


def find_phrases(parsed: ParsedReport) -> Phrases:
    """Return the noun phrases of a report, and ages that stand for a person (``the 46-year-old``)."""
    return {
        block.base: [list(sentence.noun_chunks) + _find_ages(sentence) for sentence in block.doc.sents]
        for block in parsed.blocks
    }


def _find_ages(sentence: TokenRange) -> list[TokenRange]:
    if "old" not in sentence.text:
        return []
    return [
        sentence.doc[token.left_edge.i : token.i + 1]
        for token in sentence
        if token.lower_ == "old" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and _is_age(token)
    ]


def find_descriptions(parsed: ParsedReport, names: Sequence[Draft], phrases: Phrases) -> list[Description]:
    """Return the descriptions of a report in text order; their heads are never part of a name."""
    covered: dict[int, set[int]] = defaultdict(set)
    for draft in names:
        covered[draft.parsed.base].update(range(draft.start, draft.end))
    found, number = [], 0
    for block in parsed.blocks:
        ends = set(covered[block.base])
        for sentence, chunks in zip(block.doc.sents, phrases[block.base], strict=True):
            for chunk in chunks:
                head = chunk.root
                if head.i in ends or head.pos_ == "PRON":
                    continue
                kind = judge_head(head)
                if kind is None:
                    continue
                start = next((t.i for t in chunk if t.text[0].isalnum()), head.i)
                ends.add(head.i)
                draft = Draft(block, start, head.i + 1, MentionKind.DESCRIPTION, kind, number)
                plural = head.tag_ in ("NNS", "NNPS")
                found.append(Description(draft, head, _judge_shape(block.doc[start], head), plural))
            number += bool(sentence.text.strip())
    return found


def is_predicate(item: Description) -> bool:
    """Tell whether a description only says what somebody is (``X, a doctor``, ``X is a doctor``, ``as a doctor``)."""
    if item.shape not in (Shape.INDEFINITE, Shape.BARE):
        return False
    head = item.head
    if item.plural or any(child.dep_ == "relcl" for child in head.children):
        return False
    return head.dep_ in ("appos", "attr", "oprd") or (head.dep_ == "pobj" and head.head.lower_ in ("as", "like"))


def judge_head(head: Token) -> EntityKind | None:
    """Return what a noun speaks of when it is a person's role, a body or people, else None."""
    lemma, lower = head.lemma_.casefold(), head.lower_
    if head.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    if head.tag_ in ("NNS", "NNPS") and (lower in GROUPS or lemma in PERSONS or _is_somebody(head)):
        return EntityKind.GROUP
    if lower == "authorities":
        return EntityKind.ORGANISATION
    if head.tag_ in ("NN", "NNP"):
        if head.i > 1 and "in" in (head.nbor(-1).lower_, head.nbor(-2).lower_) and lower == "chief":  # editor-in-chief
            return None
        if lower == "head" and not any(child.lower_ == "of" for child in head.rights):
            return None
        if lower in PERSONS or lemma in PERSONS or _is_age(head) or _is_somebody(head):
            return EntityKind.PERSON
        if lower in OUTLET_HEADS:
            return EntityKind.OUTLET
        if lower in BODIES or lower in ORGANISATIONS:
            return EntityKind.ORGANISATION
    return EntityKind.PERSON if _is_age(head) else None


def _is_somebody(head: Token) -> bool:
    """Tell whether a noun has a clause with ``who``: only people are spoken of so."""
    if head.pos_ != "NOUN":
        return False
    clauses = [child for child in head.children if child.dep_ == "relcl"]
    return any(child.lower_ == "who" and child.dep_ == "nsubj" for clause in clauses for child in clause.children)


def _is_age(head: Token) -> bool:
    return head.lower_.endswith("-year-old") or (
        head.lower_ == "old" and head.i >= 4 and head.nbor(-2).lower_ in ("year", "years")
    )


def _judge_shape(first: Token, head: Token) -> Shape:
    if first.tag_ == "PRP$" or any(child.dep_ == "poss" for child in head.children):
        return Shape.POSSESSED
    if first.lower_ in ("the", "this", "that", "these", "those"):
        return Shape.DEFINITE
    if first.lower_ in (
        "a",
        "an",
        "another",
        "one",
        "some",
        "several",
        "many",
        "no",
        "any",
        "each",
        "every",
        "all",
        "both",
        "most",
        "how",
        "other",
        "what",
    ):
        return Shape.INDEFINITE
    return Shape.BARE
