"""Every address on the invented story: it answers, as a page and as JSON, and every link on it leads somewhere."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

import pytest
from lxml import html
from starlette.testclient import TestClient

from variorum.web.guard import POLICY
from variorum.web.routes import ROUTES, Page

GETS = [page for page in ROUTES if page.method == "GET"]
VIEWS = ("brief", "claims", "timeline", "lineage", "reports")


@pytest.fixture(scope="module")
def parts(harbour: TestClient) -> dict[str, str]:
    story = harbour.get("/stories.json").json()["items"][0]["id"]
    claim = harbour.get(f"/stories/{story}/claims.json").json()["items"][0]["claim_id"]
    edge = harbour.get(f"/stories/{story}/lineage.json").json()["lineage"]["dependences"][0]
    watch = harbour.post(
        "/watch",
        json={"kind": "speaker", "target": "Redfern"},
        headers={"x-variorum-csrf": harbour.get("/csrf.json").json()["csrf"]},
    ).json()
    job = harbour.post(
        "/add",
        files={"files": ("noise.txt", bytes(range(256)) * 9)},
        headers={"x-variorum-csrf": harbour.get("/csrf.json").json()["csrf"], "accept": "application/json"},
    ).json()
    return {
        "story": story,
        "claim": claim,
        "child": edge["child"],
        "parent": edge["parent"],
        "report": "kestrel-0314",
        "watch": watch["path"].rsplit("/", 1)[1],
        "job": job["id"],
    }


@pytest.mark.parametrize("page", GETS, ids=lambda page: page.path)
def test_every_address_answers_as_a_page_with_a_strict_policy(
    harbour: TestClient, parts: dict[str, str], page: Page
) -> None:
    answer = harbour.get(page.path.format(**parts), headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    if answer.headers["content-type"].startswith("text/html") and page.has_json and page.name != "edition":
        assert "'unsafe" not in POLICY
        check_page(answer.text)


def check_page(text: str) -> None:
    """A page has one heading of the first rank, a language, and nothing the policy would refuse."""
    tree = html.document_fromstring(text)
    assert tree.get("lang") == "en"
    assert len(tree.findall(".//h1")) == 1
    assert not tree.xpath("//style | //*[@style] | //script[not(@src)] | //iframe | //object | //embed")
    assert not [
        name for node in tree.iter() if isinstance(node.tag, str) for name in node.attrib if name.startswith("on")
    ]
    ids = [node.get("id") for node in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for field in tree.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        assert field.xpath("ancestor::label") or tree.xpath(f"//label[@for='{field.get('id')}']"), field.attrib
    for form in tree.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='csrf']")


@pytest.mark.parametrize("page", [page for page in GETS if page.has_json], ids=lambda page: page.path)
def test_every_address_answers_programs_under_its_path_and_by_what_they_accept(
    harbour: TestClient, parts: dict[str, str], page: Page
) -> None:
    by_path = harbour.get(page.json_path.format(**parts))
    by_header = harbour.get(page.path.format(**parts), headers={"accept": "application/json"})
    assert by_path.status_code == by_header.status_code == 200
    assert by_path.headers["content-type"] == "application/json"
    if page.name != "job":
        assert by_path.json() == by_header.json()


def test_every_link_of_every_page_leads_somewhere(harbour: TestClient) -> None:
    waiting, seen = ["/"], {"/"}
    shapes: dict[str, int] = {}
    while waiting:
        path = waiting.pop(0)
        answer = harbour.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        tree = html.document_fromstring(answer.text)
        for target in tree.xpath("//a/@href | //link/@href | //script/@src"):
            if target.startswith(("http:", "https:", "data:")):
                continue
            found, anchor = urldefrag(target)
            if not found:
                assert tree.xpath(f"//*[@id='{anchor}']"), (path, target)
                continue
            # Many links differ in the place of the words alone: a few of each shape are followed.
            shape = re.sub(r"[\d,-]{4,}|r-\w+|:s\d+", "", found)
            shapes[shape] = shapes.get(shape, 0) + 1
            if found not in seen and shapes[shape] <= 6:
                seen.add(found)
                waiting.append(found)
    assert len(seen) > 60


def test_a_link_to_words_leads_to_these_words(harbour: TestClient, parts: dict[str, str]) -> None:
    tree = html.document_fromstring(harbour.get(f"/stories/{parts['story']}/brief").text)
    checked = 0
    for link in tree.xpath("//q[@class='words']/a"):
        page = html.document_fromstring(harbour.get(link.get("href")).text)
        asked = page.xpath("//*[contains(concat(' ', @class, ' '), ' asked ')]")
        assert page.xpath("//*[@id='at']")
        shown = "".join("".join(node.text_content() for node in asked).split())
        assert all("".join(piece.split()) in shown for piece in link.text_content().split(" … "))
        checked += 1
    assert checked >= 8


@pytest.mark.parametrize("view", VIEWS)
def test_a_selection_is_the_same_on_every_view(harbour: TestClient, parts: dict[str, str], view: str) -> None:
    query = "?outlet=Kestrel+Wire&differing=1"
    page = html.document_fromstring(harbour.get(f"/stories/{parts['story']}/{view}{query}").text)
    links = page.xpath("//nav[@class='views']/a/@href")
    assert len(links) == len(VIEWS)
    assert all("outlet=Kestrel+Wire" in link and "differing=1" in link for link in links)
    assert page.xpath("//select[@name='outlet']/option[@selected]/@value") == ["Kestrel Wire"]
    assert page.xpath("//input[@name='differing'][@checked]")


def test_a_selection_narrows_claims_and_reports(harbour: TestClient, parts: dict[str, str]) -> None:
    story = parts["story"]
    whole = harbour.get(f"/stories/{story}/claims.json?show=all").json()
    wire = harbour.get(f"/stories/{story}/claims.json?show=all&outlet=Kestrel+Wire").json()
    assert 0 < wire["total"] < whole["total"]
    assert all(any(cell["statement_ids"] for cell in row["cells"]) for row in wire["items"])
    reports = harbour.get(f"/stories/{story}/reports.json?outlet=Kestrel+Wire").json()
    assert {item["outlet"] for item in reports["items"]} == {"Kestrel Wire"}
    differing = harbour.get(f"/stories/{story}/claims.json?show=all&differing=1").json()
    assert 0 < differing["total"] < whole["total"]
    speaker = whole["items"][0]["words"][0]["name"] if whole["items"][0]["words"] else "Redfern"
    assert harbour.get(f"/stories/{story}/claims.json?show=all&speaker={speaker}").json()["total"] > 0
    nobody = harbour.get(f"/stories/{story}/claims.json?show=all&speaker=nobody+at+all").json()
    assert nobody["total"] == 0


def test_claims_can_be_sorted_folded_and_paged(harbour: TestClient, parts: dict[str, str]) -> None:
    path = f"/stories/{parts['story']}/claims"
    rows = harbour.get(f"{path}.json?show=all&per_page=200").json()["items"]
    counts = [row["count"]["reports"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    paged = [harbour.get(f"{path}.json?show=all&per_page=50&page={n}").json() for n in (1, 2, 3, 4)]
    assert [row["claim_id"] for page in paged for row in page["items"]] == [row["claim_id"] for row in rows]
    wide, folded = (
        html.document_fromstring(harbour.get(f"{path}?{query}").text).xpath("//th[contains(@class, 'report')]")
        for query in ("", "fold=1")
    )
    assert len(folded) < len(wide) == 12


def test_a_citation_is_plain_text_with_both_counts_and_every_report(harbour: TestClient, parts: dict[str, str]) -> None:
    answer = harbour.get(f"/stories/{parts['story']}/claims/{parts['claim']}/citation")
    row = harbour.get(f"/stories/{parts['story']}/claims/{parts['claim']}.json").json()
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert f"{row['count']['reports']} reports" in answer.text
    assert "independent reporting origin" in answer.text
    assert row["wording"]["text"] in answer.text
    assert answer.text.count("\n- ") == sum(bool(cell["statement_ids"]) for cell in row["cells"])


def test_the_page_of_a_dependence_sets_passages_beside_each_other(harbour: TestClient, parts: dict[str, str]) -> None:
    edges = harbour.get(f"/stories/{parts['story']}/lineage.json").json()["lineage"]["dependences"]
    whole = next(edge for edge in edges if edge["scope"] == "report" and not edge["missing"])
    path = f"/stories/{parts['story']}/lineage/{whole['child']}/{whole['parent']}"
    found = harbour.get(f"{path}.json").json()
    assert found["aligned"]
    for pair in found["aligned"]:
        for side in ("child", "parent"):
            assert "".join(text for _, text in pair["edits"][side]) == pair[side]
    page = html.document_fromstring(harbour.get(path).text)
    assert len(page.xpath("//table[@class='aligned']/tbody/tr")) == len(found["aligned"])
    assert page.xpath("//ul[@class='reasons']/li")


def test_the_edition_is_what_the_command_line_prints(harbour: TestClient, parts: dict[str, str]) -> None:
    edition = harbour.get(f"/stories/{parts['story']}/edition.json").json()
    assert edition["format"] == "variorum-edition/1"
    texts = {report["id"]: report["text"] for report in edition["reports"]}
    for row in edition["rows"]:
        for span in row["wording"]["spans"]:
            assert texts[span["report"]][span["start"] : span["end"]] == span["text"]
