"""Full stops that end an abbreviation and not a sentence.

The parser was trained on edited text in which ``Pres.`` or ``Gov.`` before a name is rare, and cuts there.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "variorum_abbreviations"

# Titles and designations that stand before a name or a number; from general knowledge of English news style.
_BEFORE_NAME = frozenset(
    """pres. gov. sen. rep. gen. col. lt. maj. capt. sgt. cpl. adm. cmdr. dr. mr. mrs. ms. prof. rev. hon. st. fr. sr.
    jr. msgr. amb. sec. supt. insp. det. dep. asst. atty. no. nos. fig. vs. mt. ft. jan. feb. mar. apr. jun. jul. aug.
    sep. sept. oct. nov. dec. u.s. u.k. u.n. e.u.""".split()
)
_TITLES = {
    "Pres.": "president",
    "Amb.": "ambassador",
    "Brig.": "brigadier",
    "Supt.": "superintendent",
    "Insp.": "inspector",
    "Det.": "detective",
    "Cpl.": "corporal",
    "Maj.": "major",
    "Capt.": "captain",
    "Col.": "colonel",
    "Sgt.": "sergeant",
    "Cmdr.": "commander",
    "Hon.": "honourable",
    "Dep.": "deputy",
    "Min.": "minister",
    "Msgr.": "monsignor",
}
_NEVER_ENDS = _BEFORE_NAME - {"no.", "u.s.", "u.k.", "u.n.", "e.u.", "jr.", "sr."}


def add_titles(pipeline: Language) -> None:
    """Keep titles the tokenizer does not know in one piece (``Pres.``), so that the parser sees a title, not an end."""
    tokenizer: Any = pipeline.tokenizer
    for title, word in _TITLES.items():
        # The norm is a feature of the tagger and the parser: it makes the abbreviation the word it stands for.
        tokenizer.add_special_case(title, [{"ORTH": title, "NORM": word}])


@Language.component(COMPONENT)
def mark_abbreviations(doc: Doc) -> Doc:
    """Tell the parser that the token after such an abbreviation does not open a sentence."""
    for token in doc[:-1]:
        written = token.text.casefold()
        after = doc[token.i + 1]
        if written == "." and token.i and not doc[token.i - 1].whitespace_:
            written = doc[token.i - 1].text.casefold() + "."
        if (written in _NEVER_ENDS and (after.is_title or after.is_digit)) or (written == "no." and after.is_digit):
            after.is_sent_start = False
    return doc
