"""What a report leaves out that most independent origins carry, and what only one origin carries.

A claim that was not joined with a report's own words for it would be told as left out, wrongly. So before anything is
called left out or alone, the report's sentences are searched for the claim's words, and its statements for one that
came near to saying it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.edition.index import StoryIndex
from variorum.edition.wording import find_content_words
from variorum.lineage import count_origins, count_report_origins
from variorum.model import (
    BlockKind,
    Line,
    Lone,
    Omission,
    Part,
    PartName,
    Passage,
    Piece,
    RelationKind,
    Row,
    Span,
    Statement,
)

MOST = 0.5
"""Share of the other origins that must carry a claim, and more, for it to be missed: most of them."""
_LEAST_CARRYING = 2
"""Origins that must carry it: what one other report says is no common knowledge of the story."""
_TOLD_SHARE = 0.5
"""Share of the content words of a claim's statement that a sentence holds when it may say the claim in other words.

On the side of silence: a sentence that shares half of the words may say something else, and then nothing is shown."""
_LEAST_WORDS = 4
"""Content words a claim needs to be missed: of fewer it is not known what they stand for."""
MAX_LINES = 2
"""Omissions that the brief shows: the most widely carried ones; the edition has all."""


class _Sentences:
    """The content words of every sentence of every report, made once."""

    def __init__(self, index: StoryIndex) -> None:
        self._words = {
            report.id: [find_content_words(span.of(report.text)) for span in _list_spans(index, report.id)]
            for report in index.reports
        }

    def tell(self, report_id: str, wordings: Iterable[frozenset[str]]) -> bool:
        """Tell whether a sentence of the report holds half of the words of one of the wordings."""
        asked = [words for words in wordings if words]
        return any(
            len(words & sentence) >= _TOLD_SHARE * len(words) for sentence in self._words[report_id] for words in asked
        )


_MAY_SAY = 0.55
"""Probability of saying the same from which another statement of a report may be its own words for the claim.

