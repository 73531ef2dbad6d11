from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Figure, Moment, MomentType, Provenance, Qualifier, Report, Span
from variorum.reading.figures import find_figures
from variorum.reading.figures.quantities import find_quantities
from variorum.reading.figures.words import parse_digits, parse_words
from variorum.reading.parsing import parse_report


def _report(text: str) -> Report:
    block = (Block(Span(0, len(text)), BlockKind.PROSE, "the test's text"),) if text else ()
    return Report("r", text, block, Provenance("-", "text/plain", "utf-8", "0"))


def read(text: str, *dates: str) -> list[Figure]:
    moments = [
        Moment(
            f"r:t{n}", Span(text.index(d), text.index(d) + len(d)), MomentType.DATE, "XXXX", None, "a date of the test"
        )
        for n, d in enumerate(dates)
    ]
    return list(find_figures(parse_report(_report(text), load_pipeline()), moments))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "noun", "qualifier"),
    [
        ("The navy moved 4,000 Danish sailors.", 4000, 4000, "count", "Danish sailors", "exact"),
        ("Thirty thousand miners went on strike.", 30000, 30000, "count", "miners", "exact"),
        ("Tens of thousands of miners marched.", 20000, 99999, "count", "miners", "vague"),
        ("Dozens of trucks were lost.", 24, 99, "count", "trucks", "vague"),
        ("Several hundred miners marched.", 300, 900, "count", "miners", "vague"),
        ("A dozen trucks were lost.", 12, 12, "count", "trucks", "exact"),
        ("About 500 miners marched.", 500, 500, "count", "miners", "about"),
        ("Nearly 500 miners marched.", 500, 500, "count", "miners", "about"),
        ("More than 1,200 homes burned.", 1200, None, "count", "homes", "more than"),
        ("At least 12 miners died.", 12, None, "count", "miners", "at least"),
        ("As many as 40 miners died.", None, 40, "count", "miners", "at most"),
        ("Up to 40 miners died.", None, 40, "count", "miners", "at most"),
        ("Fewer than ten miners died.", None, 10, "count", "miners", "less than"),
        ("Between 10 and 20 miners died.", 10, 20, "count", "miners", "range"),
        ("The mine lost 10 to 20 trucks.", 10, 20, "count", "trucks", "range"),
        ("The mine lost 10–20 trucks.", 10, 20, "count", "trucks", "range"),
        ("The mine lost 3-4 million tonnes of coal.", 3e6, 4e6, "tonne", "coal", "range"),
        ("The bank lent $3bn.", 3e9, 3e9, "USD", None, "exact"),
        ("The bank lent €2.5 million.", 2.5e6, 2.5e6, "EUR", None, "exact"),
        ("The bank lent 4 million yen.", 4e6, 4e6, "JPY", None, "exact"),
        ("Prices rose 3.2 per cent.", 3.2, 3.2, "percent", None, "exact"),
        ("About 5% of voters stayed home.", 5, 5, "percent", "voters", "about"),
        ("Support fell by two percentage points.", 2, 2, "percentage point", None, "exact"),
        ("Two-thirds of the seats were won.", 2 / 3, 2 / 3, "fraction", "seats", "exact"),
        ("Nearly a third of the miners left.", 1 / 3, 1 / 3, "fraction", "miners", "about"),
        ("Half of the fleet sank.", 0.5, 0.5, "fraction", "fleet", "exact"),
        ("Half a million miners marched.", 5e5, 5e5, "count", "miners", "exact"),
        ("The shaft lies 12 km from the port.", 12, 12, "kilometre", None, "exact"),
        ("The 45-year-old miner was saved.", 45, 45, "year of age", None, "exact"),
        ("It was 43.1C at the mine.", 43.1, 43.1, "degree Celsius", None, "exact"),
        ("It fell to minus 12 degrees.", -12, -12, "degree", None, "exact"),
        ("One in five miners left.", 0.2, 0.2, "fraction", "miners", "exact"),
        ("Two out of three miners left.", 2 / 3, 2 / 3, "fraction", "miners", "exact"),
        ("The mine paid 2m crowns.", 2e6, 2e6, "crown", None, "exact"),
        ("The king wore two crowns.", 2, 2, "count", "crowns", "exact"),
        ("The mine covers 40 square kilometres.", 40, 40, "square kilometre", None, "exact"),
        ("A magnitude 6.2 quake shook it.", 6.2, 6.2, "magnitude", None, "exact"),
        ("Output rose tenfold.", 10, 10, "multiple", None, "exact"),
        ("The wall is 4.5m high.", 4.5, 4.5, "metre", None, "exact"),
        ("A quarter of a million miners marched.", 250000, 250000, "count", "miners", "exact"),
        ("Thousands of tons of grain rotted.", 2000, 9999, "ton", "grain", "vague"),
    ],
)
def test_a_figure_is_read(
    text: str, low: float | None, high: float | None, unit: str, noun: str | None, qualifier: str
) -> None:
    (figure,) = read(text)
    assert (figure.unit, figure.noun, figure.qualifier.value) == (unit, noun, qualifier)
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(high)


