"""Who does what to whom, whether it is denied, and how surely: read off a parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from variorum.collation.certainty import (
    INTENT_NOUNS,
    INTENT_VERBS,
    OPEN_WORDS,
    STANCE,
    grade_word,
    weakest,
)
from variorum.collation.names import fold_name
from variorum.collation.proposition import Certainty, Clause

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NEGATIVE = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "nor", "nowhere", "hardly", "n't", "not"})
_NEGATING_VERBS = frozenset({"fail", "refuse", "decline", "neglect", "stop_short"})
_EMPTY_VERBS = frozenset({"be", "have", "do", "get", "make", "become", "take", "seem", "appear", "remain"})
_MAX_DESCENT = 6


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words around the main clause make of it."""

    negated: bool = False
    certainty: Certainty = Certainty.ASSERTED
    because: str = ""
    attributed_to: frozenset[str] = frozenset()
    is_question: bool = False
    agents: frozenset[str] = frozenset()


def name_keys(doc: Doc) -> dict[int, str]:
    """Return the key of the name each token belongs to, by token index; tokens of no name are absent."""
    keys: dict[int, str] = {}
    for entity in doc.ents:
        if entity.label_ in {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}:
            key = entity.kb_id_ or fold_name(entity.text, entity.label_ == "PERSON")
            keys.update({token.i: key for token in entity})
    for token in doc:
        is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in {"DATE", "TIME"}
        if is_name and token.i not in keys:
            keys[token.i] = fold_name(token.text, True)
    return keys


def lemma_of(token: Token) -> str:
    """Return a token's lemma, case folded; of "bases" always "base", which the lemmatizer takes for "basis"."""
    return "base" if token.lower_ == "bases" else token.lemma_.casefold()


def _key(token: Token, names: dict[int, str]) -> str:
    return names.get(token.i) or lemma_of(token)


def _heads(token: Token, names: dict[int, str]) -> frozenset[str]:
    """Return the keys of a noun phrase's head, its coordinated heads and what ``one of the X`` speaks of."""
    found = {_key(token, names)}
    for child in token.children:
        if child.dep_ in {"conj", "appos"}:
            found |= _heads(child, names)
        elif child.dep_ in {"poss", "compound", "nmod"} and child.i in names:
            found.add(names[child.i])
        elif child.dep_ == "prep" and child.lower_ == "of":
            found |= {_key(grand, names) for grand in child.children if grand.dep_ == "pobj"}
    return frozenset(found)


def verb_of(token: Token) -> str:
    """Return a verb's lemma with its particle (``step_down``), case folded."""
    particles = [child.lower_ for child in token.children if child.dep_ == "prt"]
    return "_".join([lemma_of(token), *particles])


