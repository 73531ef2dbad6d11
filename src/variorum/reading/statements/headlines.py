"""Headlines and speaker lines: "X: 'Y'", "Y – X", "SPEAKER: words"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from variorum.model import BlockKind, Force
from variorum.reading.statements.draft import Draft
from variorum.reading.statements.lexicon import load_verbs
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import Source, find_subject

_LABELS = frozenset(
    "exclusive breaking watch video photos analysis opinion update updated live report editorial explainer factbox "
    "note warning correction read more related fact-check clarification "
    "editor's transcript question answer q a".split()
)
_TURN = re.compile(r"\s*(Q|A|Question|Answer)\s*[:.]\s+(?=\S)")
_FIRST_PERSON = frozenset("i we you my our your me us".split())
_LINE = 40
_LAST_DATELINE = 1
_LONGEST_SUBJECT = 8
_DASHES = ("–", "—", "-", "--")


def find_label_drafts(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield what a headline or a transcript's line attributes by a colon or a dash."""
    if paragraph.first > 0:
        return
    if paragraph.block.block.kind is BlockKind.TITLE:
        yield from _second_verbs(paragraph)
    draft = (
        _turn(paragraph)
        or _colon(paragraph)
        or (_dash(paragraph) if paragraph.block.block.kind is BlockKind.TITLE else None)
    )
    if draft is not None:
        yield draft


def _second_verbs(paragraph: Paragraph) -> Iterator[Draft]:
    """Yield what follows a headline's second verb, which taggers take for a noun: *X hints at Y, stresses Z*."""
    tokens = list(paragraph.tokens)
    first = next((token for token in tokens if token.tag_ == "VBZ" and load_verbs().get(token.lemma_)), None)
    source = find_subject(first) if first is not None else None
    if first is None and (hidden := _hidden_verb(paragraph, tokens)) is not None:
        first, source = hidden.cue[0], Source(tuple(hidden.source), hidden.source[-1])
        yield hidden
    if first is None or source is None:
        return
    for token in tokens[first.i + 1 :]:
        verb = next((found for stem in _stems(token.lower_) if (found := load_verbs().get(stem))), None)
        is_noun = token.tag_ in ("NNS", "NNPS", "NNP", "NN") and token.lower_.endswith("s")
        if verb is None or not is_noun or token.nbor(-1).text != "," or not (verb.takes("o") or verb.takes("c")):
            continue
        rest = {word.i for word in paragraph.doc[token.i + 1 : paragraph.last]}
        if rest:
            yield Draft(paragraph, "headline-verb", verb.force, [token], rest, list(source.tokens), source.head)
        return


def _hidden_verb(paragraph: Paragraph, tokens: Sequence[Token]) -> Draft | None:
    """Return a headline's first statement where its verb was taken for a noun: *X hints at Y, …*."""
    if any(token.tag_ in ("VBZ", "VBP", "VBD", "MD") for token in tokens):
        return None
    for place, token in enumerate(tokens[1:_LONGEST_SUBJECT], 1):
        verb = next((found for stem in _stems(token.lower_) if (found := load_verbs().get(stem))), None)
        if verb is None or token.tag_ not in ("NNS", "NNPS") or place + 2 > len(tokens):
            continue
        rest = tokens[place + 1 :]
        end = next((number for number, word in enumerate(rest) if word.text in ",;:—–|"), len(rest))
        if rest[0].lower_ in verb.preps:
            content = rest[1:end]
        elif tokens[place - 1].pos_ == "PROPN" and verb.takes("c") and rest[0].pos_ in ("DET", "PROPN", "NOUN", "PRON"):
            content = rest[:end]
        else:
            continue
        source = list(tokens[:place])
        if content and any(word.pos_ in ("PROPN", "NOUN") for word in source):
            places = {word.i for word in content}
            return Draft(paragraph, "headline-verb", verb.force, [token], places, source, source[-1])
    return None


