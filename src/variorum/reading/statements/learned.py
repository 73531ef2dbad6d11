"""What the learned tagger adds to the rules: statements they miss, and better edges for what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.clauses import force_of, verb_of
from variorum.reading.statements.draft import Draft, runs_of
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import find_subject, is_negated
from variorum.reading.tagger import TaggedWindow, Tagger, find_best_places
from variorum.reading.tagger.decoding import find_best_run

UNREAD = -4.0
"""Log odds of a token beyond the window."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The tagger, and the thresholds of how it and the rules are combined; tuned on development data (docs/models)."""

    tagger: Tagger
    cue: float = 0.5
    """Least probability of a cue that no rule took."""
    switch: float = 3.0
    """Log odds that a further run of content must be worth."""
    drop: float = 0.0
    """A rule's find whose cue is less likely than this is dropped, if its rule is weak."""
    edges: float = 1.1
    """Least mean certainty at which the tagger's content replaces a rule's; above 1 never."""
    added: float = 0.0
    """Least mean certainty of a content that is added."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the tagger marks for one cue, by token of the paragraph's parse."""

    content: frozenset[int]
    source: tuple[int, int] | None
    certainty: float


class Window:
    """A paragraph as the tagger reads it, with its pieces laid on the parse's tokens."""

    def __init__(self, paragraph: Paragraph, tagger: Tagger) -> None:
        doc = paragraph.doc
        self._paragraph, self._tagger = paragraph, tagger
        self._start = doc[paragraph.first].idx
        last = doc[paragraph.last - 1]
        text = paragraph.text[self._start : last.idx + len(last)]
        self.tagged: TaggedWindow = tagger.read(text)
        self._pieces = _lay(paragraph, self.tagged, self._start)

    def chance_of(self, token: Token) -> float:
        """Return how likely a token is (part of) a cue."""
        return max((float(self.tagged.cues[piece]) for piece in self._pieces.get(token.i, ())), default=0.0)

    def find_cues(self, least: float) -> list[list[Token]]:
        """Return the runs of tokens that are likely cues."""
        doc = self._paragraph.doc
        likely = [place for place in self._pieces if self.chance_of(doc[place]) >= least]
        return [list(doc[start:end]) for start, end in runs_of(likely)]

    def mark(self, cue: Token, switch: float) -> Marks | None:
        """Return what a cue brings, or None where the tagger read nothing of it."""
        pieces = self._pieces.get(cue.i)
        if not pieces:
            return None
        anchor = max(pieces, key=lambda piece: float(self.tagged.cues[piece]))
        odds = self._tagger.point(self.tagged, [anchor])[0]
        first, last = self._paragraph.first, self._paragraph.last
        rows: list[list[float]] = [[], []]
        for place in range(first, last):
            held = self._pieces.get(place)
            for kind in (0, 1):
                value = float(odds[held, kind].mean()) if held else (UNREAD if place > first else 0.0)
                rows[kind].append(value if not self._paragraph.doc[place].is_space else 0.0)
        runs = find_best_places(rows[0], switch)
        places = frozenset(first + place for start, end in runs for place in range(start, end))
        run = find_best_run(rows[1])
        sure = [abs(rows[0][place]) for place in range(last - first)]
        near = [value for value in sure if value < 4.0]
        certainty = 1.0 - sum(1.0 / (1.0 + 2.718281828**value) for value in near) / max(1, len(places))
        return Marks(places, (first + run[0], first + run[1]) if run else None, certainty)


def _lay(paragraph: Paragraph, window: TaggedWindow, start: int) -> dict[int, list[int]]:
    """Return the pieces of each token."""
    doc, token = paragraph.doc, paragraph.first
    found: dict[int, list[int]] = {}
    for piece, (left, right) in enumerate(window.offsets.tolist()):
        if left == right:
            continue
        while token < paragraph.last and doc[token].idx + len(doc[token]) <= left + start:
            token += 1
        place = token
        while place < paragraph.last and doc[place].idx < right + start:
            found.setdefault(place, []).append(piece)
            place += 1
    return found


def consult(paragraph: Paragraph, drafts: Sequence[Draft], knobs: Learned) -> list[Draft]:
    """Return a paragraph's drafts as the rules and the tagger together have them."""
    window = Window(paragraph, knobs.tagger)
    kept = []
    for draft in drafts:
        verb = draft.verb
        if verb is None or draft.more:
            kept.append(draft)
            continue
        if draft.rule in WEAK_RULES and max(window.chance_of(token) for token in draft.cue) < knobs.drop:
            continue
        if draft.rule in EDGE_RULES and (marks := window.mark(verb, knobs.switch)):
            places = marks.content - {token.i for token in [*draft.cue, *draft.source]}
            if places and marks.certainty >= knobs.edges:
                draft.tokens = set(places)
        kept.append(draft)
    taken = {token.i for draft in kept for token in draft.cue}
    for cue in window.find_cues(knobs.cue):
        made = None if any(token.i in taken for token in cue) else _make(paragraph, window, cue, knobs)
        if made is not None and not _repeats(made, kept):
            kept.append(made)
    return kept


WEAK_RULES = frozenset(("object", "preposition", "infinitive", "object-infinitive", "predicate", "noun", "hearsay"))
EDGE_RULES = WEAK_RULES | {"clause", "reported-aside", "according-to", "headline-verb"}


def _make(paragraph: Paragraph, window: Window, cue: list[Token], knobs: Learned) -> Draft | None:
    head = max(cue, key=window.chance_of)
    marks = window.mark(head, knobs.switch)
    if marks is None or marks.certainty < knobs.added:
        return None
    source = list(paragraph.doc[slice(*marks.source)]) if marks.source else []
    source_head = paragraph.doc[slice(*marks.source)].root if marks.source else None
    if not source and (found := find_subject(head)):
        source, source_head = list(found.tokens), found.head
    tokens = set(marks.content) - {token.i for token in [*cue, *source]}
    if not tokens:
        return None
    ordered = [head, *(token for token in cue if token is not head)]
    return Draft(paragraph, "learned", _force(head), ordered, tokens, source, source_head)


def _force(head: Token) -> Force:
    entry = verb_of(head)
    if entry is not None:
        return force_of(head, entry, "clause")
    return Force.DENIED if is_negated(head) else Force.ASSERTED


def _repeats(made: Draft, kept: Sequence[Draft]) -> bool:
    """Tell whether another find holds nearly the same words."""
    return any(
        draft.paragraph is made.paragraph
        and len(draft.tokens & made.tokens) * 10 >= 7 * len(draft.tokens | made.tokens)
        for draft in kept
    )
