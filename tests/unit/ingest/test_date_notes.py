"""Dates as pages write them: what is certain is kept, the rest is left open."""

from __future__ import annotations

import pytest

from variorum.ingest import make_report
from variorum.ingest.dates import find_dates
from variorum.ingest.publication import read_url
from variorum.settings import IngestSettings

PROSE = "The mayor of Velden said on Monday that the bridge would stay closed until June."


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("פורסם: 11.21.17, 21:03", "2017-11-21T21:03"),
        ("21.11.17", "2017-11-21"),
        ("03.04.21", "2021"),
        ("05.05.21", "2021-05-05"),
        ("12 May 2021, 10:30 IST", "2021-05-12T10:30+05:30"),
        ("Thu 19 Dec 2024 10.30 GMT", "2024-12-19T10:30Z"),
        ("December 19, 2024 / 10:30 AM EST", "2024-12-19T10:30-05:00"),
        ("5:42 PM ET, Thu December 19, 2024", "2024-12-19T17:42"),
        ("Опубликовано: 12 мая 2021 г., 10:30", "2021-05-12T10:30"),
        ("Publié le 3 février 2022", "2022-02-03"),
        ("2024/12/19", "2024-12-19"),
        ("May 2021", "2021-05"),
        ("31.02.2020", None),
    ],
)
def test_a_written_date_is_read_as_far_as_it_is_certain(words: str, value: str | None) -> None:
    found = next(find_dates(words))
    assert (found.value.value if found.value else None) == value


@pytest.mark.parametrize(("day_first", "value"), [(True, "2021-04-03"), (False, "2021-03-04"), (None, "2021")])
def test_an_ambiguous_date_is_decided_by_where_it_is_from(day_first: bool | None, value: str) -> None:
    found = next(find_dates("03.04.21", day_first))
    assert found.value is not None
    assert found.value.value == value


@pytest.mark.parametrize(
    "words", ["1.2.3", "192.168.10.12", "version 3.11", "99.99.99", "10:30", "4,000", "19 Dec", ""]
)
def test_other_numbers_are_no_dates(words: str) -> None:
    assert not [found.value for found in find_dates(words) if found.value]


def test_the_first_publication_counts_before_the_update() -> None:
    text = f"Bridge closed\n\nUpdated: 20 December 2024\nPublished: 19 December 2024\n\n{PROSE}"
    published = make_report({"text": text}, IngestSettings(), as_is=False).published
    assert published.value is not None
    assert published.value.value == "2024-12-19"
    assert published.span is not None
    assert published.span.of(text) == "19 December 2024"
    assert published.read_from == "text"


def test_a_date_in_the_prose_is_not_the_publication() -> None:
    text = f"{PROSE} The bridge was built on 3 May 1921.\n\nOn December 19, 2020 the cracks were found, the city said."
    assert make_report({"text": text}, IngestSettings(), as_is=False).published.value is None


def test_what_the_record_states_goes_before_the_text() -> None:
    record = {"text": f"{PROSE}\n\nPublished: 19 December 2024", "published": "2024-12-20T08:00Z"}
    published = make_report(record, IngestSettings(), as_is=False).published
    assert published.value is not None
    assert (published.value.value, published.read_from) == ("2024-12-20T08:00Z", "record")


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://velden.example/2024/12/19/bridge", "2024-12-19"),
        ("https://velden.example/news/2024/dec/19/bridge", "2024-12-19"),
        ("https://velden.example/2024/12/bridge", "2024-12"),
        ("https://velden.example/bridge-20241219.html", "2024-12-19"),
        ("https://velden.example/story-12345678", None),
        ("https://velden.example/2099/12/19/bridge", None),
    ],
)
def test_a_date_in_the_address_is_read(url: str, value: str | None) -> None:
    published = read_url(url)
    assert (published.value.value if published.value else None) == value
