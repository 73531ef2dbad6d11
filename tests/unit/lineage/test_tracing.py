"""Tracing: who took from whom, and who only cites."""

from __future__ import annotations

from variorum.lineage import count_report_origins, explain_pair, trace_lineage
from variorum.model import EvidenceKind, Ruling, RulingKind, Scope

SPEECH = "“We shall rebuild every metre of that wall before the herring come back and ask no thanks,” she said."


def test_a_cut_reprint_depends_on_the_longer_earlier_report(make_report, harbour):
    cut = "\n".join(harbour.split("\n")[:2]) + "\n"
    reports = [
        make_report("a", harbour, outlet="Kestrel Clarion", published="2024-03-01T08:00Z"),
        make_report("b", cut, outlet="Bay Today", published="2024-03-01T11:00Z"),
    ]
    lineage = trace_lineage("s", reports, None)
    assert [(d.child, d.parent) for d in lineage.dependences] == [("b", "a")]
    assert lineage.count.origins == 1


def test_reports_that_share_nothing_are_two_origins(make_report, harbour, library):
    reports = [make_report("a", harbour), make_report("b", library)]
    lineage = trace_lineage("s", reports, None)
    assert lineage.dependences == ()
    assert lineage.count == count_report_origins(lineage, ["a", "b"])
    assert (lineage.count.low, lineage.count.origins, lineage.count.high) == (2, 2, 2)


def test_a_shared_quotation_is_listed_as_speech_and_not_as_copying(make_report, harbour, library):
    reports = [make_report("a", harbour + SPEECH + "\n"), make_report("b", library + SPEECH + "\n")]
    lineage = trace_lineage("s", reports, None)
    assert lineage.dependences == ()
    (lost,) = lineage.rejected
    assert [e.kind for e in lost.evidence] == [EvidenceKind.SHARED_QUOTATION]
    assert "Shared speech" in lost.evidence[0].because
    assert lost.evidence[0].weight == 0


def test_an_outlet_cited_for_the_lead_and_missing_becomes_an_origin(make_report, harbour, library):
    lead = "Divers found a second crack below the harbour wall on Sunday, the Saltmarsh Courier reported. It is wide.\n"
    reports = [make_report("a", lead + library), make_report("b", "Officials stayed silent.\n" + lead + harbour)]
    lineage = trace_lineage("s", reports, None)
    assert {(d.child, d.parent) for d in lineage.dependences if d.missing} >= {("a", "missing:saltmarsh-courier")}
    assert [m.name for m in lineage.missing] == ["Saltmarsh Courier"]


def test_two_reports_that_cite_the_same_missing_outlet_share_one_origin(make_report, harbour, library):
    reports = [
        make_report("a", "The wall will be blown up, according to Reuters.\n" + harbour),
        make_report("b", "Reuters reported that a demolition is planned for June.\n" + library),
    ]
    lineage = trace_lineage("s", reports, None)
    assert lineage.count.origin_ids == ("missing:reuters",)
    assert lineage.missing[0].cited_by == ("a", "b")


def test_an_outlet_cited_for_one_late_claim_stands_behind_the_claim_only(make_report, harbour):
    text = harbour + "Separately, ferry bookings in the region have fallen by a tenth, according to the BBC.\n"
    (found,) = trace_lineage("s", [make_report("a", text)], None).dependences
    assert (found.parent, found.scope) == ("missing:bbc", Scope.STATEMENT)


def test_a_photo_credit_is_no_parent(make_report, harbour):
    text = harbour + "(Photo: Reuters)\n"
    assert trace_lineage("s", [make_report("a", text)], None).dependences == ()


def test_an_outlet_that_is_the_news_is_no_parent(make_report, library):
    text = "The director of the BBC resigned on Friday after the minister sued the New York Times.\n" + library
    assert trace_lineage("s", [make_report("a", text)], None).dependences == ()


def test_an_outlet_that_cites_itself_has_no_parent(make_report, harbour):
    text = "The wall will be rebuilt in granite, Reuters reported.\n" + harbour
    assert trace_lineage("s", [make_report("a", text, outlet="Reuters")], None).dependences == ()


