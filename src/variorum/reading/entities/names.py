"""Names in one report: what the parser's names say, with its slips repaired."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenRange

from variorum.language.outlets import match_outlet
from variorum.model import EntityKind, MentionKind
from variorum.reading.entities.draft import Draft
from variorum.reading.entities.spelling import PARTICLES, fold, name_words
from variorum.reading.entities.standing import is_body_name, is_person, is_press, is_put_as_place
from variorum.reading.entities.tables import (
    match_any_country,
    match_capital,
    match_country,
    match_first_name,
    match_people,
    match_seat,
)
from variorum.reading.entities.titles import TITLES
from variorum.reading.parsing import ParsedBlock, ParsedReport

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.OTHER,
    "PRODUCT": EntityKind.OTHER,
    "WORK_OF_ART": EntityKind.OTHER,
    "LAW": EntityKind.OTHER,
}
_EDGE = frozenset({"''", "``"}) | frozenset("\"'“”‘’«»()[]{},.;:!?-–—…*#|/&")
_AMBIGUOUS = frozenset(
    """time independent guardian sun mirror express post standard globe herald times star nation atlantic economist fars
    aa pa mehr kyodo hill local week telegraph observer metro people fortune quartz vox wired sky axios tribune sana
    anadolu ani rt efe cbc abc tass politico slate salon variety punch today mail record inquirer journal""".split()
)
"""Outlet names that are also common words or other things: an outlet only where the sentence says so."""
_PLACE_NOUNS = frozenset(
    """base airbase airport airfield port harbour harbor province region city town village district river valley island
    governorate oblast peninsula border crossing camp suburb county countryside neighbourhood neighborhood""".split()
)
_OUTLET_CUES = frozenset("report reported told tell according quote cite citing newspaper magazine interview".split())


def find_names(parsed: ParsedReport) -> list[Draft]:
    """Return every name in a report, in text order, never overlapping.

    The parser's names come first; then repairs: titles, possessives and quotation marks at the edges are cut,
    ``al-`` is put back, words that are a title or a number are dropped, and a proper noun that the parser passed
    over is added when the same word is a name elsewhere in the report or when it is the subject of a verb. The label
    of a spelling is the one it has most often in the report, corrected by the tables of countries and outlets.
    """
    found: list[Draft] = []
    number = 0
    for block in parsed.blocks:
        doc = block.doc
        taken = [False] * len(doc)
        parsed_names = list(doc.ents)[::-1]
        for sentence in doc.sents:
            here = []
            while parsed_names and parsed_names[-1].start < sentence.end:
                here.append(parsed_names.pop())
            for start, end, label in _candidates(doc, here):
                trimmed = _trim(doc, start, end, label)
                if trimmed and not any(taken[trimmed[0] : trimmed[1]]):
                    taken[trimmed[0] : trimmed[1]] = [True] * (trimmed[1] - trimmed[0])
                    found.append(Draft(block, *trimmed, MentionKind.NAME, label, number))
            number += bool(sentence.text.strip())
    found = _cut_merged(found + _find_passed_over(parsed, found))
    found.sort(key=lambda draft: draft.span)
    return _settle_labels(found)


def _cut_merged(found: list[Draft]) -> list[Draft]:
    """Cut a person's name that swallowed the words beside it (headlines) back to the full name used elsewhere."""
    full = [name_words(d.text) for d in found if d.label is EntityKind.PERSON]
    whole = {words for words in full if len(words) == 2 and match_first_name(words[0]) is not None}
    cut = []
    for draft in found:
        words = name_words(draft.text)
        if len(words) > 2 and draft.label is not EntityKind.PLACE and words not in whole:
            size = draft.end - draft.start
            runs = [(i, j) for i in range(size) for j in range(i + 2, size + 1) if j - i < size]
            for i, j in runs if size <= 12 else []:
                if name_words(draft.tokens[i:j].text) in whole and draft.text.count(",") == 0:
                    draft = replace(draft, start=draft.start + i, end=draft.start + j, label=EntityKind.PERSON)
                    break
        cut.append(draft)
    return cut


def _candidates(doc: Doc, found: Sequence[TokenRange]) -> Iterator[tuple[int, int, EntityKind]]:
    for entity in found:
        kind = _KINDS.get(entity.label_)
        if kind and (kind is EntityKind.PERSON or not _is_headline_junk(doc, entity.start, entity.end)):
            yield from _split(doc, entity.start, entity.end, kind)


