"""Words that make a thing open, possible, probable or planned."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.collation.proposition import RANKS, Certainty

_SAY = (
    "say tell state report add note mention reveal announce declare claim argue insist stress emphasize emphasise"
    " explain describe reiterate reaffirm clarify confirm acknowledge admit warn write tweet think know show find"
    " underscore recall remark point_out disclose allege assert maintain_that learn see hear quote cite concede"
)
_POSSIBLE = "could may might possibly perhaps maybe possible hint suggest rumour rumor speculate possibility chance"
_PROBABLE = (
    "likely probably expect expected probable believe reportedly allegedly apparently presumably seem appear should"
    " predict forecast estimate anticipate suspect"
)
_INTENDED = "will 'll shall wo would 'd"
_OPEN = "unclear unknown uncertain undecided unsure unconfirmed whether unresolved doubtful"
INTENT_VERBS = frozenset(
    "plan intend aim promise pledge vow offer hope want wish prepare seek agree decide propose consider mull undertake"
    " commit threaten try".split()
)
"""Verbs whose subject is to do what follows, and has not yet."""
INTENT_NOUNS = frozenset(
    "intention plan readiness willingness commitment effort promise pledge desire hope aim goal offer proposal".split()
)
"""Nouns that say the same of what follows them."""
OPEN_WORDS = frozenset(_OPEN.split())
"""Words that leave what follows open."""
_DENY = frozenset("deny reject refute dispute rebut".split())
_TABLE: dict[str, Certainty] = (
    dict.fromkeys(_POSSIBLE.split(), Certainty.POSSIBLE)
    | dict.fromkeys(_PROBABLE.split(), Certainty.PROBABLE)
    | dict.fromkeys(_INTENDED.split(), Certainty.INTENDED)
    | dict.fromkeys(INTENT_VERBS | INTENT_NOUNS, Certainty.INTENDED)
    | dict.fromkeys(("consider", "mull"), Certainty.POSSIBLE)
    | dict.fromkeys(OPEN_WORDS, Certainty.UNCLEAR)
)
_SPEECH = frozenset(_SAY.split()) | frozenset("hint suggest speculate believe predict forecast estimate".split())
STANCE = frozenset(_TABLE) | _SPEECH | _DENY | frozenset({"clear", "sure", "rule_out", "sign", "indication", "true"})
"""Every word that frames a clause: speech, belief, openness, denial."""


@dataclass(frozen=True, slots=True)
class Graded:
    """What a framing word does to the clause under it."""

    certainty: Certainty
    flips: bool = False
    is_speech: bool = False


def grade_word(word: str, negated: bool) -> Graded:
    """Return what ``word`` (a lemma), itself negated or not, does to the clause under it.

    Denying flips it; "did not say that" and "not clear whether" leave it open; "no plan to" is a plan not to.
    """
    if word in _DENY:
        return Graded(Certainty.UNCLEAR if negated else Certainty.ASSERTED, flips=not negated, is_speech=True)
    if word == "rule_out":
        return Graded(Certainty.POSSIBLE if negated else Certainty.ASSERTED, flips=not negated)
    if word in {"clear", "sure", "indication", "sign"}:
        return Graded(Certainty.UNCLEAR if negated else Certainty.ASSERTED)
    if word in INTENT_VERBS or word in INTENT_NOUNS:
        return Graded(_TABLE[word], flips=negated)
    if word in _TABLE:
        return Graded(_TABLE[word], flips=negated and word not in OPEN_WORDS, is_speech=word in _SPEECH)
    if word in _SPEECH:
        return Graded(Certainty.UNCLEAR if negated else Certainty.ASSERTED, is_speech=True)
    return Graded(Certainty.ASSERTED, flips=negated)


def weakest(left: Certainty, right: Certainty) -> Certainty:
    """Return the less sure of the two, the left one of equals."""
    return right if RANKS[right] < RANKS[left] else left
