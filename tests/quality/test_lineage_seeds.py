"""What lineage must show on five real reports, where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.lineage import count_origins, trace_lineage
from variorum.model import Scope
from variorum.settings import IngestSettings

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared reports are not beside this repository")


@pytest.fixture(scope="module")
def traced():
    from variorum.ingest import load_reports
    from variorum.reading import read_report

    found = load_reports([str(path) for path in sorted(SEEDS.glob("*.txt"))], IngestSettings())
    reports = {report.label: report for report in found if hasattr(report, "label")}
    readings = {report.id: read_report(report) for report in reports.values()}
    story = [reports[label] for label in ("000", "001", "002")]
    return reports, readings, trace_lineage("s", story, readings)


def test_nothing_was_copied_among_the_three(traced):
    _, _, lineage = traced
    assert all(dependence.missing for dependence in lineage.dependences)


def test_one_outlet_stands_behind_a_report_and_another_behind_a_claim(traced):
    reports, _, lineage = traced
    found = {(d.child, d.parent): d.scope for d in lineage.dependences}
    assert found[reports["002"].id, "missing:al-jazeera"] is Scope.REPORT
    assert found[reports["001"].id, "missing:bbc"] is Scope.STATEMENT
    assert lineage.count.origin_ids == tuple(sorted((reports["000"].id, reports["001"].id, "missing:al-jazeera")))


def test_a_figure_in_two_reports_has_two_origins(traced):
    reports, readings, lineage = traced
    statements = [
        statement
        for label in ("000", "002")
        for statement in readings[reports[label].id].statements
        if any("4,000" in span.of(reports[label].text) for span in statement.content)
    ]
    count = count_origins(lineage, statements)
    assert (count.reports, count.origins) == (2, 2)
    assert "missing:al-jazeera" in count.origin_ids


def test_a_photo_credit_is_no_parent_and_a_cited_agency_is(traced):
    reports, readings, _ = traced
    assert trace_lineage("t", [reports["003"]], readings).dependences == ()
    (found,) = trace_lineage("u", [reports["004"]], readings).dependences
    assert (found.parent, found.scope) == ("missing:bloomberg", Scope.REPORT)
