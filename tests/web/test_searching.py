"""Search over reports, statements and claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from variorum.settings import Settings
from variorum.store import SearchIndex, SearchItem, SearchQuery, Store
from variorum.store.searching import make_match, normalise_figure
from variorum.web.tasks import Writer


def find(client: TestClient, query: str) -> list[dict[str, object]]:
    return list(client.get(f"/search.json?{query}&per_page=200").json()["items"])


def test_words_are_found_in_reports_statements_and_claims(harbour: TestClient) -> None:
    hits = find(harbour, "q=ammonia")
    assert {hit["kind"] for hit in hits} == {"report", "statement", "claim"}
    assert all("ammonia" in str(hit["excerpt"]).lower() for hit in hits if hit["kind"] == "statement")
    assert find(harbour, "q=ammonia&kind=claim") == [hit for hit in hits if hit["kind"] == "claim"]


def test_words_in_quotation_marks_stand_together_and_the_last_word_may_be_a_beginning(harbour: TestClient) -> None:
    together = find(harbour, "q=%22cold+store%22&kind=report")
    assert 0 < len(together) <= len(find(harbour, "q=cold+store&kind=report"))
    assert find(harbour, "q=%22store+cold%22") == []
    assert find(harbour, "q=ammon&kind=report") == find(harbour, "q=ammonia&kind=report")


def test_a_speaker_an_outlet_a_day_and_a_figure_narrow(harbour: TestClient) -> None:
    assert all("Redfern" in str(hit["speaker"]) for hit in find(harbour, "speaker=redfern"))
    assert find(harbour, "speaker=redfern")
    wire = find(harbour, "outlet=kestrel&q=ammonia&kind=report")
    assert wire
    assert {hit["outlet"] for hit in wire} == {"Kestrel Wire"}
    day = find(harbour, "from=2023-03-14&to=2023-03-14")
    assert {hit["day"] for hit in day} == {"2023-03-14"}
    assert {str(hit["day"])[:7] for hit in find(harbour, "from=2023-03&to=2023-03")} == {"2023-03"}
    treated = find(harbour, "figure=31&kind=statement")
    assert treated
    assert all("31" in str(hit["excerpt"]) or "thirty-one" in str(hit["excerpt"]).lower() for hit in treated)


def test_a_hit_leads_to_its_words(harbour: TestClient) -> None:
    hit = find(harbour, "q=alarm&kind=statement")[0]
    page = html.document_fromstring(harbour.get(str(hit["path"])).text)
    assert "alarm" in page.xpath("string(//*[@id='at'])").lower()
    claim = find(harbour, "q=alarm&kind=claim")[0]
    assert "/claims/" in str(claim["path"])
    assert harbour.get(str(claim["path"])).status_code == 200


def test_results_come_in_pages_that_make_up_the_whole(harbour: TestClient) -> None:
    whole = find(harbour, "q=gas")
    pages = [harbour.get(f"/search.json?q=gas&per_page=20&page={n}").json() for n in range(1, len(whole) // 20 + 2)]
    assert [hit for page in pages for hit in page["items"]] == whole
    assert {page["total"] for page in pages} == {len(whole)}
    beyond = harbour.get("/search.json?q=gas&page=9999").json()
    assert (beyond["items"], beyond["total"]) == ([], len(whole))


def test_found_words_are_marked_and_nothing_else_is_markup(harbour: TestClient) -> None:
    page = html.document_fromstring(harbour.get("/search?q=ammonia").text)
    marks = page.xpath("//p[@class='excerpt']//mark")
    assert marks
    assert {mark.text.lower() for mark in marks} == {"ammonia"}


@pytest.mark.parametrize(
    "query", ["q=", "q=***", "q=%22", "figure=none", "speaker=--", "q=AND", "q=NEAR(a,b)", "q=words:x"]
)
def test_the_words_of_a_query_are_never_a_query_of_the_database(harbour: TestClient, query: str) -> None:
    answer = harbour.get(f"/search.json?{query}")
    assert answer.status_code == 200


@pytest.mark.parametrize("query", ["from=yesterday", "to=2023-13-01", "kind=table"])
def test_a_field_of_another_form_is_told(harbour: TestClient, query: str) -> None:
    answer = harbour.get(f"/search.json?q=x&{query}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "V801")


def test_figures_are_the_same_however_they_are_written() -> None:
    assert {normalise_figure(text) for text in ("30,000", "30000", "30 000", "about 30,000 people")} == {"30000"}
    assert normalise_figure("1.2 billion") == "1.2"


def test_every_word_is_quoted() -> None:
    assert make_match(SearchQuery('a" OR b')) == '{words} : ("a" AND "OR" AND "b")'
    assert make_match(SearchQuery("", speaker="Roe* NOT x")) == '{speaker} : ("Roe*" AND "NOT" AND "x")'
    assert make_match(SearchQuery("!?")) is None


def test_what_was_findable_of_a_story_goes_when_its_reports_stand_in_another(tmp_path: Path) -> None:
    path = str(tmp_path / "s.sqlite")
    writer = Writer(path, Settings())
    writer.add([("one.txt", b"Roe said the ferry is late again.")], lambda _: None)
    (story,) = writer.survey(lambda _: None).stories
    with Store.open(path) as store:
        for owner in (story.id, "story:gone"):
            for kind in ("statement", "claim"):
                item = SearchItem(f"{owner}:{kind}", story.report_ids[0], "the ferry is late", "Roe", "", "")
                SearchIndex(store).put(kind, owner, "stamp", [item])
        assert len(SearchIndex(store).search(SearchQuery("ferry"))[0]) == 5
        writer.survey(lambda _: None)
        found, _ = SearchIndex(store).search(SearchQuery("ferry"))
    writer.close()
    assert {hit.item_id for hit in found} == {story.report_ids[0], f"{story.id}:statement", f"{story.id}:claim"}
