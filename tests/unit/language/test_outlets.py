from __future__ import annotations

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
