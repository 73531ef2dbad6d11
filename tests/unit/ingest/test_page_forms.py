from __future__ import annotations

from variorum.ingest import make_report
from variorum.model import BlockKind, Report
from variorum.settings import IngestSettings

SENTENCES = (
    "The council of Marlow closed the old bridge on Tuesday after engineers found cracks in two of its piers.",
    "Mayor Ines Okoro said the work would take six months and cost two million pounds.",
    "“We cannot take the risk,” she told reporters at the town hall. “It is not safe.”",
    "Shop owners said they had not been told and would ask the county for help.",
)


def read(page: str) -> Report:
    report = make_report({"html": page}, IngestSettings(), as_is=False)
    prose = [block.span.of(report.text) for block in report.blocks_of(BlockKind.PROSE)]
    assert [sentence for sentence in SENTENCES if not any(sentence in words for words in prose)] == []
    return report


def test_the_headline_of_a_page_wins_over_a_short_title_of_its_tab() -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    report = read(
        "<html amp><head><title>Bridge shut</title></head><body><amp-ad>Advertisement</amp-ad><article>"
        f"<h1>Old bridge at Marlow shut</h1><p>MARLOW, England (AP) — {body[3:]}</article></body></html>"
    )
    assert report.title == "Old bridge at Marlow shut"
    assert report.title_span is not None
    assert [block.span.of(report.text) for block in report.blocks_of(BlockKind.DATELINE)] == ["MARLOW, England (AP) —"]


def test_a_portal_that_names_its_source_in_a_line_of_its_own_keeps_it() -> None:
    report = read(
        "<html><body><ul class='lang'><li>УКР</li><li>ENG</li></ul><article><h1>Marlow bridge shut</h1>"
        f"<p class='author'>OLENA ROE — TUESDAY, 7 MAY 2024, 12:15</p><p>{SENTENCES[0]}</p>"
        "<p><b>Source:</b> Mayor Ines Okoro at a briefing; engineers of the county</p>"
        f"<p><b>Details:</b> {SENTENCES[1]}</p><p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p>"
        "<p>Support Dnipro Courier or become our patron!</p></article></body></html>"
    )
    kinds = {block.span.of(report.text): block.kind for block in report.blocks}
    assert kinds["Source: Mayor Ines Okoro at a briefing; engineers of the county"] is BlockKind.PROSE
    assert kinds["Support Dnipro Courier or become our patron!"] is BlockKind.PROMOTION
    assert report.byline == "OLENA ROE"


def test_boxes_that_point_elsewhere_inside_the_text_are_no_prose() -> None:
    report = read(
        "<html><body><h1>Marlow bridge shut after cracks found</h1><div class='story'>"
        f"<p>New Delhi: {SENTENCES[0]}</p><p><b>Also Read | Ferry firm to run more boats, says owner</b></p>"
        f"<p>{SENTENCES[1]}</p><p>Also Read: Five bridges that were shut last year</p><p>{SENTENCES[2]}</p>"
        f"<p>{SENTENCES[3]}</p><p>(With inputs from PTI)</p></div></body></html>"
    )
    promoted = [block.span.of(report.text)[:9] for block in report.blocks_of(BlockKind.PROMOTION)]
    assert promoted == ["Also Read", "Also Read"]
    assert len(report.blocks_of(BlockKind.PROSE)) == len(SENTENCES)
