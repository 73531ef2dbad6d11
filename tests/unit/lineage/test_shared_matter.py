"""A text that several reports share and none names is one missing origin."""

from __future__ import annotations

from variorum.lineage import trace_lineage

RELEASE = (
    "The Grauhaven tram depot will be rebuilt around the brick chimney that survived the fire of the last winter.",
    "Forty new cars with lower floors have been ordered from a works in Tarn Hollow for delivery before the autumn.",
    "Tickets bought on the quay will be valid on the harbour ferries for two hours after the first stamp.",
    "A nursery for the children of night drivers opens in the former paint shop beside the northern gate.",
    "The old turntable goes to a museum in Dunmarrow, which has promised to keep it turning on Sundays.",
    "Rainwater from the new roof will wash the cars and fill a pond in the park behind the sheds.",
)
OWN = {
    "a": "Shopkeepers along the quay doubt that the dust will settle before the herring fair brings its visitors.\n"
    "A petition against felling the lime trees near the sheds has gathered nine hundred names since Monday.\n",
    "b": "The opposition calls the pond a puddle and wants the money for the leaking roof of the lower school.\n"
    "Two earlier plans for the depot failed, one for want of bricks and one because the mayor lost an election.\n",
    "c": "Passengers waiting in the drizzle this morning were more interested in when the number six would come.\n"
    "Its driver, asked about the nursery, laughed and said that her own children had long grown beards.\n",
}
TAKEN = {"a": (0, 1, 2, 3), "b": (1, 2, 3, 4), "c": (0, 2, 3, 5)}


def _make_all(make_report, days):
    return [
        make_report(key, "\n".join(RELEASE[n] for n in TAKEN[key]) + "\n" + OWN[key], published=day)
        for key, day in zip("abc", days, strict=True)
    ]


def test_reports_that_share_a_release_on_one_day_have_one_missing_origin(make_report):
    lineage = trace_lineage("s", _make_all(make_report, ["2024-05-01"] * 3), None)
    (missing,) = lineage.missing
    assert missing.id.startswith("missing:shared:")
    assert missing.cited_by == ("a", "b", "c")
    assert {(d.child, d.parent) for d in lineage.dependences} == {(key, missing.id) for key in "abc"}
    assert lineage.count.origins == 1
    assert all(d.evidence[0].child is not None for d in lineage.dependences)


def test_where_times_order_the_reports_the_links_stay(make_report):
    days = ["2024-05-01", "2024-05-03", "2024-05-05"]
    lineage = trace_lineage("s", _make_all(make_report, days), None)
    assert lineage.missing == ()
    assert lineage.count.origins == 1


def test_where_one_report_names_its_source_the_links_stay(make_report):
    reports = _make_all(make_report, ["2024-05-01"] * 3)
    reports[2] = make_report("c", "BAY (Coast Wire) — " + reports[2].text, published="2024-05-01")
    lineage = trace_lineage("s", reports, None)
    assert lineage.dependences
    assert not any(m.id.startswith("missing:shared:") for m in lineage.missing)
