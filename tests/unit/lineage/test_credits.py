"""Credits: whose copy a report says it prints."""

from __future__ import annotations

import pytest

from variorum.lineage import CreditKind, find_credits


@pytest.mark.parametrize(
    ("text", "outlet", "kind"),
    [
        ("NORDGATE (AP) — The ferry ran aground.", "associated-press", CreditKind.DATELINE),
        ("NORDGATE, July 5 (UPI) -- The ferry ran aground.", "united-press-international", CreditKind.DATELINE),
        ("By Ida Holm, Associated Press\nThe ferry ran aground.", "associated-press", CreditKind.BYLINE),
        ("The ferry ran aground.\n(Reporting by Ida Holm; Editing by Bo Lind)", "reuters", CreditKind.CLOSING),
        ("The ferry ran aground.\nWith inputs from ANI", "asian-news-international", CreditKind.CLOSING),
        ("The ferry ran aground.\nSource: Kyodo News", "kyodo-news", CreditKind.CLOSING),
        ("It sank.\nThe Associated Press contributed to this report.", "associated-press", CreditKind.CONTRIBUTION),
        ("The ferry ran aground.\n(h/t Salt Marsh Blog)", "salt-marsh-blog", CreditKind.THANKS),
        ("The ferry ran aground.\nh/t: The Tarn Telegraph", "tarn-telegraph", CreditKind.THANKS),
    ],
)
def test_a_credit_is_read_where_it_stands(make_report, text, outlet, kind):
    report = make_report("a", text)
    (credit,) = find_credits(report)
    assert (credit.outlet_id, credit.kind) == (outlet, kind)
    assert credit.span is None or report.text[credit.span.start : credit.span.end]


def test_the_byline_field_is_read(make_report):
    (credit,) = find_credits(make_report("a", "The ferry ran aground.", byline="AFP"))
    assert (credit.outlet_id, credit.span) == ("agence-france-presse", None)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry ran aground.\n(Photo: Reuters)",
        "The ferry ran aground.\nPhoto by Getty Images",
        "The mayor (right) — who sails — was aboard.",
        "The ferry ran aground, and Reuters staff watched from the quay.",
        "It sank.\n[BBC]\n[CNN]\n[Reuters]",
    ],
)
def test_photo_credits_link_lists_and_mentions_are_no_credits(make_report, text):
    assert find_credits(make_report("a", text)) == ()


def test_an_outlet_does_not_credit_itself(make_report):
    assert find_credits(make_report("a", "NORDGATE (AP) — It sank.", outlet="Associated Press")) == ()


SIGNED = "(Reporting by Ida Holm in Kestrel Bay; editing by Per Vang)\n"


def test_reporters_and_editors_at_the_end_belong_to_the_agency_of_the_dateline(make_report):
    text = "KESTREL BAY, May 3 (Grauhaven Wire) — A barge sank off the bar.\n" + SIGNED
    assert [c.outlet_id for c in find_credits(make_report("a", text))] == ["grauhaven-wire"]
    assert find_credits(make_report("b", text, outlet="Grauhaven Wire")) == ()


def test_reporters_and_editors_at_the_end_of_an_agency_s_report_are_its_own(make_report):
    assert find_credits(make_report("a", "A barge sank off the bar.\n" + SIGNED, outlet="Grauhaven News Agency")) == ()


def test_reporters_and_editors_at_the_end_hint_at_reuters_where_nothing_else_names_an_agency(make_report):
    (found,) = find_credits(make_report("a", "A barge sank off the bar.\n" + SIGNED, outlet="Bay Today"))
    assert (found.outlet_id, found.is_hint) == ("reuters", True)


def test_a_masthead_names_the_report_s_own_outlet(make_report):
    text = "Grauhaven Wire\nBarge sinks\nKESTREL BAY, May 3 (Grauhaven Wire) — A barge sank off the bar.\n"
    assert find_credits(make_report("a", text)) == ()