def _is_headline_junk(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a long name is a run of a headline's capitalised words."""
    words = [token for token in doc[start].sent if token.is_alpha]
    capitals = sum(token.text[0].isupper() for token in words)
    return end - start >= 4 and len(words) >= 5 and capitals * 10 >= len(words) * 7


def _split(doc: Doc, start: int, end: int, kind: EntityKind) -> Iterator[tuple[int, int, EntityKind]]:
    """Cut off a possessor or a country's adjective: ``Chile's Ana Rojas``, ``Chilean Sen. Ana Rojas``."""
    for place in range(start + 1, end - 1):
        if doc[place].text in ("'s", "’s") and match_any_country(doc[start:place].text):
            yield start, place, EntityKind.PLACE
            start, kind = place + 1, kind
            break
    colon = next((place for place in range(start, end) if doc[place].text == ":"), None)
    if colon is not None and start < colon < end - 1:
        yield start, colon, kind
        start = colon + 1
    if end - start > 1 and match_people(doc[start].text) and _is_title(doc[start + 1]):
        yield start, start + 1, EntityKind.GROUP
        start, kind = start + 1, EntityKind.PERSON
    yield start, end, kind


def _is_title(token: Token) -> bool:
    return token.text.rstrip(".").casefold() in TITLES


def _trim(doc: Doc, start: int, end: int, label: EntityKind) -> tuple[int, int] | None:
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in _EDGE or doc[end - 1].text in ("'s", "’s", "’")
    ):
        if doc[end - 1].text == "." and end - start > 1 and doc[end - 2].text.casefold() in ("jr", "sr", "inc", "co"):
            break
        end -= 1
    if not match_any_country(doc[start:end].text) and not match_outlet(doc[start:end].text):
        while end - start > 1 and (_is_title(doc[start]) or doc[start].text in ("the", "The", "-", "a", "A")):
            if doc[start].text in ("the", "The") and not _is_title(doc[start + 1]):
                break
            if label is not EntityKind.PERSON and is_body_name([token.lower_ for token in doc[start:end]]):
                break
            start += 1
    # The parser at times leaves the article of an Arabic name outside: al - [Tayeb].
    if start >= 2 and doc[start - 1].text in "-‐‑" and doc[start - 2].text.casefold() in PARTICLES:
        start -= 2
    if start >= end or not any(token.text[0].isalpha() for token in doc[start:end] if token.text):
        return None
    if all(_is_title(token) or (match_people(token.text) and end - start > 1) for token in doc[start:end]):
        return None
    if not any(character.isupper() for character in doc[start:end].text):
        return None
    return start, end


def _find_passed_over(parsed: ParsedReport, found: list[Draft]) -> list[Draft]:
    known: dict[str, EntityKind] = {}
    covered: dict[int, set[int]] = defaultdict(set)
    for draft in found:
        covered[draft.parsed.base].update(range(draft.start, draft.end))
        words = name_words(draft.text)
        if words and len(words[-1]) > 2:
            known.setdefault(words[-1], draft.label)
    extra, number = [], 0
    for block in parsed.blocks:
        for sentence in block.doc.sents:
            place = sentence.start
            while place < sentence.end:
                stop = place
                while stop < sentence.end and _is_free_name(block.doc[stop], covered[block.base], known):
                    stop += 1
                if stop > place and (label := _judge_run(block, place, stop, known)):
                    trimmed = _trim(block.doc, place, stop, label)
                    if trimmed:
                        extra.append(Draft(block, *trimmed, MentionKind.NAME, label, number))
                place = max(stop, place + 1)
            number += bool(sentence.text.strip())
    return extra


def _is_free_name(token: Token, covered: set[int], known: dict[str, EntityKind]) -> bool:
    if token.i in covered or token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY"):
        return False
    if not token.text[:1].isupper() or len(token.text) < 2:
        return False
    return token.pos_ == "PROPN" or fold(token.text) in known


