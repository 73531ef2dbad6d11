"""Who is the likeliest parent of a report, and which others explain what that one leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.lineage.features import Features
from variorum.lineage.residues import Residue

NOTHING = -8.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one child by pair log-odds, best first."""

    child: int
    order: tuple[int, ...]
    odds: Mapping[int, float]


def rank(child: int, odds: Mapping[int, float]) -> Ranked:
    """Order the candidates by log-odds; ties go to the canonically earlier report."""
    return Ranked(child, tuple(sorted(odds, key=lambda rival: (-round(odds[rival], 9), rival))), odds)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the whole story looks at a child: what the reverse links are worth.

    ``back`` holds the log-odds of each candidate depending on the child; ``children`` counts reports whose likeliest
    parent the child is; ``mutual`` says that its own likeliest parent is one of them.
    """

    back: Mapping[int, float]
    children: int
    mutual: bool


def find_standing(ranked: Ranked, everyone: Mapping[int, Ranked]) -> Standing:
    """Return the standing of one child among all that were ranked."""
    child = ranked.child
    back = {rival: everyone[rival].odds.get(child, NOTHING) if rival in everyone else NOTHING for rival in ranked.order}
    children = [rival for rival in ranked.order if rival in everyone and everyone[rival].order[0] == child]
    return Standing(back, len(children), ranked.order[0] in children)


def measure_first(ranked: Ranked, features: Mapping[int, Features], standing: Standing) -> dict[str, float]:
    """Return the numbers by which ``weights.ANY`` and ``weights.FIRST`` judge a report and its likeliest parent.

    Whether it has any parent is asked once for the report: multiplying the chances that each candidate is not a
    parent would count far too many origins.
    """
    top = ranked.order[0]
    f = features[top]
    values = [ranked.odds[rival] for rival in ranked.order]
    earlier = float(f.order > 0)
    return {
        "odds": values[0],
        "odds-earlier": values[0] * earlier,
        "margin": min(4.0, max(0.0, values[0] - values[1])) if len(values) > 1 else 4.0,
        "back-odds": standing.back[top],
        "any-odds": math.log1p(sum(math.exp(min(value, 20.0)) for value in values)),
        "covered": f.covered,
        "covers": f.covers,
        "dropped": f.dropped / 4,
        "strong": math.log1p(f.strong) / 5,
        "most-covered": max((g.covered for g in features.values() if g.order >= 0), default=0.0),
        "earlier": earlier,
        "later": float(f.order < 0),
        "any-cites": float(any(g.cites for g in features.values())),
        "shares": float(f.words > 0),
        "plain-words": math.log1p(f.plain_words) / 5,
        "few-runs": float(f.words > 0 and f.runs < 10),
        "children": min(standing.children, 3) / 3,
        "mutual": float(standing.mutual),
    }


def measure_further(
    ranked: Ranked,
    rival: int,
    features: Mapping[int, Features],
    back_odds: float,
    residues: Mapping[int, Residue],
) -> dict[str, float]:
    """Return the numbers by which ``weights.FURTHER`` tells whether ``rival`` is a parent beside the first one.

    What counts is the matter that the first parent leaves unexplained and this one explains, and how far it explains
    it better than any other candidate does.
    """
    top = ranked.order[0]
    f = features[rival]
    residue = residues[rival]
    extra, reverse = residue.extra, residue.reverse
    return {
        "odds": ranked.odds[rival],
        "gap": ranked.odds[top] - ranked.odds[rival],
        "extra": extra,
        "extra-enough": float(extra > 0.08),
        "extra-words": math.log1p(extra * f.size) / 5,
        "both-words": math.log1p(min(extra, reverse) * f.size) / 5,
        "surplus": residue.surplus,
        "surplus-words": math.log1p(residue.surplus * f.size) / 5,
        "lead": max(-1.0, min(1.0, residue.lead / 20)),
        "lead-words": math.copysign(math.log1p(abs(residue.lead)) / 5, residue.lead),
        "covers": f.covers,
        "dropped": f.dropped / 4,
        "worse": residue.worse,
        "first-extra": reverse,
        "both-extra": min(extra, reverse),
        "back-odds": back_odds,
        "earlier": float(f.order > 0),
        "later": float(f.order < 0),
        "cites": float(f.cites),
        "cites-inherited": float(f.cites_inherited),
        "nearer": max(-1.0, min(1.0, f.duel.own / 20)),
        "alone": f.alone,
        "upstream": f.upstream,
    }
