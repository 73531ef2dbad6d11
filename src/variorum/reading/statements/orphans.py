"""Who a quotation without a cue belongs to: a label, the paragraph that leads to it, or who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.attitudes import is_living
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.quotations import MARKS, OPENING, Quotation
from variorum.reading.statements.sources import find_addressee, noun_phrase

_LEAST_WORDS = 4
_LONGEST_NAME = 12
_ANSWERS = frozenset("response answer reply reaction comment verdict message explanation retort question".split())


def is_speaking(paragraph: Paragraph, draft: Draft) -> bool:
    """Tell whether the draft is somebody speaking in the main line of the paragraph."""
    verb = draft.verb
    if any(token.tag_ in ("WP", "WDT") for token in draft.source):
        return False
    return bool(draft.source) and verb is not None and not paragraph.is_quoted(verb) and verb.dep_ != "relcl"


def end_of(draft: Draft) -> int:
    """Return the draft's last place in its paragraph."""
    return max(draft.tokens | {token.i for token in draft.cue}, default=0)


def make_orphan(
    paragraphs: Sequence[Paragraph],
    paragraph: Paragraph,
    quotation: Quotation,
    words: Sequence[Token],
    here: Sequence[Draft],
    last: Draft | None,
) -> Draft | None:
    """Give a quotation to the name before its colon, else who spoke or stood in the sentence before, else last.

    Who spoke last is not given a quotation that speaks of them by name, nor one that a paragraph about somebody else
    keeps apart from theirs: its speaker is left open.
    """
    colon = _answer_before_colon(paragraph, words, here)
    colon = colon or _name_before_colon(paragraph, words) or _name_after_dash(paragraph, words)
    if colon is None and (len(words) < _LEAST_WORDS or _is_title(words)):
        return None
    if not quotation.closed and _holds_frame(words) and not _goes_on_below(paragraphs, paragraph):
        return None
    draft = Draft(paragraph, "unattributed-quotation", Force.ASSERTED, [], {word.i for word in words})
    if colon is not None:
        draft.rule = "label"
        draft.cue = [colon[0]]
        draft.source, draft.source_head = list(noun_phrase(colon[1])), colon[1]
        return draft
    leading = _lead_before(paragraphs, paragraph, words)
    if leading is not None:
        draft.source, draft.source_head = list(noun_phrase(leading[1])), leading[1]
        draft.source_paragraph = leading[0]
        return draft
    spoken = [other for other in here if is_speaking(paragraph, other) and end_of(other) < words[0].i]
    subject = _subject_before(paragraph, words)
    if spoken:
        last = max(spoken, key=end_of)
    elif subject is not None:
        draft.source, draft.source_head = list(noun_phrase(subject)), subject
        return draft
    if last is None or not last.source or (not spoken and _is_about(paragraphs, paragraph, words, last)):
        return draft
    draft.source, draft.source_head = last.source, last.source_head
    draft.source_paragraph = last.source_paragraph or last.paragraph
    return draft


