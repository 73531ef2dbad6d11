"""Quantities in a text: number, scale, currency or unit, and how they are hedged. Plain text, no parse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from variorum.model import Qualifier
from variorum.reading.figures.units import AFTER, BEFORE, SYMBOLS, UNITS
from variorum.reading.figures.words import LARGEST, PARTS, SCALES, TENS, VAGUE, find_scale, parse_digits, parse_words
from variorum.reading.figures.words import UNITS as SMALL


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``[start, end)``: ``number_start`` is where it stands without the words that hedge it.

    ``digits`` says that it is written in digits without a separator, scale, sign or unit, as years and labels are.
    """

    start: int
    end: int
    number_start: int
    low: float | None
    high: float | None
    unit: str
    qualifier: Qualifier
    digits: bool = False
    words: str = ""


_GAP = r"[ \u00a0\u202f]"
_SMALL = "|".join(sorted((*SMALL, *TENS), key=len, reverse=True))
_SCALE = r"hundred|thousand|million|billion|trillion"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,18}(?:\.\d{1,12})?"
_WORDS = rf"(?:(?:an?{_GAP})?(?:hundred|thousand|million|billion|trillion|dozen)|(?:{_SMALL}))" + (
    rf"(?:(?:{_GAP}and{_GAP}|[ \u00a0-])(?:{_SMALL}|{_SCALE}|dozen))*"
)
_SIGN = r"(?:US|A|C)?\$|[€£¥₹₽₴₪₩₺]"
_UNIT = "|".join(re.escape(word) for word in sorted(UNITS, key=len, reverse=True))
_MEASURE = (
    rf"(?:{_GAP}?(?:%|°[CF]?)|[ \u00a0-]?(?:kilomet(?:re|er)s?|kms?|miles?){_GAP}(?:per|an){_GAP}hour\b"
    rf"|{_GAP}?-?(?:percentage{_GAP}points?|per{_GAP}cent)\b"
    rf"|[ \u00a0-]?(?:years?|months?|weeks?|days?)[ \u00a0-]olds?\b|[ \u00a0-]?(?:pounds?|{_UNIT})(?![\w%/°]))"
)


def _number(name: str) -> str:
    return (
        rf"(?:(?P<sign{name}>{_SIGN}|(?:USD|EUR|GBP|JPY|CNY|INR|CHF|CAD|AUD)(?={_GAP}?\d)){_GAP}?)?(?:(?P<digits{name}>{_DIGITS})(?:{_GAP}?-?(?P<scale{name}>{_SCALE}|dozen)\b"
        rf"|(?P<short{name}>bn|mn|mln|bln|tn|trn|[mk])(?![\w]))?|(?P<words{name}>{_WORDS})\b)"
    )


@cache
def _pattern() -> re.Pattern[str]:
    before = "|".join(rf"(?P<{kind.name}>{_spread(words)})" for kind, words in BEFORE.items())
    after = "|".join(rf"(?P<{kind.name}_AFTER>{_spread(words)})" for kind, words in AFTER.items())
    vague = "|".join(VAGUE)
    parts = "|".join(PARTS)
    body = (
        rf"(?P<vague>(?:(?:tens|hundreds|dozens){_GAP}of{_GAP}(?:thousands|millions|billions)|{vague}))\b"
        rf"|(?P<few>(?:several|a{_GAP}few|a{_GAP}couple(?:{_GAP}of)?){_GAP}(?P<fewscale>dozen|{_SCALE}))\b"
        rf"|(?P<halfscale>half(?:{_GAP}|-)an?{_GAP}(?P<halfof>dozen|million|billion|trillion))\b"
        rf"|(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine)[ \u00a0-](?P<part>(?:{parts})s?|halves)"
        rf"|(?P<half>half))(?![\w-])"
        rf"|(?:(?P<between>between){_GAP})?{_number('1')}"
        rf"(?P<measure1>{_MEASURE})?(?:(?P<joint>{_GAP}?[–—-]{_GAP}?|{_GAP}(?:to|and|or){_GAP}){_number('2')}"
        rf"(?P<measure2>{_MEASURE})?)?"
    )
    return re.compile(
        rf"(?<![\w.,])(?<!\d[:/-])(?:(?:{before}){_GAP}?)?(?P<body>{body})"
        rf"(?P<plus>\+|-plus)?(?:{_GAP}(?:{after})\b)?",
        re.I,
    )


