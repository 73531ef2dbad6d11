import pytest

from variorum.cli.words import shorten, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain — “words” of Ærø, 東京", "Plain — “words” of Ærø, 東京"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("turn \u202eback", "turn \\u202eback"),
        ("half \ud800", "half \\ud800"),
        ("over\rwritten", "over\\rwritten"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_its_escape(text: str, shown: str) -> None:
    assert show(text) == shown


def test_long_words_are_cut_with_a_mark() -> None:
    assert shorten("one two  three", 9) == "one two…"
    assert shorten("one\ntwo", 9) == "one two"
