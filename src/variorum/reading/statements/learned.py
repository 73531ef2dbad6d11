"""What the learned tagger adds to the rules: statements that they miss, and better edges for those they find."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from variorum.model import Force
from variorum.reading.statements.clauses import force_of, verb_of
from variorum.reading.statements.draft import Draft, runs_of
from variorum.reading.statements.lexicon import NOUN_CUES
from variorum.reading.statements.paragraph import Paragraph
from variorum.reading.statements.sources import UNSAYING, find_subject, is_left_unsaid, is_negated
from variorum.reading.tagger import TaggedWindow, Tagger, find_best_places, load_tagger
from variorum.reading.tagger.decoding import find_best_run

UNREAD = -4.0
"""Log odds of a token beyond the pieces that are read."""
WEAK_RULES = frozenset(("object", "preposition", "infinitive", "object-infinitive", "predicate", "noun", "hearsay"))
EDGE_RULES = WEAK_RULES | {"clause", "reported-aside", "according-to", "headline-verb"}
QUOTED_RULES = frozenset(("quotation", "unattributed-quotation"))


@dataclass(frozen=True, slots=True)
class Learned:
    """The tagger, and the thresholds of how it and the rules are combined; tuned on development data (docs/models)."""

    tagger: Tagger
    cue: float = 0.8
    """Least probability of a cue that no rule took."""
    added: float = 0.85
    """Least expected Jaccard of a content that is added."""
    edge_cue: float = 0.9
    """Least probability of a rule's cue for new edges."""
    edges: float = 0.3
    """By how much likelier the tagger's content must be than a rule's, in expected Jaccard, to replace it."""
    switch: float = 5.0
    """Log odds that each run of content must be worth."""
    overlap: float = 0.7
    """Share of its words that an added content may have in common with another."""
    everywhere: bool = False
    """Whether all sentences are read: for measuring the tagger alone."""
    whole: bool = False
    """Whether a paragraph is read at once, not sentence by sentence."""
    nouns: bool = False
    """Whether contents without a verb are added."""
    quoted: bool = False
    """Whether the edges of quotations may be mended too."""
    kept: float = 0.0
    """Least probability of its cue for a find of a rule that is often wrong; below it the find is left out."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the tagger marks for one cue, by token of the block's parse; ``chances`` are those of ``[first, …)``."""

    content: frozenset[int]
    source: tuple[int, int] | None
    first: int
    chances: tuple[float, ...]

    def judge(self, places: frozenset[int] | set[int]) -> float:
        """Return the word Jaccard that these places are expected to have with the true content, 0 to 1."""
        inside = sum(
            self.chances[place - self.first] for place in places if 0 <= place - self.first < len(self.chances)
        )
        return inside / (len(places) + sum(self.chances) - inside) if places else 0.0


class Window:
    """Tokens ``[first, last)`` of a paragraph as the tagger reads them."""

    def __init__(self, paragraph: Paragraph, first: int, last: int, tagger: Tagger) -> None:
        doc = paragraph.doc
        self.first, self.last = first, last
        self._paragraph, self._tagger = paragraph, tagger
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        self.tagged: TaggedWindow = tagger.read(paragraph.text[start:end])
        self._pieces = self._lay(start)

    def _lay(self, start: int) -> dict[int, list[int]]:
        """Return the pieces of each token."""
        doc, token = self._paragraph.doc, self.first
        found: dict[int, list[int]] = {}
        for piece, (left, right) in enumerate(self.tagged.offsets.tolist()):
            if left == right:
                continue
            while token < self.last and doc[token].idx + len(doc[token]) <= left + start:
                token += 1
            place = token
            while place < self.last and doc[place].idx < right + start:
                found.setdefault(place, []).append(piece)
                place += 1
        return found

    def has_read(self, token: Token) -> bool:
        """Tell whether the token stands in what was read."""
        return token.i in self._pieces

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
        content, source = ([self._odds_of(place, odds[:, kind]) for place in self._places()] for kind in (0, 1))
        runs = find_best_places(content, switch)
        chances = tuple(1.0 / (1.0 + math.exp(-min(30.0, max(-30.0, value)))) for value in content)
        run = find_best_run(source)
        return Marks(
            frozenset(self.first + place for start, end in runs for place in range(start, end)),
            (self.first + run[0], self.first + run[1]) if run else None,
            self.first,
            chances,
        )

    def _places(self) -> range:
        return range(self.first, self.last)

    def _odds_of(self, place: int, odds: Sequence[float]) -> float:
        held = self._pieces.get(place)
        if held:
            return float(sum(odds[piece] for piece in held)) / len(held)
        return 0.0 if self._paragraph.doc[place].is_space else UNREAD


def consult(paragraph: Paragraph, drafts: Sequence[Draft], learned: Learned) -> list[Draft]:
    """Return a paragraph's drafts as the rules and the tagger together have them."""
    kept = list(drafts)
    for first, last in _find_windows(paragraph, drafts, learned):
        window = Window(paragraph, first, last, learned.tagger)
        kept = [draft for draft in kept if not _is_unlikely(window, draft, learned.kept)]
        inside = [draft for draft in kept if draft.verb is not None and first <= draft.verb.i < last]
        for draft in inside:
            if (draft.rule in EDGE_RULES or (learned.quoted and draft.rule in QUOTED_RULES)) and not draft.more:
                _mend(window, draft, kept, learned)
        taken = {token.i for draft in kept for token in draft.cue}
        for cue in window.find_cues(learned.cue):
            made = None if any(token.i in taken for token in cue) else _make(paragraph, window, cue, learned)
            if made is not None and not _holds(kept, made.tokens, learned.overlap):
                kept.append(made)
    return kept


