from __future__ import annotations

import pytest

from variorum.language.outlets import find_outlets, load_outlets, make_outlet_id, match_host, match_outlet


def test_an_outlet_is_known_by_any_spelling_and_with_or_without_its_article() -> None:
    for name in ("The Washington Post", "Washington Post", "WaPo"):
        found = match_outlet(name)
        assert found is not None
        assert found.id == "washington-post"
    assert match_outlet("The Harbour Courier") is None


def test_a_host_is_known_by_its_parent_domain() -> None:
    found = match_host("edition.cnn.com")
    assert found is not None
    assert found.name == "CNN"
    assert match_host("cnn.com.example") is None


def test_outlets_are_found_whole_and_longest_first() -> None:
    names = [outlet.name for _, outlet in find_outlets("Reuters and BBC News agreed; a CNNfan did not.")]
    assert names == ["Reuters", "BBC"]


def test_every_row_of_the_table_is_whole_and_its_ids_are_its_own() -> None:
    outlets = load_outlets()
    assert len({outlet.id for outlet in outlets}) == len(outlets)
    assert all(outlet.id == make_outlet_id(outlet.name) and outlet.id for outlet in outlets)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.ctvnews.ca", "CTV News"),
        ("uk.news.yahoo.com", "Yahoo News"),
        ("www.nydailynews.com", "New York Daily News"),
        ("news.nationalpost.com", "National Post"),
        ("www.thetelegram.com", "The Telegram"),
        ("latino.foxnews.com", "Fox News Latino"),
        ("www.abc.net.au", "Australian Broadcasting Corporation"),
        ("abcnews.go.com", "ABC News"),
    ],
)
def test_hosts_of_many_countries_are_known(host: str, name: str) -> None:
    found = match_host(host)
    assert found is not None
    assert found.name == name


def test_no_spelling_and_no_host_stands_for_two_outlets() -> None:
    spellings = [(match_outlet(spelling), outlet) for outlet in load_outlets() for spelling in outlet.spellings]
    assert [(found.name, outlet.name) for found, outlet in spellings if found and found != outlet] == []
    hosts = [host for outlet in load_outlets() for host in outlet.hosts]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize(
    "sentence",
    [
        "Independent lawmakers left the chamber.",
        "An Independent candidate and the Independent senator agreed.",
        "At Dawn the ships left; Time will tell, and Variety helps.",
        "The Guardian Council met and The Sun Inn closed.",
        "The Nation of Islam met.",
        "He keeps a Slate roof near a Salon.",
    ],
)
def test_a_word_that_is_also_an_outlets_name_is_not_taken_for_it(sentence: str) -> None:
    assert find_outlets(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("He told the Guardian on Monday.", "Guardian"),
        ("Time magazine first had it.", "Time"),
        ("The letter was in the Independent, she said.", "Independent"),
        ("Dawn reported it.", "Dawn"),
        ("Slate", "Slate"),
        ("“No,” he told The Sun.", "The Sun"),
    ],
)
def test_a_word_is_an_outlet_where_the_words_beside_it_say_so(sentence: str, name: str) -> None:
    assert [outlet.name for _, outlet in find_outlets(sentence)] == [name]
