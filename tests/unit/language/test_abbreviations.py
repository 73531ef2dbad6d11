from __future__ import annotations

from variorum.language.pipeline import load_pipeline


def count_sentences(text: str) -> int:
    return sum(1 for _ in load_pipeline()(text).sents)


def test_a_title_before_a_name_does_not_end_a_sentence() -> None:
    assert count_sentences("While meeting with Merrow Pres. Quill on Monday, Gov. Lund kept silent.") == 1


def test_a_full_stop_after_a_word_still_ends_one() -> None:
    assert count_sentences("The vote was no. Lund left. She met the president. Quill stayed.") >= 3
