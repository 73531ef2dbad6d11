"""The parser's shortcuts change its speed and nothing else."""

from __future__ import annotations

import numpy
import pytest
from spacy.pipeline import AttributeRuler

from variorum.language.attributes import RememberingRuler
from variorum.language.matrices import OneThreadOps, find_switch
from variorum.language.pipeline import load_pipeline

PROSE = (
    "Let's go, she said; there's no reason to, y'all ain't gonna wait.",
    'The  mayor,   Ilse Brandt, "gotta" be told that there are 4,000 letters.\n',
    "C'm on! It isn't hers. There were two of them who'd known what was wrong with it.",
)


def test_remembered_rules_say_what_the_rules_say() -> None:
    pipeline = load_pipeline()
    ruler = pipeline.get_pipe("attribute_ruler")
    assert isinstance(ruler, RememberingRuler)
    plain = AttributeRuler(pipeline.vocab)
    plain.add_patterns(ruler.patterns)
    with pipeline.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        docs = [pipeline(text) for text in (*PROSE, *PROSE)]
    for doc in docs:  # the second time every token is remembered
        assert ruler.match(doc) == plain.match(doc)
    assert all(ruler.match(doc) for doc in docs)


@pytest.mark.parametrize(("first", "second"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_numpy(first: bool, second: bool) -> None:
    draw = numpy.random.default_rng(7)
    x = draw.random((5, 8) if not first else (8, 5)).astype("float32")
    y = draw.random((8, 6) if not second else (6, 8)).astype("float32")
    wanted = (x.T if first else x) @ (y.T if second else y)
    made = OneThreadOps().gemm(x, y, trans1=first, trans2=second)
    numpy.testing.assert_allclose(made, wanted, rtol=1e-5)
    room = numpy.empty_like(made)
    OneThreadOps().gemm(x, y, out=room, trans1=first, trans2=second)
    numpy.testing.assert_allclose(room, wanted, rtol=1e-5)


def test_a_product_leaves_the_number_of_threads_as_it_was() -> None:
    switch = find_switch()
    if switch is None:
        pytest.skip("NumPy was built without OpenBLAS here")
    before = switch(2)
    try:
        square = numpy.ones((4, 4), dtype="float32")
        OneThreadOps().gemm(square, square)
        assert switch(2) == 2
    finally:
        switch(before)
