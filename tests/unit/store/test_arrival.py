import pytest

from variorum.model import Provenance, Report
from variorum.store.arrival import AddOutcome, compare_arrival, find_address, identify


def make(
    report_id: str = "r", text: str = "The bridge is shut.", url: str | None = None, outlet: str | None = None
) -> Report:
    return Report(report_id, text, (), Provenance("-", "text/plain", "utf-8", "0"), url=url, outlet=outlet)


def outcome(kept: Report, new: Report) -> AddOutcome:
    return compare_arrival(identify(new), [identify(kept)])[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("https://www.Harbour.example/a/", "http://harbour.example/a"),
        ("https://harbour.example/a?utm_source=feed&id=3", "https://harbour.example/a?id=3#comments"),
    ],
)
def test_spellings_of_one_address_are_one(left: str, right: str) -> None:
    assert find_address(left) == find_address(right) != ""


def test_other_queries_are_other_addresses() -> None:
    assert find_address("http://h.example/a?id=3") != find_address("http://h.example/a?id=4")


@pytest.mark.parametrize("odd", ["http://[", "not an address", "mailto:a@b", "//", "http://h.example/\ud800?q=\ud800"])
def test_odd_addresses_are_taken_as_they_are(odd: str) -> None:
    assert isinstance(find_address(odd), str)


def test_no_address_is_empty() -> None:
    assert find_address(None) == find_address("") == ""


def test_the_same_words_under_another_id_are_known_already() -> None:
    assert outcome(make("a"), make("b")) is AddOutcome.DUPLICATE


def test_the_same_words_by_another_outlet_are_a_report_of_their_own() -> None:
    assert outcome(make("a", outlet="Harbour Post"), make("b", outlet="Hill Gazette")) is AddOutcome.NEW


def test_the_same_words_at_another_host_are_a_report_of_their_own() -> None:
    assert outcome(make("a", url="http://post.example/1"), make("b", url="http://hill.example/1")) is AddOutcome.NEW


def test_the_same_words_by_the_same_outlet_elsewhere_are_known_already() -> None:
    left = make("a", url="http://post.example/1", outlet="Harbour Post")
    assert outcome(left, make("b", url="http://post.example/2", outlet="harbour  post")) is AddOutcome.DUPLICATE


def test_changed_words_at_the_same_address_are_a_new_version() -> None:
    left = make("a", url="http://post.example/1")
    assert outcome(left, make("b", "The bridge is open.", "https://post.example/1/")) is AddOutcome.NEW_VERSION


def test_changed_words_under_the_same_id_are_a_new_version() -> None:
    assert outcome(make("a"), make("a", "The bridge is open.")) is AddOutcome.NEW_VERSION


def test_the_same_id_by_two_outlets_is_two_reports() -> None:
    left = make("1", outlet="Harbour Post")
    assert outcome(left, make("1", "The bridge is open.", outlet="Hill Gazette")) is AddOutcome.NEW


def test_reports_without_address_are_not_versions_of_each_other() -> None:
    assert outcome(make("a"), make("b", "The bridge is open.")) is AddOutcome.NEW
