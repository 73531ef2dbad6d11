"""Who does it, to whom, where, without what: the arguments of the main clause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from variorum.collation.phrases import find_child, find_heads, find_modifiers, key_of, lemma_of, verb_of

EMPTY_VERBS = frozenset({"be", "have", "do", "get", "make", "become", "take", "seem", "appear", "remain", "give"})
"""Verbs that leave it to another word to say what is said."""
_COMPLETED_VERBS = frozenset({"find", "declare", "leave", "call", "consider", "name", "deem", "turn", "keep", "stand"})
_TAKES_SIDES = frozenset({"vote", "rule", "decide", "speak", "lobby", "campaign", "argue", "advise"})
_HAPPENING = frozenset({"take_place", "occur", "happen"})
_OBJECTS = frozenset({"nsubjpass", "dobj", "attr", "dative", "oprd", "acomp"})
_NEGATIVE = frozenset({"no", "none", "nobody", "nothing", "neither", "never", "nor", "nowhere", "hardly", "not"})
_NEGATIVE_PHRASES = frozenset({"no", "neither"})


_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december day week month year night morning evening afternoon noon midnight time"
    " hour minute weekend spring summer autumn winter future past moment decade century today yesterday".split()
)


def is_time_word(token: Token) -> bool:
    """Tell whether a token names a time: such an argument is compared as a moment."""
    return token.lemma_.casefold() in _TIME_WORDS or token.ent_type_ in {"DATE", "TIME"}


@dataclass(frozen=True, slots=True)
class Arguments:
    """Keys of the main clause's arguments; ``modifiers`` pairs each head with what narrows it."""

    agents: frozenset[str]
    patients: frozenset[str]
    places: frozenset[str]
    lacking: frozenset[str]
    modifiers: frozenset[tuple[str, str]]
    is_general: bool


def is_negated(token: Token) -> bool:
    """Tell whether a negation hangs on this verb, or on its auxiliaries, subject or object."""
    children = list(token.children)
    for child in [
        *children,
        *(inner for each in children if each.dep_ in {"aux", "auxpass"} for inner in each.children),
    ]:
        if _is_bound(child):
            continue
        word = "not" if child.lower_ in {"n't", "n’t"} else child.lower_
        if child.dep_ == "neg" and _is_not_but(child, token):
            continue
        if child.dep_ == "prep" and any(_is_never(grand) for grand in child.children if grand.dep_ == "pobj"):
            return True
        if child.dep_ == "neg" or (word in _NEGATIVE and child.dep_ in {"advmod", "preconj", "det"}):
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"} and _is_nobody(child):
            return True
        if child.dep_ in {"oprd", "acomp", "attr"} and find_child(child, "neg") is not None:
            return True
    return False


_NEVER = frozenset({"time", "way", "circumstance", "account", "point", "stage", "condition", "case", "means"})
_NEAR = frozenset({"to", "from", "at", "in", "on", "for", "by", "with", "about", "only", "just", "merely"})


def _is_never(token: Token) -> bool:
    """Tell whether "at no time", "in no way" and their like stand here."""
    return token.lemma_.casefold() in _NEVER and any(child.lower_ == "no" for child in token.children)


def _is_not_but(negation: Token, verb: Token) -> bool:
    """Tell whether "not" denies a complement that "but" corrects ("was referring not to this but to that")."""
    after = [token for token in verb.doc[negation.i + 1 :] if token.sent == verb.sent]
    return (
        bool(after)
        and negation.i > verb.i
        and after[0].lower_ in _NEAR
        and any(token.lower_ == "but" for token in after)
    ) or (bool(after) and after[0].lower_ in {"only", "just", "merely"})


def _is_nobody(token: Token) -> bool:
    return token.lower_ in _NEGATIVE or any(
        child.lower_ in _NEGATIVE_PHRASES and not _is_bound(child) for child in token.children
    )


def _is_bound(token: Token) -> bool:
    """Tell whether this "no" belongs to a limit ("no more than a third"), which denies nothing."""
    after = token.doc[token.i + 1 : token.i + 3]
    return len(after) == 2 and after[0].lower_ in {"more", "less", "fewer", "later"} and after[1].lower_ == "than"


