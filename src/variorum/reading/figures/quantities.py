"""Quantities in a text: number, scale, currency or unit, and how they are hedged. Plain text, no parse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.model import Qualifier
from variorum.reading.figures.pattern import make_pattern
from variorum.reading.figures.units import AFTER, BEFORE, SYMBOLS, TEMPERATURES, UNITS
from variorum.reading.figures.words import LARGEST, PARTS, SCALES, VAGUE, find_scale, parse_digits, parse_words


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at ``[start, end)``: ``number_start`` is where it stands without the words that hedge it.

    ``digits`` says that it is written in digits without a separator, scale, sign or unit, as years and labels are.
    ``is_direct`` says that what a share is of follows without *of* (*one in five miners*).
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
    is_direct: bool = False


_ROUND = frozenset({100.0, 1000.0, 10_000.0, 100_000.0, 1e6, 1e9})
_SIGNED = TEMPERATURES | {"percent", "percentage point", "basis point"}


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return every quantity of ``text[start:end]`` in order, never overlapping, dates and labels among them."""
    found, place, stop = [], start, len(text) if end is None else end
    while place < stop and (hit := make_pattern().search(text, place, stop)):
        quantity, place = _read(text, hit)
        place = max(place, hit.start() + 1)
        if quantity is not None:
            found.append(quantity)
    return found


def _read(text: str, hit: re.Match[str]) -> tuple[Quantity | None, int]:
    """Return the quantity of a match (None: no number after all) and where to look on."""
    if hit["some"]:
        share = _read_ratio(hit)
        if share is not None:
            return share, hit.end("all")
        plain = make_pattern(False).match(text, hit.start())
        if plain is None:
            return None, hit.end("some")
        hit = plain
    if hit["couple"] or hit["twice"]:
        return _read_pair(hit), hit.end()
    if hit["vague"] or hit["few"] or hit["halfscale"] or hit["quarterscale"] or hit["part"] or hit["half"]:
        return _read_vague(hit), hit.end()
    follows = text[hit.end() : hit.end() + 2]
    first = _value(hit, "1")
    is_broken = follows[:1].isalnum() or re.match(r"[,.:/]\d", follows) is not None
    if first is None or (is_broken and not hit.group().casefold().endswith("fold")):
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
    start, number = hit.start(), hit.start("body")
    if hit["minus"] and unit in _SIGNED:
        first = -first
    elif hit["minus"]:
        start = number = number + len(hit["minus"])
    low, high = sorted((first, second))
    return Quantity(start, hit.end(), number, low, high, unit, Qualifier.RANGE), hit.end()


def _read_ratio(hit: re.Match[str]) -> Quantity | None:
    """Return the share of *one in five* and *two out of three*; None for *12 out of 40*, which are two counts."""
    some, whole = (parse_digits(hit[name]) or parse_words(hit[name]) for name in ("some", "all"))
    if some is None or whole is None or not 0 < some < whole:
        return None
    is_usual = whole in _ROUND or whole <= 10 or some == 1
    if not is_usual or (whole == 2 and hit["among"].casefold() == "in"):
        return None
    qualifier = _qualifier(hit, after=False)
    low, high = _open_bound(some / whole, qualifier)
    start, end = hit.start(), hit.end("all")
    return Quantity(start, end, hit.start("body"), low, high, "fraction", qualifier, is_direct=True)


def _read_pair(hit: re.Match[str]) -> Quantity:
    """Return *a couple of* and *a score of*, which are about two and twenty, and *twice as many*."""
    qualifier = _qualifier(hit, after=False)
    if hit["couple"]:
        value = 20.0 if "score" in hit["couple"].casefold() else 2.0
        low, high = _open_bound(value, qualifier)
        kind = Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier
        return Quantity(hit.start(), hit.end("couple"), hit.start("body"), low, high, "count", kind, is_direct=True)
    low, high = _open_bound(2.0 if hit["twice"].casefold() == "twice" else 3.0, qualifier)
    return Quantity(hit.start(), hit.end("twice"), hit.start("body"), low, high, "multiple", qualifier)


def _open_bound(value: float, qualifier: Qualifier) -> tuple[float | None, float | None]:
    if qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST):
        return value, None
    if qualifier in (Qualifier.LESS_THAN, Qualifier.AT_MOST):
        return None, value
    return value, value


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
    start = hit.start("sign1") if hit["between"] and hit["sign1"] else hit.start()
    if hit["between"]:
        start = hit.start("digits1") if hit["digits1"] else hit.start("words1")
    bare = bool(hit["digits1"]) and not (hit["scale1"] or hit["short1"] or hit["sign1"] or hit["measure1"])
    number = start if hit["between"] else hit.start("body")
    plain = bare and hit["digits1"].isdigit()
    unit = _unit(hit, name)
    if unit == "count" and hit["digits1"] and value <= 10 and _is_magnitude(hit.string, hit.start(), end):
        unit, plain = "magnitude", False
    if hit["minus"] and unit in _SIGNED:
        value = -value
    elif hit["minus"]:
        number += len(hit["minus"])
        start = number
    low, high = _open_bound(value, qualifier)
    return Quantity(start, end, number, low, high, unit, qualifier, plain, (hit["words1"] or "").casefold())


_BEFORE_MAGNITUDE = re.compile(r"\bmagnitude(?:[ \u00a0-]|[ \u00a0]of[ \u00a0])$", re.I)
_RICHTER = re.compile(r"[ \u00a0-]magnitude\b| on the (?:[\w-]+ )?Richter\b", re.I)


def _is_magnitude(text: str, start: int, end: int) -> bool:
    """Tell whether a small number is an earthquake's: *a magnitude 6.2 quake*, *6.1 on the Richter scale*."""
    return bool(_BEFORE_MAGNITUDE.search(text[max(0, start - 16) : start]) or _RICHTER.match(text[end : end + 40]))


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
    if word in ("times", "fold"):
        return "multiple"
    if word in ("c", "f", "g", "m"):
        return {"c": "degree Celsius", "f": "degree Fahrenheit", "g": "gram", "m": "metre"}[word]
    if word.startswith("°"):
        word = word.replace(" ", "")
    if word.endswith(" old") or word.endswith("olds") or word.endswith("-old"):
        return f"{re.split('[ -]', word)[0].rstrip('s')} of age"
    if word.endswith(" second"):
        return "metre per second"
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
        low, high = _open_bound(count / denominator, qualifier)
        return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, "fraction", qualifier)
    if hit["quarterscale"]:
        low = high = SCALES[hit["quarterof"].casefold()] * (0.75 if hit["quarters"].casefold() == "three" else 0.25)
        return Quantity(hit.start(), hit.end(), hit.start("body"), low, high, "count", qualifier)
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