@pytest.mark.parametrize(
    "text",
    [
        "The mine opened in 1998.",
        "It was the third strike.",
        "No one came, and one of them knew why.",
        "He arrived at a quarter to nine.",
        "He sat in seat 12C.",
        "He died at the age of 91.",
        "She flew an F-16 over Channel 4.",
        "Article 5 was invoked.",
        "The town team won 3-1.",
        "Call 020 7946 0018 for help.",
        "The room was 1e309 and x900 wide.",
        "He came a third time in the second half.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_what_a_moment_covers_is_no_figure() -> None:
    assert read("They met on 19 May and again 3 days later.", "19 May", "3 days later") == []


def test_a_share_without_a_noun_takes_the_noun_before_and_points_at_it() -> None:
    text = "A total of 90 members will be elected: one-fifth will be named by the queen."
    whole, share = read(text)
    assert (whole.noun, share.noun, share.unit) == ("members", "members", "fraction")
    assert share.noun_span == whole.noun_span


def test_one_number_counts_both_of_two_joined_nouns() -> None:
    (figure,) = read("He said 30,000 town guards and river-based boatmen had left without a fight.")
    assert figure.noun == "town guards and river-based boatmen"


def test_from_one_number_to_another_is_two_figures_and_not_a_range() -> None:
    assert [(f.low, f.high) for f in read("The price rose from 10 dollars to 20 dollars.")] == [(10, 10), (20, 20)]


def test_the_span_holds_the_hedge_and_not_the_noun() -> None:
    text = "They say an estimated 3,000 to 5,000 hill farmers left."
    (figure,) = read(text)
    assert figure.span.of(text) == "an estimated 3,000 to 5,000"
    assert figure.noun_span is not None
    assert figure.noun_span.of(text) == "hill farmers"


def test_a_number_beyond_all_counts_is_refused_and_never_overflows() -> None:
    assert parse_digits("9" * 400) is None
    assert parse_digits("9" * 18) is None
    assert parse_words("one trillion trillion trillion") is None or math.isfinite(parse_words("one trillion") or 0)


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet=st.sampled_from("0123456789.,-–%$€ ooneandtowhalfthirdbetweenaboutmillion\n"), max_size=60))
def test_quantities_of_any_text_stay_inside_it_in_order_and_upright(text: str) -> None:
    place = 0
    for quantity in find_quantities(text):
        assert place <= quantity.start <= quantity.number_start < quantity.end <= len(text)
        place = quantity.end
        for bound in (quantity.low, quantity.high):
            assert bound is None or math.isfinite(bound)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            "half of zero one-third about 5 million % tonnes of $ bn between and 10 to 20 “ ” — years old dozens more"
            " than 1e309 the men who said it was 3-1 in 2015 , . ; \n \t ٣ ½ ² a third".split(" ")
        ),
        max_size=25,
    )
)
def test_figures_of_any_words_stay_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for figure in read(text) if text.strip() else []:
        assert figure.span.of(text).strip()
        assert figure.noun_span is None or figure.noun_span.of(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert isinstance(figure.qualifier, Qualifier)
