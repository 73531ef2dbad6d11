"""From "she said it is unclear whether they will go" to "they will go", noting what the frame makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from variorum.collation.arguments import find_state, is_negated
from variorum.collation.certainty import INTENT_NOUNS, INTENT_VERBS, OPEN_WORDS, STANCE, grade_word, weakest
from variorum.collation.phrases import find_child, find_heads, lemma_of, verb_of
from variorum.collation.proposition import Certainty

NEGATING_VERBS = frozenset({"fail", "refuse", "decline", "neglect", "give_up", "abandon", "cease", "stop"})
"""Verbs that say that the clause under them did not come about."""
_MAX_DEPTH = 6
_CLAIM_NOUNS = frozenset({"claim", "allegation", "accusation", "suggestion", "report", "rumour", "rumor"})
_WH_WORDS = frozenset({"when", "where", "why", "how", "who", "what", "which", "whom"})
_OPEN_MARKS = frozenset({"if", "whether"})
_COMPLEMENTS = ("acomp", "attr", "dobj", "oprd")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words around the main clause make of it."""

    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    because: str = ""
    attributed_to: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    is_question: bool = False


def _is_framing(word: str) -> bool:
    return word in STANCE or word in INTENT_VERBS or word in INTENT_NOUNS or word in OPEN_WORDS


def _find_framing_complement(token: Token) -> Token | None:
    return next(
        (child for child in token.children if child.dep_ in _COMPLEMENTS and _is_framing(lemma_of(child))),
        None,
    )


def _find_condition(token: Token | None) -> Token | None:
    """Return the clause of "(not) clear if …", which the parser hangs on the verb as an adverbial."""
    clause = None if token is None else find_child(token, "advcl", "ccomp")
    mark = None if clause is None else find_child(clause, "mark")
    return clause if mark is not None and mark.lower_ in _OPEN_MARKS else None


def _below_noun(noun: Token) -> Token | None:
    """Return the clause of "no plan to go", "no intention of going"."""
    found = find_child(noun, "acl", "xcomp", "ccomp")
    if found is not None:
        return found
    preps = (child for child in noun.children if child.dep_ == "prep")
    return next((grand for prep in preps for grand in prep.children if grand.dep_ == "pcomp"), None)


def _below(token: Token, inner: Token | None) -> Token | None:
    """Return the clause a verb takes, directly or through the word that completes it."""
    if inner is not None:
        deeper = _below_noun(inner) or _find_condition(inner) or _find_condition(token)
        if deeper is not None:
            return deeper
    if verb_of(token) == "suspect":
        charge = _below_noun(token)
        if charge is not None:
            return charge
    found = find_child(token, "ccomp", "xcomp", "csubj")
    if found is not None and found.pos_ in {"VERB", "AUX", "NOUN"} and find_state(token) is None:
        return found
    return _find_condition(token) if verb_of(token) in STANCE else None


def _step(token: Token, frame: Frame, names: dict[int, str]) -> tuple[Token, Frame] | None:
    """Go from a verb that only frames another clause to that clause, or return None at the clause that counts."""
    lemma = verb_of(token)
    inner = _find_framing_complement(token)
    below = _below(token, inner)
    word = lemma_of(inner) if inner is not None else lemma
    if below is None or below.i == token.i or not (_is_framing(word) or lemma in NEGATING_VERBS):
        return None
    subject = find_child(token, "nsubj", "nsubjpass")
    graded = grade_word(word, is_negated(token))
    certainty = weakest(frame.certainty, graded.certainty)
    is_wh = any(child.lower_ in _WH_WORDS and child.dep_ != "nsubj" for child in below.children)
    is_who = any(child.lower_ in _WH_WORDS for child in below.children) and is_negated(token)
    speaks = (
        graded.is_speech and subject is not None and subject.pos_ != "PRON" and find_child(token, "auxpass") is None
    )
    heads = find_heads(subject, names) if subject is not None and subject.dep_ != "expl" else frozenset()
    return below, replace(
        frame,
        negated=frame.negated ^ graded.flips ^ (lemma in NEGATING_VERBS),
        certainty=certainty,
        because=word if certainty is not frame.certainty else frame.because,
        attributed_to=heads if speaks else frame.attributed_to,
        agents=frame.agents if speaks or not heads else heads,
        is_question=frame.is_question or (is_wh and (graded.is_speech or word in OPEN_WORDS)) or is_who,
    )


def _grade_verb(token: Token) -> tuple[Certainty, str]:
    """Return how sure the verb's own auxiliaries and adverbs, or the verb itself, put it."""
    best, because = Certainty.ASSERTED, ""
    for child in token.children:
        if child.dep_ in {"aux", "auxpass", "advmod", "acomp"}:
            if child.lower_ == "could" and is_negated(token):
                # "Could not be reached" is what did not happen, and leaves nothing open.
                continue
            graded = grade_word(child.lower_ if child.dep_ == "aux" else lemma_of(child), False)
            if weakest(best, graded.certainty) is not best:
                best, because = graded.certainty, child.text
    if best is Certainty.ASSERTED and token.lemma_ == "go" and find_child(token, "xcomp") is not None:
        return Certainty.INTENDED, token.text
    if best is Certainty.ASSERTED and verb_of(token) in INTENT_VERBS and find_child(token, "dobj") is not None:
        return grade_word(verb_of(token), False).certainty, token.text
    return best, because


def find_main_verb(root: Token, frame: Frame, names: dict[int, str]) -> tuple[Token, Frame]:
    """Return the verb (or head) of what is said under ``root`` and what its frames make of it."""
    token = root
    if token.pos_ == "NOUN" and lemma_of(token) in _CLAIM_NOUNS:
        prep = next((child for child in token.children if child.lower_ == "of"), None)
        token = (find_child(prep, "pobj") if prep is not None else None) or token
    for _ in range(_MAX_DEPTH):
        found = _step(token, frame, names)
        certainty, because = _grade_verb(token)
        if weakest(frame.certainty, certainty) is not frame.certainty:
            frame = replace(frame, certainty=certainty, because=because)
            found = _step(token, frame, names)
        if found is None:
            break
        token, frame = found
    return token, frame
