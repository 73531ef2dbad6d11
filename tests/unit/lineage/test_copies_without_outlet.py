"""A verbatim copy that names the outlet it copies is no origin, whatever the dates say."""

import pytest

from variorum.lineage import trace_lineage

TEXT = (
    "The Brackenmouth Gazette has learned that the toll on the estuary bridge will be halved in the spring.\n"
    "Cyclists and handcarts go free, and the keeper of the eastern gate keeps his house.\n"
    "According to the Brackenmouth Gazette, the council will vote on the second Tuesday of the month.\n"
)


@pytest.mark.parametrize("dated", [("2024-05-02", None), (None, "2024-05-02"), ("2024-05-03", "2024-05-02")])
def test_the_outlet_that_the_text_names_is_the_original(make_report, dated):
    mine, theirs = dated
    reports = [
        make_report("gazette", TEXT, outlet="Brackenmouth Gazette", published=mine),
        make_report("copy", TEXT, published=theirs),
    ]
    lineage = trace_lineage("s", reports, None)
    assert lineage.count.origins == 1
    assert ("copy", "gazette") in {(d.child, d.parent) for d in lineage.dependences}


def test_who_took_from_both_adds_no_origin(make_report):
    third = make_report(
        "third",
        "Ferrymen fear for their trade.\nThe toll will be halved, the Brackenmouth Gazette reported on Monday.\n",
        outlet="Ferry Post",
        published="2024-05-04",
    )
    reports = [
        make_report("gazette", TEXT, outlet="Brackenmouth Gazette"),
        make_report("copy", TEXT, published="2024-06-01"),
    ]
    before = trace_lineage("s", [reports[0], third], None).count.origins
    assert trace_lineage("s", [*reports, third], None).count.origins == before
