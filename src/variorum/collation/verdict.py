"""How one proposition stands to another, with its reason."""

from __future__ import annotations

from variorum.collation.calibration import calibrate
from variorum.collation.encoding import measure_likeness
from variorum.collation.pair import Pair, make_pair
from variorum.collation.proposition import Proposition
from variorum.collation.rules import decide
from variorum.model import Relation
from variorum.settings import CollationSettings


def relate_pair(pair: Pair) -> Relation:
    """Return the relation of a pair whose evidence was gathered."""
    verdict = decide(pair)
    is_alone = not (pair.left.report_id and pair.right.report_id)
    confidence = calibrate(verdict.kind, verdict.confidence, pair.same_score, is_alone=is_alone)
    return Relation(
        left_id=pair.left.id,
        right_id=pair.right.id,
        kind=verdict.kind,
        confidence=round(confidence, 3),
        same_score=round(pair.same_score, 3),
        reason=verdict.reason,
        left=pair.left.passage,
        right=pair.right.passage,
        rule=verdict.rule,
    )


def compare_pair(left: Proposition, right: Proposition, settings: CollationSettings | None = None) -> Relation:
    """Return how the right proposition stands to the left one.

    Examples
    --------
    >>> from variorum.collation import parse_proposition
    >>> left = parse_proposition("Nine miners died.", side="a")
    >>> right = parse_proposition("Eleven miners were killed.", side="b")
    >>> compare_pair(left, right).kind.value
    'figure'
    """
    settings = settings or CollationSettings()
    context = measure_likeness(left.context, right.context) if left.context and right.context else None
    return relate_pair(make_pair(left, right, settings, measure_likeness(left.resolved, right.resolved), context))
