"""What a name must be by where it stands, whatever the parser calls it: a person, a newspaper, a place."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.reading.entities.draft import Draft
from variorum.reading.entities.spelling import name_words
from variorum.reading.entities.tables import match_first_name
from variorum.reading.entities.titles import BODIES, ORGANISATIONS, PERSONS

_PRESS = frozenset(
    """ledger courier gazette tribune herald chronicle sentinel post times journal mirror telegraph examiner inquirer
    bulletin dispatch daily weekly news newspaper observer standard argus advertiser echo wire""".split()
)
"""Last words of newspapers' names; such a name is an outlet where something is reported or said by it."""
_TELLING = frozenset("report tell say write quote cite reveal claim publish note add describe".split())
_INHABITED = frozenset(
    """inhabitant resident street population harbour harbor airport suburb outskirt coast mayor citizen hospital
    neighbourhood neighborhood skyline port prosecutor council""".split()
)
_NO_SURNAMES = (
    BODIES
    | ORGANISATIONS
    | _PRESS
    | frozenset(
        """hospital school college street road avenue square bridge river lake valley island bay beach park airport
        station church cathedral stadium center centre hall house tower building county city town act bill law plan
        foundation fund trust cup league show daily union campaign group inc corp ltd llc co department national
        international american royal federal general""".split()
    )
)


_BODY_NOUNS = (
    BODIES
    | ORGANISATIONS
    | (_NO_SURNAMES - {"general", "royal", "american", "federal", "international", "national"})
    | frozenset(
        """office service bureau board league society congress guard motors electric mills dynamics assembly staff
        secretariat directorate""".split()
    )
)
"""Last words of the names of bodies and places: what stands before them is no title."""
_BODY_OPENERS = frozenset(
    """party opposition democratic republican majority minority house senate state national security press company new
    foreign defence defense finance interior justice crown""".split()
)
"""Words that are titles before a person's name and open the names of bodies as well."""


def is_body_name(words: Sequence[str]) -> bool:
    """Tell whether the lower-case words of a name that is no person's are a body's, so that no title is cut off it."""
    if len(words) < 2:
        return False
    if words[-1] in _BODY_NOUNS or "of" in words[1:]:
        return words[0] not in ("the", "a") and not (words[0] in PERSONS and "of" in words[1:2])
    return words[0] in _BODY_OPENERS and not any(word in PERSONS for word in words)


def is_person(draft: Draft) -> bool:
    """Tell whether a name of two or three words is a person's: ``who`` follows, a role stands beside it, or it speaks.

    A known first name is needed too where only a verb of saying tells.
    """
    words = name_words(draft.text)
    if not 2 <= len(words) <= 3 or not _NO_SURNAMES.isdisjoint(words) or not draft.tokens[0].text[0].isupper():
        return False
    if any(not token.text[0].isupper() for token in draft.tokens if token.is_alpha) or draft.tokens[0].lower_ == "the":
        return False
    root = draft.root
    for child in root.children:
        if child.dep_ == "relcl" and any(nested.lower_ in ("who", "whom", "whose") for nested in child.children):
            return True
        if child.dep_ == "appos" and child.i > root.i and child.tag_ == "NN" and child.lemma_.casefold() in PERSONS:
            return True
    if match_first_name(words[0]) is None:
        return False
    if root.dep_ == "nsubj" and root.head.lemma_ == "be":
        return any(child.dep_ == "attr" and child.lemma_.casefold() in PERSONS for child in root.head.children)
    return root.dep_ == "nsubj" and root.head.lemma_ in _TELLING


def is_press(draft: Draft) -> bool:
    """Tell whether a name that ends as newspapers' names do is said to report, or follows ``according to``."""
    words = name_words(draft.text)
    if len(words) < 2 or words[-1] not in _PRESS:
        return False
    root = draft.root
    if root.dep_ == "nsubj" and root.head.lemma_ in _TELLING:
        return True
    if root.dep_ in ("dobj", "dative") and root.head.lemma_ == "tell":
        return True
    return root.dep_ == "pobj" and root.head.lower_ in ("to", "by", "per") and root.head.head.lower_ != "go"


def is_put_as_place(draft: Draft) -> bool:
    """Tell whether the words around a name speak of it as a place: its inhabitants, ``live on``, ``the island of``."""
    root = draft.root
    if root.dep_ == "poss" and root.head.lemma_.casefold() in _INHABITED:
        return len(name_words(draft.text)) == 1
    if root.dep_ != "pobj":
        return False
    above = root.head.head
    if root.head.lower_ == "of":
        return above.lemma_.casefold() in ("island", "town", "city", "village", "port", "region", "province", "gulf")
    return root.head.lower_ in ("in", "on") and above.lemma_ in ("live", "reside", "settle", "land")
