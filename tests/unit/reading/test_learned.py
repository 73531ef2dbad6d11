"""How the tagger's marks and the rules' finds become one list, with marks set by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import numpy as np

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Manner, Provenance, Report, Span, Statement
from variorum.reading.parsing import ParsedReport, parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.learned import Learned
from variorum.reading.tagger import TaggedWindow, Tagger


class Scripted:
    """Answers as a tagger that marks the words it was told: a cue, and what it brings."""

    def __init__(self, cue: str, content: str, source: str, chance: float = 0.99) -> None:
        self._parts, self._chance = (content, source), chance
        self._cue = cue
        self._text = ""
        self.reads = 0

    def read(self, text: str) -> TaggedWindow:
        self.reads += 1
        self._text = text
        offsets = [(0, 0), *((hit.start(), hit.end()) for hit in re.finditer(r"\w+|[^\w\s]", text)), (0, 0)]
        cues = [self._chance if start < end and text[start:end] == self._cue else 0.001 for start, end in offsets]
        return TaggedWindow(np.array(offsets), np.array(cues, np.float32), np.zeros((len(offsets), 4), np.float32))

    def point(self, window: TaggedWindow, pieces: Sequence[int]) -> np.ndarray:
        odds = np.full((len(pieces), len(window.offsets), 2), -6.0, np.float32)
        for kind, words in enumerate(self._parts):
            place = self._text.find(words) if words else -1
            for piece, (start, end) in enumerate(window.offsets):
                if place >= 0 and start < end and place <= start and end <= place + len(words):
                    odds[:, piece, kind] = 6.0
        return odds


def parse(text: str) -> ParsedReport:
    block = Block(Span(0, len(text)), BlockKind.PROSE, "test")
    report = Report("r", text, (block,), Provenance("-", "text/plain", "utf-8", ""))
    return parse_report(report, load_pipeline())


def attributed(text: str, script: Scripted | None, **knobs: float) -> list[Statement]:
    learned = Learned(cast(Tagger, script), **knobs) if script else None  # type: ignore[arg-type]
    return [one for one in find_statements(parse(text), learned=learned) if one.manner is not Manner.OWN]


UNKNOWN = "Mira Holt yodelled the ferry would sink by noon."


def test_a_cue_that_no_rule_knows_brings_a_statement_that_says_it_was_learned() -> None:
    script = Scripted("yodelled", "the ferry would sink by noon", "Mira Holt")
    (found,) = attributed(UNKNOWN, script)
    assert [span.of(UNKNOWN) for span in found.content] == ["the ferry would sink by noon"]
    assert [span.of(UNKNOWN) for span in found.source] == ["Mira Holt"]
    assert [span.of(UNKNOWN) for span in found.cue] == ["yodelled"]
    assert found.because.startswith("learned")
    assert found.confidence < 0.8


def test_an_unlikely_cue_brings_nothing() -> None:
    script = Scripted("yodelled", "the ferry would sink by noon", "Mira Holt", chance=0.2)
    assert not attributed(UNKNOWN, script)


def test_what_a_rule_found_is_not_found_again() -> None:
    text = "Mira Holt said that the ferry would sink by noon."
    rules = attributed(text, None)
    assert len(rules) == 1
    assert attributed(text, Scripted("said", "the ferry would sink by noon", "Mira Holt")) == rules
    other_cue = Scripted("noon", "the ferry would sink by", "Mira Holt")
    assert attributed(text, other_cue) == rules


def test_marks_on_punctuation_alone_bring_nothing() -> None:
    assert not attributed(UNKNOWN, Scripted("yodelled", ".", "Mira Holt"))


def test_a_window_of_space_and_odd_letters_is_read_without_error() -> None:
    for text in ("\u00a0 \u200b", "…", "ﬀﬀ ﬀ", "😀 said 😀.", "a" * 5000):
        attributed(text, Scripted("said", "😀", ""))


def test_a_conclusion_that_the_speaker_draws_is_not_cut_off() -> None:
    text = (
        "Mira Holt said that the crews had abandoned their boats without resisting, "
        "which explains the speed of the loss."
    )
    whole = [span.of(text) for span in attributed(text, None)[0].content]
    script = Scripted("said", "that the crews had abandoned their boats without resisting", "Mira Holt")
    (found,) = [one for one in attributed(text, script) if one.cue and one.cue[0].of(text) == "said"]
    assert [span.of(text) for span in found.content] == whole
    assert whole[0].endswith("the speed of the loss")


def test_what_was_left_unsaid_is_not_added() -> None:
    text = "The leaflet neglects to state that the ferry sank."
    assert not attributed(text, Scripted("neglects", "that the ferry sank", "The leaflet"))


def test_a_weak_find_goes_where_the_tagger_reads_no_cue() -> None:
    text = "Mira Holt praised the crews of the ferry."
    script = Scripted("nothing", "", "")
    assert attributed(text, None)
    assert not attributed(text, script, kept=0.3, everywhere=True)


def test_a_whole_paragraph_is_read_at_once_where_that_is_wanted() -> None:
    text = f"{UNKNOWN} Nobody answered her."
    script = Scripted("yodelled", "the ferry would sink by noon", "Mira Holt")
    assert attributed(text, script, whole=True)
    assert script.reads == 1


def test_a_quotation_keeps_its_edges_unless_quotations_may_be_mended() -> None:
    text = '"The ferry sank. Nobody came," said Mira Holt.'
    script = Scripted("said", "The ferry sank", "Mira Holt")
    (kept,) = attributed(text, script, everywhere=True)
    (mended,) = attributed(text, script, everywhere=True, quoted=True)
    assert [span.of(text) for span in kept.content] == ["The ferry sank. Nobody came"]
    assert [span.of(text) for span in mended.content] == ["The ferry sank"]