def test_a_ruling_adds_and_removes_a_dependence(make_report, harbour, library):
    copy = make_report("b", harbour, published="2024-03-02")
    reports = [make_report("a", harbour, published="2024-03-01"), copy, make_report("c", library)]
    rulings = [
        Ruling("1", RulingKind.INDEPENDENT, "b", "a", "Ida Holm", "both bought it", "2024-04-01"),
        Ruling("2", RulingKind.DEPENDS, "c", "a", "Ida Holm", "", "2024-04-01"),
    ]
    lineage = trace_lineage("s", reports, None, rulings)
    assert [(d.child, d.parent, d.probability) for d in lineage.dependences] == [("c", "a", 1.0)]
    lost = explain_pair(lineage, "b", "a")
    assert lost is not None
    assert lost.evidence[0].kind is EvidenceKind.RULING
    assert lineage.count.origin_ids == ("a", "b")


def test_circular_citations_are_cut(make_report, harbour, library):
    reports = [
        make_report("a", "Repairs begin on Monday, the Bay Gazette reported.\n" + harbour, outlet="Reef Herald"),
        make_report("b", "Repairs begin on Monday, the Reef Herald reported.\n" + library, outlet="Bay Gazette"),
    ]
    lineage = trace_lineage("s", reports, None)
    pairs = {(d.child, d.parent) for d in lineage.dependences}
    assert not {("a", "b"), ("b", "a")} <= pairs


def test_nothing_gives_an_empty_lineage():
    lineage = trace_lineage("s", [], None)
    assert lineage.dependences == ()
    assert lineage.count.origins == 0


def test_a_report_of_the_collection_named_for_one_claim_stands_behind_that_claim_only(make_report, harbour, library):
    aside = "Separately, ferry fares in the region will rise by a tenth, according to the Bay Post.\n"
    reports = [make_report("a", harbour, outlet="Bay Post"), make_report("b", library + aside, outlet="Coast Star")]
    lineage = trace_lineage("s", reports, None)
    assert [(d.child, d.parent, d.scope) for d in lineage.dependences] == [("b", "a", Scope.STATEMENT)]
    assert lineage.count.origins == 2


def test_two_reprints_of_one_missing_agency_depend_on_it_and_not_on_each_other(make_report, harbour):
    text = "KESTREL BAY (AP) — " + harbour
    cut = "\n".join(text.split("\n")[:2])
    reports = [make_report("a", text, published="2024-05-01"), make_report("b", cut, published="2024-05-02")]
    lineage = trace_lineage("s", reports, None)
    assert {(d.child, d.parent) for d in lineage.dependences} == {
        ("a", "missing:associated-press"),
        ("b", "missing:associated-press"),
    }
    assert lineage.count.origins == 1


def test_a_report_dated_a_week_later_is_no_parent(make_report, harbour, library):
    reports = [
        make_report("a", "BAY (Coast Wire) — " + harbour, published="2024-05-01T08:00Z"),
        make_report("b", library, outlet="Coast Wire", published="2024-05-08T08:00Z"),
        make_report("c", harbour + "\n" + library, published="2024-05-20T08:00Z"),
    ]
    found = {(d.child, d.parent) for d in trace_lineage("s", reports, None).dependences}
    assert ("a", "b") not in found
    assert ("a", "missing:coast-wire") in found
    assert not {("a", "c"), ("b", "c")} & found


def test_two_retellings_of_one_speech_are_no_copies(make_report, harbour, library):
    told = "Greta Wolmark said the tunnel would stay shut until four pumps had come from the yard in Tarn Hollow.\n"
    retold = "The tunnel would stay shut until the four pumps had come from Tarn Hollow, Greta Wolmark said.\n"
    reports = [
        make_report("a", harbour + told, published="2024-05-01T08:00Z"),
        make_report("b", library + retold, published="2024-05-01T09:00Z"),
    ]
    assert trace_lineage("s", reports, None).dependences == ()


def test_a_cited_outlet_s_report_of_the_next_day_is_not_the_one_meant(make_report, harbour, library):
    reports = [
        make_report("a", "Repairs begin in May, the Bay Gazette reported.\n" + harbour, published="2024-05-01"),
        make_report("b", library, outlet="Bay Gazette", published="2024-05-02"),
    ]
    (found,) = trace_lineage("s", reports, None).dependences
    assert (found.child, found.parent) == ("a", "missing:bay-gazette")