def _judge_run(block: ParsedBlock, start: int, end: int, known: dict[str, EntityKind]) -> EntityKind | None:
    tokens = block.doc[start:end]
    if all(_is_title(token) for token in tokens):
        return None
    if country := match_country(tokens.text):
        return EntityKind.PLACE if country else None
    if match_seat(tokens.text):
        return EntityKind.ORGANISATION
    words = name_words(tokens.text)
    if words and words[-1] in known and tokens.text not in ("Will", "May"):
        return known[words[-1]]
    if len(words) > 1 and match_first_name(words[0]) is not None and not _is_title(tokens[-1]):
        return EntityKind.PERSON
    if tokens.root.dep_ in ("nsubj", "nsubjpass", "poss", "agent") and tokens.text not in block.doc[0:1].text:
        # A capitalised headline is not a list of names.
        if tokens[0].is_sent_start or sum(token.is_title for token in tokens.sent) * 2 > len(tokens.sent):
            return None
        return EntityKind.OTHER
    return None


def _settle_labels(found: list[Draft]) -> list[Draft]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    sure: dict[str, EntityKind] = {}
    for draft in found:
        folded, words = fold(draft.text), name_words(draft.text)
        votes[folded][draft.label] += 1
        if draft.label is EntityKind.PERSON or is_person(draft):
            if len(words) > 1:
                surnames.add(words[-1])
            if draft.label is not EntityKind.PERSON:
                sure[folded] = EntityKind.PERSON
        elif is_press(draft):
            sure[folded] = sure[words[-1]] = EntityKind.OUTLET
    for draft in found:
        words = name_words(draft.text)
        if len(words) == 1 and words[0] not in surnames and is_put_as_place(draft):
            sure.setdefault(fold(draft.text), EntityKind.PLACE)
    return [replace(draft, label=_settle(draft, votes, surnames, sure)) for draft in found]


def _settle(
    draft: Draft, votes: dict[str, Counter[EntityKind]], surnames: set[str], sure: dict[str, EntityKind]
) -> EntityKind:
    folded = fold(draft.text)
    if sure.get(folded) is EntityKind.PERSON:
        return EntityKind.PERSON
    if match_people(draft.text) and not match_country(draft.text):
        return EntityKind.GROUP
    if match_seat(draft.text):
        return EntityKind.ORGANISATION
    first = match_first_name(folded.split(" ")[0]) if folded else None
    if match_any_country(draft.text) and first is None:
        # A capital's name is at times a surname, but not after a preposition.
        is_surname = folded in surnames and match_capital(draft.text) and not match_country(draft.text)
        return EntityKind.PERSON if is_surname and draft.root.dep_ != "pobj" else EntityKind.PLACE
    if _is_outlet(draft, folded) or sure.get(folded) is EntityKind.OUTLET:
        return EntityKind.OUTLET
    if folded in surnames:
        return EntityKind.PERSON
    if sure.get(folded) is EntityKind.PLACE or (draft.label is not EntityKind.PERSON and _stands_as_place(draft)):
        return EntityKind.PLACE
    best, count = votes[folded].most_common(1)[0]
    return best if count * 2 > votes[folded].total() else draft.label


def _stands_as_place(draft: Draft) -> bool:
    """Tell whether a name is one of a list of places, or is followed by what sort of place it is."""
    doc, root = draft.parsed.doc, draft.root
    after = doc[draft.end].lemma_.casefold() if draft.end < len(doc) else ""
    later = doc[draft.end + 1].lemma_.casefold() if draft.end + 1 < len(doc) else ""
    if after in _PLACE_NOUNS or (after in ("air", "military", "naval", "refugee") and later in _PLACE_NOUNS):
        return True
    return root.dep_ == "conj" and root.head.ent_type_ in ("GPE", "LOC") and root.head.dep_ == "pobj"


def _is_outlet(draft: Draft, folded: str) -> bool:
    if draft.label is EntityKind.PERSON or match_outlet(draft.text) is None:
        return False
    if folded not in _AMBIGUOUS:
        return True
    if draft.label is EntityKind.PLACE and folded != "rt":
        return False
    if len(draft.text) <= 3 and draft.text.isupper() and draft.root.dep_ in ("nsubj", "agent"):
        return True
    return any(token.lemma_.casefold() in _OUTLET_CUES or token.text == "according" for token in _near(draft))


def _near(draft: Draft) -> Iterator[Token]:
    root = draft.root
    yield root.head
    yield root.head.head
    yield from draft.parsed.doc[max(0, draft.start - 3) : min(len(draft.parsed.doc), draft.end + 3)]
