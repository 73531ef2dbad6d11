"""What a report's metadata say of its origin counts as asserted."""

from __future__ import annotations

from dataclasses import replace

from variorum.lineage import trace_lineage
from variorum.model import Declaration, EvidenceKind, Scope


def _declare(report, kind, target, url=None):
    return replace(report, declared=(Declaration(kind, target),), url=url)


def test_an_address_of_the_collection_makes_that_report_the_parent(make_report, harbour, library):
    parent = replace(make_report("a", harbour), url="https://www.bay-post.example/news/wall")
    child = _declare(make_report("b", library), "isBasedOn", "http://bay-post.example/news/wall/?ref=1")
    lineage = trace_lineage("s", [parent, child], None)
    (link,) = lineage.dependences
    assert (link.child, link.parent, link.scope) == ("b", "a", Scope.REPORT)
    assert link.evidence[0].kind is EvidenceKind.DECLARED
    assert lineage.count.origins == 1


def test_agency_codes_of_two_reports_are_one_missing_origin(make_report, harbour, library):
    reports = [
        _declare(make_report("a", harbour), "agency", "AFP"),
        _declare(make_report("b", library), "agency", "AFP; Coast Wire"),
    ]
    lineage = trace_lineage("s", reports, None)
    assert {(d.child, d.parent) for d in lineage.dependences} == {
        ("a", "missing:agence-france-presse"),
        ("b", "missing:agence-france-presse"),
        ("b", "missing:coast-wire"),
    }


def test_a_report_that_declares_its_own_address_has_no_parent(make_report, harbour):
    report = _declare(make_report("a", harbour), "canonical", "https://post.example/x", "https://post.example/x")
    assert trace_lineage("s", [report], None).dependences == ()


def test_a_broken_address_declares_nothing(make_report, harbour):
    report = _declare(make_report("a", harbour), "canonical", "http://[::1")
    assert trace_lineage("s", [report], None).dependences == ()