On the side of silence again: read over ten real stories, four of nine reports that were said to leave something out
said it in other words, three of them in a statement over this."""


def _find_near(index: StoryIndex) -> set[tuple[str, str]]:
    """Return each claim with the reports that make no statement of it and have one that may say the same."""
    near = set()
    for relation in index.collation.relations:
        if relation.same_score < _MAY_SAY:
            continue
        for mine, other in ((relation.left_id, relation.right_id), (relation.right_id, relation.left_id)):
            claim, statement = index.claim_of.get(mine), index.statement.get(other)
            if claim is not None and statement is not None:
                near.add((claim.id, statement.report_id))
    return near


def _list_spans(index: StoryIndex, report_id: str) -> list[Span]:
    titles = [block.span for block in index.report[report_id].blocks if block.kind is BlockKind.TITLE]
    return [*titles, *index.readings[report_id].sentences]


def find_omissions(index: StoryIndex, rows: Sequence[Row]) -> tuple[Omission, ...]:
    """Return what each report leaves out that more than half of the other origins, and at least two, carry.

    The other origins are the story's, less those that the report itself stems from: what its own source says and it
    leaves out is counted by those that do not depend on it. Most carried first, then in order of the rows.
    """
    everyone = set(index.lineage.count.origin_ids)
    own = {report.id: set(count_report_origins(index.lineage, [report.id]).origin_ids) for report in index.reports}
    sentences, near = _Sentences(index), _find_near(index)
    found: list[Omission] = []
    for row in rows:
        if row.count.origins < _LEAST_CARRYING:
            continue
        carried = _list_carried(row)
        sure = count_origins(index.lineage, _list_sure(index, row))
        if sure.origins < _LEAST_CARRYING or len(carried) < _LEAST_CARRYING:
            continue  # one report that had it from two origins is still one telling
        wordings = _list_wordings(index, carried)
        if max(map(len, wordings), default=0) < _LEAST_WORDS:
            continue
        for cell in row.cells:
            others = everyone - own[cell.report_id]
            carrying = set(sure.origin_ids) - own[cell.report_id]
            if cell.statement_ids or len(carrying) < _LEAST_CARRYING or len(carrying) <= MOST * len(others | carrying):
                continue
            if (row.claim_id, cell.report_id) in near or sentences.tell(cell.report_id, wordings):
                continue
            because = (
                f"{len(carrying)} of {len(others | carrying)} other independent reporting origins carry it, and no"
                " sentence of this report holds half of its words"
            )
            found.append(
                Omission(
                    cell.report_id, row.claim_id, row.wording, carried, len(carrying), len(others | carrying), because
                )
            )
    return tuple(sorted(found, key=lambda omission: -omission.origins))


def find_lone(index: StoryIndex, rows: Sequence[Row]) -> tuple[Lone, ...]:
    """Return the claims that one origin carries alone, in order of the rows; none where the story has one origin.

    A claim whose words a report of another origin holds in a sentence of its own is not among them.
    """
    if index.lineage.count.origins < _LEAST_CARRYING:
        return ()
    sentences, near = _Sentences(index), _find_near(index)
    found = []
    for row in rows:
        carried = _list_carried(row)
        wordings = _list_wordings(index, carried)
        if row.count.origins != 1 or max(map(len, wordings), default=0) < _LEAST_WORDS:
            continue
        silent = [cell.report_id for cell in row.cells if not cell.statement_ids]
        if any((row.claim_id, each) in near or sentences.tell(each, wordings) for each in silent):
            continue
        carriers = tuple(cell.report_id for cell in row.cells if cell.statement_ids)
        because = f"of {index.lineage.count.origins} independent reporting origins only one carries it"
        found.append(Lone(row.claim_id, row.count.origin_ids[0], carriers, carried, because))
    return tuple(found)


def _list_carried(row: Row) -> tuple[Passage, ...]:
    """Return what the reports that are sure to speak to the claim say, or all that do where none is sure."""
    sure = tuple(cell.passages[0] for cell in row.cells if cell.passages and cell.relation is not RelationKind.UNSURE)
    return sure or tuple(cell.passages[0] for cell in row.cells if cell.passages)


def _list_sure(index: StoryIndex, row: Row) -> list[Statement]:
    cells = [cell for cell in row.cells if cell.relation is not RelationKind.UNSURE]
    return [index.statement[statement_id] for cell in cells for statement_id in cell.statement_ids]


def _list_wordings(index: StoryIndex, passages: Sequence[Passage]) -> list[frozenset[str]]:
    return [find_content_words(passage.of(index.report[passage.report_id].text)) for passage in passages]


def add_omissions(brief: tuple[Part, ...], index: StoryIndex, omissions: Sequence[Omission]) -> tuple[Part, ...]:
    """Return the brief with the most widely carried omissions as lines of its *Zoom in*."""
    lines: list[Line] = []
    told: set[str] = set()
    for omission in omissions:
        if omission.claim_id not in told and len(lines) < MAX_LINES:
            told.add(omission.claim_id)
            lines.append(make_omission_line(index, omission, [o for o in omissions if o.claim_id == omission.claim_id]))
    if not lines:
        return brief
    parts = {part.name: part for part in brief}
    before = parts[PartName.ZOOM_IN].lines if PartName.ZOOM_IN in parts else ()
    parts[PartName.ZOOM_IN] = Part(PartName.ZOOM_IN, (*before, *lines))
    return tuple(parts[name] for name in PartName if name in parts)


def make_omission_line(index: StoryIndex, omission: Omission, alike: Sequence[Omission]) -> Line:
    """Return ``Left out by X: A: “…”`` with the words that a carrying report has."""
    names = " and ".join(dict.fromkeys(index.report[each.report_id].name for each in alike))
    text = index.report[omission.wording.report_id].text
    pieces = [Piece(f"Left out by {names}: {index.report[omission.wording.report_id].name}: “")]
    for number, span in enumerate(omission.wording.spans):
        if number:
            pieces.append(Piece(" … "))
        pieces.append(Piece(span.of(text), Passage(omission.wording.report_id, (span,))))
    pieces.append(Piece("”"))
    ids = tuple(
        member.statement_id
        for claim in index.collation.claims
        if claim.id == omission.claim_id
        for member in claim.members
        if member.relation is not RelationKind.UNSURE
    )
    return Line(tuple(pieces), omission.claim_id, ids, None, omission.because)
