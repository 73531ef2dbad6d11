"""Which finds are kept: weak ones inside other people's words, doubles and the report's own phrases are not."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.clauses import verb_of
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import COGNITION

WEAK = frozenset(
    "object preposition infinitive object-infinitive predicate noun matter hearsay attitude seeming".split()
)
_ANYBODY = frozenset(
    "those anyone anybody people person someone somebody one ones others everyone voter voters".split()
)
_PURPOSES = frozenset("goal aim purpose objective idea point task mission".split())
_BARE = ("TO", "VB")
_OBLIGED = frozenset("should must can could may might ought".split())
_NOT_YET = frozenset("would will could may might should 'll ’ll 'd ’d".split())
_QUOTING = frozenset(("quotation", "label", "unattributed-quotation", "quoted-as-saying"))
_MINDS = frozenset((Force.BELIEVED, Force.INTENDED, Force.HEDGED))
"""What somebody quoted says of other people's minds is part of the quotation."""
_CARRYING = frozenset(("reported-aside", "according-to"))


def prune_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a paragraph that stand."""
    nouns = {draft.cue[1].i for draft in drafts if draft.rule in ("noun", "matter") and len(draft.cue) > 1}
    quoting = {draft.cue[-1].i for draft in drafts if draft.rule == "quoted-as-saying"}
    saying = {draft.cue[0].i for draft in drafts if draft.rule == "quoted-as-saying"}
    hearsay = {draft.cue[0].i for draft in drafts if draft.rule == "hearsay"}
    kept = []
    for draft in drafts:
        verb = draft.verb
        if verb is not None and draft.rule not in ("noun", "matter", "quoted-as-saying", "hearsay"):
            if verb.i in nouns and draft.rule == "object":
                continue
            if verb.i in quoting or verb.i in saying or verb.i in hearsay:
                continue
            if _is_own_phrase(verb) or _tells_which(draft, verb):
                continue
        kept.append(draft)
    return kept


def _is_own_phrase(verb: Token) -> bool:
    """Tell whether nobody speaks: "it should be noted that", "on whether he would ask"."""
    children = list(verb.children)
    subject = next((child for child in children if child.dep_ in ("nsubj", "nsubjpass")), None)
    helpers = {child.lower_ for child in children if child.dep_ == "aux"}
    if subject is not None and subject.lower_ == "it" and helpers & _OBLIGED:
        return True
    marks = {child.lower_ for child in children if child.dep_ == "mark"}
    return verb.dep_ == "pcomp" and bool(marks & {"whether", "if"})


def is_purpose(draft: Draft) -> bool:
    """Tell whether a purpose is made to speak by the parse: *the goal of the trip is to understand how …*."""
    head = draft.source_head
    return head is not None and head.lemma_.lower() in _PURPOSES and draft.cue[:1] != [] and draft.cue[0].tag_ in _BARE


def is_readers(draft: Draft) -> bool:
    """Tell whether the one who thinks or asks is only the reader: *in case you are wondering, the tram still runs*."""
    head, verb = draft.source_head, draft.verb
    if head is None or verb is None or head.lower_ != "you" or draft.paragraph.is_quoted(verb):
        return False
    # The parse makes "in case" a phrase of the verb that the clause should hang from.
    in_case = head.i > 0 and head.nbor(-1).lower_ == "case"
    return in_case or verb.dep_ == "advcl" or any(child.dep_ == "mark" for child in verb.children)


def _tells_which(draft: Draft, verb: Token) -> bool:
    """Tell whether a relative clause only picks people out by what they want or know: *those who want to vote*."""
    head = draft.source_head
    if verb.dep_ != "relcl" or head is None or head.lower_ not in _ANYBODY or verb.nbor(-1).text == ",":
        return False
    return draft.rule in WEAK or draft.force in _MINDS or verb.lemma_.lower() in COGNITION


def drop_nested(drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[Draft]:
    """Return the drafts that stay: of those inside somebody's words that say little of their own, only clauses.

    *I think the road will hold*, said by her, is a belief within her statement: kept, with its parent, but no claim.
    """
    kept = []
    for number, draft in enumerate(drafts):
        parent = parents[number]
        if parent is not None and draft.rule in WEAK and not draft.makes_claim:
            continue
        if parent is not None and _is_idle(draft, drafts[parent]):
            if draft.rule != "clause" or not draft.source or _is_open(draft):
                continue
            draft.makes_claim = False
        kept.append(draft)
    return kept


def _is_open(draft: Draft) -> bool:
    """Tell whether nobody has said or thought it yet: *he would ask whether*, *if he knew what*."""
    words = {child.lower_ for child in draft.verb.children if child.dep_ in ("aux", "mark")} if draft.verb else set()
    return bool(words & (_NOT_YET | {"if", "whether"}))


def _is_idle(draft: Draft, holder: Draft) -> bool:
    if draft.verb is not None and any(child.dep_ == "agent" for child in draft.verb.children):
        return False
    if draft.rule == "seeming":
        return True
    if draft.rule in WEAK:
        is_main = holder.rule in _CARRYING and draft.verb is not None and _is_top(draft.verb, holder)
        return not is_main
    if draft.verb is not None:
        helpers = {child.lower_ for child in draft.verb.children if child.dep_ == "aux"}
        # "promised he would ask whether": nobody has asked yet, and the outer statement holds all of it.
        if helpers & _NOT_YET or draft.verb.lemma_.lower() in COGNITION:
            return True
        if holder.rule in _QUOTING and draft.paragraph.is_quoted(draft.verb) and not draft.source:
            return True
        entry = verb_of(draft.verb)
        if holder.rule in _QUOTING and draft.paragraph.is_quoted(draft.verb) and entry and entry.force in _MINDS:
            return True
    head = draft.source_head
    return head is not None and head.lower_ in ("i", "we", "you", "it", "which", "that", "this")


def _is_top(verb: Token, holder: Draft) -> bool:
    head = verb
    while head.head != head and head.head.i in holder.tokens:
        if head.dep_ not in ("conj", "dobj"):
            return False
        head = head.head
    return True
