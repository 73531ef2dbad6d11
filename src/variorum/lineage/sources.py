"""A report made ready for tracing: own prose, citations, credits, time, fingerprints."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from variorum.lineage.boilerplate import find_boilerplate, find_story_boilerplate
from variorum.lineage.citations import CitedOutlet, find_citations, group_citations
from variorum.lineage.credits import Credit, find_credits
from variorum.lineage.outlet_names import compile_names, identify_outlet
from variorum.lineage.prose import Sentence, find_sentences
from variorum.lineage.stop_words import SPEECH_WORDS, STOP_WORDS
from variorum.lineage.times import Window, find_window, order_key
from variorum.model import Reading, Report

MIN_WORDS = 4
RUN = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of every sentence, for alignment.

    ``content`` holds each sentence's words that carry content (none for sentences under four words), ``places`` the
    numbers of the sentences that hold a word.
    """

    sentences: tuple[tuple[str, ...], ...]
    content: tuple[frozenset[str], ...]
    places: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Source:
    """One report of a story, prepared.

    ``own`` are the words outside quotation marks, ``whole`` all of them; ``size`` counts the own words of sentences
    long enough to be aligned. ``plain`` are the numbers of the sentences that report nobody's speech: what somebody
    said can stand in two reports because both heard it. ``runs`` are hashes of all their runs of five words.
    """

    report: Report
    outlet_id: str | None
    window: Window
    sentences: tuple[Sentence, ...]
    own: Words
    whole: Words
    size: int
    plain: frozenset[int]
    runs: frozenset[int]
    cited: tuple[CitedOutlet, ...]
    credits: tuple[Credit, ...]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def wording(self) -> tuple[tuple[str, ...], ...]:
        """The own words of every alignable sentence: equal for reports that print the same text."""
        return tuple(sentence.words for sentence in self.sentences if len(sentence.words) >= MIN_WORDS)


def prepare_sources(
    reports: Sequence[Report],
    readings: Mapping[str, Reading] | None = None,
    most_sentences: int = 5000,
    known_boilerplate: Collection[str] = (),
) -> list[Source]:
    """Return the reports made ready, in canonical order: by time, then by id."""
    names = compile_names(report.outlet for report in reports if report.outlet)
    known_boilerplate = frozenset(known_boilerplate) | find_boilerplate(reports) | find_story_boilerplate(reports)
    return [
        _prepare(report, names, (readings or {}).get(report.id), most_sentences, known_boilerplate)
        for report in sorted(reports, key=order_key)
    ]


def _prepare(
    report: Report,
    names: re.Pattern[str] | None,
    reading: Reading | None,
    most_sentences: int,
    known_boilerplate: Collection[str],
) -> Source:
    sentences = find_sentences(report, most_sentences, known_boilerplate)
    statements = reading.statements if reading else ()
    plain = [n for n, s in enumerate(sentences) if not s.spoken and SPEECH_WORDS.isdisjoint(s.words)]
    return Source(
        report,
        identify_outlet(report.outlet)[0] if report.outlet else None,
        find_window(report.published),
        sentences,
        index_words([s.words for s in sentences]),
        index_words([s.words + s.spoken for s in sentences]),
        sum(len(s.words) for s in sentences if len(s.words) >= MIN_WORDS),
        frozenset(plain),
        hash_runs([sentences[n].words for n in plain]),
        group_citations(report, sentences, find_citations(report, sentences, names), statements),
        find_credits(report),
    )


def hash_runs(sentences: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return hashes of all runs of five words within a sentence."""
    return frozenset(hash(tuple(words[at : at + RUN])) for words in sentences for at in range(len(words) - RUN + 1))


def index_words(sentences: Sequence[tuple[str, ...]]) -> Words:
    """Return sentences indexed by their content words."""
    content = tuple(
        frozenset(word for word in words if word not in STOP_WORDS) if len(words) >= MIN_WORDS else frozenset()
        for words in sentences
    )
    places: dict[str, list[int]] = {}
    for number, kept in enumerate(content):
        for word in kept:
            places.setdefault(word, []).append(number)
    return Words(tuple(sentences), content, {word: tuple(numbers) for word, numbers in places.items()})
