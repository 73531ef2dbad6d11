"""Text of every shape gives spans that hold, no error, and time that grows with the text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from variorum.language.pipeline import load_pipeline
from variorum.model import Block, BlockKind, Manner, Provenance, Report, Span, Statement
from variorum.reading.parsing import ParsedBlock, ParsedReport, parse_report
from variorum.reading.statements import find_statements
from variorum.reading.statements.quotations import find_quotations

PIECES = [
    "Ada Lindqvist said",
    "the bridge was safe",
    "that",
    ",",
    ".",
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    "«",
    "»",
    ":",
    "—",
    "\n",
    "according to Reuters",
    "he added",
    "denied",
    "was quoted as saying",
    "Poll:",
    "it",
    "(",
    ")",
    "?",
    "and",
    "as per",
    "told Reuters",
    "no indication",
]


def parse(text: str) -> ParsedReport:
    blocks: list[Block] = []
    place = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PROSE if blocks else BlockKind.TITLE
            blocks.append(Block(Span(place, place + len(line)), kind, "made for a test"))
        place += len(line) + 1
    report = Report("r", text, tuple(blocks), Provenance("-", "text/plain", "utf-8", ""))
    return parse_report(report, load_pipeline())


def check(text: str, found: tuple[Statement, ...]) -> None:
    ids = {one.id for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert one.content
        for span in (*one.content, *one.cue, *one.source, *(span for link in one.via for span in link.spans)):
            assert span.of(text).strip() == span.of(text)
        assert one.parent_id is None or one.parent_id in ids
        assert 0 <= one.confidence <= 1
        assert (one.manner is Manner.OWN) == (not one.cue and one.speaker.name is None and not one.speaker.anonymous)


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(deadline=None, max_examples=60)
def test_any_order_of_words_and_marks_gives_spans_that_hold(pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(text, find_statements(parse(text)))


@given(st.text(alphabet="ab “”\"'‘’«».,\n", max_size=80))
@settings(deadline=None, max_examples=200)
def test_quotations_never_overlap_and_stay_inside(text: str) -> None:
    found = find_quotations(text)
    for quotation in found:
        assert 0 <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
    for before, after in pairwise(found):
        assert before.end <= after.start


@pytest.mark.parametrize(
    "text",
    ["", "   ", "“", "”", "said", ":", "…", "\u200b", "1. 2. 3.", "— — —", "“”", "He said.", "According to", "as per"],
)
def test_scraps_are_read_without_an_error(text: str) -> None:
    check(text, find_statements(parse(text)))


def test_a_poem_and_a_list_are_the_reports_own_voice() -> None:
    text = "The river bends,\nthe river bends again\n• two bridges\n• one ferry across the bay"
    found = find_statements(parse(text))
    assert found
    assert all(one.manner is Manner.OWN for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Q: Is the bridge safe?\nA: It is. We looked at it.\nQ: When?\nA: In May.",
        "10:02 The mayor is here.\n10:05 BREAKING: bridge shut\n10:07 Mayor: “no comment\n10:09 More follows",
        "Home\nNews\nSport\nMost read: the bridge\nSign up: our letter\nRelated: the ferry",
        "“The bridge ”is” safe, “said Ada Example. ”It will open\n” she said “",
        "' ' ' said ' Ada \" Example '' that `` the bridge « was » ‘ safe",
        "the bridge is safe said ada example it will open in may she said and that is that",
        "Ein Wort. Noch ein Wort, sagte er. „Die Brücke ist sicher“, sagte sie.",
    ],
)
def test_transcripts_live_blogs_menus_and_broken_marks_give_spans_that_hold(text: str) -> None:
    found = find_statements(parse(text))
    check(text, found)
    assert found


def test_nothing_is_attributed_to_a_heading_or_a_menu() -> None:
    text = "Most read: the bridge is closed again\nRelated: the ferry sails at nine\nSign up: our letter comes daily"
    assert all(one.manner is Manner.OWN for one in find_statements(parse(text)))


def test_a_text_of_two_hundred_thousand_words_in_one_paragraph_is_read_in_straight_time() -> None:
    line = 'Ada Lindqvist said on Monday that the bridge was safe. "It will open in May," she added, "or in June." '
    doc = load_pipeline()(line * 50)
    took = []
    for copies in (20, 200):
        joined = Doc.from_docs([doc] * copies)
        assert joined is not None
        block = Block(Span(0, len(joined.text)), BlockKind.PROSE, "made for a test")
        report = Report("r", joined.text, (block,), Provenance("-", "text/plain", "utf-8", ""))
        began = time.process_time()
        find_statements(ParsedReport(report, (ParsedBlock(block, joined, 0),)))
        took.append(time.process_time() - began)
    assert len(joined.text.split()) >= 200_000
    # Ten times the text: ten times the time, with room for a busy machine; a square would be a hundred.
    assert took[1] < 25 * took[0] + 1.0


def test_time_grows_with_the_text_even_in_one_paragraph() -> None:
    line = 'Ada Lindqvist said on Monday that the bridge was safe. "It will open in May," she added, "or in June." '
    took = []
    for copies in (100, 400):
        parsed = parse("Title\n" + line * copies)
        began = time.process_time()
        find_statements(parsed)
        took.append(time.process_time() - began)
    # Four times the text: four times the time, with room for a busy machine; a square would be sixteen.
    assert took[1] < 9 * took[0] + 0.5
