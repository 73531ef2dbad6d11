"""Verbs and what they bring."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import BlockKind, Force
from variorum.reading.statements.asides import find_as_said, find_aside, tree_of
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import LEMMA_FIXES, CueVerb, load_verbs
from variorum.reading.statements.objects import NOMINAL_RULES, hull_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import find_subject, is_left_unsaid, is_negated, is_passive

_SAYING = frozenset(
    "say comment disclose confirm reveal discuss specify explain elaborate acknowledge admit tell".split()
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_NOMINAL = frozenset(rule for rule, _ in NOMINAL_RULES)


def verb_of(token: Token) -> CueVerb | None:
    """Return the token's entry in the table of cue verbs, if it is used as a verb."""
    if token.pos_ not in ("VERB", "AUX") and not (token.tag_.startswith("VB")):
        return None
    lemma = token.lemma_.lower()
    return load_verbs().get(LEMMA_FIXES.get(lemma, lemma))


def find_clause_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield the attributions whose cue is a verb with its content beside it in the sentence."""
    for token in paragraph.tokens:
        if verb := verb_of(token):
            draft = _by_verb(paragraph, token, verb)
            if draft is not None:
                yield draft


def _by_verb(paragraph: Paragraph, token: Token, verb: CueVerb) -> Draft | None:
    if _is_said_under_refusal(token) or _is_imperative(token) or is_left_unsaid(token):
        return None
    found = _find_content(paragraph, token, verb)
    if found is None:
        return _refused_answer(paragraph, token, verb)
    rule, places = found
    said = _refused_saying(token)
    if said is not None and (entry := verb_of(said)) and (unsaid := _find_content(paragraph, said, entry)):
        rule, places = unsaid[0], unsaid[1] - {said.i}
    if paragraph.block.block.kind is BlockKind.TITLE and rule in ("object", "preposition", "predicate"):
        places |= _to_headline_end(paragraph, token, places)
    places -= {token.i}
    draft = Draft(paragraph, rule, force_of(token, verb, rule), cue_of(token), places, is_passive=is_passive(token))
    if source := find_subject(token):
        draft.source, draft.source_head = list(source.tokens), source.head
    if rule == "passive-infinitive":
        draft.source, draft.source_head = [], None
    if not draft.source and rule in ("object", "infinitive"):
        return None
    is_silent = draft.force is Force.DECLINED and verb.lemma in ("respond", "answer")
    draft.makes_claim = not ((verb.takes("s") or is_silent) and rule in _NOMINAL)
    if said is not None:
        draft.cue += [word for word in cue_of(said) if word.i not in draft.tokens]
    draft.tokens -= {word.i for word in [*draft.cue, *draft.source]}
    return draft if draft.tokens else None


def _is_imperative(token: Token) -> bool:
    """Tell whether the reader is told: *But don't expect her to go quietly*."""
    if token.tag_ != "VB" or token.dep_ not in ("ROOT", "conj") or not is_negated(token):
        return False
    helpers = [child for child in token.children if child.dep_ in ("aux", "neg") and child.i < token.i]
    has_subject = any(child.dep_ in _SUBJECTS for child in token.children)
    return not has_subject and len(helpers) == 2 and helpers[0].lower_ == "do"


def _refused_answer(paragraph: Paragraph, token: Token, verb: CueVerb) -> Draft | None:
    """Return "would not comment" and "did not respond" where nothing is named: what is refused is the answer."""
    refused = [child for child in token.children if child.dep_ in ("aux", "neg")]
    source = find_subject(token)
    if verb.lemma not in ("comment", "respond", "elaborate") or not is_negated(token) or source is None:
        return None
    draft = Draft(paragraph, "infinitive", Force.DECLINED, refused, {token.i}, list(source.tokens), source.head)
    draft.makes_claim = False
    return draft


def _refused_saying(token: Token) -> Token | None:
    """Return the *say* of "declined to say whether": what is said of is the content, and nobody says it."""
    if token.lemma_.lower() not in ("decline", "refuse"):
        return None
    deed = next((child for child in token.children if child.dep_ == "xcomp" and child.i > token.i), None)
    return deed if deed is not None and deed.lemma_.lower() in _SAYING else None


def _is_said_under_refusal(token: Token) -> bool:
    return token.dep_ == "xcomp" and _refused_saying(token.head) == token