def read_arguments(token: Token, names: dict[int, str]) -> Arguments:
    """Return the arguments of a verb (or the words of a noun that stands alone)."""
    agents: set[str] = set()
    patients: set[str] = set()
    places: set[str] = set()
    lacking: set[str] = set()
    modifiers: set[tuple[str, str]] = set()
    for child in token.children:
        if child.lower_ == "place" and token.lemma_ == "take":
            continue
        if child.dep_ == "nsubj" or child.dep_ in _OBJECTS:
            target = agents if child.dep_ == "nsubj" else patients
            target |= find_heads(child, names)
            modifiers |= find_modifiers(child, names)
        elif child.dep_ in {"prep", "agent"}:
            for grand in (grand for grand in child.children if grand.dep_ == "pobj" and not is_time_word(grand)):
                if child.lower_ == "without" or (child.lower_ == "against" and lemma_of(token) in _TAKES_SIDES):
                    lacking |= find_heads(grand, names)
                elif child.lower_ == "by" and child.dep_ == "agent":
                    agents |= find_heads(grand, names)
                else:
                    (places if grand.i in names else patients).update(find_heads(grand, names))
                modifiers |= find_modifiers(grand, names)
    for child in token.children:
        # Of "was a defeat for Ardovia" and "a meeting with Oskan took place" the noun is what is said, not an argument.
        if child.pos_ in {"NOUN", "ADJ"} and find_head(token, names) == {key_of(child, names)}:
            patients |= {names[each.i] for each in child.subtree if each.i in names}
            patients.discard(key_of(child, names))
    state = find_state(token)
    inner = None if state is None else find_child(state, "nsubj", "nsubjpass")
    if inner is not None:
        patients |= find_heads(inner, names)
    if token.pos_ not in {"VERB", "AUX"}:
        patients |= find_heads(token, names) - {lemma_of(token)}
        modifiers |= find_modifiers(token, names)
    general = any(child.dep_ in {"nsubj", "nsubjpass"} and _is_nobody(child) for child in token.children)
    return Arguments(
        frozenset(agents), frozenset(patients), frozenset(places), frozenset(lacking), frozenset(modifiers), general
    )


def find_head(token: Token, names: dict[int, str]) -> frozenset[str]:
    """Return what is said: the verb, or of a verb that says little by itself the word that completes it."""
    verb = verb_of(token)
    subject = find_child(token, "nsubj", "nsubjpass")
    objects = [
        child
        for child in token.children
        if child.dep_ in {"attr", "acomp", "dobj", "oprd", "ccomp", "prep"} and not _is_of_time(child)
    ]
    if subject is not None and (
        verb in _HAPPENING or (verb == "take" and any(child.lower_ == "place" for child in objects))
    ):
        return frozenset({key_of(subject, names)})
    if (state := find_state(token)) is not None:
        return frozenset({key_of(state, names)})
    if verb == "get" and any(child.lower_ == "away" for child in token.children):
        return frozenset({"get_away"})
    if verb == "be" and (particle := find_child(token, "advmod", "prt")) is not None and particle.lower_ in _STATES:
        return frozenset({particle.lower_})
    if verb not in EMPTY_VERBS or not objects:
        return frozenset({verb})
    first = objects[0]
    if verb == "take" and first.lower_ == "part":
        return frozenset({"take_part"})
    if first.dep_ == "prep":
        return frozenset(key_of(grand, names) for grand in first.children if grand.dep_ == "pobj") or frozenset({"be"})
    return frozenset({key_of(first, names)})


_STATES = frozenset({"off", "on", "up", "down", "out", "in", "back", "away", "over"})


def _is_of_time(child: Token) -> bool:
    """Tell whether a child is "for nine weeks", "on Friday": of such the verb's object is not made."""
    words = [grand for grand in child.children if grand.dep_ == "pobj"] if child.dep_ == "prep" else []
    return bool(words) and all(is_time_word(word) for word in words)


def find_state(token: Token) -> Token | None:
    """Return the word for the state of "left them injured", "found her guilty", which parsers take for a clause."""
    if verb_of(token) not in _COMPLETED_VERBS:
        return None
    state = find_child(token, "oprd", "acomp")
    if state is not None:
        return state
    clause = find_child(token, "ccomp", "xcomp")
    if clause is None or find_child(clause, "aux", "auxpass", "mark") is not None:
        return None
    return clause if clause.pos_ == "ADJ" or clause.tag_ == "VBN" else None
