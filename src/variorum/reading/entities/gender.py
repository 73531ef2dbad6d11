"""Gender and number of names and descriptions, as far as words say so."""

from __future__ import annotations

from spacy.tokens import Token

from variorum.reading.entities.draft import Draft
from variorum.reading.entities.tables import match_first_name
from variorum.reading.entities.titles import FEMALE, MALE


def gender_of_first_name(name: str) -> str:
    """Return ``m`` or ``f`` for a known first name of one gender, else an empty string."""
    return match_first_name(name) or ""


def gender_of_word(token: Token) -> str:
    """Return ``m`` or ``f`` for a title or noun that has one (``Mrs``, ``king``), else an empty string."""
    written = token.text.casefold().rstrip(".")
    # Only a noun's lemma: that of "missing" is "miss".
    words = {written, token.lemma_.casefold() if token.pos_ in ("NOUN", "PROPN") else written}
    if written in ("miss", "sister", "father", "mother", "lord", "count") and token.pos_ not in ("NOUN", "PROPN"):
        return ""
    if words & MALE:
        return "m"
    return "f" if words & FEMALE else ""


def find_title_gender(draft: Draft) -> str:
    """Return the gender that the titles right before a name state, or an empty string."""
    doc = draft.parsed.doc
    for place in range(draft.start - 1, max(-1, draft.start - 4), -1):
        token = doc[place]
        if not (token.text[:1].isalpha() or token.text == ".") or token.pos_ in ("ADP", "SCONJ", "VERB", "CCONJ"):
            break  # in "a spokesman for Minister Ana Diaz" only the minister is she
        if gender := gender_of_word(token):
            return gender
        if token.is_sent_start:
            break
    return ""
