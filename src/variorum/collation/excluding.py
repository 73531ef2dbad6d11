"""Contradictions of one slot with one answer: who planted the bomb, where she died, what caused the fire."""

from __future__ import annotations

import re

from variorum.collation.deciding import Verdict, make_sentence
from variorum.collation.pair import Pair, is_firm, share_of
from variorum.collation.proposition import Proposition
from variorum.model import RelationKind

_ONE_DOER = frozenset("cause plant shoot_down shoot kill murder assassinate invent".split())
"""Verbs that one deed has one doer of."""
_ONE_PLACE = frozenset("die bear start begin break_out crash land originate drown".split())
"""Verbs of what happens to one subject in one place only."""
_FIRST = re.compile(r"\bfirst(?:[.,;]|$)")
_MIN_LIKENESS = 0.7
_REST_ALIKE = 0.8
_MAX_CLAUSES = 2
CONFIDENCE = 0.75
"""Raw confidence; on the development pairs all such verdicts were right."""


def find_other_answer(pair: Pair) -> Verdict | None:
    """Two answers to what has but one: the gate is the same verb and theme, the signals the rest and the one slot."""
    left, right = pair.left, pair.right
    if left.question or not (is_firm(left) and is_firm(right)) or left.negated or right.negated:
        return None
    evidence = pair.evidence
    if evidence.likeness < _MIN_LIKENESS or evidence.of("heads") <= 0 or evidence.of("times") < 0:
        return None
    if max(len(left.clauses), len(right.clauses)) > _MAX_CLAUSES or evidence.of("figures") < 0:
        return None
    if left.has_open_pronoun != right.has_open_pronoun:
        return None
    answers = _find_doers(left, right) or _find_places(left, right) or _find_firsts(left, right)
    if answers is None:
        return None
    one, other = answers
    rest = [
        (side.words | side.names)
        - answer
        - {word for head, word in side.clause.modifiers if head in answer}
        - {side.speaker or ""}
        for side, answer in ((left, one), (right, other))
    ]
    if not all(rest) or min(share_of(rest[0], rest[1]), share_of(rest[1], rest[0])) < _REST_ALIKE:
        return None
    verb = min(left.clause.head).replace("_", " ")
    words = (
        f"of “{verb}” one answer is {'/'.join(sorted(one))} and the other {'/'.join(sorted(other))},"
        " where only one can be, and the rest is worded alike"
    )
    return Verdict(RelationKind.CONTRADICTS, CONFIDENCE, make_sentence(words), "other-answer")


Answers = tuple[frozenset[str], frozenset[str]]


def _find_doers(left: Proposition, right: Proposition) -> Answers | None:
    """Return the doers of one deed to one object, where both name one and not the same."""
    if not left.clause.head & _ONE_DOER or not left.clause.patients & right.clause.patients:
        return None
    return _exclude(left.clause.agents, right.clause.agents, left, right)


def _find_places(left: Proposition, right: Proposition) -> Answers | None:
    """Return the places of what happens to one subject once."""
    if not left.clause.head & _ONE_PLACE or not left.clause.agents & right.clause.agents:
        return None
    lefts, rights = (side.clause.places | side.clause.patients for side in (left, right))
    return _exclude(lefts - left.clause.agents, rights - right.clause.agents, left, right)


def _find_firsts(left: Proposition, right: Proposition) -> Answers | None:
    """Return who did it first, where each says it of another."""
    if not all(_FIRST.search(side.text) for side in (left, right)):
        return None
    return _exclude(left.clause.agents, right.clause.agents, left, right)


def _exclude(lefts: frozenset[str], rights: frozenset[str], left: Proposition, right: Proposition) -> Answers | None:
    """Return the answers when each is one and neither is told by the other text."""
    if not 1 <= len(lefts) <= _MAX_WORDS or not 1 <= len(rights) <= _MAX_WORDS:
        return None
    if share_of(lefts, right.words | right.names) or share_of(rights, left.words | left.names):
        return None
    return lefts, rights


_MAX_WORDS = 2
