"""Who does what to whom, whether it is denied, and how surely: read off a parse."""

from __future__ import annotations

from spacy.tokens import Doc

from variorum.collation.arguments import EMPTY_VERBS, find_head, is_negated, read_arguments
from variorum.collation.framing import find_main_verb
from variorum.collation.phrases import find_child, name_keys, verb_of
from variorum.collation.proposition import Clause

NO_CLAUSE = Clause()
"""What a text without words says."""


def read_clause(doc: Doc) -> Clause:
    """Return the main clause of a parsed text.

    A frame such as "she said that", "it is unclear whether", "they plan to" is stepped through and leaves its mark on
    the certainty and the negation. A negation counts only when it hangs on the main clause's own verb, subject or
    object: "withdrew without fighting" is not negated.
    """
    names = name_keys(doc)
    found = find_main_verb(doc, names)
    if found is None:
        return NO_CLAUSE
    token, frame = found
    arguments = read_arguments(token, names)
    verbs = {verb_of(each) for each in doc if each.pos_ == "VERB" and each.lemma_ not in EMPTY_VERBS}
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
        verbs=frozenset(verbs),
        conjoined=sum(1 for child in token.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}),
        is_past=token.tag_ == "VBD" or (token.tag_ == "VBN" and perfect is not None and perfect.lemma_ == "have"),
        is_state=token.pos_ == "AUX" and token.tag_ in {"VBZ", "VBP"},
    )
