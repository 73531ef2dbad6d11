"""Verbs and what they bring: clauses, infinitives and noun phrases."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.draft import Draft, Paragraph
from variorum.reading.statements.lexicon import LEMMA_FIXES, CueVerb, load_verbs
from variorum.reading.statements.sources import find_subject, is_negated, is_passive, noun_phrase

_ALWAYS_WITH = frozenset("for as of to over with".split())
_OFTEN_WITH = frozenset("on in about against from between".split())


def verb_of(token: Token) -> CueVerb | None:
    """Return the token's entry in the table of cue verbs, if it is used as a verb."""
    if token.pos_ not in ("VERB", "AUX") and not (token.tag_.startswith("VB")):
        return None
    lemma = token.lemma_.lower()
    return load_verbs().get(LEMMA_FIXES.get(lemma, lemma))


def find_clause_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield the attributions whose cue is a verb with its content beside it in the sentence."""
    for token in paragraph.doc:
        if verb := verb_of(token):
            draft = _by_verb(paragraph, token, verb)
            if draft is not None:
                yield draft


def _by_verb(paragraph: Paragraph, token: Token, verb: CueVerb) -> Draft | None:
    found = _find_content(paragraph, token, verb)
    if found is None:
        return None
    rule, places = found
    places -= {token.i}
    draft = Draft(paragraph, rule, force_of(token, verb, rule), cue_of(token), places, is_passive=is_passive(token))
    if source := find_subject(token, paragraph):
        draft.source, draft.source_head = list(source.tokens), source.head
    if rule == "passive-infinitive":
        draft.source, draft.source_head = [], None
    if not draft.source and rule in ("object", "infinitive"):
        return None
    draft.tokens -= {word.i for word in [*draft.cue, *draft.source]}
    return draft if draft.tokens else None


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
    for rule, finder in (
        ("reported-aside", _aside),
        ("clause", _clause),
        ("infinitive", _infinitive),
        ("object-infinitive", _object_infinitive),
        ("call-for", _call_for),
        ("predicate", _predicate),
        ("object", _object),
        ("preposition", _preposition),
    ):
        places = finder(paragraph, token, verb)
        if places:
            return ("preposition" if rule == "call-for" else rule), places
    return None


def _tree(token: Token) -> set[int]:
    return {word.i for word in token.subtree}


def _hull(token: Token) -> set[int]:
    return set(range(token.left_edge.i, token.right_edge.i + 1))


def _clause(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.takes("c"):
        return set()
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ == "ccomp" or (child.dep_ == "advcl" and _is_content_mark(child, verb)):
            if child.left_edge.i < token.i:
                # "which he said had failed": the clause began before its frame.
                return {place for place in _tree(child) if paragraph.doc[place].dep_ != "punct"}
            return _extended(paragraph, token, _hull(child))
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
    if (
        after < end
        and paragraph.doc[after].pos_ in ("AUX", "VERB")
        and paragraph.doc[after].tag_ in ("VBD", "VBZ", "VBP", "MD")
    ):
        if verb_of(paragraph.doc[after]) is None or paragraph.doc[after].pos_ == "AUX":
            return places | set(range(after, end))
    return places


def _aside(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    """ "X, Y said" and "X, Y said, Z": everything of the sentence but the aside between commas."""
    if not verb.takes("d") or paragraph.is_quoted(token) or token.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return set()
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    if subject is None or is_passive(token) or subject.tag_ in ("WDT", "WP"):
        return set()
    start, end = paragraph.unit_of(token)
    first = min(subject.left_edge.i, token.i, *(child.i for child in token.children if _leads(child, token)))
    before = first - 1
    last = frame_end(paragraph, token, end)
    doc = paragraph.doc
    if before <= start or (doc[before].text not in (",", "—", "–", "--", "-") and not _closes(paragraph, before)):
        return set()
    after = doc[last].text if last < end else "."
    if after not in (",", ".", "—", "–", ")") or not _is_bare(token, last):
        return set()
    if (
        last + 1 < end
        and any(quotation.start == doc[last + 1].idx for quotation in paragraph.quotations)
        and not _closes(paragraph, before)
    ):
        return set()
    left = [word for word in doc[start:before] if word.is_alpha]
    rest = [word for word in doc[last:end] if word.is_alpha]
    has_verb = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in doc[start:before])
    if not left or not (has_verb or any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in rest)):
        return set()
    if token.dep_ == "conj" and token.head.i < first and token.head.i > start and not rest:
        return set()
    asides: set[int] = set()
    for child in token.children:
        if (
            child.i >= last
            and child.dep_ not in ("ccomp", "punct", "dep", "attr", "relcl")
            and not (child.dep_ == "conj")
        ):
            asides |= _tree(child)
    return set(range(start, before)) | {place for place in range(last, end) if place not in asides}


def _leads(child: Token, verb: Token) -> bool:
    return child.dep_ in ("aux", "neg") or (child.dep_ == "advmod" and verb.i - 3 <= child.i < verb.i)


def _is_bare(token: Token, last: int) -> bool:
    """Tell whether nothing said stands between the verb and the end of the aside."""
    for child in token.children:
        if token.i < child.i < last:
            if (
                child.dep_ in ("ccomp", "xcomp", "attr", "acomp", "oprd", "advcl", "intj", "prt")
                and child.dep_ != "prt"
            ):
                return False
            if child.dep_ == "dobj" and token.lemma_ != "tell":
                return False
            if child.dep_ == "neg":
                return False
    return True


def _closes(paragraph: Paragraph, place: int) -> bool:
    offset = paragraph.doc[place].idx
    return any(quotation.inner_end <= offset < quotation.end for quotation in paragraph.quotations)


def frame_end(paragraph: Paragraph, token: Token, end: int) -> int:
    """Return the token after an aside: the next comma or quotation mark past its verb, or the sentence's end."""
    doc = paragraph.doc
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i > token.i), None)
    place = token.i + 1
    if subject is not None and subject.right_edge.i < end:
        source = noun_phrase(subject)
        place = max(place, source[-1].i + 1)
    while place < end:
        word = doc[place]
        if word.text in (",", "—", "–", ";", ":", ".", ")") or paragraph.is_quoted(word):
            return place
        if any(quotation.start == word.idx for quotation in paragraph.quotations):
            return place
        place += 1
    return end