def _is_negated(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (child.lower_ in _NEGATIVE and child.dep_ in {"advmod", "preconj", "det"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and (
            child.lower_ in _NEGATIVE or any(grand.lower_ in {"no", "neither"} for grand in child.children)
        ):
            return True
    return False


def _find_root(doc: Doc) -> Token | None:
    roots = [sentence.root for sentence in doc.sents]
    verbal = [root for root in roots if root.pos_ in {"VERB", "AUX"}]
    return next(iter(verbal or roots), None)


def _child(token: Token, *deps: str) -> Token | None:
    return next((child for child in token.children if child.dep_ in deps), None)


def _below(token: Token) -> Token | None:
    """Return the clause a verb, adjective or noun takes, directly or through its attribute."""
    found = _child(token, "ccomp", "xcomp", "csubj")
    if found is not None and found.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
        return found
    for dep in ("acomp", "attr", "dobj", "oprd"):
        inner = _child(token, dep)
        if inner is not None and (inner.lemma_ in INTENT_NOUNS or inner.lower_ in OPEN_WORDS or inner.lemma_ in STANCE):
            deeper = (
                _child(inner, "acl", "xcomp", "ccomp", "relcl")
                or _open_condition(token, inner)
                or next(
                    (
                        grand
                        for child in inner.children
                        if child.dep_ == "prep"
                        for grand in child.children
                        if grand.dep_ == "pcomp"
                    ),
                    None,
                )
            )
            return deeper or found
    return None


def _open_condition(token: Token, inner: Token) -> Token | None:
    """Return the clause of "(not) clear if …", which the parser hangs on the verb."""
    clause = _child(token, "advcl") or _child(inner, "advcl")
    mark = None if clause is None else _child(clause, "mark")
    return clause if mark is not None and mark.lower_ in {"if", "whether"} and inner.lower_ in STANCE else None


def _step(token: Token, around: _Around, names: dict[int, str]) -> tuple[Token, _Around] | None:
    """Go from a verb that only frames another clause to that clause, or return None at the clause that counts."""
    lemma = verb_of(token)
    below = _below(token)
    if below is None or below.i == token.i:
        return None
    subject = _child(token, "nsubj", "nsubjpass")
    negated = _is_negated(token)
    inner = next(
        (
            child
            for child in token.children
            if child.dep_ in {"acomp", "attr", "dobj", "oprd"}
            and (child.lower_ in OPEN_WORDS or child.lemma_ in INTENT_NOUNS or child.lemma_ in STANCE)
        ),
        None,
    )
    word = inner.lemma_.casefold() if inner is not None else lemma
    if (
        word not in STANCE
        and word not in INTENT_VERBS
        and word not in INTENT_NOUNS
        and word not in OPEN_WORDS
        and lemma not in _NEGATING_VERBS
    ):
        return None
    graded = grade_word(word, negated)
    certainty = weakest(around.certainty, graded.certainty)
    changed = certainty is not around.certainty
    speaks = graded.is_speech and subject is not None and subject.pos_ != "PRON"
    keeps_subject = not graded.is_speech and subject is not None
    return below, replace(
        around,
        negated=around.negated != (graded.flips or lemma in _NEGATING_VERBS),
        certainty=certainty,
        because=word if changed else around.because,
        attributed_to=_heads(subject, names) if speaks and subject is not None else around.attributed_to,
        agents=_heads(subject, names) if keeps_subject and subject is not None else around.agents,
        is_question=around.is_question or graded.asks,
    )


def _modal(token: Token) -> tuple[Certainty, str]:
    best, because = Certainty.ASSERTED, ""
    for child in token.children:
        if child.dep_ in {"aux", "auxpass", "advmod", "acomp"}:
            graded = grade_word(child.lemma_.casefold() if child.dep_ != "aux" else child.lower_, False)
            if weakest(best, graded.certainty) is not best:
                best, because = graded.certainty, child.text
    going = token.lemma_ == "go" and _child(token, "xcomp") is not None
    return (Certainty.INTENDED, token.text) if going and best is Certainty.ASSERTED else (best, because)


def _arguments(token: Token, names: dict[int, str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    agents: set[str] = set()
    patients: set[str] = set()
    places: set[str] = set()
    for child in token.children:
        if child.dep_ == "nsubj":
            agents |= _heads(child, names)
        elif child.dep_ in {"nsubjpass", "dobj", "attr", "dative", "oprd", "acomp"}:
            patients |= _heads(child, names)
        elif child.dep_ in {"prep", "agent"}:
            for grand in child.children:
                if grand.dep_ == "pobj":
                    target = agents if child.lower_ == "by" else places if grand.i in names else patients
                    target |= _heads(grand, names)
    return frozenset(agents), frozenset(patients), frozenset(places)


def _find_head(token: Token, names: dict[int, str]) -> frozenset[str]:
    """Return what is said: the verb, or of a verb that says little by itself the word that completes it."""
    if verb_of(token) not in _EMPTY_VERBS:
        return frozenset({verb_of(token)})
    completed = [child for child in token.children if child.dep_ in {"attr", "acomp", "dobj", "oprd", "xcomp", "prep"}]
    if not completed:
        return frozenset({verb_of(token)})
    first = completed[0]
    if first.dep_ == "prep":
        return frozenset(_key(grand, names) for grand in first.children if grand.dep_ == "pobj") or frozenset({"be"})
    return frozenset({_key(first, names)})


def _descend(doc: Doc, names: dict[int, str]) -> tuple[Token, _Around] | None:
    token = _find_root(doc)
    if token is None:
        return None
    around = _Around(is_question=doc.text.rstrip().endswith("?"))
    for _ in range(_MAX_DESCENT):
        certainty, because = _modal(token)
        if weakest(around.certainty, certainty) is not around.certainty:
            around = replace(around, certainty=certainty, because=because)
        found = _step(token, around, names)
        if found is None:
            break
        token, around = found
    certainty, because = _modal(token)
    if weakest(around.certainty, certainty) is not around.certainty:
        around = replace(around, certainty=certainty, because=because)
    return token, around


def _verbs(doc: Doc) -> Iterator[str]:
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_ not in _EMPTY_VERBS:
            yield verb_of(token)


def read_clause(doc: Doc) -> Clause:
    """Return the main clause of a parsed text.

    A frame such as "she said that", "it is unclear whether", "they plan to" is stepped through and leaves its mark on
    the certainty and the negation. A negation counts only when it hangs on the main clause's own verb, subject or
    object: "withdrew without fighting" is not negated.
    """
    names = name_keys(doc)
    found = _descend(doc, names)
    verbs = frozenset(_verbs(doc))
    if found is None:
        return Clause(
            "",
            frozenset(),
            frozenset(),
            frozenset(),
            frozenset(),
            False,
            Certainty.ASSERTED,
            "",
            False,
            frozenset(),
            verbs,
            0,
            False,
        )
    token, around = found
    agents, patients, places = _arguments(token, names)
    if token.pos_ not in {"VERB", "AUX"}:
        patients |= _heads(token, names)
    conjoined = sum(1 for child in token.children if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"})
    return Clause(
        predicate=verb_of(token),
        head=_find_head(token, names),
        agents=agents or around.agents,
        patients=patients,
        places=places,
        negated=around.negated != _is_negated(token),
        certainty=around.certainty,
        because=around.because,
        is_question=around.is_question,
        attributed_to=around.attributed_to,
        verbs=verbs,
        conjoined=conjoined,
        is_past="Past" in token.morph.get("Tense", []) or token.tag_ in {"VBD", "VBN"},
    )
