"""The parts of the server that need no server."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Block, BlockKind, Edition, Provenance, Report, Span
from variorum.web.addresses import find_id, join_query, make_key, report_path
from variorum.web.edits import align_texts, find_sentences, mark_edits
from variorum.web.selection import Selection, narrow, parse_selection
from variorum.web.templating import make_visible, mark_found

WORDS = st.text(alphabet=st.sampled_from("ab ,.é’\n7"), max_size=60)
ANYTHING = st.text(max_size=200)


@given(WORDS, WORDS)
def test_the_runs_of_two_texts_are_these_texts(left: str, right: str) -> None:
    mine, theirs = mark_edits(left, right)
    assert "".join(run.text for run in mine) == left
    assert "".join(run.text for run in theirs) == right
    assert "".join(run.text for run in mine if run.same) == "".join(run.text for run in theirs if run.same)


def test_a_sentence_without_end_is_compared_in_no_time() -> None:
    left, right = "a, " * 40_000 + "x" + " b" * 40_000, "a, " * 40_000 + "y" + " b" * 40_000
    mine, theirs = mark_edits(left, right)
    assert ["".join(run.text for run in runs) for runs in (mine, theirs)] == [left, right]
    assert [run.text for run in mine if not run.same] == ["x"]
    assert [run.text for run in theirs if not run.same] == ["y"]


@given(st.lists(ANYTHING, max_size=20, unique=True))
def test_every_id_has_a_key_that_is_one_part_of_a_path_and_leads_back(ids: list[str]) -> None:
    for item in ids:
        key = make_key(item)
        assert key
        assert not set(key) & set("/?#%\\ <>\"'")
        assert not key.startswith(".")
        assert find_id(key, ids) == item


@given(ANYTHING)
def test_what_is_made_visible_can_be_sent_and_turns_nothing(text: str) -> None:
    shown = make_visible(text)
    shown.encode("utf-8")
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")


@given(ANYTHING)
def test_an_excerpt_is_escaped_but_for_its_marks(text: str) -> None:
    marked = str(mark_found(text)).replace("<mark>", "").replace("</mark>", "")
    assert "<" not in marked
    assert ">" not in marked


def report(report_id: str, *sentences: str) -> Report:
    text = " ".join(sentences)
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE, "made up"),)
    return Report(report_id, text, blocks, Provenance("-", "text/plain", "utf-8", "0"))


def test_sentences_are_set_beside_those_they_were_made_from() -> None:
    left = report("a", "The bridge at Vellin will stay shut for nine days.", "A choir sang in the rain on Sunday.")
    right = report("b", "Rust was found.", "The bridge at Vellin will stay shut for nine weeks, Roe said.")
    pairs = align_texts(left, right, find_sentences(left, None), find_sentences(right, None))
    together = [pair for pair in pairs if pair.left and pair.right]
    assert len(together) == 1
    assert together[0].left is not None
    assert together[0].left.of(left.text).startswith("The bridge")
    assert [run.text for run in together[0].left_runs if not run.same] == ["days"]
    alone = [pair for pair in pairs if not (pair.left and pair.right)]
    assert len(alone) == 2


def test_all_of_both_texts_is_shown() -> None:
    left, right = report("a", "One two three four.", "Five six seven."), report("b", "One two three four five.")
    pairs = align_texts(left, right, find_sentences(left, None), find_sentences(right, None))
    assert "".join(run.text for pair in pairs for run in pair.left_runs) == "One two three four.Five six seven."
    assert "".join(run.text for pair in pairs for run in pair.right_runs) == right.text


def test_a_query_leaves_out_what_is_empty_and_escapes_the_rest() -> None:
    assert join_query("/x", {"a": "", "b": "1&c=2", "d": None}) == "/x?b=1%26c%3D2"
    assert report_path("a/b", [Span(1, 5), Span(7, 9)]).endswith("?at=1-5,7-9#at")


def test_a_selection_is_read_from_a_query_and_written_back() -> None:
    selection = parse_selection({"speaker": " Roe ", "differing": "on", "page": "3"})
    assert selection == Selection("Roe", differing=True)
    assert parse_selection(selection.query) == selection
    assert parse_selection({}).is_empty


def test_an_empty_selection_leaves_the_edition_itself(harbour_edition: Edition) -> None:
    assert narrow(harbour_edition, Selection()) is harbour_edition


def test_an_origin_keeps_only_the_reports_that_go_back_to_it(harbour_edition: Edition) -> None:
    wire = narrow(harbour_edition, Selection(origin="r-b495a4d01bf1"))
    kept = set(wire.story.report_ids)
    assert "r-b495a4d01bf1" in kept
    assert 1 < len(kept) < 12
    assert all({cell.report_id for cell in row.cells} <= kept for row in wire.rows)
    assert all(edge.child in kept for edge in wire.lineage.dependences)
