"""What pages and records declare of their origin is kept."""

from __future__ import annotations

from variorum.ingest import make_report
from variorum.ingest.declarations import find_declarations
from variorum.model import Declaration
from variorum.settings import IngestSettings

PAGE = """<html><head><title>Wall</title>
<link rel="canonical" href="https://wire.example/wall"><meta property="og:url" content="https://post.example/wall">
<meta name="syndication-source" content="https://wire.example/wall">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Wall",
 "isBasedOn": [{"@id": "https://gazette.example/wall"}, 7]}</script></head>
<body><article><p>The harbour wall gave way before dawn and flooded the lower market and two streets.</p></article>
</body></html>"""


def test_a_page_keeps_a_foreign_canonical_address_and_what_it_is_based_on():
    report = make_report({"id": "a", "html": PAGE}, IngestSettings(), as_is=False)
    assert Declaration("canonical", "https://wire.example/wall") in report.declared
    assert Declaration("isBasedOn", "https://gazette.example/wall") in report.declared
    assert report.url == "https://post.example/wall"


def test_a_canonical_address_of_the_same_host_declares_nothing():
    assert find_declarations({}, (), "https://post.example/a", "https://www.post.example/a?x=1") == ()
    assert find_declarations({}, (), "http://[", "https://post.example/a") == ()


def test_a_record_keeps_its_agencies_and_feed():
    record = {"id": "a", "text": "The wall fell.", "agencies": ["AFP", {"name": "Coast Wire"}], "feed_source": "x"}
    report = make_report(record, IngestSettings(), as_is=True)
    assert report.declared == (
        Declaration("feed source", "x"),
        Declaration("agency", "AFP"),
        Declaration("agency", "Coast Wire"),
    )
