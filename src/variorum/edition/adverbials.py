"""Whether a time says when something happened, or only which thing is meant ("the 2008 nominee"). Words, no parse."""

from __future__ import annotations

import re

from variorum.model import Span

_NEXT_WORD = re.compile(r" ([A-Za-z][\w’'-]*)")
_OWNER = re.compile(r"['’]s?$")
_DETERMINED = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|any|every|each|another|whose|no|some)"
    r"|['’]s)(?: (?:\w+ly|first|second|third|final|latest|early|late|annual|recent|key|big|major|new|key))? $",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"\b(?:in|on|at|since|by|until|till|from|during|before|after|through|throughout|between|around|about|late|early"
    r"|as of|late in|early in|back in|mid|said|told|year) $|[–-]$",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"\d{4}s?$|^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
_HOLIDAY = re.compile(
    r"^(?:Christmas(?: Eve| Day)?|Easter|Thanksgiving|Halloween|New Year(?:['’]s)?(?: Eve| Day)?|Valentine['’]s Day"
    r"|Election Day|Labor Day|Memorial Day|Independence Day|Passover|Ramadan|Hanukkah|Mother['’]s Day|Father['’]s Day)$"
)
"""Feasts that stand before a noun without a determiner: *Christmas carols* are sung on many days."""
_NO_NOUN = frozenset(
    "a an the and or but nor so yet to for in on at by of from with without within into onto over under about above "
    "against during through until till since before after between among as that than which who whom whose where when "
    "while because if though although whether is was were are am be been being will would shall should can could may "
    "might must has have had do does did not also only just again later earlier ago alone his her its their our my "
    "your he she it they we i you this these those there here one no all both each some many most more much said says "
    "say told tells saw came went took made began rose fell got met won lost found held left gave became ran led put "
    "set let hit cut sent brought kept knew thought stood wrote spoke broke drew grew fled flew shot struck but due "
    "amid despite like near around per via plus versus following".split()
)


_FEAST = re.compile(r"\b(?:celebrat|observ|mark|commemorat)(?:e|es|ed|ing|s)? $", re.IGNORECASE)
_TITLED = re.compile(r" [A-Z][a-z]")


def is_name_part(text: str, span: Span) -> bool:
    """Tell whether words of time are part of a name or a thing itself, and date nothing.

    A programme or title in quotation marks that opens with them ("Saturday Night Live") is a name; a feast that is
    celebrated or marked is what the sentence speaks of.

    Examples
    --------
    >>> is_name_part("The “Friday Night Docks” show won.", Span(5, 17)), is_name_part("On Friday Ada won.", Span(3, 9))
    (True, False)
    """
    words, before = text[span.start : span.end], text[max(0, span.start - 16) : span.start]
    if _FEAST.search(before):
        return True
    is_capital = all(word[:1].isupper() for word in words.split())
    return is_capital and before[-1:] in tuple("\"'“‘«") and bool(_TITLED.match(text[span.end : span.end + 3]))


def is_modifier(text: str, sentence: Span, span: Span) -> bool:
    """Tell whether the time at ``span`` belongs to a noun right after it and does not date its sentence.

    A time between a determiner and a noun does ("the Dec. 27 debate", "her 2008 rival"), and so does a bare year or
    date before a noun ("2012 primary field"), unless a preposition leads it in. So does a possessive, but one that
    opens the sentence: what it says of Friday's storm is of Friday.

    Examples
    --------
    >>> line = "She left the 2008 race on Tuesday."
    >>> is_modifier(line, Span(0, 34), Span(13, 17)), is_modifier(line, Span(0, 34), Span(26, 33))
    (True, False)
    """
    start = span.start + (4 if text[span.start : span.start + 4].lower() == "the " else 0)
    before = text[sentence.start : start].replace("\n", " ")
    words, after = text[start : span.end], text[span.end : sentence.end].replace("\n", " ")
    if _HOLIDAY.match(words) and re.match(r" [a-z]", after) and before.endswith((" on ", " at ", " by ", "On ", "At ")):
        return False
    if _OWNER.search(words) or after.startswith(("'s", "’s")):
        return bool(before.strip("“\"'‘ "))
    found = _NEXT_WORD.match(after)
    if found is None or not _is_noun(found[1]):
        return after.startswith("-") and found is None and bool(re.match(r"-[a-z]", after))
    if _DETERMINED.search(before) or (_HOLIDAY.match(words) and found[1].islower()):
        return True
    return bool(_CALENDAR.search(words)) and not _ADVERBIAL.search(before)


def _is_noun(word: str) -> bool:
    lowered = word.lower()
    return lowered not in _NO_NOUN and not lowered.endswith(("ed", "ly", "n't", "n’t"))
