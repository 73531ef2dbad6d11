from __future__ import annotations

from variorum.edition.wording import (
    is_quoting,
    is_self_contained,
    score_significance,
    share_content,
    speaks_to_readers,
)


def test_shared_content_is_measured_against_the_shorter_text() -> None:
    assert share_content("The dam burst.", "At dawn the old dam burst above Vellin.") == 1.0
    assert share_content("The dam burst.", "Herring was sold.") == 0.0
    assert share_content("the", "the") == 0.0


def test_words_of_weight_are_counted_once_each_and_at_most_three() -> None:
    assert score_significance("It is a key test of a crucial, crucial plan.") == 3.0
    assert score_significance("The boat left at nine.") == 0.0


def test_a_sentence_that_opens_with_a_pronoun_does_not_stand_alone() -> None:
    assert not is_self_contained("He said so.")
    assert is_self_contained("Heating was cut.")


def test_a_headline_that_opens_with_a_quotation_mark_is_somebodys_words() -> None:
    assert is_quoting("‘We were lucky’: mayor thanks crews")
    assert not is_quoting("Mayor says ‘we were lucky’")


def test_a_sentence_that_leans_on_the_one_before_does_not_stand_alone() -> None:
    for words in ("Shortly afterwards, the wall fell.", "“It was cold,” he said.", "Days later the ferry sank."):
        assert not is_self_contained(words)
    assert is_self_contained("The ferry sank days later.")


def test_comments_and_words_about_the_report_itself_speak_to_readers_and_quotations_do_not() -> None:
    assert speaks_to_readers("Most of us remember the flood.")
    assert speaks_to_readers("A previous version of this article named the wrong dam.")
    assert speaks_to_readers("Here are six reasons to love the dam:")
    assert not speaks_to_readers("“We ran for our lives,” the miller said.")
    assert not speaks_to_readers("The US sent engineers to the dam.")
