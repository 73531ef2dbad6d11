"""Stances and deeds told only in passing, which annotators leave to the sentence around them."""

from __future__ import annotations

from variorum.model import Force
from variorum.reading.statements.clauses import verb_of
from variorum.reading.statements.draft import Draft


def is_told_in_passing(draft: Draft) -> bool:
    """Tell whether a find without a clause only describes somebody or something in a sentence of another matter.

    So are a plan or a verdict in a relative clause (*the crew, who hope to sail*), one under another verb (*began to
    attack it*, *after calling it a loss*), what people are made to do by a verb that is none of speech (*encourages
    them to leave*), a verdict of nobody who is named, and plans for a bare noun.

    Source: of some 280 such finds in 204 of PolNeAR's reports three in ten have an annotator's content, of the other
    finds of these rules six in ten; in GUM's news none of the 18 has.
    """
    verb = draft.verb
    if verb is None or draft.more:
        return False
    if draft.rule in ("object-infinitive", "infinitive") and _is_anonymity(draft):
        return True
    if draft.rule == "object-infinitive":
        entry = verb_of(verb)
        return entry is None or not any(entry.takes(frame) for frame in "cdr")
    if draft.rule in ("infinitive", "object"):
        return verb.dep_ == "xcomp" or (verb.dep_ == "relcl" and draft.rule == "infinitive")
    if draft.rule == "preposition":
        is_plan = draft.force in (Force.INTENDED, Force.DECLINED) and not draft.makes_claim
        return is_plan or not draft.source or verb.tag_ == "VB"
    if draft.rule == "predicate":
        if any(child.dep_ == "agent" for child in verb.children):
            return False
        return verb.dep_ in ("relcl", "pcomp") or verb.tag_ == "VB" or not (draft.source and draft.makes_claim)
    return False


def _is_anonymity(draft: Draft) -> bool:
    """Tell whether it is only asked not to be named: that says how a source speaks and nothing else."""
    words = [draft.paragraph.doc[place].lower_ for place in sorted(draft.tokens)]
    return words[:3] == ["not", "to", "be"] and bool({"named", "identified", "quoted"} & set(words[3:5]))
