"""What keeps two statements apart though their words agree: a place only pointed at, and a part against the whole."""

from __future__ import annotations

import re

from variorum.collation.deciding import Verdict
from variorum.collation.pair import Pair
from variorum.collation.proposition import Proposition
from variorum.model import RelationKind

_POINTED = re.compile(
    r"\b(?:in|at|from|near|to|inside|outside|of) (?:that|those|the same) "
    r"(state|country|nation|city|town|village|region|province|county|district|area|island|place)s?\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:one|some|most|many|several|half|part) of (?:the|them|these|those|his|her|their)\b(?: (\w+))?", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"(which|who|that)[\s,…]+(?:can|could|will|would|may|might|must|should|is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_WHOLE = r"\b(?:both|all|all the|the two|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: \w+)? "


def find_pointed_place(pair: Pair) -> Verdict | None:
    """A place that one text only points at (*in that state*) may be any: never the same, finer or surer.

    Unless both point with the same words, or the other names nothing that it could be instead. *This country* is where
    its speaker stands, and no such place.
    """
    if pair.same_score < pair.settings.unsure_floor:
        return None
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        found = _POINTED.search(one.text)
        if found and not _points(other, found[0]) and other.names - one.names:
            reason = f"One says “{found[0]}” and the other names a place of its own."
            return Verdict(RelationKind.UNSURE, 0.7, reason, "pointed-place")
    return None


def _points(side: Proposition, words: str) -> bool:
    return words.casefold() in side.text.casefold()


def find_open_relative(pair: Pair) -> Verdict | None:
    """What a relative clause says of a noun that stands outside it may be of another thing than it seems."""
    if pair.same_score < pair.settings.unsure_floor:
        return None
    for side in (pair.left, pair.right):
        if found := _RELATIVE.match(side.text):
            reason = f"One only says what “{found[1]}” stands for in a sentence around it."
            return Verdict(RelationKind.UNSURE, 0.7, reason, "open-relative")
    return None


def find_part_of_whole(pair: Pair) -> Verdict | None:
    """What is said of one or some of them is not what is said of both, all, or their number."""
    if pair.same_score < pair.settings.unsure_floor:
        return None
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        part = _PART.search(one.text)
        if not part or not part[1] or _PART.search(other.text):
            continue
        if re.search(_WHOLE + re.escape(part[1].rstrip("s")), other.text, re.IGNORECASE):
            reason = f"One is said of “{part[0]}” and the other of a whole number of them."
            return Verdict(RelationKind.UNSURE, 0.7, reason, "part-of-whole")
    return None
