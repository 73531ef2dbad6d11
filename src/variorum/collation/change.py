"""Whether a difference may be a change over time: who says it, how much later, and of what."""

from __future__ import annotations

from variorum.collation.figure_gate import FigureComparison
from variorum.collation.figure_slot import SlotComparison
from variorum.collation.lexicon import find_concepts
from variorum.collation.names import is_same_name
from variorum.collation.proposition import Proposition

DAY_HOURS = 24.0
"""Hours after which a count that can only grow may have grown, whoever gives it."""
_GROWING = frozenset({"die", "injure", "arrest", "infect", "treat", "displace"})
_GROWING_WORDS = frozenset(
    "treat hospitalise hospitalize displace evacuate rescue infect test vaccinate miss flee register toll case donate"
    " raise collect burn affect strand homeless identify recover find".split()
)
"""What keeps being counted while a story goes on."""


def is_one_voice(left: Proposition, right: Proposition) -> bool:
    """Tell whether one person or body, or nobody named, gives both: what a voice says later replaces what it said.

    Of bare texts, which may leave the speaker out, one that names nobody may be of any voice.
    """
    if left.speaker is None or right.speaker is None:
        is_bare = not (left.report_id or right.report_id)
        return is_bare or left.speaker is right.speaker is None
    return is_same_name(left.speaker, right.speaker)


def may_have_grown(found: FigureComparison | SlotComparison, gap: float) -> bool:
    """Tell whether the later figure (``gap`` hours after the left, negative before) may be the former, grown."""
    if abs(gap) < DAY_HOURS:
        return False
    older, newer = (found.left, found.right) if gap > 0 else (found.right, found.left)
    before = older.low if older.low is not None else older.high
    after = newer.high if newer.high is not None else newer.low
    if before is None or after is None or after < before:
        return False
    words = older.event | newer.event | {older.noun or "", newer.noun or ""}
    concepts = {concept for word in words for concept in find_concepts(word)}
    return bool(concepts & _GROWING or words & _GROWING_WORDS)