def _stems(word: str) -> tuple[str, ...]:
    return (word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")


def _turn(paragraph: Paragraph) -> Draft | None:
    """Return a line of a transcript that begins with *Q:* or *A:*: somebody's words, whose, the line does not say."""
    hit = _TURN.match(paragraph.text)
    if hit is None or paragraph.block.block.kind is BlockKind.TITLE:
        return None
    label = [token for token in paragraph.tokens if token.idx < hit.end(1)]
    words = {token.i for token in paragraph.tokens if token.idx >= hit.end()}
    if not label or not any(paragraph.doc[place].is_alpha for place in words):
        return None
    force = Force.ASKED if paragraph.text.rstrip().endswith("?") else Force.ASSERTED
    return Draft(paragraph, "label", force, [label[-1]], words, label[:1], None)


def _colon(paragraph: Paragraph) -> Draft | None:
    doc = paragraph.doc
    colon = next((token for token in doc[:12] if token.text == ":"), None)
    if colon is None or colon.i == 0 or colon.i + 1 >= paragraph.last or paragraph.is_quoted(colon):
        return None
    label, words = list(doc[: colon.i]), list(doc[colon.i + 1 : paragraph.last])
    is_title = paragraph.block.block.kind is BlockKind.TITLE
    if any(token.pos_ in ("VERB", "AUX") or token.text in ".,?!" for token in label) or not _is_name(
        label, is_title, paragraph.index
    ):
        return None
    if len([word for word in words if word.is_alpha]) < 2 or not words[0].text[:1].strip():
        return None
    if not is_title and len(label) > 5:
        return None
    head = _head_of(label)
    return Draft(paragraph, "label", Force.ASSERTED, [colon], {word.i for word in words}, list(label), head)


def _head_of(label: Sequence[Token]) -> Token:
    tokens = list(label)
    inside = {token.i for token in tokens}
    named = [token for token in tokens if token.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")]
    heads = [token for token in (named or tokens) if token.head.i not in inside or token.head == token]
    return (heads or named or tokens)[-1]


def _is_name(label: Sequence[Token], is_title: bool, index: int) -> bool:
    tokens = list(label)
    words = [token for token in tokens if token.is_alpha]
    if not words or words[-1].lower_ in _LABELS or words[0].lower_ in _LABELS:
        return False
    named = any(token.ent_type_ in ("PERSON", "ORG", "NORP") for token in tokens)
    if is_title:
        return named or (len(words) <= 2 and all(word.text[0].isupper() for word in words))
    # One word in capitals at the head of the report is the place it was sent from.
    is_turn = tokens[0].i == 0 and index > _LAST_DATELINE and not {word.lower_ for word in words} & {"of", "the", "in"}
    shouted = all(word.text.isupper() for word in words)
    if shouted and len(words) == 1 and index <= _LAST_DATELINE:
        return any(token.lower_ in _FIRST_PERSON for token in tokens[0].doc[tokens[-1].i : tokens[-1].i + _LINE])
    return any(token.ent_type_ == "PERSON" for token in tokens) or (shouted and len(words) <= 4 and is_turn)


def _dash(paragraph: Paragraph) -> Draft | None:
    doc = paragraph.doc
    dash = next((token for token in reversed(list(paragraph.tokens)) if token.text in _DASHES), None)
    if dash is None or dash.i < 3 or paragraph.last - dash.i > 6:
        return None
    name = list(doc[dash.i + 1 : paragraph.last])
    words = [token for token in name if token.is_alpha]
    if not words or any(token.pos_ in ("VERB", "AUX") for token in name):
        return None
    if not all(re.match(r"[A-Z]", word.text) for word in words) or not any(
        t.ent_type_ in ("PERSON", "ORG") for t in name
    ):
        return None
    return Draft(paragraph, "label", Force.ASSERTED, [dash], set(range(dash.i)), list(name), _head_of(name))