def _infinitive(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.takes("x"):
        return set()
    for child in token.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp", "acl") and child.i > token.i and child.left_edge.i > token.i:
            has_to = any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children)
            if (child.dep_ == "xcomp" and (has_to or child.tag_ == "VBG")) or (
                has_to and child.left_edge.lower_ in ("to", "not")
            ):
                return _hull(child)
    return set()


def _object_infinitive(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.takes("w"):
        return set()
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > token.i:
            if any(word.dep_ == "aux" and word.lower_ == "to" for word in child.children):
                places = _hull(child)
                for other in token.children:
                    if other.dep_ in ("dobj", "dative") and token.i < other.i < child.i:
                        places |= set(range(other.left_edge.i, child.right_edge.i + 1))
                return {place for place in places if place > token.i}
    return set()


def _predicate(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    """ "called X a Y", "described X as Y", "accused X of Y"."""
    if not verb.takes("n") or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod") and not _has_agent(token)):
        return set()
    needed = {"accuse": ("of",), "call": ()}.get(verb.lemma, ("as",))
    subject = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
    places: set[int] = set()
    complement = None
    for child in token.children:
        if child.i < token.i:
            continue
        if child.dep_ in ("oprd", "ccomp", "xcomp", "attr") or (child.dep_ == "prep" and child.lower_ in needed):
            complement = complement or child
    target = next((child for child in token.children if child.dep_ == "dobj" and child.i > token.i), None)
    if complement is not None:
        places |= _hull(complement)
        if target is not None:
            places |= set(range(target.left_edge.i, max(target.right_edge.i, complement.right_edge.i) + 1))
        elif subject is not None:
            places |= _hull(subject)
    elif target is not None and verb.lemma in ("call", "describe", "portray", "see", "view", "accuse"):
        if verb.lemma in ("call", "see", "view") and not any(True for _ in target.children):
            return set()
        places |= _hull(target) if verb.lemma != "see" else set()
    return {place for place in places if place > token.i or (subject is not None and target is None)}


def _goes_with(prep: Token) -> bool:
    """Tell whether a preposition after an object belongs to what is said rather than to when or where it was."""
    if prep.lower_ in _ALWAYS_WITH:
        return True
    noun = next((child for child in prep.children if child.dep_ == "pobj"), None)
    return prep.lower_ in _OFTEN_WITH and noun is not None and noun.ent_type_ not in ("DATE", "TIME", "GPE")


def _has_agent(token: Token) -> bool:
    return any(child.dep_ == "agent" for child in token.children)


def _object(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.takes("o"):
        return set()
    target = next((child for child in token.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if target is None or (target.tag_ in ("WDT", "WP", "PRP") and verb.takes("r")):
        return set()
    if target.i < token.i and target.dep_ == "dobj":
        return set()
    if target.dep_ == "nsubjpass" and not any(child.dep_ == "agent" for child in token.children):
        return set()
    places = _hull(target)
    if target.i > token.i:
        for child in token.children:
            if (
                child.dep_ == "prep"
                and child.i > target.i
                and child.lower_ in ("for", "as", "of", "to", "over", "with")
            ):
                if child.left_edge.i == max(places) + 1:
                    places |= _hull(child)
    return {place for place in places if place != token.i}


def _call_for(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if verb.lemma == "call" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("for", "on"):
        return _preposition(paragraph, token, verb)
    return set()


def _preposition(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    if not verb.preps or (verb.lemma == "respond" and not is_negated(token)):
        return set()
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in verb.preps and child.i > token.i:
            places = _hull(child) - {child.i}
            for other in token.children:
                if other.dep_ in ("xcomp", "ccomp") and places and other.left_edge.i == max(places) + 1:
                    places |= _hull(other)
            if places:
                return places
    return set()
