"""Where words stand in a sentence: clauses, subjects, verbs of saying, quotation marks."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})

SAYING = frozenset(
    """say tell add state claim report note argue announce declare insist assert stress emphasize emphasise warn explain
    reveal admit acknowledge concede deny reject dismiss confirm suggest indicate mention reiterate repeat recall reply
    respond answer ask write tweet post think believe hope expect promise vow pledge urge call describe praise criticize
    criticise accuse blame underscore underline underscore highlight clarify maintain contend allege estimate predict
    conclude observe remark comment quip joke continue express voice thank hint boast complain testify disclose
    propose recommend demand order agree know want feel see learn hear find decide
    worry fear doubt caution lament read""".split()
)
ASKING = frozenset("ask question quiz press query".split())


def find_clause(token: Token) -> Token:
    """Return the verb (or the root) of the clause that a token stands in."""
    while token.head != token:
        token = token.head
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
            return token
    return token


def find_subject(verb: Token) -> Token | None:
    """Return the subject of a verb; one that shares another's subject (``said … and added``) has that one's."""
    for _ in range(20):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") and verb.head != verb and verb.dep_ != "advcl":
            verb = verb.head if verb.head.pos_ in ("VERB", "AUX") else find_clause(verb)
            continue
        return None
    return None


def find_actor(verb: Token) -> Token | None:
    """Return who does what a verb says: its subject, what its ``who`` stands for, or the object told to do it.

    In ``asked residents to stay`` residents stay, in ``the doctor, who left`` the doctor left.
    """
    if verb.dep_ == "xcomp" and not any(child.dep_ in SUBJECTS for child in verb.children):
        told = [child for child in verb.head.children if child.dep_ in ("dobj", "dative") and child.i < verb.i]
        if told and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
            return told[-1]
    subject = find_subject(verb)
    if subject is not None and subject.tag_ in ("WP", "WDT") and subject.lower_ in ("who", "which", "that"):
        clause = find_clause(subject)
        for _ in range(5):
            if clause.dep_ != "conj":
                break
            clause = clause.head
        return clause.head if clause.dep_ == "relcl" else None
    return subject


def is_main_clause(verb: Token) -> bool:
    """Tell whether a verb heads its sentence, or is joined to the one that does."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT" or (
        verb.dep_ in ("ccomp", "parataxis") and verb.head.dep_ == "ROOT" and verb.i < verb.head.i
    )


def find_quoted(doc: Doc) -> list[bool]:
    """Return for each token whether it stands inside quotation marks; an unclosed mark ends with its block.

    Straight marks open and close in turn; curly ones say which they are. Single marks are not counted.
    """
    inside, flags = False, []
    for token in doc:
        if token.text in ("“", "«", "„"):
            inside = True
            flags.append(False)
        elif token.text in ("”", "»"):
            inside = False
            flags.append(False)
        elif token.text in ('"', "``", "''"):
            inside = not inside
            flags.append(False)
        else:
            flags.append(inside)
    return flags
