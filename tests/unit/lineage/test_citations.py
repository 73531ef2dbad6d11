"""Citations: outlets that running text names as a source, for the report or for one claim."""

from __future__ import annotations

import pytest

from variorum.lineage.sources import prepare_sources
from variorum.model import Scope


def _cited(report):
    (source,) = prepare_sources([report])
    return {c.outlet_id: c.scope for c in source.cited}


@pytest.mark.parametrize(
    ("lead", "outlet"),
    [
        ("The wall fell at dawn, the Saltmarsh Courier reported.", "saltmarsh-courier"),
        ("The wall fell at dawn, according to Bloomberg.", "bloomberg"),
        ("As first reported by the Tarn Telegraph, the wall fell at dawn.", "tarn-telegraph"),
        ("Ida Holm told the Daily Bramble that the wall fell at dawn.", "daily-bramble"),
        ("The wall fell at dawn, the Norwegian newspaper Fjordbladet reported on Sunday.", "fjordbladet"),
        ("In an interview with Sky News, Ida Holm said that the wall had fallen.", "sky-news"),
        ("The wall fell at dawn, Reuters quoted officials as saying.", "reuters"),
    ],
)
def test_a_source_of_the_lead_stands_behind_the_report(make_report, library, lead, outlet):
    assert _cited(make_report("a", lead + "\n" + library)) == {outlet: Scope.REPORT}


@pytest.mark.parametrize(
    "text",
    [
        "The head of the BBC resigned on Monday.",
        "The minister sued the New York Times over its cartoons.",
        "The BBC said it would cut two hundred jobs.",
        "Ida Holm said: “I told Fox News that the wall was weak.”",
        "The market sells the Times and three other papers.",
    ],
)
def test_an_outlet_in_the_news_or_in_speech_is_not_cited(make_report, library, text):
    assert _cited(make_report("a", text + "\n" + library)) == {}


def test_a_source_named_again_and_again_stands_behind_the_report(make_report):
    lines = ["Rain fell on the quay all night and half of the following day without a pause."]
    lines += [f"The {word} was closed until further notice, Al Jazeera reported." for word in ("quay", "inn", "mill")]
    assert _cited(make_report("a", "\n".join(lines)))["al-jazeera"] is Scope.REPORT


def test_a_short_form_is_the_outlet_named_in_full_before(make_report):
    text = "Divers read the Grauhaven Ledger on the quay. According to the Ledger, the wall was cracked in May.\n"
    (found,) = _places(make_report("a", text))
    assert (found.outlet_id, found.name) == ("grauhaven-ledger", "Grauhaven Ledger")


def test_the_newspaper_is_the_one_outlet_cited_before(make_report):
    text = "The wall is cracked, the Bay Courier reported.\nIt will be rebuilt in granite, the newspaper said.\n"
    assert [len(c.places) for c in _places(make_report("a", text))] == [2]


def test_a_short_form_of_the_report_s_own_outlet_is_no_citation(make_report):
    text = "The wall is cracked, a diver told the Courier.\n"
    assert _places(make_report("a", text, outlet="Bay Courier")) == ()
    assert _places(make_report("b", text)) == ()


def _places(report):
    (source,) = prepare_sources([report])
    return source.cited


def test_the_short_form_of_a_longer_name_is_not_the_known_outlet_of_that_word(make_report):
    text = "The New York Times reported that the wall is cracked.\nIt cost a crown, The Times reported.\n"
    assert [(c.outlet_id, len(c.places)) for c in _places(make_report("a", text))] == [("new-york-times", 2)]


def test_an_outlet_given_by_its_host_is_not_cited_by_itself(make_report):
    text = "The wall is cracked, a diver told the BBC.\n"
    assert _places(make_report("a", text, outlet="bbc.co.uk")) == ()


def test_whose_outlet_it_is_does_not_belong_to_its_name(make_report):
    (found,) = _places(make_report("a", "The wall is cracked, a diver told Britain's Sky News.\n"))
    assert found.outlet_id == "sky-news"
