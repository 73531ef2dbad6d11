"""Verbs and what they bring."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import BlockKind, Force
from variorum.reading.statements.asides import find_aside, tree_of
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import LEMMA_FIXES, CueVerb, load_verbs
from variorum.reading.statements.objects import NOMINAL_RULES, hull_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import find_subject, is_negated, is_passive


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
    found = _find_content(paragraph, token, verb)
    if found is None:
        return None
    rule, places = found
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
    draft.tokens -= {word.i for word in [*draft.cue, *draft.source]}
    return draft if draft.tokens else None


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
    if is_negated(token) and verb.lemma == "respond":
        return Force.DECLINED
    if is_negated(token):
        if verb.lemma in ("say", "disclose", "comment", "reveal", "specify", "confirm", "elaborate", "state"):
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
        if child.i < token.i:
            continue
        if child.dep_ == "ccomp" or (child.dep_ == "advcl" and _is_content_mark(child, verb)):
            if child.left_edge.i < token.i:
                # "which he said had failed": the clause began before its frame.
                return {place for place in tree_of(child) if paragraph.doc[place].dep_ != "punct"}
            return _extended(paragraph, token, hull_of(child))
    return set()


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