def _to_headline_end(paragraph: Paragraph, token: Token, places: set[int]) -> set[int]:
    """Return the rest of a headline after an object, up to a comma or dash: headlines are parsed badly."""
    after = max(places) + 1
    if after <= token.i:
        return set()
    end = next(
        (word.i for word in paragraph.doc[after : paragraph.last] if word.is_punct or verb_of(word) is not None),
        paragraph.last,
    )
    return set(range(after, end)) if end == paragraph.last or paragraph.doc[end].is_punct else set()


def cue_of(token: Token) -> list[Token]:
    """Return the cue: the verb first, then its auxiliaries, negation and particle."""
    return [token, *(child for child in token.children if child.dep_ in ("aux", "auxpass", "neg", "prt"))]


def force_of(token: Token, verb: CueVerb, rule: str) -> Force:
    """Return what the speaker does with the content, by the verb, its negation and the kind of content."""
    if is_negated(token) and verb.lemma in ("respond", "answer"):
        return Force.DECLINED
    if is_negated(token):
        if verb.lemma in (
            "say",
            "disclose",
            "comment",
            "reveal",
            "specify",
            "confirm",
            "elaborate",
            "state",
            "explain",
        ):
            return Force.DECLINED
        if verb.force in (Force.ASSERTED, Force.BELIEVED, Force.PROMISED, Force.INTENDED):
            return Force.DENIED
    if verb.lemma in ("ask", "tell") and rule in ("object-infinitive", "infinitive"):
        return Force.DEMANDED
    if verb.lemma in ("agree", "offer", "claim") and rule == "infinitive":
        return Force.INTENDED if verb.lemma == "agree" else verb.force
    if verb.lemma == "call" and rule == "preposition":
        return Force.DEMANDED
    return verb.force


def _find_content(paragraph: Paragraph, token: Token, verb: CueVerb) -> tuple[str, set[int]] | None:
    if places := find_aside(paragraph, token, verb):
        return "reported-aside", places
    if places := find_as_said(paragraph, token, verb):
        return "reported-aside", places
    if places := _find_clause(paragraph, token, verb):
        return "clause", places
    for rule, finder in NOMINAL_RULES:
        if places := finder(token, verb):
            return rule, places
    return None


def _find_clause(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.takes("c"):
        return set()
    for child in token.children:
        if child.i < token.i or _is_bare_participle(child):
            continue
        if child.dep_ == "ccomp" or (child.dep_ == "advcl" and _is_content_mark(child, verb)):
            if child.left_edge.i < token.i:
                # "which he said had failed": the clause began before its frame.
                return {place for place in tree_of(child) if paragraph.doc[place].dep_ != "punct"}
            places = _with_further_clauses(paragraph, token, _extended(paragraph, token, hull_of(child)))
            return places | _lost_subject(token, child)
    if places := _clause_of_holder(token):
        return places
    if verb.takes("r") and (places := _told_clause(token)):
        return places
    return (_find_clause_further_in(token) or _find_that_clause(paragraph, token)) if verb.takes("d") else set()


def _clause_of_holder(token: Token) -> set[int]:
    """Return the *that* clause which the parse hung on the verb before an infinitive: went on to tell her *that*."""
    holder = token.head
    if token.dep_ != "xcomp" or verb_of(holder) is not None:
        return set()
    for child in holder.children:
        if child.dep_ == "ccomp" and child.i > token.i and child.left_edge.lower_ == "that":
            return hull_of(child)
    return set()


def _told_clause(token: Token) -> set[int]:
    """Return what somebody was told without *that*, which the parse took to define them: told the inquiry *it sank*."""
    told = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    clauses = [] if told is None else [child for child in told.children if child.dep_ == "relcl"]
    for clause in clauses:
        parts = {child.dep_ for child in clause.children if child.i > clause.i}
        opener = clause.left_edge
        opens_plainly = opener.tag_ not in ("WDT", "WP", "WP$", "WRB") and opener.nbor(-1).text != ","
        has_subject = any(child.dep_ in _SUBJECTS for child in clause.children)
        if opens_plainly and has_subject and parts & {"dobj", "attr", "acomp", "prep", "xcomp", "ccomp"}:
            return hull_of(clause)
    return set()


def _is_bare_participle(clause: Token) -> bool:
    """Tell whether a participle stands alone, and so belongs to a noun before it: *the asylum law expected in May*."""
    return clause.tag_ == "VBN" and not any(
        child.dep_ in (*_SUBJECTS, "aux", "auxpass", "mark", "advmod") for child in clause.children
    )


def _lost_subject(token: Token, clause: Token) -> set[int]:
    """Return the noun before a clause without a subject: the parse took its subject for the verb's object."""
    target = next((child for child in token.children if child.dep_ == "dobj" and token.i < child.i < clause.i), None)
    if target is None or clause.tag_ not in _FINITE or any(child.dep_ in _SUBJECTS for child in clause.children):
        return set()
    between = set(range(target.right_edge.i + 1, clause.left_edge.i))
    for child in token.children:
        if child.dep_ == "prep":
            between -= tree_of(child)
    return set() if between else set(range(target.left_edge.i, clause.left_edge.i))


def _find_that_clause(paragraph: Paragraph, token: Token) -> set[int]:
    """Return what follows "states that" to the sentence's end where the parse made no clause of it."""
    end = paragraph.unit_of(token)[1]
    place = token.i + 1
    if place >= end or paragraph.doc[place].lower_ != "that" or token.tag_ not in _FINITE:
        return set()
    rest = paragraph.doc[place + 1 : end]
    is_clause = paragraph.doc[place].tag_ == "IN" or paragraph.doc[place].dep_ == "mark"
    return set(range(place, end)) if is_clause and any(word.tag_ in _FINITE for word in rest) else set()


def _find_clause_further_in(token: Token) -> set[int]:
    """Return the *that* clause which the parse hung on a date or participle: told the paper on Monday *that*."""
    for word in token.doc[token.i + 1 : token.right_edge.i + 1]:
        clause = word.head
        is_that = word.lower_ == "that" and word.i == clause.left_edge.i and word.dep_ not in ("nsubj", "nsubjpass")
        if not is_that or clause.dep_ not in ("ccomp", "relcl", "acl", "advcl") or clause.i < word.i:
            continue
        prep = clause.head.head if clause.head.dep_ == "pobj" else None
        on_date = clause.head.ent_type_ in ("DATE", "TIME") or clause.head.tag_ == "VBN"
        on_date |= prep is not None and prep.head == token and prep.lower_ in ("in", "at", "on", "during")
        if on_date and any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children):
            return hull_of(clause)
    return set()


