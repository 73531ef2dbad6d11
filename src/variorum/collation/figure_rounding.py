"""How far apart two numbers may lie and be one: hedged, rounded, or converted from another unit."""

from __future__ import annotations

from variorum.collation.figure_scales import scale_figure
from variorum.collation.proposition import Quantity

ABOUT_SLACK = 0.1
"""Share by which "about" may be off: chosen on the invented pairs of ``benchmarks/data/relations.jsonl``."""
FINE_SLACK = 0.05
"""The least share by which "about" may be off, of numbers told to two digits or more: "about 38,000" is not 41,200."""
ROUNDING_SLACK = 0.03
"""Share by which a round number may stand for the exact one it is rounded from; chosen on the same pairs."""
CONVERTED_SLACK = 0.1
"""Share by which a measure may be off that is another one converted and rounded: 10 km for six miles, and no more."""


def find_slack(quantity: Quantity) -> float:
    """Return the share by which "about" may be off: less where the number is told to two digits or more."""
    low, high = quantity.low, quantity.high
    if quantity.unit != "count" or low is None or low != high or low < 10 or low != int(low):
        return ABOUT_SLACK
    step = 1.0
    while low % (step * 10) == 0:
        step *= 10
    return min(ABOUT_SLACK, max(FINE_SLACK, 1.5 * step / low))


def is_rounded_to(exact: float, round_number: float) -> bool:
    """Tell whether a number is another one rounded: to tens, hundreds and so on, or to fewer decimals."""
    if round_number == 0 or exact == round_number:
        return exact == round_number
    for places in (0, 1):
        if round(round_number, places) == round_number != exact and round(exact, places) == round_number:
            return True
    unit = 1.0
    while unit < abs(round_number) and abs(round_number) % (unit * 10) == 0:
        unit *= 10
    return unit > 1 and abs(exact - round_number) <= min(unit / 2, abs(round_number) * ROUNDING_SLACK)


def is_converted(source: Quantity, rounded: Quantity) -> bool:
    """Tell whether a measure in one unit comes to the other's in its unit, to the places that one is told with."""
    _, value, _ = scale_figure(source)
    _, other, _ = scale_figure(rounded)
    if not value or not other or not rounded.low or abs(value - other) > CONVERTED_SLACK * abs(other):
        return False
    places = next(count for count in range(4) if count == 3 or round(rounded.low, count) == rounded.low)
    converted = value * rounded.low / other
    if round(converted, places) == rounded.low:
        return True
    return abs(value - other) <= ROUNDING_SLACK * abs(other) and is_rounded_to(round(converted), rounded.low)
