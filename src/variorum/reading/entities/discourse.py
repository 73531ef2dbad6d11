"""Who can be meant at a point of a report: everyone mentioned so far and how prominent they are."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from variorum.model import EntityKind
from variorum.reading.entities.syntax import SUBJECTS, find_clause, is_main_clause

WINDOW = 5
"""Sentences back that a pronoun may look. Hobbs (1978) found 98% of antecedents in the same or the previous one;
news goes further where a quotation runs over several."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention that a later pronoun may mean.

    ``key`` names the referent: an entity's index as text, or a mark of its own for somebody without an entity;
    ``named`` is False for somebody whom the report only describes.
    """

    key: str
    token: Token
    sentence: int
    kind: EntityKind | None
    gender: str
    plural: bool
    weight: float
    quoted: bool
    named: bool = True


def weigh(token: Token, *, title: bool = False) -> float:
    """Return how prominent a mention's place makes it, 0 to 1.

    Order of grammatical roles after Lappin and Leass (1994): subject, object, possessor, the rest. Values chosen
    by hand and checked on some 110 pronouns of news read by eye.
    """
    role = token.dep_
    if role == "conj":
        role = token.head.dep_
    if role == "appos":
        role = token.head.dep_
    if role in SUBJECTS:
        weight = 1.0 if is_main_clause(find_clause(token)) else 0.8
    elif role in ("dobj", "dative"):
        weight = 0.6
    elif role == "poss":
        weight = 0.5
    elif role == "pobj":
        weight = 0.6 if token.head.dep_ == "agent" else 0.45
    elif role in ("compound", "amod", "nmod"):
        weight = 0.2
    else:
        weight = 0.4
    return weight * (0.6 if title else 1.0)


def decay(gap_sentences: int) -> float:
    """Return what is left of prominence after so many sentences: halved by each (Lappin and Leass 1994)."""
    return 0.5 ** max(0, gap_sentences)


class Discourse:
    """The mentions of the last ``WINDOW`` sentences, who spoke and acted last, and whom the last sentence asked.

    ``is_speaking`` is False once another person has been the subject of a sentence after the last speaker's words.
    """

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self.last_speaker: str | None = None
        self.last_subject: str | None = None
        self.is_subject_quoted = False
        self.last_asked: str | None = None
        self.is_speaking = False
        self.counts: dict[str, int] = {}

    def add(self, seen: Seen) -> None:
        """Take note of a mention."""
        self._seen.append(seen)
        self.counts[seen.key] = self.counts.get(seen.key, 0) + 1

    def learn(self, key: str, gender: str) -> None:
        """Write the gender of somebody, once known, into the mentions so far."""
        self._seen = [replace(s, gender=gender) if s.key == key and not s.gender else s for s in self._seen]

    def recent(self, sentence: int) -> list[Seen]:
        """Return the mentions of this sentence and the ``WINDOW`` before it, oldest first."""
        if len(self._seen) > 400:
            self._seen = [seen for seen in self._seen if seen.sentence >= sentence - WINDOW][-400:]
        return [seen for seen in self._seen if sentence - WINDOW <= seen.sentence <= sentence]
