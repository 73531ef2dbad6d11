"""What a statement says, in slots that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from variorum.model import Force, Passage, Period, Qualifier


class Certainty(StrEnum):
    """How sure, or how final, something is put.

    INTENDED is said of what is planned, promised or foretold with "will"; UNCLEAR of what is said to be open.
    """

    ASSERTED = "asserted"
    INTENDED = "intended"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNCLEAR = "unclear"


RANKS = {
    Certainty.ASSERTED: 3.0,
    Certainty.INTENDED: 2.5,
    Certainty.PROBABLE: 2.0,
    Certainty.POSSIBLE: 1.0,
    Certainty.UNCLEAR: 0.0,
}
"""Order of certainty, after the scale of event factuality (Saurí & Pustejovsky 2009): certain, probable, possible,
underspecified. INTENDED stands under ASSERTED because what is planned has not happened."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what is needed to tell whether another may be held against it.

    ``low`` and ``high`` are finite with ``low <= high``, or None where open. ``noun`` is the lemma of what is counted,
    ``modifiers`` the words and names that narrow it, ``event`` the lemmas of what happens to it (verb, or the noun it
    stands under), ``text`` the words as written. ``part_of`` says that the words make it a share of something else,
    ``is_change`` that they give by how much something rose or fell. ``setting`` holds the other content words of the
    clause it stands in, ``names`` the names there, ``marks`` what kind of figure the clause makes it (``wanted``: asked
    for, allowed or planned, not counted; ``stock``: what there is; ``part``: of some only; ``before``, ``after``),
    ``places`` the towns, regions and sites it is of, ``verb`` the lemma of the clause's verb where it tells something.
    """

    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    noun: str | None
    modifiers: frozenset[str]
    event: frozenset[str]
    text: str
    part_of: bool = False
    is_change: bool = False
    setting: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """The main thing a text says, without the "he said that" around it.

    All words are lemmas, names are keys of ``fold_name``. ``agents`` do it, ``patients`` have it done to them (of an
    active intransitive verb, the subject is the agent). ``predicate`` joins verb and particle (``step_down``); ``head``
    is what is said: the predicate, or the word that completes an empty verb ("was a defeat", "took place").
    ``lacking`` is what it goes without ("without an agreement"), ``modifiers`` pairs each argument with what narrows
    it, ``is_general`` says that the subject is nobody or none, ``is_state`` that it is a state of now ("is open").
    ``attributed_to`` is who is said to say it, from the text alone. ``because`` says which words made the certainty.
    """

    predicate: str = ""
    head: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    patients: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    modifiers: frozenset[tuple[str, str]] = frozenset()
    is_general: bool = False
    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    because: str = ""
    is_question: bool = False
    attributed_to: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    conjoined: int = 0
    is_past: bool = False
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement's content with what is known of it.

    Parameters
    ----------
    id, passage
        The statement's id and its words; ``passage`` points into the report (for bare text, into that text).
    text
        The words as written; ``resolved`` the same with pronouns replaced by the names they stand for.
    context, question
        The sentence around a short answer, and the question it answers; empty when not given.
    words
        Content lemmas without names, figures and function words.
    names
        Keys of the names (``fold_name``), pronouns resolved.
    figures, times
        Quantities, and periods that dates in the text resolve to; ``time_words`` the date expressions as written,
        ``time_values`` their TIMEX3 values.
    spans_of_time
        Durations in days (``three years`` is 1095).
    speaker
        Key of who says it, or None. ``own_voice`` when the report says it itself. ``quoted``: in quotation marks.
    published
        When it was published, or bounds of it; None when unknown.
    report_id
        Whose statement it is; empty for bare text.
    is_title
        Whether it stands in a title.
    clauses
        Every main clause, ``clause`` among them: of each sentence and each coordinated verb.
    common
        Keys and lemmas that stand in so many statements of the story that sharing them tells little.
    numerals
        Number words as written, dates left out: what the figures are read from, and what could not be read.
    has_open_pronoun
        Whether a pronoun in it could not be resolved.
    """

    id: str
    passage: Passage
    text: str
    resolved: str
    clause: Clause
    words: frozenset[str]
    names: frozenset[str]
    figures: tuple[Quantity, ...] = ()
    times: tuple[Period, ...] = ()
    time_words: tuple[str, ...] = ()
    time_values: tuple[str, ...] = ()
    spans_of_time: tuple[float, ...] = ()
    speaker: str | None = None
    own_voice: bool = False
    quoted: bool = False
    published: Period | None = None
    context: str = ""
    question: str = ""
    report_id: str = ""
    is_title: bool = False
    has_open_pronoun: bool = False
    force: Force | None = None
    clauses: tuple[Clause, ...] = ()
    common: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()

    @property
    def negated(self) -> bool:
        """Whether the text says that it is not so, the speaker's denial counted in."""
        return self.clause.negated != (self.force is Force.DENIED)

    @property
    def certainty(self) -> Certainty:
        """How surely it is put: the clause's own words and the statement's force, the weaker of both."""
        by_force = _BY_FORCE.get(self.force, Certainty.ASSERTED) if self.force else Certainty.ASSERTED
        return min(self.clause.certainty, by_force, key=RANKS.__getitem__)


_BY_FORCE = {
    Force.HEDGED: Certainty.POSSIBLE,
    Force.UNCLEAR: Certainty.UNCLEAR,
    Force.ASKED: Certainty.UNCLEAR,
    Force.BELIEVED: Certainty.PROBABLE,
    Force.INTENDED: Certainty.INTENDED,
    Force.PROMISED: Certainty.INTENDED,
}


def is_in_story(left: Proposition, right: Proposition) -> bool:
    """Tell whether both are statements of a story, known by their reports or by what is common in it."""
    return bool(left.report_id and right.report_id) or bool(left.common and right.common)
