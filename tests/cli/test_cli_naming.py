import pytest

from variorum.cli.naming import complete_id, find_report, find_reports, list_names
from variorum.errors import UnknownIdError
from variorum.model import Provenance, Report


def make(report_id: str, label: str, outlet: str | None = None) -> Report:
    return Report(report_id, "Words.", (), Provenance("-", "text/plain", "utf-8", "0"), label=label, outlet=outlet)


REPORTS = (
    make("abc123", "harbour-1", "Harbour Post"),
    make("abd456", "harbour-2", "Harbour Post"),
    make("fff", "hill", "Hill Gazette"),
)


@pytest.mark.parametrize("word", ["fff", "hill", "HILL", "ff", "hill gazette"])
def test_a_report_may_be_named_in_many_ways(word: str) -> None:
    assert find_report(word, REPORTS).id == "fff"


@pytest.mark.parametrize("word", ["ab", "Harbour Post"])
def test_a_word_for_two_reports_is_an_error_with_both(word: str) -> None:
    with pytest.raises(UnknownIdError, match="may be abc123 or abd456"):
        find_report(word, REPORTS)


def test_an_id_wins_over_a_label() -> None:
    assert find_report("abc123", (*REPORTS, make("zz", "abc123"))).id == "abc123"


@pytest.mark.parametrize("word", ["harbuor-1", "", "nobody"])
def test_an_unknown_word_is_an_error(word: str) -> None:
    with pytest.raises(UnknownIdError):
        find_report(word, REPORTS)


def test_near_misses_are_named() -> None:
    with pytest.raises(UnknownIdError, match="did you mean harbour-1 or harbour-2"):
        find_report("harbuor-1", REPORTS)


def test_no_words_mean_all_reports() -> None:
    assert find_reports([], REPORTS) == list(REPORTS)


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("hill:s3", "fff:s3"),
        ("abc:e0", "abc123:e0"),
        ("fff", "fff"),
        ("hill", "fff"),
        ("missing:post", "missing:post"),
        ("claim:fff:s0", "claim:fff:s0"),
        ("story:fff", "story:fff"),
    ],
)
def test_the_report_part_of_an_id_may_be_short(word: str, whole: str) -> None:
    assert complete_id(word, REPORTS) == whole


def test_an_id_that_looks_like_a_statements_is_a_report_where_there_is_one() -> None:
    assert complete_id("a:s3", (*REPORTS, make("a:s3", ""))) == "a:s3"


def test_names_are_listed_and_the_rest_counted() -> None:
    assert list_names("abc") == "a, b or c"
    assert list_names("abcdefg") == "a, b, c, d, e or 2 more"
