"""Text whose full stops were lost is read in pieces."""

from __future__ import annotations

from variorum.language.endless import LONGEST
from variorum.language.pipeline import load_pipeline

CLAUSE = "the ferry left the quay at dawn and the crew counted the crates"


def lengths(text: str) -> list[int]:
    return [len(sentence) for sentence in load_pipeline()(text).sents]


def test_text_without_a_stop_is_cut_before_it_grows_without_limit() -> None:
    assert max(lengths(" ".join([CLAUSE] * 80))) <= LONGEST


def test_the_cut_falls_at_a_mark_where_there_is_one() -> None:
    doc = load_pipeline()(", ".join([CLAUSE] * 60))
    cuts = [sentence[-1].text for sentence in doc.sents if len(sentence) > 200]
    assert cuts
    assert set(cuts) == {","}


def test_a_long_sentence_with_an_end_stays_whole() -> None:
    sentence = "The list names " + ", ".join(f"the port of Velden {number}" for number in range(30)) + "."
    assert len(lengths(sentence)) == 1
