"""A lineage of many reports folds: copies of one report are one box with a count, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from variorum.model import (
    Block,
    BlockKind,
    Collation,
    Dependence,
    Edition,
    Line,
    Lineage,
    MissingOrigin,
    OriginCount,
    Part,
    PartialTime,
    PartName,
    Passage,
    Piece,
    Provenance,
    Publication,
    Reading,
    Report,
    Scope,
    Span,
    Story,
)
from variorum.settings import Settings
from variorum.store import Store
from variorum.web.app import make_app
from variorum.web.bands import MOST_BANDS, make_bands
from variorum.web.folding import FAMILIES, find_families, fold_lineage
from variorum.web.heads import Built, Survey, make_head
from variorum.web.options import Options
from variorum.web.site import Site
from variorum.web.witnesses import PageWitnesses


def edge(child: int, parent: str, probability: float = 0.9, scope: Scope = Scope.REPORT) -> Dependence:
    return Dependence(f"r{child:03}", parent, parent.startswith("missing"), scope, probability, ())


def make_edition(number: int, dependences: list[Dependence]) -> Edition:
    """Return a story of reports that say nothing, with these dependences."""
    reports = tuple(
        Report(
            *(f"r{at:03}", "Words.", (Block(Span(0, 6), BlockKind.PROSE, "made up"),)),
            Provenance("-", "text/plain", "utf-8", "0"),
            outlet=f"Paper {at} with a rather long name",
            title=f"Report {at}",
            published=Publication(PartialTime(f"2025-03-{1 + at % 28:02d}")),
        )
        for at in range(number)
    )
    readings = tuple(Reading(report.id, (Span(0, 6),), (), (), (), (), ()) for report in reports)
    story = Story("story:r000", "thread:r000", tuple(report.id for report in reports), None, "")
    count = OriginCount(number, 1, 1, number, ("r000",))
    missing = (MissingOrigin("missing:gone", "The Gone Gazette", ("r001",)),)
    lineage = Lineage(story.id, tuple(dependences), (), missing, count)
    brief = (Part(PartName.HEADLINE, (Line((Piece("Words.", Passage("r000", (Span(0, 6),))),)),)),)
    return Edition(story, reports, readings, brief, (), (), (), lineage, Collation(story.id, (), (), ()))


MANY = [
    *(edge(at, "r000") for at in range(2, 90)),
    *(edge(at, "r002") for at in range(90, 120)),
    *(edge(at, "r120", 0.8) for at in range(121, 140)),
    edge(121, "r005", 0.9, Scope.STATEMENT),
    edge(120, "missing:gone", 0.7, Scope.STATEMENT),
]


def test_a_report_belongs_to_the_family_it_took_the_whole_from_through_others_too() -> None:
    edition = make_edition(140, MANY)
    families = find_families(edition.lineage, edition.story.report_ids)
    assert len(families["r000"]) == 88 + 30
    assert families["r120"] == [f"r{at:03}" for at in range(121, 140)]
    assert families["r001"] == []


def test_reports_that_took_from_one_another_are_roots_and_not_lost() -> None:
    edition = make_edition(3, [edge(0, "r001"), edge(1, "r002"), edge(2, "r000")])
    families = find_families(edition.lineage, edition.story.report_ids)
    assert sorted({*families, *(member for members in families.values() for member in members)}) == [
        "r000",
        "r001",
        "r002",
    ]


def test_the_folded_picture_has_few_boxes_and_the_words_have_every_report() -> None:
    edition = make_edition(200, MANY)
    view = fold_lineage(edition, PageWitnesses(edition), "")
    assert len(view.nodes) <= FAMILIES + MOST_BANDS + 1
    assert view.layout.height < 900
    drawn = sum(1 + node.copies for node in view.nodes if not node.is_rest and not node.is_missing)
    assert drawn + sum(node.copies for node in view.nodes if node.is_rest) == 200
    told = {item.child.siglum for _, items in view.families for item in items}
    told |= {PageWitnesses(edition).find(family.root).siglum for family, _ in view.families}
    told |= {PageWitnesses(edition).find(root).siglum for root in view.singles}
    assert len(told) == 200


def test_an_opened_family_is_drawn_and_the_others_stay_folded() -> None:
    edition = make_edition(200, MANY)
    witnesses = PageWitnesses(edition)
    view = fold_lineage(edition, witnesses, witnesses.find("r120").siglum, {"": "/folded"})
    opened = next(node for node in view.nodes if node.fold)
    assert opened.siglum == witnesses.find("r120").siglum
    assert opened.copies == 0
    assert sum(path.edge.parent == "r120" for path in (edge.path for edge in view.edges)) == 19


def test_many_days_become_weeks_and_many_weeks_months() -> None:
    weeks = make_bands([f"2025-03-{day:02}" for day in range(1, 29)])
    assert len({band.first for band in weeks.values()}) == 4
    assert weeks["2025-03-09"].label == "8–14 Mar 2025"
    months = make_bands([f"2025-{month:02}-11" for month in range(1, 12)])
    assert months["2025-03-11"].label == "March 2025"


class Given:
    """Stands for the writer: gives one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def call(self, task: str, *_: object, tell: object = None) -> object:  # noqa: ARG002
        if task == "survey":
            heads = {report.id: make_head(report, at) for at, report in enumerate(self.edition.reports)}
            return Survey("0-0", (self.edition.story,), heads)
        return Built(self.edition, "given")

    def close(self) -> None:
        return


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = str(tmp_path_factory.mktemp("fold") / "s.sqlite")
    Store.open(path).close()
    edition = make_edition(200, MANY)
    site = Site(path, Options(), Settings(), Given(edition))  # type: ignore[arg-type]
    site.shelf.refresh()
    site.shelf.make(edition.story.id)
    with TestClient(make_app(site, keeps_up=False), base_url="http://127.0.0.1") as made:
        yield made


def test_a_large_lineage_is_folded_and_every_link_of_it_leads_somewhere(client: TestClient) -> None:
    page = html.document_fromstring(client.get("/stories/story:r000/lineage").text)
    opens = page.xpath("//*[name()='a'][@class='opens']/@href")
    assert opens
    for address in opens:
        assert client.get(address).status_code == 200
    (every,) = page.xpath("//p[@class='folding']/a/@href")
    whole = html.document_fromstring(client.get(every).text)
    assert len(whole.xpath("//*[contains(@class, 'node ') or @class='node' or @class='node origin']")) >= 200


@pytest.mark.parametrize("opened", ["ZZZ", "<script>", "", "A" * 500])
def test_a_letter_that_nobody_has_opens_nothing(client: TestClient, opened: str) -> None:
    answer = client.get("/stories/story:r000/lineage", params={"open": opened})
    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace('<script type="module"', "")
