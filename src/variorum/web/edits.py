"""Two texts beside each other: which passages go together, and word by word what was changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from variorum.model import READ_KINDS, Reading, Report, Span, find_trimmed

MIN_LIKENESS = 0.45
"""Share of words in common order from which two sentences are set beside each other; that of lineage's alignment."""
COMMON = 40
"""A word in more sentences than this says nothing about which of them go together."""
MAX_SENTENCES = 1500
"""Sentences of a report that are looked at."""
MAX_WORK = 1_000_000
"""Pairs of words and signs compared with each other for one passage: sentences of 1,000 each, a tenth of a second."""
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]|\s+")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[\"'”’»)\]]*|\n|$)")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: ``same`` in both texts, or only in this one."""

    same: bool
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Passages that go together, with the edits marked; a side that has no partner stands alone with None."""

    left: Span | None
    right: Span | None
    likeness: float
    left_runs: tuple[Run, ...]
    right_runs: tuple[Run, ...]


def mark_edits(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both texts as runs; the runs of each, joined, are that text exactly.

    Examples
    --------
    >>> [(run.same, run.text) for run in mark_edits("nine weeks ago", "nine days ago")[1]]
    [(True, 'nine '), (False, 'days'), (True, ' ago')]
    """
    first, second = _TOKEN.findall(left), _TOKEN.findall(right)
    if len(first) * len(second) > MAX_WORK:
        return _mark_middle(first, second)
    found = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    mine = [Run(kind == "equal", "".join(first[a:b])) for kind, a, b, _, _ in found if a < b]
    theirs = [Run(kind == "equal", "".join(second[c:d])) for kind, _, _, c, d in found if c < d]
    return tuple(mine), tuple(theirs)


def _mark_middle(first: list[str], second: list[str]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return two long texts as what they share at both ends and what lies between: comparing all would take minutes."""
    most = min(len(first), len(second))
    start = next((at for at in range(most) if first[at] != second[at]), most)
    end = next((at for at in range(most - start) if first[-1 - at] != second[-1 - at]), most - start)

    def cut(tokens: list[str]) -> tuple[Run, ...]:
        stop = len(tokens) - end
        parts = ((True, tokens[:start]), (False, tokens[start:stop]), (True, tokens[stop:]))
        return tuple(Run(same, "".join(part)) for same, part in parts if part)

    return cut(first), cut(second)


def find_sentences(report: Report, reading: Reading | None) -> list[Span]:
    """Return the sentences of a report's prose, as it was read or, where it was not, cut at its full stops."""
    if reading is not None:
        return list(reading.sentences)[:MAX_SENTENCES]
    found: list[Span] = []
    for block in report.blocks:
        if block.kind in READ_KINDS:
            for match in _SENTENCE.finditer(report.text, block.span.start, block.span.end):
                span = find_trimmed(report.text, match.start(), match.end())
                if span:
                    found.append(span)
    return found[:MAX_SENTENCES]


def align_texts(left: Report, right: Report, left_spans: Sequence[Span], right_spans: Sequence[Span]) -> list[Pair]:
    """Return the sentences of ``left`` in order, each beside the sentence of ``right`` most like it, if any is.

    A sentence of ``right`` may stand beside several: a text may be cut up. Those beside none follow at the end.
    """
    first = [_words(span.of(left.text)) for span in left_spans]
    second = [_words(span.of(right.text)) for span in right_spans]
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, words in enumerate(second):
        for word in set(words):
            places[word].append(at)
    used: set[int] = set()
    pairs: list[Pair] = []
    for at, words in enumerate(first):
        best, likeness = _find_best(words, second, places)
        span = left_spans[at]
        if best is None:
            pairs.append(Pair(span, None, 0.0, (Run(False, span.of(left.text)),), ()))
            continue
        used.add(best)
        runs = mark_edits(span.of(left.text), right_spans[best].of(right.text))
        pairs.append(Pair(span, right_spans[best], likeness, *runs))
    rest = [span for at, span in enumerate(right_spans) if at not in used]
    return pairs + [Pair(None, span, 0.0, (), (Run(False, span.of(right.text)),)) for span in rest]


def _find_best(words: list[str], others: Sequence[list[str]], places: dict[str, list[int]]) -> tuple[int | None, float]:
    shared: Counter[int] = Counter()
    for word in set(words):
        if len(places.get(word, ())) <= COMMON:
            shared.update(places.get(word, ()))
    best, likeness = None, MIN_LIKENESS
    for other, count in shared.most_common(8):
        if count < 2 and len(words) > 3:
            continue
        score = float(Indel.normalized_similarity(words, others[other]))
        if score >= likeness and (best is None or score > likeness):
            best, likeness = other, score
    return best, likeness


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
