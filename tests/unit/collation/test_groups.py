"""Grouping around a centre, candidates, names and opposites."""

from __future__ import annotations

import time

import numpy as np

from variorum.collation import parse_proposition
from variorum.collation.candidates import find_candidates
from variorum.collation.claims import group_statements
from variorum.collation.encoding import encode_texts
from variorum.collation.lexicon import is_in_turn, is_opposite, weigh_word
from variorum.collation.names import fold_name, is_same_name


def test_a_chain_of_near_neighbours_does_not_end_in_one_group() -> None:
    count = 12
    angles = np.linspace(0, np.pi, count)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    links = [(i, i + 1, 1.0) for i in range(count - 1)]
    groups = group_statements(count, links, vectors, lambda a, b: float(vectors[a] @ vectors[b]) > 0.8)
    assert len(groups) > 2
    assert all(float(vectors[a] @ vectors[b]) > 0 for group in groups for a in group.members for b in group.members)


def test_a_split_wins_over_a_merge() -> None:
    vectors = np.eye(2, dtype=np.float32)
    groups = group_statements(2, [(0, 1, 1.0)], vectors, lambda _a, _b: True, [(0, 1)], [(0, 1)])
    assert [group.members for group in groups] == [[0], [1]]


def test_candidates_name_each_pair_once_and_never_a_statement_with_itself() -> None:
    texts = ["The Orvelle dam burst.", "The dam at Orvelle gave way.", "Maresh won the race.", "Maresh was elected."]
    propositions = [parse_proposition(text, side=f"s{n}") for n, text in enumerate(texts)]
    found = find_candidates(propositions, encode_texts(texts), 3, 0.5)
    pairs = [(i, j) for i, j, _ in found]
    assert (0, 1) in pairs
    assert (2, 3) in pairs
    assert len(pairs) == len(set(pairs))
    assert all(i < j for i, j in pairs)


def test_thousands_of_equal_statements_take_no_quadratic_time() -> None:
    proposition = parse_proposition("The Orvelle dam burst.", side="s")
    vectors = encode_texts(["The Orvelle dam burst."] * 6000)
    started = time.process_time()
    found = find_candidates([proposition] * 6000, vectors, 15, 0.5)
    assert time.process_time() - started < 30
    assert len(found) <= 6000 * 15


def test_names_meet_under_one_key() -> None:
    assert fold_name("President Ana Ruiz", True) == fold_name("Ruiz", True) == "ruiz"
    assert fold_name("Karim al-Dural", True) == "dural"
    assert is_same_name("ardovia", "ardovian")
    assert not is_same_name("austria", "australia")


def test_opposites_are_opposed_and_words_of_one_concept_are_not() -> None:
    assert is_opposite("keep", "withdraw")
    assert not is_opposite("keep", "retain")
    assert is_in_turn("arrest", "release")
    assert not is_in_turn("keep", "withdraw")


def test_rare_words_weigh_more_than_common_ones() -> None:
    assert weigh_word("zither") > weigh_word("government") > weigh_word("the")
