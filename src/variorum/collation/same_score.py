"""How probable it is that two propositions are one claim: learned weights over what was found about the pair.

The weights are in ``data/same_claim.json``; ``training/same_claim`` fits them, ``docs/models/same-claim.md`` says from
what and how well.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.collation.comparators import Evidence
from variorum.collation.proposition import Proposition
from variorum.collation.same_features import list_features

_MAX_LOG_ODDS = 30.0


@dataclass(frozen=True, slots=True)
class SameModel:
    """Log-odds a unit of each feature: ``learned`` from pairs, ``set_by_hand`` where the pairs tell too little."""

    learned: dict[str, float]
    set_by_hand: dict[str, float]

    def score(self, features: dict[str, float]) -> float:
        """Return the probability, 0 to 1."""
        total = sum(
            weight * features[name] for part in (self.learned, self.set_by_hand) for name, weight in part.items()
        )
        return 1.0 / (1.0 + math.exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, total))))


@cache
def load_same_model() -> SameModel:
    """Return the weights that come with the package."""
    table = json.loads(files("variorum.collation").joinpath("data/same_claim.json").read_text(encoding="utf-8"))
    return SameModel(table["learned"], table["set_by_hand"])


def score_same(left: Proposition, right: Proposition, evidence: Evidence) -> float:
    """Return the probability, 0 to 1, that both are one claim: the same, or a variation of the same."""
    return load_same_model().score(list_features(left, right, evidence))
