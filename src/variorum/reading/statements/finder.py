"""Statements of a report: every rule run, joined, nested, resolved and numbered."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from variorum.model import BlockKind, Carrier, Entity, Force, Manner, Mention, Moment, Span, Statement
from variorum.reading.parsing import ParsedReport
from variorum.reading.statements.attitudes import find_attitude_drafts
from variorum.reading.statements.chain import find_chain, find_parents
from variorum.reading.statements.citing import pass_to_cited
from variorum.reading.statements.clauses import find_clause_drafts
from variorum.reading.statements.continuing import continue_quotations
from variorum.reading.statements.credits import find_credit
from variorum.reading.statements.direct import attach_quotations
from variorum.reading.statements.draft import Draft, pieces_of
from variorum.reading.statements.headlines import find_label_drafts
from variorum.reading.statements.learned import Learned, consult
from variorum.reading.statements.listing import find_listed_drafts
from variorum.reading.statements.mute import mark_mute
from variorum.reading.statements.nouns import find_noun_drafts
from variorum.reading.statements.own import find_own_drafts
from variorum.reading.statements.paragraph import Paragraph, make_paragraphs
from variorum.reading.statements.passing import is_told_in_passing
from variorum.reading.statements.passives import find_passive_drafts
from variorum.reading.statements.phrases import find_phrase_drafts
from variorum.reading.statements.prune import drop_nested, is_purpose, is_readers, prune_drafts
from variorum.reading.statements.rates import rate_of
from variorum.reading.statements.repair import repair_drafts
from variorum.reading.statements.speakers import (
    REPORT,
    Names,
    drop_own_outlet,
    is_empty_it,
    is_own_report,
    resolve_first_persons,
    resolve_speaker,
)
from variorum.reading.statements.tails import cut_tail, find_tail
from variorum.reading.statements.worth import says_something


def find_statements(
    parsed: ParsedReport,
    entities: Sequence[Entity] = (),
    mentions: Sequence[Mention] = (),
    moments: Sequence[Moment] = (),
    learned: Learned | None = None,
) -> tuple[Statement, ...]:
    """Return everything the report attributes to somebody or says in its own voice, in text order.

    Parameters
    ----------
    parsed
        The report's title and prose, parsed.
    entities, mentions
        What names stand for; without them every speaker is the words as written, unresolved.
    moments
        Time expressions, to date the saying.
    learned
        The learned tagger and how it is combined with the rules; None for the rules alone.

    Returns
    -------
    tuple of Statement
        Numbered ``{report}:s0``, ``s1`` … in text order. A nested statement follows or precedes its parent, which
        ``parent_id`` names. Empty when nothing is read.
    """
    paragraphs = make_paragraphs(parsed.blocks)
    drafts = find_drafts(paragraphs, learned)
    names = Names(entities, mentions)
    moments = sorted(moments, key=lambda moment: moment.span)
    drafts = [draft for draft in drafts if not is_empty_it(draft, names)]
    drafts = drop_nested(drafts, find_parents(drafts))
    parents = find_parents(drafts)
    chains = [find_chain(draft, drafts, parents, names) for draft in range(len(drafts))]
    listed: list[tuple[Draft, int | None]] = [(draft, number) for number, draft in enumerate(drafts)]
    listed += [(draft, None) for draft in _find_own(paragraphs, drafts)]
    listed.sort(key=lambda pair: pair[0].key())
    ids = {number: f"{parsed.report.id}:s{place}" for place, (_, number) in enumerate(listed) if number is not None}
    statements = []
    for place, (draft, number) in enumerate(listed):
        parent = parents[number] if number is not None else None
        statement = _make_statement(
            draft,
            f"{parsed.report.id}:s{place}",
            parsed.report.id,
            names,
            chains[number] if number is not None else (),
            ids[parent] if parent is not None else None,
            parsed.report.outlet,
            moments,
        )
        statements.append(statement)
    return drop_own_outlet(resolve_first_persons(parsed.report.text, statements), parsed.report.outlet)


def find_drafts(paragraphs: Sequence[Paragraph], learned: Learned | None = None) -> list[Draft]:
    """Return the attributions of all paragraphs, in text order."""
    drafts: list[Draft] = []
    for paragraph in paragraphs:
        if (credit := find_credit(paragraph)) is not None:
            drafts.append(credit)
            continue
        found = [*find_clause_drafts(paragraph), *find_phrase_drafts(paragraph), *find_passive_drafts(paragraph)]
        found = prune_drafts([*found, *find_noun_drafts(paragraph), *find_attitude_drafts(paragraph)])
        found = pass_to_cited(repair_drafts(paragraph, found))
        if paragraph.quotations:
            found += attach_quotations(paragraph, found)
        labels = [one for one in find_label_drafts(paragraph) if not _is_covered(one, found)]
        found += labels
        drafts += found if learned is None else consult(paragraph, found, learned)
    drafts += continue_quotations(paragraphs, drafts)
    drafts += find_listed_drafts(paragraphs, drafts)
    drafts = [draft for draft in drafts if not (is_readers(draft) or is_purpose(draft))]
    for draft in drafts:
        draft.makes_claim = draft.makes_claim and says_something(draft)
    mark_mute(drafts)
    kept = [draft for draft in drafts if _find_content(draft) and not is_told_in_passing(draft)]
    return sorted(kept, key=Draft.key)


def _find_own(paragraphs: Sequence[Paragraph], drafts: Sequence[Draft]) -> list[Draft]:
    """Return what the report says in its own voice: tails of attributed sentences, and what nobody is given."""
    by_paragraph: dict[int, list[Draft]] = {}
    for draft in drafts:
        for index in (draft.paragraph.index, *draft.further):
            by_paragraph.setdefault(index, []).append(draft)
    own = [one for draft in drafts if (one := find_tail(draft, by_paragraph[draft.paragraph.index])) is not None]
    for paragraph in paragraphs:
        own += find_own_drafts(paragraph, by_paragraph.get(paragraph.index, ()))
    return own


def _find_content(draft: Draft) -> tuple[Span, ...]:
    places = cut_tail(draft.paragraph, draft.tokens, draft.rule)
    return (*pieces_of(draft.paragraph, places, is_content=True), *draft.more)


def _is_covered(label: Draft, found: Sequence[Draft]) -> bool:
    """Tell whether another rule already has the words of a label's line as somebody's."""
    return any(len(draft.tokens & label.tokens) * 10 > len(label.tokens) * 7 for draft in found)


def _make_statement(
    draft: Draft,
    statement_id: str,
    report_id: str,
    names: Names,
    via: tuple[Carrier, ...],
    parent_id: str | None,
    outlet: str | None,
    moments: Sequence[Moment],
) -> Statement:
    paragraph = draft.paragraph
    content = _find_content(draft)
    is_own = draft.rule in ("own-voice", "own-tail")
    source_paragraph = draft.source_paragraph or paragraph
    speaker = REPORT if is_own else resolve_speaker(draft, names)
    if not is_own and outlet is not None and is_own_report(draft):
        speaker = names.speaker_named(outlet)
    rate = rate_of(draft.rule)
    manner = Manner.OWN if is_own else _manner_of(draft)
    return Statement(
        id=statement_id,
        report_id=report_id,
        content=content,
        cue=pieces_of(paragraph, (token.i for token in draft.cue)) or _mark(draft),
        source=pieces_of(source_paragraph, (token.i for token in draft.source)),
        speaker=speaker,
        via=via,
        manner=manner,
        force=_force_of(draft, manner),
        confidence=round(
            rate.content * (1.0 if is_own else min(1.0, rate.speaker * (0.6 + 0.4 * speaker.confidence))), 2
        ),
        because=rate.because,
        parent_id=parent_id,
        moment_id=_moment_of(draft, moments),
        makes_claim=draft.makes_claim,
    )


def _mark(draft: Draft) -> tuple[Span, ...]:
    """Return the span of a cue that is a mark only, as a colon."""
    return tuple(draft.paragraph.block.span_of(token) for token in draft.cue[:1])


def _force_of(draft: Draft, manner: Manner) -> Force:
    if draft.rule in ("own-voice", "own-tail") or draft.force is not Force.ASSERTED:
        return draft.force
    words = [draft.paragraph.doc[place] for place in sorted(draft.tokens)]
    inside = set(draft.tokens)
    head = next((word for word in words if word.head.i not in inside or word.head == word), None)
    if manner is Manner.DIRECT or head is None:
        return Force.ASKED if words and words[-1].text == "?" and manner is Manner.DIRECT else draft.force
    return _clause_force(head)


def _clause_force(head: Token) -> Force:
    children = {child.lower_ for child in head.children if child.dep_ in ("aux", "advmod", "acomp")}
    if children & {"unclear", "unknown", "uncertain"}:
        return Force.UNCLEAR
    if children & {"may", "might", "could", "possibly", "perhaps", "probably"}:
        return Force.HEDGED
    return Force.ASSERTED


def _manner_of(draft: Draft) -> Manner:
    paragraph, quoted, total = draft.paragraph, 0, 0
    for place in draft.tokens:
        token = paragraph.doc[place]
        if token.is_alpha or token.like_num:
            total += len(token)
            quoted += len(token) if paragraph.is_quoted(token) else 0
    is_transcript = draft.rule == "label" and paragraph.block.block.kind is not BlockKind.TITLE
    if draft.more or is_transcript or (total and quoted >= 0.9 * total):
        return Manner.DIRECT
    return Manner.MIXED if quoted else Manner.INDIRECT


def _moment_of(draft: Draft, moments: Sequence[Moment]) -> str | None:
    """Return the moment that stands in the attributing clause, outside the content."""
    if not draft.cue or not moments or draft.rule == "own-voice":
        return None
    paragraph = draft.paragraph
    verb = draft.cue[0]
    start, end = paragraph.unit_of(verb)
    base, doc = paragraph.block.base, paragraph.doc
    low = bisect_left(moments, base + doc[start].idx, key=lambda moment: moment.span.start)
    for moment in moments[low:]:
        span = moment.span
        if span.start >= base + doc[end - 1].idx:
            break
        token = paragraph.block.token_at(span.start)
        if token is None or not start <= token.i < end or token.i in draft.tokens:
            continue
        if _dates(token, verb):
            return moment.id
    return None


_OF_ANOTHER_CLAUSE = frozenset(("ccomp", "xcomp", "relcl"))
_PUBLISHED = frozenset("air appear broadcast issue post publish release".split())
"""What was said in *an interview that aired on Monday* is dated by it."""
_AHEAD = frozenset("by for until till since".split())


def _dates(token: Token, verb: Token) -> bool:
    """Tell whether a time is the verb's own: no other clause between, and no term or appointment (*by June*)."""
    climb = token
    for _ in range(6):
        is_other = climb.dep_ in _OF_ANOTHER_CLAUSE and climb.lemma_.lower() not in _PUBLISHED
        if is_other or (climb.dep_ == "prep" and climb.lower_ in _AHEAD):
            return False
        if climb.head.i == verb.i:
            return True
        if climb.head == climb:
            return False
        climb = climb.head
    return False
