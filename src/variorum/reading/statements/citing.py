"""Who an outlet had it from: "according to the Courier, citing two officials"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.reading.statements.attitudes import is_living
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.sources import noun_phrase

_CITING = frozenset("citing quoting".split())
_CARRIED = frozenset(("according-to", "reported-aside", "clause", "quotation"))
_MOST_BETWEEN = 4


def pass_to_cited(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the words given to who is cited, the one that cites as a carrier.

    What "citing two officials" itself brought as a statement is left out: it only names the source.
    """
    cited: dict[int, Token] = {}
    for draft in drafts:
        verb = draft.verb
        if verb is not None and verb.lower_ in _CITING and draft.rule == "object":
            target = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
            if target is not None and is_living(target):
                cited[verb.i] = target
    if not cited:
        return list(drafts)
    for draft in drafts:
        if draft.rule not in _CARRIED or not draft.source or draft.source_head is None or draft.carriers:
            continue
        ends = (max(token.i for token in draft.source), max(token.i for token in [*draft.source, *draft.cue]))
        verb_at = next((at for at in cited for end in ends if end < at <= end + _MOST_BETWEEN), None)
        if verb_at is None:
            continue
        target = cited[verb_at]
        draft.carriers = [draft.source_head]
        draft.tokens -= set(range(verb_at - 1, target.right_edge.i + 1))
        draft.source, draft.source_head = list(noun_phrase(target)), target
    return [draft for draft in drafts if draft.verb is None or draft.verb.i not in cited or draft.rule != "object"]
