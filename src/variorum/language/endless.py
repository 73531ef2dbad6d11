"""Sentences without an end: text whose stops were lost is cut, so that no rule meets a sentence of any length."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "variorum_endless_sentences"

LONGEST = 300
"""Tokens; three times the longest of 5,063 sentences of news and interviews that were parsed to choose it (97)."""
_SOFT = 240
"""Tokens after which a weaker mark ends the piece, so that the cut falls between clauses where there are marks."""
_ENDS = frozenset(".!?…")
_MARKS = frozenset({",", ";", ":", "-", "–", "—", "--", "|", "•"})


@Language.component(COMPONENT)
def cut_endless_sentences(doc: Doc) -> Doc:
    """Open a new sentence where 240 tokens went by without a full stop: at the next mark, after 300 anywhere."""
    length = 0
    for token in doc[:-1]:
        length += 1
        if token.text[-1] in _ENDS:
            length = 0
        elif length >= LONGEST or (length >= _SOFT and token.text in _MARKS):
            doc[token.i + 1].is_sent_start = True
            length = 0
    return doc
