"""Lines made of a report's exact words, with editorial insertions in square brackets."""

from __future__ import annotations

from variorum.edition.index import StoryIndex
from variorum.edition.matrix import describe_count
from variorum.model import (
    Claim,
    Line,
    Manner,
    Mention,
    MentionKind,
    Passage,
    Piece,
    Report,
    Row,
    Scope,
    Span,
    Statement,
)

_LEAST_CONFIDENCE = 0.6
_MANY_REPORTS = 4
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})


def make_sentence_line(
    index: StoryIndex, report: Report, sentence: Span, statement: Statement | None, row: Row | None = None
) -> Line:
    """Return a sentence as it stands, saying in brackets whom its pronouns and descriptions stand for."""
    inserts = _find_inserts(index, report, sentence)
    return Line(
        pieces=_cut(report, sentence, inserts),
        claim_id=row.claim_id if row else None,
        statement_ids=(statement.id,) if statement else (),
        count=row.count if row else None,
        note=describe_row(index, row) if row else "",
    )


def _cut(report: Report, sentence: Span, inserts: list[tuple[int, str]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = sentence.start
    for place, words in inserts:
        if place > at:
            span = Span(at, place)
            pieces.append(Piece(span.of(report.text), Passage(report.id, (span,))))
        pieces.append(Piece(f" [{words}]"))
        at = place
    if at < sentence.end:
        span = Span(at, sentence.end)
        pieces.append(Piece(span.of(report.text), Passage(report.id, (span,))))
    return tuple(pieces)


def _find_inserts(index: StoryIndex, report: Report, sentence: Span) -> list[tuple[int, str]]:
    reading = index.readings[report.id]
    entities = {entity.id: entity for entity in reading.entities}
    inside = [m for m in reading.mentions if sentence.contains(m.span)]
    named = {m.entity_id for m in inside if m.kind is MentionKind.NAME}
    inserts: list[tuple[int, str]] = []
    sources = [span for s in reading.statements for span in s.source if sentence.contains(span)]
    for mention in inside:
        if mention.kind is MentionKind.NAME:
            continue
        is_source = any(_is_head(mention, span, report) for span in sources)
        if mention.entity_id is None or mention.confidence < _LEAST_CONFIDENCE:
            if is_source and mention.kind is MentionKind.PRONOUN:
                inserts.append((mention.span.end, "who is not resolved"))
            continue
        if mention.entity_id in named or not (is_source or _is_personal(mention, report)):
            continue
        named.add(mention.entity_id)
        shared = index.shared.get(mention.entity_id)
        name = shared.name if shared else entities[mention.entity_id].name
        if name.casefold() not in sentence.of(report.text).casefold():
            inserts.append((mention.span.end, name))
    return sorted(inserts)


def _is_personal(mention: Mention, report: Report) -> bool:
    """Whether a pronoun names one person: of ``it`` and ``they`` too many are resolved wrongly to be shown."""
    return mention.kind is MentionKind.PRONOUN and mention.span.of(report.text).casefold() in _PERSONAL


def _is_head(mention: Mention, source: Span, report: Report) -> bool:
    """Whether the mention is (most of) the source's words, not a name deep inside them."""
    return source.contains(mention.span) and len(mention.span) * 2 >= len(source.of(report.text).strip())


def make_claim_line(index: StoryIndex, row: Row, claim: Claim, max_chars: int) -> Line:
    """Return the line of a claim: the sentence its wording stands in, or speaker and words when that is long."""
    statement = index.statement[claim.wording_id]
    report = index.report[statement.report_id]
    sentence = index.find_sentence(statement)
    if len(sentence) <= max_chars:
        return make_sentence_line(index, report, sentence, statement, row)
    name = index.find_speaker_name(statement)
    lead = [Piece(f"{name}: ")] if name and statement.manner is not Manner.OWN else []
    words: list[Piece] = []
    for at, span in enumerate(statement.content):
        if at:
            words.append(Piece(" … "))
        words.append(Piece(span.of(report.text), Passage(report.id, (span,))))
    if statement.manner is Manner.DIRECT:
        words = [Piece("“"), *words, Piece("”")]
    return Line(tuple(lead + words), row.claim_id, (statement.id,), row.count, describe_row(index, row))


def describe_row(index: StoryIndex, row: Row) -> str:
    """Return who carries a claim, both counts, on whose word it rests, and through whom it came."""
    carriers = [index.report[cell.report_id].name for cell in row.cells if cell.statement_ids]
    shown = ", ".join(carriers[:_MANY_REPORTS])
    if len(carriers) > _MANY_REPORTS:
        shown += f" and {len(carriers) - _MANY_REPORTS} more"
    parts = [f"in {shown} alone" if len(carriers) == 1 and len(index.reports) > 1 else shown]
    if len(carriers) > 1:
        parts.append(describe_count(row.count))
    if day := find_first_day(index, row):
        parts.append(f"first reported {day}")
    speakers = [word for word in row.words if not word.own_voice]
    if speakers:
        names = [word.name if word.resolved else f"“{word.name}”" for word in speakers[:3]]
        parts.append("on the word of " + ", ".join(names))
    parts += find_channels(index, row)
    return " · ".join(parts)


def find_first_day(index: StoryIndex, row: Row) -> str:
    """Return the day a claim was first reported (``13 March 2023``); empty if unknown or all are of one day."""
    days = {r.id: r.published.value.period.earliest.date() for r in index.reports if r.published.value is not None}
    carried = [days[cell.report_id] for cell in row.cells if cell.statement_ids and cell.report_id in days]
    if not carried or len(set(days.values())) < 2:
        return ""
    first = min(carried)
    return f"{first.day} {first:%B %Y}"


def find_channels(index: StoryIndex, row: Row) -> list[str]:
    """Return ``REPORT through OUTLET`` for each report that had the claim from another, in order of the reports."""
    missing = {origin.id: origin.name for origin in index.lineage.missing}
    channels = []
    for cell in row.cells:
        if not cell.statement_ids:
            continue
        names = [carrier.name for carrier in cell.via if carrier.is_outlet]
        if not names:
            names = [
                missing.get(edge.parent)
                or (index.report[edge.parent].name if edge.parent in index.report else edge.parent)
                for edge in index.lineage.dependences
                if edge.child == cell.report_id
                and (edge.scope is Scope.REPORT or set(edge.statement_ids) & set(cell.statement_ids))
            ]
        if names:
            channels.append(f"{index.report[cell.report_id].name} through {', '.join(dict.fromkeys(names))}")
    return channels
