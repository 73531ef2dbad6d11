"""Pages: their prose, their furniture by element, what they state of themselves, and the map to the source."""

# A page's lines are long.
# ruff: noqa: E501

from __future__ import annotations

import time
from pathlib import Path

import pytest

from variorum.ingest import load_reports, make_report
from variorum.model import READ_KINDS, BlockKind, Report
from variorum.settings import IngestSettings

LEAD = "The mayor of Velden, Ana Roe, said on Monday that the old bridge would stay closed until June."
COUNCIL = "The council will vote on the cost of the repair in January, Roe said, and the region pays half of it."
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Velden bridge closed until June - The Velden Courier</title>
<link rel="canonical" href="https://www.veldencourier.example/2024/12/19/bridge">
<meta property="og:site_name" content="The Velden Courier">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Velden bridge closed until June",
"datePublished": "2024-12-19T10:30:00+01:00", "author": [{{"name": "Bo Lind"}}], "publisher": {{"name": "The Velden Courier"}}}}]}}
</script><style>p {{color: red}}</style></head><body>
<div class="cookie-banner">We use cookies to improve things. <button>Accept</button></div>
<nav><ul><li><a href="/en">en</a></li><li><a href="/ua">ua</a></li></ul></nav>
<main><article><h1>Velden bridge closed until&nbsp;June</h1>
<p class="byline">By <a href="/bo">Bo Lind</a></p><time datetime="2024-12-19T10:30:00+01:00">19 Dec 2024</time>
<figure><img src="x.jpg"><figcaption>The bridge in March. <span>Photo: Carla Doe/AFP</span></figcaption></figure>
<p>{LEAD}</p>
<p>&ldquo;We will not open it before it is <b>safe</b>,&rdquo; Roe told reporters; the repair costs 4&nbsp;million &amp; more.</p>
<blockquote class="twitter-tweet"><p>Bridge closed. Sorry! <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Ana Roe (@anaroe)
<a href="https://twitter.com/anaroe/status/1">December 18, 2024</a></blockquote>
<h2>Why it matters</h2>
<p>Shop owners on the east bank say they have lost half of their trade since the closure.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/a">Ferry line to open in spring after long dispute</a></li></ul></div>
<p>{COUNCIL}</p>
<p>Correction: An earlier version of this report misstated the cost.</p>
</article>
<aside><h3>Most read</h3><ol><li><a href="/b">Cat found in tower</a></li></ol></aside>
<section id="comments"><form><label>Name</label><button>Post</button></form>
<div class="comment">I do not believe the mayor one bit, she said the same last year.</div></section></main>
<footer>&copy; 2024 The Velden Courier. All rights reserved.</footer></body></html>"""


def take(source: str, tmp_path: Path) -> Report:
    path = tmp_path / "page.html"
    path.write_text(source, encoding="utf-8")
    return next(item for item in load_reports([str(path)], IngestSettings()) if isinstance(item, Report))


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return take(PAGE, tmp_path)


def words(report: Report, *kinds: BlockKind) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks_of(*kinds)]


def test_only_the_main_text_is_read(report: Report) -> None:
    assert words(report, *READ_KINDS) == [
        "Velden bridge closed until\u00a0June",
        LEAD,
        "“We will not open it before it is safe,” Roe told reporters; the repair costs 4\u00a0million & more.",
        "Shop owners on the east bank say they have lost half of their trade since the closure.",
        COUNCIL,
        "Correction: An earlier version of this report misstated the cost.",
    ]


def test_what_is_not_read_is_kept_under_its_kind(report: Report) -> None:
    assert words(report, BlockKind.CAPTION) == ["The bridge in March."]
    assert words(report, BlockKind.CREDIT)[0] == "Photo: Carla Doe/AFP"
    assert {"en", "ua"} <= set(words(report, BlockKind.MENU))
    assert "Ferry line to open in spring after long dispute" in words(report, BlockKind.PROMOTION)
    assert "I do not believe the mayor one bit, she said the same last year." in words(report, BlockKind.FORM)
    assert words(report, BlockKind.HEADING) == ["Why it matters"]
    assert words(report, BlockKind.DATE_NOTE) == ["19 Dec 2024"]
    assert "color: red" not in report.text


def test_an_embedded_post_keeps_its_author_and_day(report: Report) -> None:
    [post] = report.blocks_of(BlockKind.EMBED)
    assert post.author == "Ana Roe (@anaroe)"
    assert post.posted is not None
    assert post.posted.value == "2024-12-18"


def test_a_page_states_its_headline_outlet_author_address_and_time(report: Report) -> None:
    assert report.title == "Velden bridge closed until\u00a0June"
    assert report.title_span is not None
    assert report.title_span.of(report.text) == report.title
    assert report.outlet == "The Velden Courier"
    assert report.byline == "Bo Lind"
    assert report.url == "https://www.veldencourier.example/2024/12/19/bridge"
    assert report.published.value is not None
    assert (report.published.value.value, report.published.read_from) == ("2024-12-19T10:30:00+01:00", "json-ld")


def test_every_word_leads_back_to_the_source(report: Report) -> None:
    by_start = {segment.start: segment for segment in report.provenance.segments}
    at = report.text.index("“We will")
    quotation = by_start[at]
    assert PAGE[quotation.source_start : quotation.source_end] == "&ldquo;"
    covering = next(s for s in report.provenance.segments if s.start <= report.text.index("council") < s.end)
    offset = report.text.index("council") - covering.start
    assert PAGE.startswith("council", covering.source_start + offset)


def test_a_known_host_names_the_outlet(tmp_path: Path) -> None:
    source = f'<html><head><link rel="canonical" href="https://www.bbc.co.uk/news/1"></head><body><p>{LEAD}</p><p>{COUNCIL}</p></body></html>'
    assert take(source, tmp_path).outlet == "BBC"


def test_a_page_without_any_metadata_is_read(tmp_path: Path) -> None:
    report = take(f"<p>{LEAD}<p>{COUNCIL}<br>{LEAD[:40]} again on Tuesday.", tmp_path)
    assert len(words(report, BlockKind.PROSE)) == 3
    assert report.published.value is None


@pytest.mark.parametrize(
    "insert",
    [
        "<script>alert(1)</script>",
        "<p onclick='x()'>{lead}",
        "<svg><text>drawn</text></svg>",
        "<!-- hidden -->",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": {"a": [1]}, "headline": 5}</script>',
        '<script type="application/ld+json">' + "[" * 5000 + "</script>",
        "<meta property='article:published_time' content='soon'>",
        "<a href='javascript:x()'>Press here to see it</a>",
        "\u202ereversed",
    ],
)
def test_hostile_and_odd_markup_is_text_or_nothing(insert: str, tmp_path: Path) -> None:
    report = take(f"<html><body><p>{LEAD}</p>{insert}<p>{COUNCIL}</p></body></html>", tmp_path)
    assert {LEAD, COUNCIL} <= set(words(report, BlockKind.PROSE))
    assert "alert" not in report.text
    assert "\u202e" not in report.text


def test_a_record_may_hold_a_page() -> None:
    report = make_report({"id": "a", "html": PAGE, "outlet": "Elsewhere"}, IngestSettings(), as_is=False)
    assert report.outlet == "Elsewhere"
    assert LEAD in words(report, BlockKind.PROSE)
    assert report.published.read_from == "json-ld"


def test_a_hundred_pages_take_seconds(tmp_path: Path) -> None:
    take(PAGE, tmp_path)
    begin = time.process_time()
    for _ in range(100):
        take(PAGE, tmp_path)
    # Measured: 0.5 s on an idle core.
    assert time.process_time() - begin < 10
