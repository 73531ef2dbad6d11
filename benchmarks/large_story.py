"""A made-up story of 200 reports and 2,000 claims, for measuring the pages; nothing in it was read from its words."""

from __future__ import annotations

import random

from variorum.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    Collation,
    Dependence,
    Edition,
    Force,
    Line,
    Lineage,
    Manner,
    Member,
    OriginCount,
    Part,
    PartialTime,
    PartName,
    Passage,
    Piece,
    Provenance,
    Publication,
    Reading,
    RelationKind,
    Report,
    Row,
    Scope,
    Span,
    Speaker,
    Statement,
    Story,
    Word,
)

REPORTS, CLAIMS, SENTENCES = 200, 2_000, 30
WORDS = "the river rose over its banks and the mayor of a town said that families had left".split()


def make_large_story() -> Edition:
    """Return a story of made-up reports in which every claim stands in one to twelve of them."""
    chance = random.Random(7)
    reports, readings = [], []
    for number in range(REPORTS):
        lines, spans, at = [], [], 0
        for sentence in range(SENTENCES):
            words = " ".join(chance.choice(WORDS) for _ in range(18)) + f" {number} {sentence}."
            spans.append(Span(at, at + len(words)))
            lines.append(words)
            at += len(words) + 1
        text = " ".join(lines)
        report_id = f"r-{number:04d}"
        statements = tuple(
            Statement(
                *(f"{report_id}:s{n}", report_id, (span,), (), (), Speaker(f"Speaker {n % 17}", None, True), ()),
                *(Manner.INDIRECT, Force.ASSERTED, 0.9, "made up"),
            )
            for n, span in enumerate(spans)
        )
        reports.append(
            Report(
                report_id,
                text,
                (Block(Span(0, len(text)), BlockKind.PROSE, "made up"),),
                Provenance("-", "text/plain", "utf-8", "0"),
                outlet=f"Outlet {number % 40}",
                title=f"Report {number}",
                published=Publication(PartialTime(f"2025-03-{1 + number % 28:02d}")),
            )
        )
        readings.append(Reading(report_id, tuple(spans), (), (), statements, (), ()))
    return _join(reports, readings, chance)


def _join(reports: list[Report], readings: list[Reading], chance: random.Random) -> Edition:
    silent = {r.id: Cell(r.id, (), None, (), None, (), None, None, "says nothing to this") for r in reports}
    kinds = [RelationKind.SAME] * 6 + [RelationKind.NARROWER, RelationKind.FIGURE, RelationKind.CONTRADICTS]
    rows, claims = [], []
    for number in range(CLAIMS):
        size = min(REPORTS, 1 + int(chance.expovariate(0.5)))
        carrying = chance.sample(range(REPORTS), size)
        said = {readings[at].report_id: chance.choice(readings[at].statements) for at in carrying}
        first = said[readings[carrying[0]].report_id]
        cells = tuple(
            Cell(
                *(report.id, (said[report.id].id,), chance.choice(kinds), (said[report.id].passage,)),
                *(said[report.id].speaker.name, (), Manner.INDIRECT, Force.ASSERTED, "the same words"),
            )
            if report.id in said
            else silent[report.id]
            for report in reports
        )
        count = OriginCount(size, max(1, size - 1), max(1, size - 2), size, tuple(said))
        word = Word(first.speaker.name or "", True, False, (first.id,))
        rows.append(Row(f"claim:{number}", first.passage, count, (word,), cells, ""))
        members = tuple(Member(s.id, s.report_id, RelationKind.SAME, "") for s in said.values())
        claims.append(Claim(f"claim:{number}", first.passage, first.id, "", members))
    edges = tuple(
        Dependence(reports[at].id, reports[chance.randrange(at)].id, False, Scope.REPORT, 0.9, ())
        for at in range(1, REPORTS, 2)
    )
    story = Story("story:r-0000", "thread:r-0000", tuple(r.id for r in reports), None, "")
    passage = Passage("r-0000", (readings[0].sentences[0],))
    line = Line((Piece(passage.of(reports[0].text), passage),))
    brief = (Part(PartName.HEADLINE, (line,)), Part(PartName.WHAT_HAPPENED, (line,) * 3))
    origins = OriginCount(REPORTS, REPORTS // 2, REPORTS // 3, REPORTS, tuple(r.id for r in reports[::2]))
    lineage = Lineage(story.id, edges, (), (), origins)
    collation = Collation(story.id, (), tuple(claims), ())
    return Edition(story, tuple(reports), tuple(readings), brief, tuple(rows), (), (), lineage, collation)
