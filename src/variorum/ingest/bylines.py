"""Who wrote a report and from where: bylines, and the dateline a paragraph starts with."""

# A pattern is easier to check on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from variorum.ingest.lines import Line
from variorum.ingest.months import MONTH_PATTERN
from variorum.language.outlets import match_outlet

_NAME = r"(?!The\b)[A-ZÀ-ÞА-Я][\w.'’-]*(?:[ \u00a0](?:(?:de|van|von|der|al|el|bin|ibn|da|di|du|la|le|ter)[ -])*[A-ZÀ-ÞА-Я][\w.'’-]*){0,4}"
_BY = re.compile(
    rf"^(?:By|BY|by|Written by|Posted by|Reported by|Edited by|Words by|Author:|Authored by|From|Story by|Text by|Compiled by|Curated by|Reported By|Edited By|Written By|Published By|Reviewed by)"
    rf"[:\s]+(?P<names>{_NAME}(?:\s?(?:,|&|and|;)\s?{_NAME})*)(?P<rest>.*)$"
)
_NAMES_AND_OUTLET = re.compile(
    rf"^(?P<names>{_NAME}(?:\s?(?:,|&|and)\s?{_NAME}){{0,3}})\s?(?:\||,|•|·|/|[-–—])\s?(?P<outlet>[A-Z][^|•·/]{{1,40}})$"
)
_NAMES_IN_PLACE = re.compile(
    rf"^(?P<names>{_NAME}(?:\s?(?:,|&|and)\s?{_NAME}){{0,4}}) in (?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){{0,2}}(?:(?:,| and) .{{2,60}})?$"
)
_DESK = re.compile(
    r"^(?:by |from )?(?:our |the |a )?(?:[\w&.'’-]+ ){0,3}(?:staff(?: writer| reporter| correspondent)?s?|web ?desk|news ?desk|(?:political|national|diplomatic|foreign|defen[cs]e|chief|senior|special|world|international|security|staff) (?:editor|correspondent|reporter|affairs correspondent|desk)|correspondent|news service|bureau|online|desk|editorial (?:team|board))(?: in [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)?$",
    re.IGNORECASE,
)  # fmt: skip
_PLACE = r"[A-ZÀ-Þ][\w.'’À-ÿ]*(?:[ \u00a0-](?:(?:de|la|el|al|of|and|the|on|upon)[ -])*[A-ZÀ-Þ][\w.'’À-ÿ]*){0,3}"
_AGENCY = r"(?:\(\s?(?P<agency>(?:dpa|epd)\b|[A-Z][\w.&/' -]{1,40})\s?\)|(?P<bare>AP|AFP|Reuters|REUTERS|UPI|PTI|ANI|IANS|TASS|Xinhua|Interfax-Ukraine|Interfax|Ukrinform|UNN|UNIAN|RIA Novosti|Anadolu|dpa|DPA|EFE|ANSA|BBC|CNN))"
_DAY = rf"(?:(?:{MONTH_PATTERN})\.?\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s(?:{MONTH_PATTERN})\.?(?:,?\s\d{{4}})?)"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_PLACE}(?:\s?[,/]\s?(?!(?i:{_DAY})){_PLACE}){{0,2}})(?:\s?[,.](?=\s))?\s?)?(?:(?P<day>(?i:{_DAY}))(?:\s?[,.])?\s?)?(?:{_AGENCY}\s?)?"
    r"(?P<mark>:|[-–—―]{1,2}|\|\|?|\s)\s*(?=\S)"
)
_SLASHED = re.compile(
    rf"{_PLACE}(?:,\s(?!(?i:{_DAY})){_PLACE})?,?\s(?i:{_DAY})\s?[.,]?\s?/(?P<agency>[A-Z][\w -]{{1,30}})/\s?[.:–—-]*\s*(?=\S)"
)
# "MOSCOW. May 7 (Interfax) - "
_DOTTED = re.compile(rf"{_PLACE}[.,]?\.\s(?i:{_DAY})[.,]?\s\([A-Z][\w .-]{{1,30}}\)\s?[-–—.:]+\s*(?=\S)")
_NAME_ALONE = re.compile(rf"^{_NAME}(?:\s?(?:,|&|and)\s?{_NAME}){{0,2}}$")
_NOT_PLACES = frozenset(
    "file update updated breaking exclusive watch video live opinion analysis explainer explained listen read photos photo note"
    " editorial correction clarification q a fact factbox timeline interview report review column comment transcript"
    " summary highlights background context why what how who when where us u.s. uk u.k. un eu".split()
)


