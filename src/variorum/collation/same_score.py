"""How probable it is that two propositions are one claim: learned weights over what was found about the pair.

The weights are in ``data/same_claim.json``; ``training/same_claim`` fits them, ``docs/models/same-claim.md`` says from
what and how well.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from variorum.collation.comparators import Evidence
from variorum.collation.pair_reading import PairReading
from variorum.collation.proposition import Proposition, is_in_story
from variorum.collation.same_features import list_features
from variorum.collation.weighing import weigh_features


@dataclass(frozen=True, slots=True)
class SameModel:
    """Log-odds a unit of each feature.

    ``learned`` from pairs, ``set_by_hand`` where the pairs tell too little; ``read`` are the learned ones of a pair
    that was read together, which has ``PairReading.odds`` as features too.
    """

    learned: dict[str, float]
    set_by_hand: dict[str, float]
    read: dict[str, float]

    def score(self, features: dict[str, float], reading: PairReading | None = None) -> float:
        """Return the probability, 0 to 1, by the weights for a pair that was read together, or for one that was not."""
        learned = self.learned
        if reading is not None:
            learned, features = self.read, {**features, **reading.odds}
        return weigh_features(features, {**learned, **self.set_by_hand})


@cache
def load_same_model() -> SameModel:
    """Return the weights that come with the package."""
    table = json.loads(files("variorum.collation").joinpath("data/same_claim.json").read_text(encoding="utf-8"))
    return SameModel(table["learned"], table["set_by_hand"], table["read"])


def score_same(left: Proposition, right: Proposition, evidence: Evidence, reading: PairReading | None = None) -> float:
    """Return the probability, 0 to 1, that both are one claim: the same, or a variation of the same.

    ``reading`` is what both texts read together say, where they were. It counts for sentences alone; in a story, where
    one statement often says a part of what a long other one says, it ranks no better than what the slots tell.
    """
    counts = None if is_in_story(left, right) else reading
    return load_same_model().score(list_features(left, right, evidence), counts)
