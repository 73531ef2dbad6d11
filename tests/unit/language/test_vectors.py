from __future__ import annotations

import numpy as np

from variorum.language.vectors import WIDTH, load_vectors


def test_a_sentence_has_the_same_vector_whatever_stands_beside_it() -> None:
    encoder = load_vectors()
    alone = encoder.encode(["The ferry was late."])
    among = encoder.encode(
        ["A much longer sentence about something else altogether, with figures.", "The ferry was late."]
    )
    assert np.array_equal(alone[0], among[1])


def test_no_sentences_give_no_rows() -> None:
    assert load_vectors().encode([]).shape == (0, WIDTH)


def test_a_paraphrase_is_nearer_than_another_matter() -> None:
    a, b, c = load_vectors().encode(
        ["The mayor resigned.", "The mayor stepped down from office.", "Herring prices rose in spring."]
    )
    assert a @ b > a @ c + 0.1