_OPENERS = frozenset("that why how whether".split())


def _with_further_clauses(paragraph: Paragraph, token: Token, places: set[int]) -> set[int]:
    """Go on over ", that …" and "and why …", which the parse may have hung elsewhere."""
    doc, end = paragraph.doc, paragraph.unit_of(token)[1]
    for _ in range(4):
        after = max(places) + 1
        opener = after
        while opener < end and (doc[opener].text == "," or doc[opener].lower_ in ("and", "or")):
            opener += 1
        if opener == after or opener >= end or doc[opener].lower_ not in _OPENERS:
            break
        if doc[opener].lower_ != "that" and doc[opener - 1].text == ",":
            break
        heads = [word for word in doc[opener + 1 : end] if word.left_edge.i == opener and word.pos_ in ("VERB", "AUX")]
        if doc[opener].tag_ == "WDT" or not heads:
            break
        places = places | set(range(after, max(word.right_edge.i for word in heads) + 1))
    return places


def _is_content_mark(clause: Token, verb: CueVerb) -> bool:
    mark = next((word for word in clause.children if word.dep_ == "mark"), None)
    if mark is None or mark.i != clause.left_edge.i:
        return False
    return mark.lower_ in ("that", "whether") or (mark.lower_ == "if" and verb.lemma in ("ask", "wonder", "question"))


def _extended(paragraph: Paragraph, token: Token, places: set[int]) -> set[int]:
    """Go on to the sentence's end where the parse cut a clause before its own verb."""
    end = token.sent.end
    after = max(places) + 1
    for child in token.children:
        if (
            child.dep_ in ("npadvmod", "advmod")
            and child.i > after
            and child.left_edge.i == after + 1
            and paragraph.doc[after].text == ","
        ):
            # ", earlier this month" at the end dates what was said, not the saying.
            places |= set(range(after, child.right_edge.i + 1))
            after = max(places) + 1
    if (
        after < end
        and paragraph.doc[after].pos_ in ("AUX", "VERB")
        and paragraph.doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD")
    ) and (verb_of(paragraph.doc[after]) is None or paragraph.doc[after].pos_ == "AUX"):
        return places | set(range(after, end))
    return places
