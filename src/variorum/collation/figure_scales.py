"""Units that figures are compared in: one for each kind of measure, so that miles meet kilometres."""

from __future__ import annotations

import re
from dataclasses import replace

from variorum.collation.proposition import Quantity

_SCALES: dict[str, tuple[str, float]] = {
    "percent": ("share", 0.01),
    "fraction": ("share", 1.0),
    "basis point": ("percentage point", 0.01),
    "kilometre": ("metre", 1000.0),
    "kilometer": ("metre", 1000.0),
    "km": ("metre", 1000.0),
    "metre": ("metre", 1.0),
    "meter": ("metre", 1.0),
    "mile": ("metre", 1609.344),
    "nautical mile": ("metre", 1852.0),
    "foot": ("metre", 0.3048),
    "centimetre": ("metre", 0.01),
    "millimetre": ("metre", 0.001),
    "inch": ("metre", 0.0254),
    "yard": ("metre", 0.9144),
    "fathom": ("metre", 1.8288),
    "furlong": ("metre", 201.168),
    "tonne": ("kilogram", 1000.0),
    "ton": ("kilogram", 1000.0),
    "kilogram": ("kilogram", 1.0),
    "kg": ("kilogram", 1.0),
    "pound": ("kilogram", 0.45359237),
    "stone": ("kilogram", 6.35029318),
    "ounce": ("kilogram", 0.028349523125),
    "gram": ("kilogram", 0.001),
    "milligram": ("kilogram", 1e-6),
    "carat": ("kilogram", 0.0002),
    "kilometre per hour": ("kilometre per hour", 1.0),
    "mile per hour": ("kilometre per hour", 1.609344),
    "metre per second": ("kilometre per hour", 3.6),
    "knot": ("kilometre per hour", 1.852),
    "hectare": ("hectare", 1.0),
    "square kilometre": ("hectare", 100.0),
    "square mile": ("hectare", 258.9988110336),
    "square metre": ("hectare", 1e-4),
    "square foot": ("hectare", 9.290304e-6),
    "square yard": ("hectare", 8.3612736e-5),
    "acre": ("hectare", 0.40468564),
    "litre": ("litre", 1.0),
    "millilitre": ("litre", 0.001),
    "hectolitre": ("litre", 100.0),
    "cubic metre": ("litre", 1000.0),
    "cubic foot": ("litre", 28.316846592),
    "gallon": ("litre", 3.785411784),
    "barrel": ("litre", 158.987294928),
    "watt": ("watt", 1.0),
    "kilowatt": ("watt", 1e3),
    "megawatt": ("watt", 1e6),
    "gigawatt": ("watt", 1e9),
    "kilowatt-hour": ("kilowatt-hour", 1.0),
    "megawatt-hour": ("kilowatt-hour", 1e3),
    "kilovolt": ("volt", 1e3),
    "gigahertz": ("megahertz", 1e3),
    "gigabyte": ("megabyte", 1e3),
    "terabyte": ("megabyte", 1e6),
    "second": ("day", 1 / 86400),
    "minute": ("day", 1 / 1440),
    "hour": ("day", 1 / 24),
    "week": ("day", 7.0),
    "fortnight": ("day", 14.0),
    "month": ("day", 365 / 12),
    "year": ("day", 365.0),
    "decade": ("day", 3650.0),
    "century": ("day", 36500.0),
}
"""Common unit and factor, by unit (BIPM SI Brochure, NIST SP 811; gallons of the United States, barrels of oil)."""
_CELSIUS, _FAHRENHEIT = "degree celsius", "degree fahrenheit"
LENGTH_SLACK = 0.05
"""Share by which a length of time may be off that is told in another unit: 50 weeks are a year, 11 months are not."""
_UNIT_WORD = re.compile(r"(second|minute|hour|day|week|fortnight|month|year|decade|centur)(?:y|ies|s)?(?![a-z])", re.I)


def find_common_unit(unit: str) -> str:
    """Return the unit that a measure is compared in: ``metre`` for miles, the unit itself where it has no other."""
    name = unit.casefold()
    return "degree" if name in (_CELSIUS, _FAHRENHEIT) else _SCALES.get(name, (unit, 1.0))[0]


def scale_figure(quantity: Quantity) -> tuple[str, float | None, float | None]:
    """Return the unit that figures are compared in, and the bounds in it (None where open).

    Degrees become degrees Celsius; degrees of no scale are left as they are.
    """
    name = quantity.unit.casefold()
    unit, factor = _SCALES.get(name, (name, 1.0))
    zero = 0.0
    if name == _FAHRENHEIT:
        factor, zero = 5 / 9, 0.0 if quantity.is_change else 32.0
    if name in (_CELSIUS, _FAHRENHEIT):
        unit = "degree"
    low = None if quantity.low is None else (quantity.low - zero) * factor
    high = None if quantity.high is None else (quantity.high - zero) * factor
    return unit, low, high


def align_degrees(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Return both with degrees of no scale read in the scale that brings them nearer to the other's."""
    return _read_scale(left, right), _read_scale(right, left)


def _read_scale(bare: Quantity, other: Quantity) -> Quantity:
    if bare.unit != "degree" or other.unit.casefold() not in (_CELSIUS, _FAHRENHEIT):
        return bare
    choices = [replace(bare, unit=f"degree {name}") for name in ("Celsius", "Fahrenheit")]
    return min(choices, key=lambda choice: abs(_middle(choice) - _middle(other)))


def _middle(quantity: Quantity) -> float:
    _, low, high = scale_figure(quantity)
    return low if low is not None else high if high is not None else 0.0


def is_length_rounded(left: Quantity, right: Quantity) -> bool:
    """Tell whether two exact lengths of time in different units are one, rounded to the longer unit."""
    units = [_UNIT_WORD.findall(side.text) for side in (left, right)]
    ones, others = scale_figure(left), scale_figure(right)
    if not (units[0] and units[1]) or ones[0] != "day" or others[0] != "day" or ones[1] is None or others[1] is None:
        return False
    names = [found[-1].casefold().replace("centur", "century") for found in units]
    if names[0] == names[1] or abs(ones[1] - others[1]) > LENGTH_SLACK * max(ones[1], others[1]):
        return False
    each = max(_SCALES.get(name, ("day", 1.0))[1] for name in names)
    return round(ones[1] / each) == round(others[1] / each) > 0