@cache
def load_places() -> frozenset[str]:
    """Return the places that datelines name, in lower case: capitals and cities that bureaus report from."""
    table = files("variorum.ingest").joinpath("data/dateline_places.txt").read_text(encoding="utf-8")
    rows = (row for row in table.splitlines() if not row.startswith("#"))
    return frozenset(name.strip().lower() for row in rows for name in row.split(",") if name.strip())


def find_dateline(text: str) -> tuple[int, str] | None:
    """Return where the report proper starts after a dateline, and what showed it, or None.

    "MOSCOW, Dec 19 (AP) - ", "LONDON (Reuters) — ", "(CNN) — ", "KYIV — ", "Moscow: ". In mixed case without agency or
    day the place has to be a known one, as "Minister: we will" has the same form.
    """
    head = text[:140]
    if slashed := _SLASHED.match(head):
        return slashed.end(), "place, day and agency at the start"
    if dotted := _DOTTED.match(head):
        return dotted.end(), "place, day and agency at the start"
    found = _DATELINE.match(head)
    if not found:
        return None
    place, mark = found["place"] or "", found["mark"]
    agency = found["agency"] or found["bare"]
    first = re.split(r"\s?[,/]\s?", place)[0]
    known = first.lower().strip() in load_places()
    if first and first.split()[0].lower() in _NOT_PLACES:
        return None
    if agency and mark != ":" and mark.strip() and (match_outlet(agency) or (place and found["agency"])):
        if place and not place.isupper() and not known and not match_outlet(agency):
            return None
        return found.end(), "place, day or agency before a dash"
    if agency and found["agency"] and match_outlet(agency) and (known or first.isupper() or found["day"]):
        return found.end(), "place and agency at the start"
    if not place or not mark.strip():
        return None
    if found["day"] and (known or first.isupper()):
        return found.end(), "place and day at the start"
    if known:
        # "Moscow - the capital" is prose; a dateline's dash is followed by a new sentence.
        rest = head[found.end() :]
        return (found.end(), "a known place at the start") if rest[:1].isupper() or rest[:1] in "\"“‘'" else None
    if len(first.split()) > 3 or "’" in place or "'" in place:
        return None
    if first.isupper() and len(first) > 3 and mark != ":" and not re.search(r"\d", place):
        return found.end(), "a place in capitals before a dash"
    return None


def is_dateline_alone(line: Line) -> bool:
    """Tell whether a line holds nothing but the place a report was sent from ("ISTANBUL")."""
    if line.words > 5 or not line.text.isupper() or line.bullet:
        return False
    return re.split(r"\s?[,/]\s?", line.text)[0].lower() in load_places()


def has_name_form(line: Line) -> bool:
    """Tell whether a line could be an author's name, or the outlet and its bureau; where it stands has to say more."""
    if line.bullet or line.closed or not 2 <= line.words <= 7:
        return False
    head = line.text.split(",")[0].strip()
    if match_outlet(head):
        return True
    return 2 <= len(head.split()) <= 4 and bool(_NAME_ALONE.match(line.text))


def find_byline(line: Line, *, at_edge: bool) -> tuple[str, str | None] | None:
    """Return the names and the outlet behind them ("By Jane Doe, The Daily Y"), or None when this is no byline."""
    if line.words > 22 or line.is_long or line.bullet:
        return None
    if (by := _BY.match(line.text)) and (not line.closed or line.words <= 8):
        names, rest = by["names"], by["rest"].strip(" ,|•·-–—")
        if rest and rest[0].islower() and not rest.startswith(("in ", "and ", "for ", "with ", "at ", "@")):
            return None
        outlet = None
        pieces = [piece.strip() for piece in re.split(r"[,|•·]", names + ", " + rest) if piece.strip()]
        if len(pieces) > 1 and (known := match_outlet(pieces[-1])):
            outlet = known.name
        elif len(pieces) > 1 and re.match(
            r"(?:The|Daily|.*\b(?:News|Times|Post|Herald|Tribune|Gazette|Courier|Press))\b", pieces[-1]
        ):
            outlet = pieces[-1]
        return names, outlet
    if not at_edge or line.closed:
        return None
    if found := _NAMES_AND_OUTLET.match(line.text):
        known = match_outlet(found["outlet"].strip())
        if known and len(found["names"].split()) <= 12:
            return found["names"], known.name
        named = _DESK.match(found["outlet"].strip()) or found["outlet"].startswith("The ")
        if named and 2 <= len(found["names"].split()) <= 8:
            return found["names"], None
    if (found := _NAMES_IN_PLACE.match(line.text)) and 2 <= len(found["names"].split()) <= 10 and line.words <= 14:
        return found["names"], None
    if line.words <= 7 and _DESK.match(line.text):
        return line.text, None
    return None
