from __future__ import annotations

import pytest

from variorum.model import Line, Passage, Piece, Span, find_trimmed, hull


def test_a_span_gives_the_exact_words() -> None:
    assert Span(4, 10).of("The bridge fell.") == "bridge"


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 4)])
def test_a_span_that_covers_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_a_span_that_leaves_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves a text of 3"):
        Span(0, 4).of("abc")


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_the_hull_covers_all_spans_and_nothing_has_none() -> None:
    assert hull([Span(5, 7), Span(1, 3)]) == Span(1, 7)
    with pytest.raises(ValueError, match="no spans"):
        hull([])


def test_trimming_leaves_nothing_of_white_space() -> None:
    assert find_trimmed("  ab  ", 0, 6) == Span(2, 4)
    assert find_trimmed("    ", 0, 4) is None


def test_an_interrupted_passage_joins_its_pieces_visibly() -> None:
    assert Passage("r", (Span(0, 2), Span(6, 8))).of("we --- go") == "we …  g"


def test_a_line_without_words_of_a_report_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs the words"):
        Line((Piece("Nobody said this"),))
