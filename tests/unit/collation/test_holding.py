"""What keeps statements out of one claim: paragraphs that share no sentence, demands, opposed words of other things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from variorum.collation import parse_proposition
from variorum.collation.holding import measure_nearest_sentences, split_sentences
from variorum.collation.joining import is_one_claim
from variorum.collation.proposition import Proposition
from variorum.model import Force, Relation, RelationKind
from variorum.settings import CollationSettings


def relate(left: Proposition, right: Proposition, kind: RelationKind, score: float, rule: str) -> bool:
    relation = Relation(left.id, right.id, kind, 0.8, score, "Said so.", left.passage, right.passage, rule)
    return is_one_claim(relation, left, right, CollationSettings())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The dam held.", 1),
        ("The dam held. Nobody left town … We are proud", 3),
        ("The bill of Sept. 11 names Dr. Lund and the U.S. Coast Guard", 1),
        ("“It held!” He left.", 2),
        ("", 0),
    ],
)
def test_sentences_end_at_marks_and_not_at_abbreviations(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


SPEECH = (
    "The council wants the harbour dredged before winter. Fishermen in Brenn lost two boats on the sandbank. The bank"
    " of the river will be planted with willows by the school."
)


def test_a_sentence_told_in_a_paragraph_is_near_to_it() -> None:
    paragraph = parse_proposition(SPEECH, side="a")
    sentence = parse_proposition("Two boats of Brenn fishermen were lost on the sandbank.", side="b")
    assert measure_nearest_sentences(paragraph, sentence) > 0.7
    assert relate(paragraph, sentence, RelationKind.WIDER, 0.8, "contained")


def test_words_gathered_from_all_sentences_of_a_paragraph_are_not_one_claim_of_it() -> None:
    paragraph = parse_proposition(SPEECH, side="a")
    gathered = parse_proposition(
        "The school of Brenn lost its council grant before the river festival, a teacher wrote.", side="b"
    )
    assert measure_nearest_sentences(paragraph, gathered) < 0.5
    assert not relate(paragraph, gathered, RelationKind.WIDER, 0.8, "contained")


def test_two_single_sentences_are_left_to_the_comparison() -> None:
    one, other = parse_proposition("The dam held.", side="a"), parse_proposition("The mayor left.", side="b")
    assert measure_nearest_sentences(one, other) == 1.0


def test_opposed_words_not_known_to_be_of_one_thing_need_some_likeness() -> None:
    one = parse_proposition("The mayor signed the harbour bill.", side="a")
    other = parse_proposition("The mayor never signed the harbour bill.", side="b")
    assert relate(one, other, RelationKind.CONTRADICTS, 0.1, "opposed")
    assert relate(one, other, RelationKind.UNSURE, 0.5, "opposed")
    assert not relate(one, other, RelationKind.UNSURE, 0.1, "opposed")


def test_what_is_demanded_is_told_apart_from_what_is_said_to_be_so() -> None:
    one = parse_proposition("The mayor to sign the harbour bill", side="a")
    demand = replace(one, force=Force.DEMANDED)
    other = parse_proposition("The mayor signed the harbour bill on the quay.", side="b")
    assert relate(one, other, RelationKind.NARROWER, 0.8, "contained")
    assert not relate(demand, other, RelationKind.NARROWER, 0.8, "contained")


def test_two_speakers_quoted_in_their_own_words_make_two_claims_unless_a_rule_finds_them_the_same() -> None:
    words = "He fought for the fishermen of Brenn and for their harbour all his life."
    others = "A man of the harbour who stood by the fishermen of Brenn."
    one = replace(parse_proposition(words, side="a"), quoted=True, speaker="lund")
    other = replace(parse_proposition(others, side="b"), quoted=True, speaker="vale")
    assert not relate(one, other, RelationKind.UNSURE, 0.95, "no-slot")
    assert relate(one, replace(other, speaker="lund"), RelationKind.UNSURE, 0.95, "no-slot")
    assert relate(one, replace(other, quoted=False), RelationKind.UNSURE, 0.95, "no-slot")
    assert relate(one, other, RelationKind.SAME, 0.95, "same")
    copied = replace(parse_proposition(words[:-1] + ", friends say.", side="b"), quoted=True, speaker="vale")
    assert relate(one, copied, RelationKind.UNSURE, 0.95, "no-slot")