def _spread(words: str) -> str:
    parts = []
    for word in words.split("|"):
        piece = re.escape(word).replace(r"\ ", _GAP)
        parts.append(piece if word == "~" else piece + r"(?!\w)")
    return "|".join(parts)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return every quantity of ``text[start:end]`` in order, never overlapping, dates and labels among them."""
    found, place, stop = [], start, len(text) if end is None else end
    while place < stop and (hit := _pattern().search(text, place, stop)):
        quantity, place = _read(text, hit)
        place = max(place, hit.start() + 1)
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, hit: re.Match[str]) -> tuple[Quantity | None, int]:
    """Return the quantity of a match (None: no number after all) and where to look on."""
    if hit["vague"] or hit["few"] or hit["halfscale"] or hit["part"] or hit["half"]:
        return _read_vague(hit), hit.end()
    follows = text[hit.end() : hit.end() + 2]
    first = _value(hit, "1")
    if first is None or follows[:1].isalnum() or re.match(r"[,.:/]\d", follows):
        return None, _skip_run(text, hit.end())
    second = _value(hit, "2") if hit["joint"] else None
    if hit["joint"] and (second is None or not _is_range(text, hit, first, second)):
        return _one(hit, first, hit.start("joint"), "1", ranged=False), hit.start("joint")
    if second is None:
        return _one(hit, first, hit.end(), "1", ranged=True), hit.end()
    if not (hit["scale1"] or hit["short1"] or hit["words1"]) and first < second:
        factor = find_scale(hit["scale2"] or hit["short2"])
        first *= (
            factor if factor and hit["digits2"] and first < second / factor * 10 and "," not in hit["digits1"] else 1
        )
    unit = _unit(hit, "2") if hit["measure2"] or hit["sign2"] else _unit(hit, "1")
    low, high = sorted((first, second))
    return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, unit, Qualifier.RANGE), hit.end()


def _skip_run(text: str, place: int) -> int:
    while place < len(text) and (
        text[place].isalnum() or (text[place] in ".,:/-" and text[place + 1 : place + 2].isdigit())
    ):
        place += 1
    return place


def _is_range(text: str, hit: re.Match[str], first: float, second: float) -> bool:
    joint = hit["joint"].strip().casefold()
    if hit["measure1"] and (hit["measure2"] or hit["sign2"]) and _unit(hit, "1") != _unit(hit, "2"):
        # "rose 12 percent to 340 million euros" gives a change and a level.
        return False
    if hit["between"]:
        return joint == "and"
    if joint in ("and", "or"):
        return False if joint == "and" else hit["measure1"] is None and first < second <= first * 10
    # "rose from 10 to 20" names two figures, not a range.
    if re.search(r"\bfrom[ \u00a0]$", text[max(0, hit.start() - 6) : hit.start()], re.I):
        return False
    if joint == "to" and hit["measure1"] and not hit["measure2"]:
        return False
    return first < second


def _one(hit: re.Match[str], value: float, end: int, name: str, *, ranged: bool) -> Quantity:
    qualifier = _qualifier(hit, after=ranged)
    low: float | None = value
    high: float | None = value
    if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        high = None
    elif qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        low = None
    start = hit.start("sign1") if hit["between"] and hit["sign1"] else hit.start()
    if hit["between"]:
        start = hit.start("digits1") if hit["digits1"] else hit.start("words1")
    bare = bool(hit["digits1"]) and not (hit["scale1"] or hit["short1"] or hit["sign1"] or hit["measure1"])
    number = start if hit["between"] else hit.start("body")
    plain = bare and "," not in hit["digits1"] and "." not in hit["digits1"]
    unit = _unit(hit, name)
    return Quantity(start, end, number, low, high, unit, qualifier, plain, (hit["words1"] or "").casefold())


def _qualifier(hit: re.Match[str], *, after: bool) -> Qualifier:
    for kind in BEFORE:
        if hit[kind.name]:
            return kind
    if after and hit["plus"]:
        return Qualifier.AT_LEAST
    for kind in AFTER:
        if after and hit[f"{kind.name}_AFTER"]:
            return kind
    return Qualifier.EXACT


def _value(hit: re.Match[str], name: str) -> float | None:
    if words := hit[f"words{name}"]:
        return parse_words(words)
    base = parse_digits(hit[f"digits{name}"]) if hit[f"digits{name}"] else None
    scale = find_scale(hit[f"scale{name}"] or hit[f"short{name}"])
    if base is None or scale is None or base * scale > LARGEST:
        return None
    return base * scale


def _unit(hit: re.Match[str], name: str) -> str:
    sign, measure = hit[f"sign{name}"], hit[f"measure{name}"]
    if sign:
        return SYMBOLS.get(sign.upper(), sign.upper() if sign.isalpha() else "USD")
    if not measure:
        return "count"
    word = re.sub(r"[\s\u00a0]+", " ", measure.strip(" -\u00a0").casefold())
    if word.startswith("percentage"):
        return "percentage point"
    if word == "per cent":
        return "percent"
    if "old" in word:
        return f"{re.split('[ -]', word)[0].rstrip('s')} of age"
    if word.endswith(" hour"):
        return "mile per hour" if word.startswith("mile") else "kilometre per hour"
    if word in ("pound", "pounds"):
        return "pound"
    return UNITS.get(word, "count")


def _read_vague(hit: re.Match[str]) -> Quantity | None:
    qualifier = _qualifier(hit, after=False)
    low: float | None
    high: float | None
    if hit["part"] or hit["half"]:
        count = parse_words(hit["count"]) if hit["count"] else 1.0
        part = "half" if not hit["part"] or hit["part"].casefold() == "halves" else hit["part"].casefold()
        denominator = PARTS.get(part, PARTS.get(part.rstrip("s"), 0))
        if not denominator or count is None or count > denominator:
            return None
        low = high = count / denominator
        if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
            high = None
        elif qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
            low = None
        return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, "fraction", qualifier)
    if hit["halfscale"]:
        low = high = SCALES[hit["halfof"].casefold()] / 2
        return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, "count", qualifier)
    if hit["few"]:
        scale = SCALES[hit["fewscale"].casefold()]
        least, most = (3, 9) if hit["few"].casefold().startswith("several") else (2, 9)
        low, high = least * scale, most * scale
    else:
        words = hit["vague"].casefold().split()
        low, high = VAGUE[words[0]]
        if len(words) == 3:
            scale = SCALES[words[2].rstrip("s")]
            low, high = low * scale, (high + 1) * scale - 1
    if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return Quantity(hit.start(), hit.end(), hit.start("body"), low, None, "count", qualifier)
    return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, "count", Qualifier.VAGUE)
