"""What a report says in its own voice: the clauses that are attributed to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.model import BlockKind, Force
from variorum.reading.statements.clauses import verb_of
from variorum.reading.statements.draft import Draft, runs_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.prune import WEAK
from variorum.reading.statements.worth import is_assertion, is_naming_aside

_HEDGES = frozenset(
    "may might could possibly perhaps likely probably reportedly allegedly apparently seemingly".split()
)
_PLAIN = WEAK | {"clause"}
_BREAKS = frozenset(", ; : — – - | . ? !".split())
_BYLINE = re.compile(
    r"(?:this|the) (?:article|report|story|post|piece) (?:was|is|has been) (?:\w+ly )?"
    r"(?:written|reported|edited|compiled|produced|published|updated|corrected|translated|syndicated)\b",
    re.IGNORECASE,
)
_CREDITED = re.compile(r"\([^()]*(?: / |/ ?(?:AP|AFP|Reuters|Getty|Associated|EPA|PA)\b)[^()]*\)\W*$")
_DATED = re.compile(
    r", (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+\.? \d{1,2}, \d{4},? (?:in|at|near|outside|on)\b"
)
"""How agencies date the pictures they describe in the present tense: *Ada waves, Monday, May 5, 2014, in Orve.*"""
_GOING_ON = frozenset("go continue proceed".split())
_FEW = 3
"""Words up to which *Ada went on*, left of a sentence whose rest is somebody's, tells nothing."""
_UNKNOWN = frozenset("unclear unknown uncertain".split())


def find_own_drafts(paragraph: Paragraph, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield one draft a sentence, without its attributed parts, where a main clause of its own remains."""
    taken: set[int] = set()
    drafts = [draft for draft in drafts if not _is_deed(draft)]
    for draft in drafts:
        taken |= draft.places_in(paragraph)
    cues = {token.i for draft in drafts if draft.paragraph is paragraph for token in draft.cue}
    taken |= cues
    for start, end in paragraph.units:
        places = _without_loose_end(paragraph, _own_places(paragraph, start, end, taken, cues))
        if paragraph.block.block.kind is BlockKind.TITLE and taken.intersection(range(start, end)):
            places = _whole_clauses(paragraph, places, (start, end))
        if places and sum(paragraph.doc[place].is_alpha for place in places) >= 2:
            words = [paragraph.doc[place] for place in sorted(places)]
            draft = Draft(paragraph, "own-voice", force_of_words(words), [], places)
            draft.makes_claim = paragraph.block.block.kind is not BlockKind.PROSE or _asserts(draft.force, words)
            yield draft


def _asserts(force: Force, words: Sequence[Token]) -> bool:
    """Tell whether a sentence of prose says that something is so: it has a verb, asks nothing, and is no byline."""
    has_verb = any(word.pos_ in ("VERB", "AUX") for word in words)
    text = words[0].doc[words[0].i : words[-1].i + 1].text
    if not has_verb or force is Force.ASKED or _BYLINE.match(text) or is_caption(words[0].sent.text):
        return False
    if not is_assertion(words):
        return False
    root = next((word for word in words if word.head == word), words[0])
    if root.lemma_ in _GOING_ON and sum(word.is_alpha for word in words) <= _FEW:
        return False
    return not (_DATED.search(text) and root.tag_ in ("VBZ", "VBP", "VBG"))


def is_caption(text: str) -> bool:
    """Tell whether a sentence ends in the credit of a picture: *… in Orve (Ada Vale / Associated Press)*."""
    return bool(_CREDITED.search(text.rstrip()))


def _whole_clauses(paragraph: Paragraph, places: set[int], unit: tuple[int, int]) -> set[int]:
    """Return what a headline leaves to the report: all of it, or the stretches with a verb that a mark sets off."""
    kept: set[int] = set()
    for start, end in runs_of(places):
        first, last = start, end
        while first < last and paragraph.doc[first].text in _BREAKS:
            first += 1
        while first < last and paragraph.doc[last - 1].text in _BREAKS:
            last -= 1
        ends = [paragraph.doc[place].text for place in (first - 1, last) if unit[0] <= place < unit[1]]
        has_verb = any(word.pos_ in ("VERB", "AUX") for word in paragraph.doc[first:last])
        if not ends or (has_verb and all(text in _BREAKS for text in ends)):
            kept |= set(range(first, last))
    return kept


def _without_loose_end(paragraph: Paragraph, places: set[int]) -> set[int]:
    """Leave out a conjunction or opening mark at the end whose clause is somebody's: *it rained, but*."""
    kept = set(places)
    while kept:
        last = paragraph.doc[max(kept)]
        if not (
            last.tag_ == "CC" or (last.dep_ == "mark" and last.is_alpha) or last.is_space or last.text in ",;:—–-."
        ):
            break
        kept.discard(last.i)
    return kept


def _is_deed(draft: Draft) -> bool:
    """Tell whether the sentence is still the report's own account, whole: a deed or liking, or a clause set into it."""
    if draft.verb is None or draft.more or draft.paragraph.is_quoted(draft.verb):
        return False
    if not draft.makes_claim or is_naming_aside(draft):
        return draft.rule != "credit"
    is_named_in_passing = draft.rule == "noun" and len(draft.cue) == 1
    if is_named_in_passing or (draft.rule in _PLAIN and _is_set_in(draft.verb)):
        return not any(draft.paragraph.inside[place] >= 0 for place in draft.tokens)
    if draft.rule not in WEAK:
        return False
    verb = verb_of(draft.verb)
    return verb is not None and verb.takes("a")


def _is_set_in(verb: Token) -> bool:
    """Tell whether a verb defines a noun (*the plan that critics say failed*) or completes a verb (*had to admit*)."""
    if verb.dep_ == "xcomp":
        return verb_of(verb.head) is None
    edge = verb.left_edge.i
    return verb.dep_ == "relcl" and edge > 0 and verb.doc[edge - 1].text not in (",", "—", "–", "-", "(")


def _own_places(paragraph: Paragraph, start: int, end: int, taken: set[int], cues: set[int]) -> set[int]:
    doc = paragraph.doc
    sentence = doc[start:end]
    if not taken.intersection(range(start, end)):
        return set(range(start, end))
    own: set[int] = set()
    for root in (token for token in sentence if token.head == token or token.dep_ in ("conj", "parataxis")):
        if root.pos_ not in ("VERB", "AUX") or root.i in taken or not _is_main(root):
            continue
        own |= {token.i for token in root.subtree if start <= token.i < end}
    frames: set[int] = set()
    for place in cues.intersection(range(start, end)):
        token = doc[place]
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("relcl", "acl", "advcl", "conj", "parataxis"):
            frames |= {word.i for word in token.subtree}
    own -= taken | frames
    return own


def _is_main(token: Token) -> bool:
    """Tell whether a verb heads a main clause: no governing clause, or one coordinated with the main clause."""
    while token.dep_ in ("conj", "parataxis") and token.head != token:
        token = token.head
    return token.head == token


def force_of_words(words: Sequence[Token]) -> Force:
    """Return the force of plain words: a question, a hedge, a plan, something not known, or an assertion."""
    lowered = {word.lower_ for word in words}
    if words and words[-1].text == "?":
        return Force.ASKED
    if lowered & _UNKNOWN:
        return Force.UNCLEAR
    root = next((word for word in words if word.head == word), None)
    if root is not None:
        helpers = {child.lower_ for child in root.children if child.dep_ in ("aux", "advmod")}
        if helpers & _HEDGES:
            return Force.HEDGED
        if root.lemma_ in ("plan", "intend", "aim"):
            return Force.INTENDED
    return Force.ASSERTED
