"""What is measured of a child and a candidate parent, as named numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from variorum.lineage.duels import NO_DUEL, Duel
from variorum.lineage.shared_errors import SharedError


@dataclass(frozen=True, slots=True)
class Features:
    """One child, one candidate parent; shares are of own words, 0 to 1.

    Parameters
    ----------
    covered
        How much of the child the parent holds, and ``covers`` how much of the parent the child holds.
    likeness
        Mean likeness of the shared sentences.
    words, sentences
        How many of the child's own words stand in shared sentences, and how many sentences that are.
    size
        The child's own words.
    plain_words
        Of these, those in sentences that report nobody's speech.
    runs
        Runs of five words that both hold in such sentences.
    duel
        How it stands against the rival nearest to the child.
    adjacent
        How far sentences that are neighbours in the child are neighbours in the parent; ``in_order_lead`` and
        ``adjacent_lead`` compare order and neighbourhood with the other candidates.
    alone
        Share of the child that only this parent holds, or holds clearly better, among those not clearly later.
    upstream
        Over sentences that third reports hold too: how much closer the parent is to them than the child is. Above 0
        the parent stands between the child and the rest, which is where a parent stands.
    order
        1 when the parent is earlier, -1 when later, 0 when the times do not say.
    cites, cites_statement
        The child cites the parent's outlet, for the report or for a claim, in words not taken over from elsewhere.
    cites_inherited
        The child cites the parent's outlet in a sentence that another candidate holds with the same citation.
    cites_other
        The child cites another outlet of the collection for the report.
    cited_back
        The parent cites the child's outlet for the report.
    strong
        Words of the child in long sentences alike in both that report nobody's speech, or word for word the same.
    smaller
        Own words of the shorter of the two.
    dropped
        Log-odds, 0 or below, that the child left out by chance what another candidate left out of this one.
    errors
        Misspelt names and other figures, and renderings of quotations and foreign names, that both have against two
        reports or more.
    """

    covered: float = 0.0
    covers: float = 0.0
    likeness: float = 0.0
    words: int = 0
    sentences: int = 0
    size: int = 0
    plain_words: int = 0
    runs: int = 0
    duel: Duel = NO_DUEL
    adjacent: float = 0.0
    in_order_lead: float = 0.0
    adjacent_lead: float = 0.0
    alone: float = 0.0
    upstream: float = 0.0
    order: int = 0
    cites: bool = False
    cites_statement: bool = False
    cites_inherited: bool = False
    cites_other: bool = False
    cited_back: bool = False
    strong: int = 0
    smaller: int = 0
    dropped: float = 0.0
    errors: tuple[SharedError, ...] = ()


MOST_ERRORS = 3
"""Shared slips that count; three say as much as ten."""
MIN_RUNS = 9
"""Runs of five words in sentences that report nobody's speech from which one report has read the other.

On real reports ten such runs outside quotation marks show a common source at a precision of .985.
"""
WORDS_A_RUN = 6
"""A notice has room for fewer: one run in six of its words is enough."""
MIN_STRONG, MOST_STRONG, STRONG_SHARE = 12, 45, 0.3
"""Words in long sentences that are alike and report nobody's speech, or word for word the same: so many, or so much of
the shorter report. Pairs of one press conference had 40 of 150 at most, real reports of one event 15 of 400."""
MOST_CHANCE = 0.75
"""Share of either report's own words up to which a likeness without common runs shows nothing."""
CITED_SHARE = 0.4
"""The same where the report names the other for a claim, which it must restate."""
MIN_SENTENCES, MIN_SHARE, MIN_LIKENESS = 5, 0.4, 0.75
"""So many sentences so like, and so much of the report, are beyond what two listeners have in common."""


def is_weak(f: Features) -> bool:
    """Tell whether what two reports share is less than outlets share that wrote of one event on their own.

    Those who sat in one press conference retell the same speech, and two who describe one event have a sentence or
    two in common; neither has read the other.
    """
    if not f.words or f.cites or f.runs >= min(MIN_RUNS, f.size / WORDS_A_RUN):
        return False
    if f.strong >= min(MOST_STRONG, max(MIN_STRONG, STRONG_SHARE * f.smaller)):
        return False
    share = max(f.covered, f.covers)
    most = CITED_SHARE if f.cites_statement else MOST_CHANCE
    is_long = f.plain_words > 0 and f.sentences >= MIN_SENTENCES and share >= MIN_SHARE and f.likeness >= MIN_LIKENESS
    return share < most and not is_long


def is_candidate(f: Features) -> bool:
    """Tell whether it can be the parent of a whole report: prose is shared, or it is cited for the report.

    An outlet named for one claim stands behind that claim only.
    """
    return not is_weak(f) and (f.words > 0 or f.cites)


def to_numbers(f: Features) -> dict[str, float]:
    """Return the features as the named numbers that ``weights.PAIR`` weighs, each within -1 and 1 or near it."""
    shares = float(f.words > 0)
    return {
        "covered": f.covered,
        "covers": f.covers,
        "likeness": f.likeness,
        "shares": shares,
        "words": math.log1p(f.words) / 5,
        "plain-words": math.log1p(f.plain_words) / 5,
        "no-plain-words": float(f.words > 0 and not f.plain_words),
        "runs": math.log1p(f.runs) / 5,
        "few-runs": float(f.words > 0 and f.runs < 10),
        "nearer": _clip(f.duel.own / 20, 1.0),
        "nearer-whole": _clip(f.duel.whole / 40, 1.0),
        "nearer-earlier": _clip(f.duel.own_earlier / 20, 1.0),
        "nearer-whole-earlier": _clip(f.duel.whole_earlier / 40, 1.0),
        "adjacent": f.adjacent,
        "in-order-lead": f.in_order_lead,
        "adjacent-lead": f.adjacent_lead,
        "alone": f.alone * (f.order >= 0),
        "upstream": _clip(f.upstream, 0.5),
        "dropped": f.dropped / 4,
        "errors": min(sum(not e.is_rendering for e in f.errors), MOST_ERRORS) / MOST_ERRORS,
        "renderings": min(sum(e.is_rendering for e in f.errors), MOST_ERRORS) / MOST_ERRORS,
        "strong": math.log1p(f.strong) / 5,
        "earlier": float(f.order > 0),
        "later": float(f.order < 0),
        "cites": float(f.cites),
        "cites-and-shares": f.cites * shares,
        "cites-statement": float(f.cites_statement),
        "cites-inherited": float(f.cites_inherited),
        "cites-other": float(f.cites_other),
        "cites-later": float(f.cites and f.order < 0),
        "cites-each-other": float(f.cites and f.cited_back),
        "cited-back": float(f.cited_back),
        "cited-back-earlier": float(f.cited_back and f.order > 0),
    }


def _clip(value: float, bound: float) -> float:
    return max(-bound, min(bound, value))
