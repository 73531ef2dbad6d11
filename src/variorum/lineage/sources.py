"""A report made ready for tracing: own prose, citations, credits, time, fingerprints."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from variorum.lineage.boilerplate import find_boilerplate, find_story_boilerplate
from variorum.lineage.citations import CitedOutlet, find_citations, group_citations
from variorum.lineage.credits import Credit, find_credits
from variorum.lineage.declared import Declared, find_declared
from variorum.lineage.outlet_names import NameIndex, identify_outlet
from variorum.lineage.prose import Sentence, find_sentences
from variorum.lineage.stop_words import SPEECH_WORDS
from variorum.lineage.times import Window, find_window, order_key
from variorum.lineage.vocabulary import Keys, Vocabulary, hash_runs
from variorum.model import Reading, Report, Span

MIN_WORDS = 4
RUN = 5
_CAPITAL = re.compile(r"[A-Z]\w+(?:['’]\w+)?")

Prepare = Callable[[Report, NameIndex, Reading | None, int, Collection[str]], "Source"]
Lengths = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, its words coded as characters by the vocabulary of the story.

    ``words`` are the report's own words in order, those inside quotation marks left out; ``spoken`` are the others.
    ``marked`` are the figures and names among the own words, each once.
    """

    span: Span
    words: str
    spoken: str
    marked: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One report of a story, prepared.

    ``size`` counts the own words of sentences long enough to be aligned. ``own`` and ``whole`` count the words of
    every sentence, the latter with quotations. ``plain`` tells which sentences report nobody's speech and cite no
    outlet: what somebody said can stand in two reports because both heard it, what an outlet wrote because both read
    it. ``runs`` are hashes of all runs of five words in plain sentences.
    """

    report: Report
    outlet_id: str | None
    window: Window
    sentences: tuple[Line, ...]
    own: Lengths
    whole: Lengths
    size: int
    plain: NDArray[np.bool_]
    runs: Keys
    cited: tuple[CitedOutlet, ...]
    credits: tuple[Credit, ...]
    declared: tuple[Declared, ...]
    vocabulary: Vocabulary

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def wording(self) -> tuple[str, ...]:
        """The own words of every alignable sentence: equal for reports that print the same text."""
        return tuple(sentence.words for sentence in self.sentences if len(sentence.words) >= MIN_WORDS)


def prepare_sources(
    reports: Sequence[Report],
    readings: Mapping[str, Reading] | None = None,
    most_sentences: int = 5000,
    known_boilerplate: Collection[str] = (),
    prepare: Prepare | None = None,
) -> list[Source]:
    """Return the reports made ready, in canonical order: by time, then by id."""
    names = NameIndex(report.outlet for report in reports if report.outlet)
    known_boilerplate = frozenset(known_boilerplate) | find_boilerplate(reports) | find_story_boilerplate(reports)
    prepare = prepare or partial(prepare_source, vocabulary=Vocabulary())
    return [
        prepare(report, names, (readings or {}).get(report.id), most_sentences, known_boilerplate)
        for report in sorted(reports, key=order_key)
    ]


def prepare_source(
    report: Report,
    names: NameIndex,
    reading: Reading | None,
    most_sentences: int,
    known_boilerplate: Collection[str],
    vocabulary: Vocabulary,
) -> Source:
    """Return one report made ready; its words are coded by ``vocabulary``, which learns the new ones."""
    sentences = find_sentences(report, most_sentences, known_boilerplate)
    statements = reading.statements if reading else ()
    lines = tuple(
        Line(
            s.span, vocabulary.encode(s.words), vocabulary.encode(s.spoken), vocabulary.encode(_find_marked(report, s))
        )
        for s in sentences
    )
    citations = find_citations(report, sentences, names.find(report.text))
    citing = {citation.sentence for citation in citations}
    plain = [n not in citing and not s.spoken and SPEECH_WORDS.isdisjoint(s.words) for n, s in enumerate(sentences)]
    return Source(
        report,
        identify_outlet(report.outlet)[0] if report.outlet else None,
        find_window(report.published),
        lines,
        np.array([len(line.words) for line in lines], dtype=np.float32),
        np.array([len(line.words) + len(line.spoken) for line in lines], dtype=np.float32),
        sum(len(line.words) for line in lines if len(line.words) >= MIN_WORDS),
        np.array(plain, dtype=np.bool_),
        hash_runs((line.words for line, is_plain in zip(lines, plain, strict=True) if is_plain), RUN, vocabulary),
        group_citations(report, sentences, citations, statements),
        find_credits(report),
        find_declared(report),
        vocabulary,
    )


def _find_marked(report: Report, sentence: Sentence) -> list[str]:
    """Return the figures, and the words with a capital that do not open the sentence, as they are compared."""
    named = {word.lower() for word in _CAPITAL.findall(sentence.span.of(report.text), 1)}
    return [word for word in dict.fromkeys(sentence.words) if word in named or word[:1].isdigit()]
