"""Input that breaks naive ways gives an answer in bounded time."""

from __future__ import annotations

import random

from variorum.lineage import trace_lineage
from variorum.model import Scope

WORDS = (
    "quarry lantern meadow ferry anvil harvest copper saddle orchard turbine gravel pilot ledger canvas barrel thistle"
    " compass kiln sluice mortar rudder beacon timber granite saffron parcel trellis hamlet furnace cobble"
).split()


def _prose(seed, sentences=6):
    draw = random.Random(seed)
    return "\n".join(f"The {' '.join(draw.sample(WORDS, 12))} stood there." for _ in range(sentences)) + "\n"


def test_reports_without_any_date_are_traced(make_report, harbour):
    cut = "\n".join(harbour.split("\n")[:3]) + "\n"
    lineage = trace_lineage("s", [make_report("a", harbour), make_report("b", cut)], None)
    assert lineage.count.origins == 1


def test_reports_of_one_and_the_same_instant_are_traced_whatever_their_order(make_report, harbour, library):
    when = "2024-05-01T08:00Z"
    reports = [
        make_report(key, text, published=when)
        for key, text in zip("abc", (harbour, library, harbour + library), strict=True)
    ]
    lineages = [trace_lineage("s", chosen, None) for chosen in (reports, reports[::-1])]
    assert lineages[0] == lineages[1]


def test_ten_thousand_identical_reports_have_one_origin(make_report):
    text = _prose(1, 2)
    lineage = trace_lineage("s", [make_report(f"r{n:05d}", text) for n in range(10_000)], None)
    assert (lineage.count.reports, lineage.count.origins) == (10_000, 1)
    assert len(lineage.dependences) == 9_999


def test_near_identical_reports_of_many_outlets_have_few_origins(make_report):
    text = _prose(2, 8)
    reports = [make_report(f"r{n:04d}", text + f"Printed by the Bay Courier number {n}.\n") for n in range(300)]
    assert trace_lineage("s", reports, None).count.origins <= 3


def test_one_report_of_five_million_characters_is_traced(make_report, harbour):
    draw = random.Random(3)
    sentence = "The {} stood by the {} of the {} when the {} came down the {}.\n"
    long = "".join(sentence.format(*(draw.choice(WORDS) for _ in range(5))) for _ in range(80_000))
    assert len(long) > 5_000_000
    lineage = trace_lineage("s", [make_report("a", harbour + long), make_report("b", harbour)], None)
    assert lineage.count.reports == 2


def test_three_outlets_that_cite_each_other_in_a_ring_keep_an_origin(make_report):
    outlets = ("Reef Herald", "Bay Gazette", "Cape Courier")
    reports = [
        make_report(
            str(n), f"Repairs begin on Monday, the {outlets[(n + 1) % 3]} reported.\n" + _prose(n), outlet=outlet
        )
        for n, outlet in enumerate(outlets)
    ]
    lineage = trace_lineage("s", reports, None)
    assert lineage.count.origins >= 1
    links = {d.child: d.parent for d in lineage.dependences if d.scope is Scope.REPORT}
    assert len(links) < 3
