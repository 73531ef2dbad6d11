"""Lines made of a report's exact words, with editorial insertions in square brackets."""

from __future__ import annotations

from collections import Counter

from variorum.edition.index import StoryIndex
from variorum.edition.notes import describe_row
from variorum.model import (
    Claim,
    EntityKind,
    Force,
    Line,
    Manner,
    Mention,
    MentionKind,
    Passage,
    Piece,
    Reading,
    Report,
    Row,
    Span,
    Statement,
)

_LEAST_OF_SOURCE = 0.6
_LEAST_CONFIDENCE = 0.7
"""Confidence from which a name is set in brackets, after a speaker's pronoun and after others: of 40 read in 18
stories the 3 wrong pronouns had .64 to .67, none of them a speaker's; of the descriptions the one wrong had less."""
_LEAST_OF_DESCRIPTIONS = 0.72
"""A description that one person fits but poorly ("the former president") has .7."""
_LEAST_OF_OTHERS = 0.9
"""In the life of one person "he" is that person: of the pronouns given to others, those below were wrong."""
_LEAST_NAMES = 8
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
    main = _find_main(reading)
    inserts: list[tuple[int, str]] = []
    sources = [span for s in reading.statements for span in s.source if sentence.contains(span)]
    for mention in inside:
        if mention.kind is MentionKind.NAME:
            continue
        is_source = any(_is_head(mention, span, report) for span in sources)
        if mention.entity_id is None or mention.confidence < _least(mention, is_source):
            if is_source and _is_personal(mention, report):
                inserts.append((mention.span.end, "who is not resolved"))
            continue
        if (
            mention.entity_id in named
            or _is_doubtful(mention, report, main)
            or not (is_source or _is_personal(mention, report))
        ):
            continue
        named.add(mention.entity_id)
        shared = index.shared.get(mention.entity_id)
        name = shared.name if shared else entities[mention.entity_id].name
        # A description that nobody names (``an anonymous reporter``) would only be said twice.
        if name[:1].isupper() and name.casefold() not in sentence.of(report.text).casefold():
            inserts.append((mention.span.end, name))
    return sorted(inserts)


def _is_doubtful(mention: Mention, report: Report, main: str | None) -> bool:
    """Whether a pronoun stands for another than the one the report is all about, and not for certain."""
    is_other = main is not None and mention.entity_id != main
    return is_other and _is_personal(mention, report) and mention.confidence < _LEAST_OF_OTHERS


def _find_main(reading: Reading) -> str | None:
    """Return the person whom a report is all about: two in five of its names of persons; None where there is none."""
    persons = {entity.id for entity in reading.entities if entity.kind is EntityKind.PERSON}
    named = Counter(m.entity_id for m in reading.mentions if m.kind is MentionKind.NAME and m.entity_id in persons)
    if named.total() < _LEAST_NAMES:
        return None
    name, times = named.most_common(1)[0]
    return name if times * 5 >= named.total() * 2 else None


def _least(mention: Mention, is_source: bool) -> float:
    if mention.kind is MentionKind.DESCRIPTION:
        return _LEAST_OF_DESCRIPTIONS
    return _LEAST_OF_SOURCE if is_source and mention.kind is MentionKind.PRONOUN else _LEAST_CONFIDENCE


def _is_personal(mention: Mention, report: Report) -> bool:
    """Whether a pronoun names one person: of ``it`` and ``they`` too many are resolved wrongly to be shown."""
    return mention.kind is MentionKind.PRONOUN and mention.span.of(report.text).casefold() in _PERSONAL


def _is_head(mention: Mention, source: Span, report: Report) -> bool:
    """Whether the mention is (most of) the source's words, not a name deep inside them."""
    return source.contains(mention.span) and len(mention.span) * 2 >= len(source.of(report.text).strip())


def find_shown(index: StoryIndex, row: Row, claim: Claim, max_chars: int) -> tuple[Span, ...]:
    """Return what the line of a claim shows: the whole sentence its wording stands in, or the wording alone.

    The wording stands alone where the sentence is long, and where it also holds a claim that other reports carry: the
    counts beside the line would else be read as that claim's too.
    """
    statement = index.statement[claim.wording_id]
    sentence = index.find_sentence(statement)
    own = statement.manner is Manner.OWN
    # Only what is plainly asserted may stand without its verb: what somebody denied would read as what he said.
    plain = own or (statement.force is Force.ASSERTED and index.find_speaker_name(statement) is not None)
    apart = statement.speaker.resolved and _holds_other_claims(index, row, statement, sentence)
    if plain and (apart or len(sentence) > max_chars):
        # What cannot be read alone ("him a liar") brings who says so with it.
        return row.wording.spans if len(row.wording.spans) == 1 and not own else statement.content
    return (sentence,)


def _holds_other_claims(index: StoryIndex, row: Row, statement: Statement, sentence: Span) -> bool:
    carriers = {cell.report_id for cell in row.cells if cell.statement_ids}
    for other in index.readings[statement.report_id].statements:
        claim = index.claim_of.get(other.id)
        if claim is None or claim.id == row.claim_id or not sentence.contains(other.content[0]):
            continue
        if any(part.overlaps(mine) for part in other.content for mine in statement.content):
            continue
        if {member.report_id for member in claim.members} != carriers:
            return True
    return False


def make_claim_line(index: StoryIndex, row: Row, claim: Claim, max_chars: int) -> Line:
    """Return the line of a claim: its sentence as it stands, or its speaker and the wording alone."""
    statement = index.statement[claim.wording_id]
    report = index.report[statement.report_id]
    shown = find_shown(index, row, claim, max_chars)
    if shown != statement.content:
        return make_sentence_line(index, report, shown[0], statement, row)
    name = index.find_speaker_name(statement)
    lead = [Piece(f"{name}: ")] if name and statement.manner is not Manner.OWN else []
    words: list[Piece] = []
    for at, span in enumerate(statement.content):
        if at:
            words.append(Piece(" … "))
        inserts = [insert for insert in _find_inserts(index, report, span) if insert[1] != name]
        words += _cut(report, span, inserts)
    if statement.manner is Manner.DIRECT:
        words = [Piece("“"), *words, Piece("”")]
    return Line(tuple(lead + words), row.claim_id, (statement.id,), row.count, describe_row(index, row))
