"""What ingest makes of the five real reports, where they are present."""

from pathlib import Path

import pytest

from variorum.ingest import load_reports
from variorum.model import BlockKind, Report
from variorum.settings import IngestSettings

SEEDS = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real reports are not part of the repository")


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    found = load_reports([str(SEEDS)], IngestSettings())
    return {report.label: report for report in found if isinstance(report, Report)}


def words(report: Report, kind: BlockKind) -> list[str]:
    return [block.span.of(report.text) for block in report.blocks_of(kind)]


def test_five_reports_are_taken_in_order(reports: dict[str, Report]) -> None:
    assert list(reports) == ["000", "001", "002", "003", "004"]
    assert {report.language for report in reports.values()} == {"en"}


def test_headlines_are_the_headlines_and_not_the_captions(reports: dict[str, Report]) -> None:
    assert [report.title is not None for report in reports.values()] == [True, False, False, True, True]
    assert reports["003"].title is not None
    assert reports["003"].title.startswith("Putin gives")


def test_the_embedded_post_has_its_own_author_and_day(reports: dict[str, Report]) -> None:
    [embed] = reports["001"].blocks_of(BlockKind.EMBED)
    assert embed.author == "RT (@RT_com)"
    assert embed.posted is not None
    assert embed.posted.value == "2024-12-19"
    assert reports["001"].published.value is None
    assert reports["001"].published.not_before == embed.posted


def test_the_day_of_the_oldest_report_is_read_from_its_note(reports: dict[str, Report]) -> None:
    published = reports["003"].published
    assert published.value is not None
    assert published.value.value == "2017-11-21T21:03"
    assert published.span is not None
    assert published.span.of(reports["003"].text) == "11.21.17, 21:03"


def test_furniture_of_the_sites_is_not_read(reports: dict[str, Report]) -> None:
    read = "\n".join(
        block.span.of(report.text)
        for report in reports.values()
        for block in report.blocks_of(BlockKind.PROSE, BlockKind.TITLE, BlockKind.CORRECTION)
    )
    for furniture in ("ua en ru", "current comment", "Stay informed", "pic.twitter", "shake hands", "Reuters", "Getty"):
        assert furniture not in read
    assert len(words(reports["004"], BlockKind.PROSE)) == 11
    assert len(words(reports["003"], BlockKind.CAPTION)) == 7


def test_the_outlet_is_read_from_the_closing_promotion(reports: dict[str, Report]) -> None:
    report = reports["002"]
    assert report.outlet == "Zee News"
    assert report.outlet_span is not None
    assert report.outlet_span.of(report.text) == "Zee News"
    assert words(report, BlockKind.DATELINE) == ["Moscow:"]
