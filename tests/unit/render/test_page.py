from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from variorum.model import BlockKind, Edition
from variorum.render import render_html, render_notebook

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg>",
    "{{ 7 * 7 }}{% raw %}{# no #}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&amp;",
    "</textarea></title><iframe src=javascript:alert(1)>",
    "\u202eevil\u202c <b>bold</b>",
    "a" * 5000,
    "control \x00\x07\x1b[31m and surrogate \ud83d here",
]


def parse(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


def test_a_page_makes_no_request_and_runs_no_script(edition: Edition) -> None:
    page = render_html([edition])
    tree = parse(page)
    assert tree.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //*[@style]") == []
    assert [name for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib if name.startswith("on")] == []
    assert not re.search(r"@import|url\(|src=", page)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_every_link_inside_a_page_leads_to_an_element_of_it(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert inside
    assert inside - set(ids) == set()


def test_the_place_a_line_leads_to_holds_the_words_of_the_line(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    links = tree.xpath("//a[@class='words'] | //q/a")
    assert links
    for link in links:
        words = link.xpath("./bdi")[0].text_content()
        assert tree.get_element_by_id(link.get("href")[1:]).text_content() == words


def test_a_report_is_shown_in_full_with_its_furniture_labelled(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    report = tree.get_element_by_id("A")
    shown = [p.text_content() for p in report.xpath(".//p[@class='text']")]
    assert shown == [block.span.of(edition.reports[0].text) for block in edition.reports[0].blocks]
    assert report.xpath(".//div[contains(@class, 'furniture')]/span[@class='label']/text()") == ["menu"]


def test_both_counts_stand_at_the_head_of_a_story_and_of_a_claim(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    head = tree.xpath("//header[@class='story-head']/p[@class='counts']")[0].text_content()
    assert head.startswith("3 reports · 3 independent reporting origins (2–3)")
    claim = tree.xpath("//table//tbody//th")[0].text_content()
    assert "3 reports · 2 independent reporting origins (2–3)" in claim
    assert "on the word of Ana Quell, Ivo Strand" in claim


def test_a_cell_says_how_it_stands_in_a_word_and_not_in_colour_alone(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    cells = {cell.get("data-report"): " ".join(cell.text_content().split()) for cell in tree.xpath("//tbody//td")}
    assert cells == {"A": "= same", "B": "≠ other figure", "C": "✕ contradictsdenied"}


def test_a_discrepancy_shows_the_words_and_the_speaker_of_each_side(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    first = tree.xpath("//li[contains(@class, 'pair')]")[0].text_content()
    for words in ("differs", "40 against 14 boats", "40 boats were stuck", "14 boats were stuck", "through Fen Herald"):
        assert words in first


def test_a_missing_origin_is_dashed_and_said_to_be_missing(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    lost = tree.xpath("//*[contains(@class, 'node') and contains(@class, 'lost')]")
    assert len(lost) == 1
    assert "Fen Herald" in lost[0].text_content()
    assert "(not in the collection)" in tree.get_element_by_id("story-1-lineage").text_content()


def test_an_unknown_day_is_said_to_be_unknown(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    assert "Publication day unknown: C" in tree.get_element_by_id("story-1-timeline").text_content()
    assert "unknown (no publication time is stated)" in tree.get_element_by_id("C").text_content()


def test_headings_never_skip_a_level(edition: Edition) -> None:
    levels = [int(e.tag[1]) for e in parse(render_html([edition, edition])).iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_heads_of_tables_have_a_scope(edition: Edition) -> None:
    heads = parse(render_html([edition])).xpath("//th")
    assert heads
    assert all(head.get("scope") in ("col", "row", "colgroup") for head in heads)


def test_refusals_and_rulings_are_listed(edition: Edition) -> None:
    text = parse(render_html([edition])).text_content()
    assert "[V103] photo.jpg: the bytes are not text" in text
    assert "independent r3 and r1, by kim" in text


def test_a_correction_is_read_as_prose_and_still_labelled(edition: Edition) -> None:
    report = edition.reports[1]
    block = replace(report.blocks[0], kind=BlockKind.CORRECTION)
    changed = replace(edition, reports=(edition.reports[0], replace(report, blocks=(block,)), edition.reports[2]))
    tree = parse(render_html([changed]))
    assert tree.xpath("//div[contains(@class, 'correction')]/span[@class='label']/text()") == ["correction"]


def test_an_edition_with_nothing_to_show_is_still_a_page(edition: Edition) -> None:
    bare = replace(edition, brief=(), rows=(), timeline=(), discrepancies=(), rulings=(), refusals=())
    text = parse(render_html([bare])).text_content()
    assert "No line could be made" in text
    assert "No claim stands in more than one report" in text


def test_no_editions_make_an_empty_page() -> None:
    assert "0 stories" in render_html([])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_text(hostile: Callable[[str], Edition], words: str) -> None:
    page = render_html([hostile(words)])
    page.encode("utf-8")
    tree = parse(page)
    assert tree.xpath("//script | //img | //iframe | //b | //animate | //textarea") == []
    assert [n for e in tree.iter() if isinstance(e.tag, str) for n in e.attrib if n.startswith("on")] == []
    assert [href for href in tree.xpath("//@href | //@src") if not href.startswith("#")] == []
    shown = tree.get_element_by_id("A").xpath(".//p[@class='text']")[0].text_content()
    expected = re.sub("[\x00\x07\x1b\ud83d]", "\ufffd", words)
    assert shown == expected


@pytest.mark.parametrize("url", ["https://a.example/x?y=1&z=<2>", "http://a.example"])
def test_only_web_addresses_become_links_that_tell_nothing(hostile: Callable[[str], Edition], url: str) -> None:
    tree = parse(render_html([hostile(url)]))
    outside = [a for a in tree.xpath("//a") if not a.get("href").startswith("#")]
    assert [a.get("href") for a in outside] == [url]
    assert outside[0].get("rel") == "noopener noreferrer nofollow"


def test_words_of_reports_stand_isolated_from_the_direction_of_the_page(hostile: Callable[[str], Edition]) -> None:
    words = "\u202eturned"
    tree = parse(render_html([hostile(words)]))
    for element in tree.get_element_by_id("story-1").iter():
        if isinstance(element.tag, str) and words in (element.text or ""):
            holders = [element, *element.iterancestors()]
            assert any(e.tag in ("bdi", "p", "title", "text", "summary", "span") for e in holders), element.tag


def test_a_notebook_gets_the_page_in_a_frame_without_scripts(edition: Edition) -> None:
    frame = parse(render_notebook(edition)).xpath("//iframe")[0]
    assert frame.get("sandbox") == ""
    assert "Bridge shut" in parse(frame.get("srcdoc")).text_content()


def test_a_report_of_another_story_on_the_page_is_shown_once(edition: Edition) -> None:
    other = replace(edition, story=replace(edition.story, id="story:r3", report_ids=("r3",)))
    first = replace(edition, story=replace(edition.story, report_ids=("r1", "r2")), others=(other.story,))
    tree = parse(render_html([first, other]))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len(tree.xpath("//article[@class='report']")) == 3


def test_a_story_of_very_many_reports_lists_under_each_claim_only_those_that_speak(edition: Edition) -> None:
    crowd = [f"x{number}" for number in range(60)]
    row = edition.rows[0]
    silent = tuple(
        replace(row.cells[0], report_id=name, statement_ids=(), passages=(), relation=None) for name in crowd
    )
    reports = tuple(replace(edition.reports[0], id=name, label=name) for name in crowd)
    wide = replace(
        edition,
        story=replace(edition.story, report_ids=(*edition.story.report_ids, *crowd)),
        reports=edition.reports + reports,
        rows=(replace(row, cells=row.cells + silent),),
    )
    claims = parse(render_html([wide])).get_element_by_id("story-1-claims")
    assert claims.xpath(".//table") == []
    assert len(claims.xpath(".//ol[@class='stack']/li//ul[@class='cells']/li")) == 3


def test_the_note_beside_a_line_has_both_counts_the_word_and_the_way_it_came(edition: Edition) -> None:
    tree = parse(render_html([edition]))
    note = tree.xpath("//section[@class='brief']//p[@class='apparatus']")[0].text_content()
    assert " ".join(note.split()) == (
        "A B C 3 reports · 2 independent reporting origins (2–3) · B gives another figure · C contradicts it"
        " · first reported 5 May 2031"
        " · on the word of Ana Quell, Ivo Strand · B through Fen Herald"
    )


def test_reports_have_their_letters_in_order_of_publication_and_unknown_days_last(edition: Edition) -> None:
    turned = replace(edition, story=replace(edition.story, report_ids=("r3", "r2", "r1")))
    tree = parse(render_html([turned]))
    letters = [" ".join(item.text_content().split()) for item in tree.xpath("//ul[@class='witnesses']/li")]
    assert letters == ["A Canal Post", "B Lock Times", "C Weir Radio"]
