"""Laws of lineage, over reports cut and changed at random from invented prose."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.lineage import trace_lineage
from variorum.lineage.graph import find_ancestors, map_parents
from variorum.model import Block, BlockKind, PartialTime, Provenance, Publication, Report, Span

SENTENCES = (
    "The lighthouse keeper counted forty barges waiting outside the bar before the fog came down.",
    "A cooper from Dunmarrow sold his last barrel on Tuesday and locked the workshop for good.",
    "The council wants the old tram sheds turned into studios, but the roof has to be replaced first.",
    "“We heard the beam crack and ran for the stairs before anybody shouted,” Greta Wolmark said.",
    "Three bakeries in Vellmar have agreed to share one oven until the gas main is repaired.",
    "Surveyors found that the embankment had moved eleven centimetres since the spring flood.",
    "The ferry will run twice a day from Sunday, Reuters reported.",
    "A jury of nine fishermen judged the nets and gave the ribbon to a family from Tarn Hollow.",
    "According to the Grauhaven Gazette, the tunnel will stay closed until the pumps arrive.",
    "Children painted the hull in four colours while the shipwright slept in the wheelhouse.",
)
OUTLETS = ("Vellmar Post", "Grauhaven Gazette", "Reuters", "Coast Wire", None)
TIMES = (None, "2024", "2024-05-01", "2024-05-02", "2024-05-02T08:00Z", "2024-05-02T09:30:10Z")


def _make(number: int, picked: list[int], outlet: str | None, when: str | None) -> Report:
    text = "\n".join(SENTENCES[place] for place in picked)
    blocks = tuple(Block(Span(*hit.span()), BlockKind.PROSE, "made") for hit in re.finditer(r"[^\n]+", text))
    published = Publication(PartialTime(when)) if when else Publication()
    origin = Provenance("-", "text/plain", "utf-8", "0")
    return Report(f"r{number}", text, blocks, origin, outlet=outlet, published=published)


def _list_reports(places: st.SearchStrategy[int]) -> st.SearchStrategy[list[Report]]:
    picked = st.lists(places, max_size=7)
    return st.lists(st.tuples(picked, st.sampled_from(OUTLETS), st.sampled_from(TIMES)), max_size=7).map(
        lambda rows: [_make(number, *row) for number, row in enumerate(rows)]
    )


REPORTS = _list_reports(st.integers(0, len(SENTENCES) - 1))


@settings(deadline=None, max_examples=60)
@given(REPORTS, st.randoms())
def test_the_order_of_arrival_never_matters(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert trace_lineage("s", reports, None) == trace_lineage("s", shuffled, None)


@settings(deadline=None, max_examples=60)
@given(REPORTS)
def test_no_report_depends_on_itself_and_every_span_lies_in_its_text(reports):
    texts = {report.id: report.text for report in reports}
    lineage = trace_lineage("s", reports, None)
    parents = map_parents(lineage.dependences)
    assert all(child not in find_ancestors(child, parents) for child in parents)
    for dependence in (*lineage.dependences, *lineage.rejected):
        assert 0 <= dependence.probability <= 1
        assert dependence.evidence
        for evidence in dependence.evidence:
            assert evidence.because
            for passage in (evidence.child, evidence.parent):
                assert passage is None or passage.of(texts[passage.report_id])
    count = lineage.count
    assert count.reports == len(reports)
    assert bool(reports) <= count.low <= count.origins <= count.high


@settings(deadline=None, max_examples=60)
@given(REPORTS, st.integers(0, 6))
def test_adding_a_verbatim_copy_never_adds_an_origin(reports, place):
    # Words within quotation marks are no evidence of copying: a report of nothing else has nothing to be copied.
    own = [" ".join(line for line in report.text.split("\n") if "“" not in line) for report in reports]
    full = [report for report, prose in zip(reports, own, strict=True) if len(prose.split()) > 30]
    if not full:
        return
    chosen = full[place % len(full)]
    copy = replace(chosen, id="zz", outlet=None, published=Publication(PartialTime("2024-06-01T00:00Z")))
    before = trace_lineage("s", reports, None).count.origins
    assert trace_lineage("s", [*reports, copy], None).count.origins <= before


@pytest.mark.parametrize("when", [None, "2024-05-01"])
def test_ten_thousand_identical_reports_are_one_origin(when):
    reports = [replace(_make(0, [0, 1, 2, 5], None, when), id=f"r{number:05d}") for number in range(10_000)]
    lineage = trace_lineage("s", reports, None)
    assert lineage.count.origins == 1
    assert len(lineage.dependences) == 9_999


def test_a_report_of_five_megabytes_is_answered():
    long = _make(0, [0, 1, 2, 4, 5, 7, 9] * 8_000, None, None)
    assert len(long.text) > 4_500_000
    lineage = trace_lineage("s", [long, replace(_make(1, [0, 1, 2], None, None), id="r1")], None)
    assert lineage.count.reports == 2
