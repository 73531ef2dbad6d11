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
