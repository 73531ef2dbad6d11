"""Lines of the page that an outlet repeats are no matter of its reports."""

from __future__ import annotations

from variorum.lineage.boilerplate import find_story_boilerplate
from variorum.lineage.sources import prepare_sources

LINE = "Coast Star readers may write to the harbour desk before the tide turns.\n"
OWN = [
    "\n".join(f"The {thing} of {place} stood open on day {n}." for thing in ("gate", "mill", "inn", "pier", "dock"))
    for n, place in enumerate(("Tarn", "Orsted", "Vellmar"), start=1)
]


def test_a_line_in_all_reports_of_one_outlet_and_no_other_is_not_read(make_report, harbour):
    reports = [make_report(f"r{n}", text + "\n" + LINE, outlet="Coast Star") for n, text in enumerate(OWN)]
    reports.append(make_report("x", harbour, outlet="Bay Post"))
    assert len(find_story_boilerplate(reports)) == 1
    sources = prepare_sources(reports)
    assert not any("readers" in s.words for source in sources for s in source.sentences)


def test_a_line_that_another_outlet_prints_too_is_read(make_report, harbour):
    reports = [make_report(f"r{n}", text + "\n" + LINE, outlet="Coast Star") for n, text in enumerate(OWN)]
    reports.append(make_report("x", harbour + LINE, outlet="Bay Post"))
    assert find_story_boilerplate(reports) == frozenset()


def test_a_report_printed_again_by_its_outlet_is_not_emptied(make_report, harbour):
    reports = [make_report(f"r{n}", harbour, outlet="Coast Star") for n in range(4)]
    assert find_story_boilerplate(reports) == frozenset()
