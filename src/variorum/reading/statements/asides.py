"""A verb of saying set between commas, into or after what was said."""

from __future__ import annotations

from spacy.tokens import Token

from variorum.model import BlockKind
from variorum.reading.statements.lexicon import CueVerb
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import is_passive, noun_phrase

_BREAKS = (",", "—", "–", "--", "-")
_ENDS = (",", ".", "—", "–", ")")
_FINITE = ("VBD", "VBZ", "VBP", "MD")


def tree_of(token: Token) -> set[int]:
    """Return the places of all words that hang on the token."""
    return {word.i for word in token.subtree}


def find_aside(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    """ "X, Y said" and "X, Y said, Z": everything of the sentence but the aside between commas."""
    if not (verb.takes("d") or verb.takes("c")) or paragraph.is_quoted(token):
        return set()
    if token.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return set()
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    # "The members, said Example, are free": the subject after the verb is who said it.
    is_inverted = token.i > 0 and token.nbor(-1).text == "," and len(subjects) > 1 and subjects[-1].i > token.i
    subject = subjects[-1 if is_inverted else 0] if subjects else None
    if subject is None or is_passive(token) or subject.tag_ in ("WDT", "WP"):
        return set()
    start, end = paragraph.unit_of(token)
    leading = [child.i for child in token.children if _leads(child, token)]
    first = min(subject.left_edge.i, token.i, *leading)
    before = first - 1
    last = frame_end(paragraph, token, end)
    doc = paragraph.doc
    if before <= start or (doc[before].text not in (",", "—", "–", "--", "-") and not _closes(paragraph, before)):
        return set()
    after = doc[last].text if last < end else "."
    if after not in (",", ".", ";", "—", "–", ")") or not _is_bare(token, last):
        return set()
    if after == ";":
        end = last
    if (
        last + 1 < end
        and any(quotation.start == doc[last + 1].idx for quotation in paragraph.quotations)
        and not _closes(paragraph, before)
    ):
        return set()
    start = max(start, _frame_start(token, start, before))
    left = [word for word in doc[start:before] if word.is_alpha]
    rest = [word for word in doc[last:end] if word.is_alpha]
    has_verb = any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in doc[start:before])
    is_title = paragraph.block.block.kind is BlockKind.TITLE
    if not left or not (is_title or has_verb or any(word.tag_ in ("VBD", "VBZ", "VBP", "MD") for word in rest)):
        return set()
    if token.dep_ == "conj" and token.head.i < first and token.head.i > start and not rest:
        return set()
    asides: set[int] = set()
    for child in token.children:
        if child.i >= last and child.dep_ not in ("ccomp", "punct", "dep", "attr", "relcl") and child.dep_ != "conj":
            asides |= tree_of(child)
    for word in doc[last:end]:
        # "…, she told the board, which had asked": the clause is about the board.
        if word.dep_ == "relcl" and first <= word.head.i < last and word.head.i != token.i:
            asides |= tree_of(word)
    return set(range(start, before)) | {place for place in range(last, end) if place not in asides}


def _frame_start(token: Token, start: int, before: int) -> int:
    """Return where what was said begins, after "Speaking in Ostby," or "Asked about it,": how it came to be said."""
    for child in token.children:
        is_opener = child.dep_ == "advcl" and child.tag_ in ("VBG", "VBN") and child.left_edge.i <= start + 1
        if is_opener and child.i <= start + 1 and child.right_edge.i + 1 >= before:
            return before
    return start


def find_as_said(paragraph: Paragraph, token: Token, verb: CueVerb) -> set[int]:
    """ "As X told Y, Z": all of the sentence but the clause that *as* opens; nothing where that is a comparison."""
    if not verb.takes("d") or token.dep_ != "advcl" or paragraph.is_quoted(token) or is_passive(token):
        return set()
    first = token.left_edge
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    start, end = paragraph.unit_of(token)
    if (
        first.lower_ != "as"
        or subject is None
        or token.tag_ not in _FINITE
        or not _is_bare(token, token.right_edge.i + 1)
    ):
        return set()
    last = frame_end(paragraph, token, end)
    is_fronted = first.i <= start + 1
    if last >= end and is_fronted:
        return set()
    if not is_fronted and paragraph.doc[first.i - 1].text not in _BREAKS:
        return set()
    return set(range(start, first.i)) | set(range(last, end))


def _leads(child: Token, verb: Token) -> bool:
    return child.dep_ in ("aux", "neg") or (child.dep_ == "advmod" and verb.i - 3 <= child.i < verb.i)


def _is_bare(token: Token, last: int) -> bool:
    """Tell whether nothing said stands between the verb and the end of the aside."""
    for child in token.children:
        if token.i < child.i < last:
            if child.dep_ in ("ccomp", "xcomp", "attr", "acomp", "oprd", "advcl", "intj"):
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
