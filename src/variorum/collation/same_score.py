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
from variorum.collation.read_together import read_together
from variorum.collation.same_features import list_features

_MAX_LOG_ODDS = 30.0


@dataclass(frozen=True, slots=True)
class SameModel:
    """Log-odds a unit of each feature.

    ``learned`` from pairs, ``set_by_hand`` where the pairs tell too little; ``near_line`` are the learned ones of the
    second look, which also has the score of both texts read together.
    """

    learned: dict[str, float]
    set_by_hand: dict[str, float]
    near_line: dict[str, float]

    def score(self, features: dict[str, float], together: float | None = None) -> float:
        """Return the probability, 0 to 1; ``together`` is the score of both texts read together, where it was taken."""
        learned = self.learned
        if together is not None:
            learned, features = self.near_line, {**features, "together": together}
        total = sum(weight * features[name] for part in (learned, self.set_by_hand) for name, weight in part.items())
        return 1.0 / (1.0 + math.exp(-max(-_MAX_LOG_ODDS, min(_MAX_LOG_ODDS, total))))


@cache
def load_same_model() -> SameModel:
    """Return the weights that come with the package."""
    table = json.loads(files("variorum.collation").joinpath("data/same_claim.json").read_text(encoding="utf-8"))
    return SameModel(table["learned"], table["set_by_hand"], table["near_line"])


NEAR_LINE = (0.5, 0.86)
"""First scores between which both texts are read together: the floors that settings put on the score lie there."""


def score_same(left: Proposition, right: Proposition, evidence: Evidence, second_look: bool = True) -> float:
    """Return the probability, 0 to 1, that both are one claim: the same, or a variation of the same.

    Parameters
    ----------
    second_look
        Whether both texts are read together where the first score lies in ``NEAR_LINE``; never two of one report,
        which agree with nobody.
    """
    model = load_same_model()
    features = list_features(left, right, evidence)
    first = model.score(features)
    is_one_report = bool(left.report_id) and left.report_id == right.report_id
    if not second_look or is_one_report or not NEAR_LINE[0] <= first <= NEAR_LINE[1]:
        return first
    # Not under the line: the rules have slots to go by there, and what they found is not undone by a likeness.
    return max(NEAR_LINE[0], model.score(features, read_together(left.resolved, right.resolved)))
