"""Counting independent origins."""

from __future__ import annotations

from variorum.lineage import count_origins, count_report_origins, trace_lineage
from variorum.model import (
    Carrier,
    Dependence,
    Force,
    Lineage,
    Manner,
    OriginCount,
    Scope,
    Span,
    Speaker,
    Statement,
)

NOTHING = OriginCount(0, 0, 0, 0)


def _link(child, parent, probability=0.95, scope=Scope.REPORT, ids=()):
    return Dependence(child, parent, parent.startswith("missing:"), scope, probability, (), ids)


def _statement(report_id, number=0, via=()):
    return Statement(
        f"{report_id}:s{number}",
        report_id,
        (Span(0, 5),),
        (),
        (),
        Speaker("Ida Holm", resolved=True),
        tuple(Carrier(name, (Span(0, 3),), True) for name in via),
        Manner.INDIRECT,
        Force.ASSERTED,
        1.0,
        "made for a test",
    )


def test_a_chain_of_reprints_is_one_origin():
    lineage = Lineage("s", (_link("b", "a"), _link("c", "b"), _link("d", "c")), (), (), NOTHING)
    count = count_report_origins(lineage, ["a", "b", "c", "d"])
    assert (count.reports, count.origins, count.origin_ids) == (4, 1, ("a",))


def test_a_merged_report_goes_back_to_both_roots():
    lineage = Lineage("s", (_link("c", "a"), _link("c", "b")), (), (), NOTHING)
    assert count_report_origins(lineage, ["c"]).origin_ids == ("a", "b")


def test_an_unsure_dependence_widens_the_interval():
    lineage = Lineage("s", (_link("b", "a", 0.6),), (_link("c", "a", 0.4),), (), NOTHING)
    count = count_report_origins(lineage, ["a", "b", "c"])
    assert (count.low, count.origins, count.high) == (1, 2, 3)


def test_many_small_chances_do_not_add_up_to_many_origins():
    links = tuple(_link("b", parent, 0.3) for parent in ("w", "x", "y"))
    lineage = Lineage("s", links, (), (), NOTHING)
    assert count_report_origins(lineage, ["b"]).high == 3


def test_no_reports_count_nothing():
    assert count_report_origins(Lineage("s", (), (), (), NOTHING), []) == NOTHING


def test_statements_that_reach_one_outlet_count_once():
    links = (_link("b", "missing:reuters"), _link("c", "missing:reuters", 0.9, Scope.STATEMENT, ("c:s1",)))
    lineage = Lineage("s", links, (), (), NOTHING)
    count = count_origins(lineage, [_statement("b"), _statement("c", 1), _statement("b", 4)])
    assert (count.reports, count.origins, count.origin_ids) == (2, 1, ("missing:reuters",))
    assert count_origins(lineage, [_statement("c", 0)]).origin_ids == ("c",)


def test_a_statement_that_came_through_a_missing_outlet_originates_there(make_report, library):
    text = "A tunnel will be dug below the quay, according to Bloomberg.\n" + library
    lineage = trace_lineage("s", [make_report("a", text), make_report("b", "The quay is closed for a year.")], None)
    count = count_origins(lineage, [_statement("a", 0, ("Bloomberg",)), _statement("b")])
    assert count.origin_ids == ("b", "missing:bloomberg")
