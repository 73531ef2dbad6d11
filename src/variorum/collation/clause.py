"""Who does what to whom, whether it is denied, and how surely: read off a parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.collation.arguments import EMPTY_VERBS, find_head, is_negated, read_arguments
from variorum.collation.framing import Frame, find_main_verb
from variorum.collation.phrases import find_child, find_heads, name_keys, verb_of
from variorum.collation.proposition import Clause

_ASKING = frozenset({"whether", "why", "how"})
"""Words with which a text is what somebody asks, and no answer."""
_MAX_CLAUSES = 6
"""Main clauses of one statement that are looked at; the longest quotations of development reports have five."""


def read_clauses(doc: Doc) -> tuple[Clause, ...]:
    """Return the main clauses of a parsed text, in text order: one a sentence and one a coordinated verb.

    A frame such as "she said that", "it is unclear whether", "they plan to" is stepped through and leaves its mark on
    the certainty and the negation. A negation counts only when it hangs on the clause's own verb, subject or object:
    "withdrew without fighting" is not negated. Empty for a text without words.
    """
    names = name_keys(doc)
    verbs = frozenset(verb_of(each) for each in doc if each.pos_ == "VERB" and each.lemma_ not in EMPTY_VERBS)
    found: list[tuple[Token, Frame]] = []
    for sentence in doc.sents:
        is_question = sentence.text.rstrip().endswith("?") or sentence[0].lower_ in _ASKING
        token, frame = find_main_verb(sentence.root, Frame(is_question=is_question), names)
        found.append((token, frame))
        found.extend(_find_coordinated(token, frame, names))
    verbal = [item for item in found if item[0].pos_ in {"VERB", "AUX"}] or found
    return tuple(_make_clause(token, frame, names, verbs) for token, frame in verbal[:_MAX_CLAUSES])


def _find_coordinated(token: Token, frame: Frame, names: dict[int, str]) -> list[tuple[Token, Frame]]:
    """Return the verbs coordinated with ``token``, each with its own modals and, lacking one, the same subject."""
    subject = find_child(token, "nsubj", "nsubjpass")
    agents = find_heads(subject, names) if subject is not None else frame.agents
    found = []
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}:
            fresh = Frame(attributed_to=frame.attributed_to, agents=agents, is_question=frame.is_question)
            inner, framed = find_main_verb(child, fresh, names)
            found.append((inner, framed))
            found.extend(_find_coordinated(child, fresh, names))
    return found


def _make_clause(token: Token, frame: Frame, names: dict[int, str], verbs: frozenset[str]) -> Clause:
    arguments = read_arguments(token, names)
    perfect = find_child(token, "aux")
    return Clause(
        predicate=verb_of(token),
        head=find_head(token, names),
        agents=arguments.agents or frame.agents,
        patients=arguments.patients,
        places=arguments.places,
        lacking=arguments.lacking,
        modifiers=arguments.modifiers,
        is_general=arguments.is_general,
        negated=frame.negated != is_negated(token),
        certainty=frame.certainty,
        because=frame.because,
        is_question=frame.is_question,
        attributed_to=frame.attributed_to,
        verbs=verbs,
        conjoined=sum(1 for child in token.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}),
        is_past=token.tag_ == "VBD" or (token.tag_ == "VBN" and perfect is not None and perfect.lemma_ == "have"),
        is_state=token.pos_ == "AUX" and token.tag_ in {"VBZ", "VBP"},
    )
