"""Quotations of every style are found, balanced or not."""

from __future__ import annotations

import pytest

from variorum.lineage.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “the tide is late” twice.", ["“the tide is late”"]),
        ('She said "the tide is late" twice.', ['"the tide is late"']),
        ("She said «the tide is late» twice.", ["«the tide is late»"]),
        ("She said ''the tide is late'' twice.", ["''the tide is late''"]),
        ("She said ‘the tide is late’ and the mayor’s boat left.", ["‘the tide is late’"]),
        ("The mayor's boat and the pilot's boat left.", []),
        ("She said “the tide is late", ["“the tide is late"]),
        ("the tide is late,” she said.", ["the tide is late,”"]),
        ('A mast of 12" broke.', []),
    ],
)
def test_quoted_words_are_found(text, quoted):
    assert [text[a:b] for a, b in find_quotations(text)] == quoted


def test_an_open_mark_quotes_to_the_end_of_its_paragraph_only():
    text = "“The tide is late.\nThe boats left."
    assert [text[a:b] for a, b in find_quotations(text)] == ["“The tide is late."]


def test_a_text_full_of_open_marks_is_read_in_bounded_time():
    text = "“‘«„``'" * 40_000
    assert all(a < b <= len(text) for a, b in find_quotations(text))
