"""Sentence vectors of propositions, each distinct text encoded once a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from variorum.language.vectors import WIDTH, Vectors, load_vectors

_CACHE_LIMIT = 20_000
_cache: OrderedDict[str, Vectors] = OrderedDict()


def encode_texts(texts: Sequence[str]) -> Vectors:
    """Return one unit vector a text, shape ``(len(texts), WIDTH)``; equal texts are encoded once.

    The last ``_CACHE_LIMIT`` texts are remembered, about 30 MB.
    """
    fresh = list(dict.fromkeys(text for text in texts if text not in _cache))
    held = {text: _cache[text] for text in texts if text in _cache}
    for text, vector in zip(fresh, load_vectors().encode(fresh), strict=True):
        held[text] = vector
        _cache[text] = vector
    while len(_cache) > _CACHE_LIMIT:
        _cache.popitem(last=False)
    return np.stack([held[text] for text in texts]) if texts else np.zeros((0, WIDTH), dtype=np.float32)


def measure_likeness(left: str, right: str) -> float:
    """Return the cosine of two texts' vectors, -1 to 1."""
    if left == right:
        return 1.0
    vectors = encode_texts([left, right])
    return float(vectors[0] @ vectors[1])
