"""Whether two figures told in different units or words are one."""

from __future__ import annotations

import pytest

from variorum.collation import parse_proposition
from variorum.collation.figure_gate import FigureVerdict, compare_values
from variorum.collation.figure_scales import scale_figure

EQUAL = frozenset({FigureVerdict.EQUAL, FigureVerdict.LEFT_FINER, FigureVerdict.RIGHT_FINER})


def compare(one: str, other: str) -> FigureVerdict:
    (left,), (right,) = parse_proposition(one).figures, parse_proposition(other).figures
    assert scale_figure(left)[0] == scale_figure(right)[0]
    return compare_values(left, right)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ban runs for 24 months.", "The ban runs for two years."),
        ("The ban runs for 18 months.", "The ban runs for one and a half years."),
        ("The film lasts 90 minutes.", "The film lasts an hour and a half."),
        ("They waited a quarter of an hour.", "They waited 15 minutes."),
        ("The camp was open for 52 weeks.", "The camp was open for a year."),
        ("It was 104F in Orvel.", "It was 40C in Orvel."),
        ("It was 104 degrees in Orvel.", "It was 40 degrees Celsius in Orvel."),
        ("It was 40 degrees in Orvel.", "It was 40C in Orvel."),
        ("The shaft is six miles deep.", "The shaft is 10 km deep."),
        ("Gusts reached 100 km/h.", "Gusts reached 62 mph."),
        ("Gusts reached 50 knots.", "Gusts reached 93 km/h."),
        ("The lump weighed 7 kg.", "The lump weighed 15 pounds."),
        ("The fire burned 5,200 hectares.", "The fire burned 13,000 acres."),
        ("The fire burned 52 square kilometres.", "The fire burned 5,200 hectares."),
        ("1.2 million voters were called.", "1,200,000 voters were called."),
        ("One in five miners left.", "20 percent of miners left."),
        ("A third of miners left.", "33 per cent of miners left."),
        ("Rates went up by 25 basis points.", "Rates went up by 0.25 percentage points."),
        ("The Gulls beat the Terns 3-1.", "The Terns lost 1-3 to the Gulls."),
        ("Marrow is in her nineties.", "Marrow was 91."),
        ("The mast cost half a million euros.", "The mast cost €500,000."),
    ],
)
def test_one_figure_told_in_two_ways_is_equal(one: str, other: str) -> None:
    assert compare(one, other) in EQUAL
    assert compare(other, one) in EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ban runs for 18 months.", "The ban runs for two years."),
        ("The ban runs for 11 months.", "The ban runs for a year."),
        ("The raid lasted three and a half minutes.", "The raid lasted a quarter of an hour."),
        ("It was 43.1C in Orvel.", "It was 41.8 degrees in Orvel."),
        ("It was 100F in Orvel.", "It was 43C in Orvel."),
        ("It was -5C in Orvel.", "It was 5C in Orvel."),
        ("The Gulls beat the Terns 3-1.", "The Gulls beat the Terns 3-0."),
        ("The bill passed by 51 to 47.", "The bill passed by 52 to 46."),
        ("Marrow was 89.", "Thea Marrow died at the age of 91."),
        ("Marrow was 89.", "Marrow was 90."),
        ("Peck came second in the race.", "Peck came third in the race."),
        ("Half of the miners left.", "Two out of three miners left."),
        ("The lump weighed 7 kg.", "The lump weighed 16 kilos."),
        ("Peck scored twice.", "Peck scored three times."),
        ("The match drew 41,200 fans.", "The match drew about 38,000 fans."),
    ],
)
def test_two_figures_that_are_not_one_differ(one: str, other: str) -> None:
    assert compare(one, other) is FigureVerdict.DIFFERENT
    assert compare(other, one) is FigureVerdict.DIFFERENT
