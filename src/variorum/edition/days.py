"""Which days a collection of reports is about, and the sentences that tell what happened on them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.model import READ_KINDS, Moment, MomentType, Precision, Report, Span, find_trimmed

PAST_WEIGHT = 2.0
"""A day that reports look back on counts double (measured on Timeline17)."""
MAX_SENTENCES = 3
MIN_WORDS = 6
"""A sentence of fewer words tells too little of a day."""
_MAX_CANDIDATES = 200
_SENTENCE_END = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Sen|Gov|Rep|Col|a\.m|p\.m))\.|[!?])[”\"'’)\]]*(?=\s+[A-Z0-9“\"'‘(\[`])|\n+"
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence about a day: the report's id, where it stands there and its exact words."""

    report_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class RankedDay:
    """A day, how many independent origins name it, and up to three sentences about it, the most central first."""

    date: date
    origins: int
    sentences: tuple[RankedSentence, ...]


@dataclass(frozen=True, slots=True)
class _Naming:
    sentence: RankedSentence
    origin: str
    is_past: bool
    words: frozenset[str]


def rank_days(
    reports: Sequence[Report], moments: Mapping[str, Sequence[Moment]], origins: Mapping[str, str]
) -> tuple[RankedDay, ...]:
    """Return the days reports name, the most important first.

    Parameters
    ----------
    reports
        Reports, of one story or of many.
    moments
        Time expressions by report id.
    origins
        The reporting origin of each report by id (its own id where it is one); a day counts each origin once.

    Returns
    -------
    tuple of RankedDay
        Ranked by distinct origins that name the day, those that look back on it counted double, ties by date. Empty
        when no report names a day or has one.

    Notes
    -----
    Counting distinct documents beats counting mentions on Timeline17 (Tran et al. 2013): ``benchmarks/timeline.py``.
    """
    namings: dict[date, list[_Naming]] = defaultdict(list)
    for report in reports:
        for day, naming in _find_namings(report, moments.get(report.id, ()), origins.get(report.id, report.id)):
            namings[day].append(naming)
    scores = {day: _score(given) for day, given in namings.items()}
    common = Counter(word for given in namings.values() for word in {w for naming in given for w in naming.words})
    ranked = sorted(namings, key=lambda day: (-scores[day], day))
    return tuple(
        RankedDay(day, len({naming.origin for naming in namings[day]}), _choose(namings[day], common, len(namings)))
        for day in ranked
    )


def _score(namings: Sequence[_Naming]) -> float:
    best: dict[str, float] = {}
    for naming in namings:
        weight = PAST_WEIGHT if naming.is_past else 1.0
        best[naming.origin] = max(weight, best.get(naming.origin, 0.0))
    return sum(best.values())


def _find_namings(report: Report, moments: Sequence[Moment], origin: str) -> Iterator[tuple[date, _Naming]]:
    value = report.published.value
    published = (
        date.fromisoformat(value.value[:10])
        if value is not None and value.precision not in {Precision.YEAR, Precision.MONTH}
        else None
    )
    sentences = list(find_sentences(report))
    at = 0
    for moment in moments:
        if (
            moment.type not in {MomentType.DATE, MomentType.TIME}
            or not _DAY.match(moment.value)
            or moment.resolved is None
        ):
            continue
        while at < len(sentences) and sentences[at].end <= moment.span.start:
            at += 1
        if at == len(sentences):
            break
        if not sentences[at].contains(moment.span):
            continue
        day = date.fromisoformat(moment.value[:10])
        yield day, _name(report, sentences[at], origin, published is not None and day < published)
    if published is not None and sentences:
        yield published, _name(report, sentences[0], origin, False)


def _name(report: Report, span: Span, origin: str, is_past: bool) -> _Naming:
    text = span.of(report.text)
    return _Naming(
        RankedSentence(report.id, span, text), origin, is_past, frozenset(word.lower() for word in _WORD.findall(text))
    )


def find_sentences(report: Report) -> Iterator[Span]:
    """Yield the sentences of the blocks that are read, by punctuation and line ends, in text order."""
    for block in report.blocks:
        if block.kind not in READ_KINDS:
            continue
        start = block.span.start
        for found in _SENTENCE_END.finditer(report.text, block.span.start, block.span.end):
            span = find_trimmed(report.text, start, found.end())
            if span:
                yield span
            start = found.end()
        span = find_trimmed(report.text, start, block.span.end)
        if span:
            yield span


def _choose(namings: Sequence[_Naming], common: Counter[str], days: int) -> tuple[RankedSentence, ...]:
    """Return the sentences most like the others of their day, none repeating another."""
    distinct = list({naming.sentence.text: naming for naming in namings}.values())[:_MAX_CANDIDATES]
    counts = Counter(word for naming in distinct for word in naming.words)
    weight = {word: count * math.log(1 + days / common[word]) for word, count in counts.items()}

    def score(naming: _Naming) -> float:
        length = len(naming.words)
        total = sum(weight[word] for word in naming.words) / (length + 8)
        return total if length >= MIN_WORDS else total / 4

    chosen: list[_Naming] = []
    for naming in sorted(distinct, key=lambda item: (-score(item), item.sentence.report_id, item.sentence.span)):
        if all(_overlap(naming.words, other.words) < 0.5 for other in chosen):
            chosen.append(naming)
        if len(chosen) == MAX_SENTENCES:
            break
    return tuple(naming.sentence for naming in chosen)


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))