def _goes_on_below(paragraphs: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Tell whether the next paragraph opens with a mark as well: the quotation goes on, its mark was not forgotten."""
    below = paragraphs[paragraph.index + 1 : paragraph.index + 2]
    return bool(below) and below[0].text.lstrip()[:1] in (*OPENING, '"', "‘", "'")


def _is_somebody_else(token: Token, names: set[str]) -> bool:
    named = token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and not token.ent_type_)
    return named and token.lower_ not in names


def _is_title(words: Sequence[Token]) -> bool:
    """Tell whether a quotation is a name or is cut short by a comma, and so nobody's utterance."""
    long = [word for word in words if word.is_alpha and len(word) > 3]
    return words[-1].text == "," or all(word.text[0].isupper() for word in long)


def _holds_frame(words: Sequence[Token]) -> bool:
    """Tell whether "he said" stands inside: the closing mark was forgotten."""
    return any(
        word.lower_ in ("said", "says", "added") and any(child.dep_ == "nsubj" for child in word.children)
        for word in words
    )


def _answer_before_colon(
    paragraph: Paragraph, words: Sequence[Token], here: Sequence[Draft]
) -> tuple[Token, Token] | None:
    """Return the colon and the possessor of *Her reply: "…"*: of a pronoun after a question, whom it was put to."""
    colon = _colon_before(paragraph, words)
    if colon is None or colon.nbor(-1).lemma_.lower() not in _ANSWERS:
        return None
    owner = next((child for child in colon.nbor(-1).children if child.dep_ == "poss"), None)
    if owner is None:
        return None
    asked = [
        draft for draft in here if draft.force is Force.ASKED and end_of(draft) < owner.i and draft.verb is not None
    ]
    verb = max(asked, key=end_of).verb if asked and owner.pos_ == "PRON" else None
    told = find_addressee(verb) if verb is not None else None
    return colon, told or owner


def _colon_before(paragraph: Paragraph, words: Sequence[Token]) -> Token | None:
    place = words[0].i - 1
    while place > paragraph.first and paragraph.doc[place].text != ":" and not paragraph.doc[place].is_alpha:
        place -= 1
    colon = paragraph.doc[place] if place > paragraph.first else None
    return colon if colon is not None and colon.text == ":" else None


def _lead_before(
    paragraphs: Sequence[Paragraph], paragraph: Paragraph, words: Sequence[Token]
) -> tuple[Paragraph, Token] | None:
    """Return the subject of the paragraph before where that ends with a colon and the quotation opens this one."""
    before = paragraphs[paragraph.index - 1] if paragraph.index > 0 else None
    if before is None or before.first == before.last or words[0].i - paragraph.first > 2:
        return None
    tokens = [token for token in before.tokens if not token.is_space]
    if not tokens or tokens[-1].text != ":":
        return None
    start, end = before.units[-1]
    subjects = [token for token in before.doc[start:end] if token.dep_ == "nsubj" and not before.is_quoted(token)]
    main = [token for token in subjects if token.head.head == token.head]
    found = (main or subjects)[-1:]
    return (before, found[0]) if found and found[0].tag_ not in ("WP", "WDT", "EX") else None


def _is_about(paragraphs: Sequence[Paragraph], paragraph: Paragraph, words: Sequence[Token], last: Draft) -> bool:
    """Tell whether the quotation names who spoke last, or somebody else came on in a paragraph between."""
    names = {token.lower_ for token in last.source if token.pos_ == "PROPN" and len(token) > 2}
    if any(word.lower_ in names and word.text[0].isupper() for word in words):
        return True
    spoke = last.source_paragraph or last.paragraph
    since = max([last.paragraph.index, spoke.index, *last.further])
    for between in paragraphs[since + 1 : paragraph.index]:
        for token in between.tokens:
            if token.dep_ in ("nsubj", "nsubjpass") and _is_somebody_else(token, names):
                return True
    return False


def _name_after_dash(paragraph: Paragraph, words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the dash and the name after it that close a paragraph: *"…" ― Ada Example, 34*."""
    doc = paragraph.doc
    rest = [token for token in doc[words[-1].i + 1 : paragraph.last] if not token.is_space and token.text not in MARKS]
    if not 2 <= len(rest) <= _LONGEST_NAME or rest[0].text not in ("―", "—", "–", "--", "-"):
        return None
    named = [token for token in rest[1:] if token.ent_type_ in ("PERSON", "ORG") or token.pos_ == "PROPN"]
    if not named or any(token.pos_ in ("VERB", "AUX") for token in rest):
        return None
    head = named[0]
    while head.i + 1 < paragraph.last and doc[head.i + 1] in named:
        head = doc[head.i + 1]
    return rest[0], head


def _name_before_colon(paragraph: Paragraph, words: Sequence[Token]) -> tuple[Token, Token] | None:
    """Return the colon and the noun before it: *Philip Bump: "…"*, *From the report: "…"*."""
    doc = paragraph.doc
    place = words[0].i - 1
    while place > 0 and doc[place].text != ":" and not doc[place].is_alpha:
        place -= 1
    if place < 1 or doc[place].text != ":":
        return None
    head = doc[place - 1]
    named = head.ent_type_ in ("PERSON", "ORG") or head.pos_ == "PROPN"
    start = head.left_edge.i
    opener = doc[start - 1] if start > 0 else None
    is_credit = opener is not None and opener.lower_ == "from" and (start < 2 or doc[start - 2].is_punct)
    is_label = (
        start == paragraph.first and head.pos_ == "NOUN" and (is_living(head) or head.left_edge.lower_ in ("a", "an"))
    )
    return (doc[place], head) if named or is_credit or is_label else None


def _subject_before(paragraph: Paragraph, words: Sequence[Token]) -> Token | None:
    """Return the subject of the sentence before, if it can speak."""
    units = [unit for unit in paragraph.units if unit[1] <= words[0].i]
    start, end = units[-1] if units else (0, 0)
    opening = next((unit for unit in paragraph.units if unit[0] <= words[0].i < unit[1]), None)
    leads_in = _colon_before(paragraph, words) is not None
    if opening is not None and (leads_in or words[0].i - opening[0] > _LEAST_WORDS):
        start, end = opening[0], words[0].i
    root = next((token for token in paragraph.doc[start:end] if token.dep_ == "ROOT"), None)
    subject = next((child for child in root.children if child.dep_ == "nsubj"), None) if root is not None else None
    if root is None and leads_in:
        # The parse took "Y went on" for what the quotation's verb governs.
        lead = paragraph.doc[start:end]
        subject = next((token for token in lead if token.dep_ == "nsubj" and not paragraph.is_quoted(token)), None)
    if subject is None:
        return None
    can_speak = subject.ent_type_ in ("PERSON", "ORG", "NORP") or subject.lower_ in ("he", "she", "they")
    return subject if can_speak else None