def _is_unlikely(window: Window, draft: Draft, least: float) -> bool:
    """Tell whether the tagger reads no cue where a rule that is often wrong has one."""
    if least <= 0 or draft.rule not in WEAK_RULES or draft.more:
        return False
    chances = [window.chance_of(token) for token in draft.cue if window.has_read(token)]
    return bool(chances) and max(chances) < least


def _find_windows(paragraph: Paragraph, drafts: Sequence[Draft], learned: Learned) -> Iterator[tuple[int, int]]:
    """Yield the sentences where the tagger may change something.

    Those in which a verb with a clause is nobody's yet, or a rule found something whose edges come from the parse and
    left more than a word over. The others are most often wholly somebody's words: leaving them out saves half the time
    and changes no figure by more than .003.
    """
    taken: set[int] = set()
    for draft in drafts:
        taken |= draft.tokens | {token.i for token in [*draft.cue, *draft.source]}
    doc = paragraph.doc
    if learned.whole:
        if paragraph.first < paragraph.last:
            yield paragraph.first, paragraph.last
        return
    heads = [draft.verb.i for draft in drafts if draft.verb is not None and draft.rule in EDGE_RULES]
    for first, last in paragraph.units:
        has_open_verb = any(place not in taken and _may_bring(doc[place]) for place in range(first, last))
        left = sum(doc[place].is_alpha and place not in taken for place in range(first, last))
        is_open = left > 1 and any(first <= place < last for place in heads)
        if learned.everywhere or has_open_verb or is_open:
            yield first, last


_BRINGING = frozenset("ccomp xcomp advcl acl parataxis oprd".split())


def _may_bring(token: Token) -> bool:
    """Tell whether a verb or a noun of saying has a clause that might be its content."""
    if token.pos_ != "VERB" and token.lemma_.lower() not in NOUN_CUES:
        return False
    for child in token.children:
        if child.dep_ in _BRINGING and child.i > token.i:
            return True
        if child.dep_ in ("dobj", "prep", "acomp", "attr") and any(
            grandchild.dep_ in ("ccomp", "acl", "pcomp", "xcomp", "relcl") for grandchild in child.children
        ):
            return True
    return False


def _mend(window: Window, draft: Draft, kept: Sequence[Draft], learned: Learned) -> None:
    """Give a draft the tagger's content where that is much likelier, in no more pieces, and nobody else's."""
    verb = draft.verb
    if verb is None or max(window.chance_of(token) for token in draft.cue) < learned.edge_cue:
        return
    marks = window.mark(verb, learned.switch)
    if marks is None:
        return
    places = set(marks.content - {token.i for token in [*draft.cue, *draft.source]})
    if not places or len(runs_of(places)) > len(runs_of(draft.tokens)):
        return
    if _cuts_conclusion(draft, places):
        return
    others = [one for one in kept if one is not draft]
    is_likelier = marks.judge(places) - marks.judge(draft.tokens) >= learned.edges
    if is_likelier and not _holds(others, places, learned.overlap):
        draft.tokens = places


def _cuts_conclusion(draft: Draft, places: set[int]) -> bool:
    """Tell whether what would be cut off begins with a *which* that speaks of the whole clause before it."""
    cut = sorted(draft.tokens - places)
    words = [draft.paragraph.doc[place] for place in cut if draft.paragraph.doc[place].is_alpha][:1]
    if not words or words[0].lower_ != "which" or not places or cut[0] < max(places):
        return False
    clause = words[0].head
    return clause.head.i in places and clause.head.pos_ in ("VERB", "AUX")


def _make(paragraph: Paragraph, window: Window, cue: list[Token], learned: Learned) -> Draft | None:
    head = max(cue, key=window.chance_of)
    marks = window.mark(head, learned.switch)
    if marks is None:
        return None
    source = list(paragraph.doc[slice(*marks.source)]) if marks.source else []
    source_head = paragraph.doc[slice(*marks.source)].root if marks.source else None
    if not source and (found := find_subject(head)):
        source, source_head = list(found.tokens), found.head
    tokens = set(marks.content) - {token.i for token in [*cue, *source]}
    # Nouns alone look alike whether somebody said them or did something with them; a third of such finds was right.
    has_verb = any(paragraph.doc[place].pos_ in ("VERB", "AUX") for place in tokens)
    if head.lemma_.lower() in UNSAYING or is_left_unsaid(head):
        return None
    is_kind = has_verb or learned.nouns
    if not is_kind or not source or not head.is_alpha or marks.judge(tokens) < learned.added:
        return None
    ordered = [head, *(token for token in cue if token is not head)]
    return Draft(paragraph, "learned", _force(head), ordered, tokens, source, source_head)


def _force(head: Token) -> Force:
    entry = verb_of(head)
    if entry is not None:
        return force_of(head, entry, "clause")
    return Force.DENIED if is_negated(head) else Force.ASSERTED


def _holds(kept: Sequence[Draft], places: set[int], overlap: float) -> bool:
    """Tell whether one of the finds has nearly these words."""
    return any(len(draft.tokens & places) > overlap * len(draft.tokens | places) for draft in kept)


@cache
def load_learned() -> Learned:
    """Return the shipped tagger with its thresholds, loaded once a process (about 0.2 s)."""
    return Learned(load_tagger())
