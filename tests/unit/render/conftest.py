"""A small invented edition built by hand: three reports, one missing origin, a contradiction, a figure that differs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from variorum.model import (
    Block,
    BlockKind,
    Carrier,
    Cell,
    Claim,
    Collation,
    Dependence,
    Discrepancy,
    Edition,
    Event,
    Evidence,
    EvidenceKind,
    Figure,
    Force,
    Line,
    Lineage,
    Manner,
    Member,
    MissingOrigin,
    Moment,
    MomentType,
    OriginCount,
    Part,
    PartialTime,
    PartName,
    Passage,
    Period,
    Piece,
    Provenance,
    Publication,
    Qualifier,
    Reading,
    Refusal,
    Relation,
    RelationKind,
    Report,
    Row,
    Ruling,
    RulingKind,
    Scope,
    Side,
    Span,
    Speaker,
    Statement,
    Story,
    Word,
)

TEXTS = {
    "r1": "Bridge shut\nMayor Ana Quell said that 40 boats were stuck on Monday.\nShare this",
    "r2": "The mayor said 14 boats were stuck, the Fen Herald reported.",
    "r3": "“No boat was ever stuck,” said Ivo Strand.",
}


def find(report_id: str, words: str, text: str | None = None) -> Span:
    body = TEXTS[report_id] if text is None else text
    start = body.index(words)
    return Span(start, start + len(words))


def passage(report_id: str, words: str) -> Passage:
    return Passage(report_id, (find(report_id, words),))


def make_report(
    report_id: str, text: str, blocks: tuple[Block, ...], outlet: str, published: Publication, url: str | None = None
) -> Report:
    return Report(
        report_id,
        text,
        blocks,
        Provenance(f"{report_id}.txt", "text/plain", "utf-8", "0" * 64),
        label=report_id,
        title=None,
        outlet=outlet,
        published=published,
        url=url,
        language="en",
    )


def make_statement(report_id: str, words: str, name: str, force: Force = Force.ASSERTED, via: str = "") -> Statement:
    carriers = (Carrier(via, (find(report_id, via),), True),) if via else ()
    return Statement(
        f"{report_id}:s0",
        report_id,
        (find(report_id, words),),
        (),
        (),
        Speaker(name, resolved=True),
        carriers,
        Manner.INDIRECT,
        force,
        0.9,
        "test",
    )


def day(value: str) -> Publication:
    return Publication(PartialTime(value), read_from="record", because="the record says so")


def make_edition() -> Edition:
    one, two, three = TEXTS["r1"], TEXTS["r2"], TEXTS["r3"]
    reports = (
        make_report(
            "r1",
            one,
            (
                Block(find("r1", "Bridge shut"), BlockKind.TITLE, "first line"),
                Block(find("r1", "Mayor Ana Quell said that 40 boats were stuck on Monday."), BlockKind.PROSE, "prose"),
                Block(find("r1", "Share this"), BlockKind.MENU, "share words"),
            ),
            "Canal Post",
            day("2031-05-05"),
            "https://canalpost.example/a",
        ),
        make_report("r2", two, (Block(Span(0, len(two)), BlockKind.PROSE, "prose"),), "Lock Times", day("2031-05-06")),
        make_report("r3", three, (Block(Span(0, len(three)), BlockKind.PROSE, "prose"),), "Weir Radio", Publication()),
    )
    said = {
        "r1": make_statement("r1", "40 boats were stuck", "Ana Quell"),
        "r2": make_statement("r2", "14 boats were stuck", "Ana Quell", via="Fen Herald"),
        "r3": make_statement("r3", "No boat was ever stuck", "Ivo Strand", Force.DENIED),
    }
    figure = Figure("r1:f0", find("r1", "40"), 40, 40, "count", "boats", Qualifier.EXACT, find("r1", "boats"))
    monday = Period(datetime(2031, 5, 5, tzinfo=UTC), datetime(2031, 5, 6, tzinfo=UTC))
    moment = Moment("r1:t0", find("r1", "Monday"), MomentType.DATE, "2031-05-05", monday, "the day it was published")
    readings = tuple(
        Reading(
            report_id,
            (Span(0, len(TEXTS[report_id])),),
            (),
            (),
            (statement,),
            (figure,) if report_id == "r1" else (),
            (moment,) if report_id == "r1" else (),
        )
        for report_id, statement in said.items()
    )
    kinds = {"r1": RelationKind.SAME, "r2": RelationKind.FIGURE, "r3": RelationKind.CONTRADICTS}
    claim = Claim(
        "claim:r1:s0",
        said["r1"].passage,
        "r1:s0",
        "boats",
        tuple(Member(s.id, r, kinds[r], "because") for r, s in said.items()),
    )
    cells = tuple(
        Cell(r, (s.id,), kinds[r], (s.passage,), s.speaker.name, s.via, s.manner, s.force, "because")
        for r, s in said.items()
    )
    row = Row(
        claim.id,
        claim.wording,
        OriginCount(3, 2, 2, 3, ("r1", "r3")),
        (Word("Ana Quell", True, False, ("r1:s0", "r2:s0")), Word("Ivo Strand", True, False, ("r3:s0",))),
        cells,
        "note",
    )
    sides = tuple(Side(s.passage, r, s.id, s.speaker.name, s.via) for r, s in said.items())
    sentence = passage("r1", "Mayor Ana Quell said that 40 boats were stuck on Monday.")
    line = Line(
        (Piece(sentence.of(one), sentence), Piece(" [of the city]")), claim.id, ("r1:s0",), row.count, "3 reports"
    )
    title = passage("r1", "Bridge shut")
    cites = Evidence(EvidenceKind.CITATION, "cites the Fen Herald", 3.0, passage("r2", "the Fen Herald reported"))
    late = Evidence(EvidenceKind.TIME_ORDER, "no day is known", -1.5)
    return Edition(
        story=Story("story:r1", "thread:r1", ("r1", "r2", "r3"), monday, "stated"),
        reports=reports,
        readings=readings,
        brief=(
            Part(PartName.HEADLINE, (Line((Piece("Bridge shut", title),)),)),
            Part(PartName.WHAT_HAPPENED, (line,)),
        ),
        rows=(row,),
        timeline=(
            Event(monday, "2031-05-05", "happened", line, "the day it was published"),
            Event(None, "“some day” (not placed)", "said", line, "nothing places it"),
        ),
        discrepancies=(
            Discrepancy("differs", claim.id, RelationKind.FIGURE, sides[:2], "40 against 14 boats", 0.8),
            Discrepancy("contradicts", claim.id, RelationKind.CONTRADICTS, (sides[0], sides[2]), "denied", 0.9),
        ),
        lineage=Lineage(
            "story:r1",
            (Dependence("r2", "missing:fen-herald", True, Scope.REPORT, 0.97, (cites,)),),
            (Dependence("r3", "r1", False, Scope.REPORT, 0.08, (late,)),),
            (MissingOrigin("missing:fen-herald", "Fen Herald", ("r2",)),),
            OriginCount(3, 3, 2, 3, ("r1", "missing:fen-herald", "r3")),
        ),
        collation=Collation(
            "story:r1",
            (),
            (claim,),
            (
                Relation(
                    "r1:s0",
                    "r2:s0",
                    RelationKind.FIGURE,
                    0.8,
                    0.7,
                    "40 against 14",
                    sides[0].passage,
                    sides[1].passage,
                    "f",
                ),
            ),
        ),
        rulings=(Ruling("1", RulingKind.INDEPENDENT, "r3", "r1", "kim", "own crew", "2031-05-07T10:00:00+00:00"),),
        refusals=(Refusal("V103", "photo.jpg", "the bytes are not text", "ingest"),),
    )


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def hostile() -> Callable[[str], Edition]:
    """Return an edition of one report whose text, title, outlet, address and speaker are the words given."""

    def make(words: str) -> Edition:
        report = Report(
            "h",
            words,
            (Block(Span(0, len(words)), BlockKind.PROSE, words),),
            Provenance(words, "text/plain", "utf-8", "0" * 64),
            label=words,
            title=words,
            outlet=words,
            outlet_because=words,
            byline=words,
            url=words,
        )
        whole = Passage("h", (Span(0, len(words)),))
        statement = Statement(
            "h:s0",
            "h",
            whole.spans,
            (),
            (),
            Speaker(words, resolved=True),
            (Carrier(words, (), True),),
            Manner.DIRECT,
            Force.ASSERTED,
            1.0,
            words,
        )
        count = OriginCount(1, 1, 1, 1, ("h",))
        cell = Cell(
            "h", ("h:s0",), RelationKind.SAME, (whole,), words, statement.via, Manner.DIRECT, Force.DENIED, words
        )
        line = Line((Piece(words, whole), Piece(words)), "c", ("h:s0",), count, words)
        return Edition(
            story=Story("story:h", "thread:h", ("h",), None, words),
            reports=(report,),
            readings=(Reading("h", whole.spans, (), (), (statement,), (), ()),),
            brief=(Part(PartName.HEADLINE, (line,)), Part(PartName.DETAILS, (line,))),
            rows=(Row("c", whole, count, (Word(words, False, False, ("h:s0",)),), (cell,), words),),
            timeline=(Event(None, words, "said", line, words),),
            discrepancies=(
                Discrepancy(
                    "differs",
                    "c",
                    RelationKind.FIGURE,
                    (Side(whole, "h", "h:s0", words, statement.via),) * 2,
                    words,
                    0.5,
                ),
            ),
            lineage=Lineage(
                "story:h",
                (
                    Dependence(
                        "h",
                        "missing:x",
                        True,
                        Scope.STATEMENT,
                        0.5,
                        (Evidence(EvidenceKind.CITATION, words, 1.0, whole),),
                        ("h:s0",),
                    ),
                ),
                (),
                (MissingOrigin("missing:x", words, ("h",)),),
                count,
            ),
            collation=Collation("story:h", (), (), ()),
            refusals=(Refusal("V100", words, words, "ingest"),),
            rulings=(Ruling("1", RulingKind.DEPENDS, words, words, words, words, "2031-01-01"),),
        )

    return make
