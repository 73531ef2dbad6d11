"""The claims-by-report matrix: one row a claim, one cell a report, both counts at the head of the row."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from variorum.edition.index import StoryIndex
from variorum.edition.notes import DISSENT, describe_alone, describe_count, describe_dissent
from variorum.edition.standing import find_row_words
from variorum.lineage import count_origins
from variorum.model import UNNAMED, Cell, Claim, Manner, Member, OriginCount, RelationKind, Row, Statement, Word

# A report that says a thing twice is shown with what sets it most apart from the claim's wording; unsure sets
# nothing apart, and gives way to what is sure.
_TELLING = (
    RelationKind.CONTRADICTS,
    RelationKind.SUPERSEDES,
    RelationKind.FIGURE,
    RelationKind.CERTAINTY,
    RelationKind.NARROWER,
    RelationKind.WIDER,
    RelationKind.SAME,
    RelationKind.UNSURE,
)


def make_rows(index: StoryIndex) -> tuple[Row, ...]:
    """Return a row a claim: most reporting origins first, then most reports, then order of the text."""
    order = {report.id: at for at, report in enumerate(index.reports)}
    rows = [make_row(index, claim) for claim in index.collation.claims]

    def rank(row: Row) -> tuple[int, int, int, int]:
        place = row.wording.spans[0].start
        return (-row.count.origins, -row.count.reports, order.get(row.wording.report_id, len(order)), place)

    return tuple(sorted(rows, key=rank))


_NO_WORD = frozenset({*DISSENT, RelationKind.CERTAINTY})


def make_row(index: StoryIndex, claim: Claim) -> Row:
    """Return the row of one claim."""
    statements = [index.statement[m.statement_id] for m in claim.members if m.statement_id in index.statement]
    count = _count(index, claim, statements)
    # Who says that it could be so, or that it could not, does not give his word that it is.
    carrying = {m.statement_id for m in claim.members if m.relation not in _NO_WORD}
    for_it = [statement for statement in statements if statement.id in carrying]
    cells = tuple(_make_cell(index, claim, report.id) for report in index.reports)
    stated = index.statement.get(claim.wording_id)
    wording = find_row_words(index, stated) if stated is not None else claim.wording
    row = Row(claim.id, wording, count, find_words(index, for_it or statements), cells, "")
    alone = count.reports == 1 and len(index.reports) > 1
    if alone:
        return replace(row, note=describe_alone(index, row))
    names = {report.id: report.name for report in index.reports}
    return replace(row, note="; ".join((describe_count(count), *describe_dissent(row, names))))


def _count(index: StoryIndex, claim: Claim, statements: list[Statement]) -> OriginCount:
    """Return the origins of a claim; the interval reaches down to those that are sure to speak to it."""
    count = count_origins(index.lineage, statements)
    unsure = {member.statement_id for member in claim.members if member.relation is RelationKind.UNSURE}
    sure = [statement for statement in statements if statement.id not in unsure]
    if not unsure or not sure:
        return count
    return replace(count, low=min(count.low, count_origins(index.lineage, sure).low))


def find_words(index: StoryIndex, statements: list[Statement]) -> tuple[Word, ...]:
    """Return on whose word the statements rest, most statements first: speakers, and reports in their own voice."""
    found: dict[tuple[str, bool], list[Statement]] = {}
    for statement in statements:
        own = statement.manner is Manner.OWN
        name = index.find_speaker_name(statement)
        if own:
            name = index.report[statement.report_id].name
        found.setdefault((name or UNNAMED, own), []).append(statement)
    words = [
        Word(name, own or any(s.speaker.resolved for s in group), own, tuple(s.id for s in group))
        for (name, own), group in found.items()
    ]
    return tuple(sorted(words, key=lambda word: (-len(word.statement_ids), word.own_voice, word.name)))


@lru_cache(maxsize=10_000)
def _make_silent(report_id: str) -> Cell:
    """Return the one silent cell of a report: 200 reports and 2,000 claims would else be 400,000 of them."""
    return Cell(report_id, (), None, (), None, (), None, None, "says nothing to this")


def _make_cell(index: StoryIndex, claim: Claim, report_id: str) -> Cell:
    members = [m for m in claim.members if m.report_id == report_id and m.statement_id in index.statement]
    if not members:
        return _make_silent(report_id)
    shown = min(members, key=lambda member: _TELLING.index(member.relation))
    first = index.statement[shown.statement_id]
    ordered: list[Member] = [shown, *[member for member in members if member is not shown]]
    return Cell(
        report_id=report_id,
        statement_ids=tuple(member.statement_id for member in ordered),
        relation=shown.relation,
        passages=tuple(index.statement[member.statement_id].passage for member in ordered),
        speaker=index.find_speaker_name(first),
        via=first.via,
        manner=first.manner,
        force=first.force,
        reason=shown.reason,
    )
